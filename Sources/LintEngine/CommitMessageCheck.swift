package import Diagnostics
import LintRules
import Patterns
import SourceText
package import Storehouse

/// Checks how a commit message is written: its subject and its trailers.
///
/// A pure function of the message and the configuration; personal data and secrets in a message
/// are for `ProtectedCheck`.
package struct CommitMessageCheck: Sendable {
  private let policy: CommitMessagePolicy
  private let levels: RuleLevels
  private let ids: @Sendable (_ role: String) -> [String]

  /// Prepares a check; `ids` gives the ids of the entries that have a role.
  package init(
    _ configuration: Configuration, idsOfRole ids: @escaping @Sendable (String) -> [String]
  ) {
    policy = configuration.commitMessages
    levels = RuleLevels(configuration)
    self.ids = ids
  }

  /// What should be written otherwise, in the order of the lines.
  package func findings(in message: CommitMessage) -> [Diagnostic] {
    allFindings(in: message).compactMap(levels.adjusted)
  }

  private func allFindings(in message: CommitMessage) -> [Diagnostic] {
    guard let subject = message.subject else {
      return [finding(Self.subject, .emptyMessage, SourceRange(at: 0), in: message)]
    }
    guard !message.isMadeByGit else { return [] }
    return subjectFindings(subject, in: message) + trailerFindings(in: message)
  }

  private static let subject = CommitSubject.descriptor.id
  private static let trailer = CommitTrailer.descriptor.id

  // MARK: Subject

  private func subjectFindings(
    _ subject: CommitMessage.Line, in message: CommitMessage
  ) -> [Diagnostic] {
    var found: [LocalizedText] = []
    let width = displayWidth(of: subject.text)
    if Self.isVague(subject.text) {
      found.append(.vagueSubject(subject.text))
    } else if width > policy.largestSubjectWidth {
      found.append(.longSubject(width, policy.largestSubjectWidth))
    }
    if let last = subject.text.last, "。．.".contains(last), !subject.text.hasSuffix("..") {
      found.append(.fullStop(String(last)))
    }
    var diagnostics = found.map { finding(Self.subject, $0, subject.range, in: message) }
    if message.lines.count > 1, !message.lines[1].text.isEmpty {
      diagnostics.append(
        finding(Self.subject, .noBlankLine, message.lines[1].range, in: message))
    }
    return diagnostics
  }

  /// Whether a subject is one of the words that say nothing, whatever stands around it.
  static func isVague(_ subject: String) -> Bool {
    let letters = subject.lowercased().unicodeScalars.filter { scalar in
      scalar.properties.isAlphabetic || scalar.properties.isIdeographic
    }
    let text = String(String.UnicodeScalarView(letters))
    return text.isEmpty || VagueWords.areAll(of: text)
  }

  // MARK: Trailers

  private func trailerFindings(in message: CommitMessage) -> [Diagnostic] {
    let written = message.trailers
    return policy.trailers.flatMap { wanted -> [Diagnostic] in
      let matching = written.filter { $0.name.lowercased() == wanted.name.lowercased() }
      if matching.isEmpty {
        guard wanted.isRequired, let last = message.lines.last else { return [] }
        let text = LocalizedText.missingTrailer(wanted.name, example: example(of: wanted))
        return [finding(Self.trailer, text, last.range, in: message)]
      }
      return matching.compactMap { trailer in
        problem(with: trailer.value, of: wanted).map {
          finding(Self.trailer, $0, trailer.line.range, in: message)
        }
      }
    }
  }

  private func problem(
    with value: String, of wanted: CommitMessagePolicy.Trailer
  ) -> LocalizedText? {
    if value.isEmpty { return .emptyTrailer(wanted.name) }
    if let role = wanted.role {
      let known = ids(role)
      guard known.contains(value) else {
        return .unknownID(
          value, wanted.name, near: nearestName(to: value, among: known), examples: known)
      }
    }
    // A pattern that cannot be read has been reported as a fault of the configuration.
    if let text = wanted.pattern, let pattern = try? Pattern("^(?:\(text))$"),
      pattern.firstMatch(in: value) == .notMatched
    {
      return .otherThanPattern(value, wanted.name, text)
    }
    return nil
  }

  private func example(of wanted: CommitMessagePolicy.Trailer) -> String? {
    wanted.role.flatMap { ids($0).first }
  }

  private func finding(
    _ rule: RuleID, _ text: LocalizedText, _ range: SourceRange, in message: CommitMessage
  ) -> Diagnostic {
    Diagnostic(rule: rule, message: text, path: message.source.path, range: range)
  }
}

// MARK: - The words

extension LocalizedText {
  fileprivate static let emptyMessage = LocalizedText(
    ja: "メッセージが空です。1行目に、何をなぜ変えたかを短く書いてください（例:「窓口の電話受付時間を4月からのものに改める」）",
    en: "The message is empty; say in the first line what changes and why, for example "
      + "'Give the desk its opening hours from April'")

  fileprivate static func vagueSubject(_ subject: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(subject)」だけでは、何をなぜ変えたかが分かりません。"
        + "変えたものと理由を書いてください（例:「窓口の電話受付時間を4月からのものに改める」）",
      en: "'\(subject)' does not say what changes; name the thing and the reason, for example "
        + "'Give the desk its opening hours from April'")
  }

  fileprivate static func longSubject(_ width: Int, _ limit: Int) -> LocalizedText {
    LocalizedText(
      ja: "1行目が長すぎます（半角で\(width)文字分。上限は\(limit)文字分で、全角なら\(limit / 2)文字）。"
        + "1行目は要点だけにし、1行空けて3行目から詳しく書いてください",
      en: "The first line takes \(width) columns of at most \(limit) (a Japanese character takes "
        + "two); keep the gist there and put the rest below a blank line")
  }

  fileprivate static func fullStop(_ mark: String) -> LocalizedText {
    LocalizedText(
      ja: "1行目は見出しなので、終わりの「\(mark)」を取ってください",
      en: "The first line is a heading; take the '\(mark)' off its end")
  }

  fileprivate static let noBlankLine = LocalizedText(
    ja: "2行目は空けてください。続けて書くと、git が1行目とつなげて表示します",
    en: "Leave the second line blank; otherwise git shows it joined to the first")

  fileprivate static func missingTrailer(_ name: String, example: String?) -> LocalizedText {
    let value = example ?? "…"
    return LocalizedText(
      ja: "「\(name):」の行がありません。最後に1行空けて「\(name): \(value)」のように書いてください",
      en: "The line '\(name):' is missing; after a blank line at the end write "
        + "'\(name): \(value)'")
  }

  fileprivate static func emptyTrailer(_ name: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(name):」の後に何も書かれていません。内容を書いてください",
      en: "Nothing follows '\(name):'; write its value")
  }

  fileprivate static func unknownID(
    _ value: String, _ name: String, near: String?, examples: [String]
  ) -> LocalizedText {
    if let near {
      return LocalizedText(
        ja: "「\(name): \(value)」という id の項目はありません。「\(near)」の誤りではありませんか",
        en: "No entry has the id of '\(name): \(value)'; did you mean '\(near)'?")
    }
    if examples.isEmpty {
      return LocalizedText(
        ja: "「\(name): \(value)」に書ける id の項目が、まだ一つもありません。先に項目を作ってください",
        en: "There is no entry yet whose id '\(name):' could hold; add one first")
    }
    let list = examples.prefix(8)
    let more = examples.count > list.count
    return LocalizedText(
      ja: "「\(name): \(value)」という id の項目はありません。書けるのは "
        + list.joined(separator: "、") + (more ? " などです" : " です"),
      en: "No entry has the id of '\(name): \(value)'; known are "
        + list.joined(separator: ", ") + (more ? " and others" : ""))
  }

  fileprivate static func otherThanPattern(
    _ value: String, _ name: String, _ pattern: String
  ) -> LocalizedText {
    LocalizedText(
      ja: "「\(name): \(value)」は、kura.yaml で決めた形（\(pattern)）に合いません",
      en: "'\(name): \(value)' does not have the form that kura.yaml asks for (\(pattern))")
  }
}
