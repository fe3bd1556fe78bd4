import Diagnostics
import SourceText

/// The words of reports in both languages.
enum ReportWords {
  static let note = LocalizedText(ja: "補足", en: "note")
  static let help = LocalizedText(ja: "ヒント", en: "help")
  static let fix = LocalizedText(ja: "直し方", en: "fix")
  static let fullStop = LocalizedText(ja: "。", en: ".")
  static let plainHelp = LocalizedText(ja: "ヒント。", en: "Help: ")

  static func severity(_ severity: Severity) -> LocalizedText {
    switch severity {
    case .error: LocalizedText(ja: "エラー", en: "error")
    case .warning: LocalizedText(ja: "警告", en: "warning")
    case .note: LocalizedText(ja: "参考", en: "note")
    }
  }

  static func count(_ count: Int, _ severity: Severity) -> LocalizedText {
    let word = ReportWords.severity(severity)
    return LocalizedText(
      ja: "\(word.japanese) \(grouped(count))件",
      en: "\(grouped(count)) \(word.english)\(count == 1 ? "" : "s")")
  }

  static func list(_ parts: [LocalizedText]) -> LocalizedText {
    LocalizedText(
      ja: parts.map(\.japanese).joined(separator: "、"),
      en: parts.map(\.english).joined(separator: ", "))
  }

  static func inBrackets(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(ja: "（\(text.japanese)）", en: " (\(text.english))")
  }

  static func way(of fix: Fix) -> LocalizedText {
    switch fix.applicability {
    case .safe: LocalizedText(ja: "（自動的に直せます）", en: " (safe to apply as shown)")
    case .review: LocalizedText(ja: "（確かめてから直してください）", en: " (check it before applying)")
    }
  }

  static func moreInFile(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "このファイルには、ほかに\(grouped(count))件あります。",
      en: "\(grouped(count)) more in this file.")
  }

  static func more(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "ほかに\(grouped(count))件あります。直してからもう一度調べるか、--all で全部を表示してください。",
      en: "\(grouped(count)) more; check again after fixing these, or show all with --all.")
  }

  /// How many findings are left out, and how they are seen; what guards people is told apart.
  static func more(
    _ rest: ArraySlice<Diagnostic>, than first: FirstFindings
  ) -> LocalizedText {
    let guarding = rest.count(where: first.isProtected)
    var text = LocalizedText(
      ja: "ほかに\(grouped(rest.count))件あります", en: "\(grouped(rest.count)) more")
    if guarding > 0 {
      text = LocalizedText(
        ja: text.japanese + "（うち\(grouped(guarding))件は個人情報・秘密・公開範囲についてのもの）",
        en: text.english
          + " (\(grouped(guarding)) of them about personal data, secrets or disclosure)")
    }
    guard let command = first.command else {
      return LocalizedText(
        ja: text.japanese + "。上のものを直してもう一度試すと、続きを表示します。",
        en: text.english + "; mend these and try again to see them.")
    }
    let unseen = rest.count { !first.isSeenByCommand($0) }
    guard unseen == 0 else {
      return LocalizedText(
        ja: text.japanese + "。\(grouped(unseen))件は、上のものを直してもう一度試すと表示します。"
          + "ほかを見るには: \(command)",
        en: text.english + ", \(grouped(unseen)) of which another try shows once these are mended; "
          + "to see the others: \(command)")
    }
    return LocalizedText(
      ja: text.japanese + "。全部を見るには: \(command)",
      en: text.english + "; to see all: \(command)")
  }

  static func hidden(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "（参考 \(grouped(count))件は省いています。--all を付けると表示します）",
      en: "(\(grouped(count)) left out; --all shows them)")
  }

  static func summary(_ report: Report) -> LocalizedText {
    let files = report.fileCount
    let checked = LocalizedText(
      ja: "\(grouped(files))個のファイルを調べました。",
      en: "Checked \(grouped(files)) file\(files == 1 ? "" : "s"): ")
    let rest = leftOut(report)
    guard !report.diagnostics.isEmpty else {
      let problems =
        report.knownCount > 0
        ? LocalizedText(ja: "新しい問題はありません。", en: "no new problems.")
        : LocalizedText(ja: "問題はありません。", en: "no problems.")
      return LocalizedText(
        ja: checked.japanese + problems.japanese + rest.japanese,
        en: checked.english + problems.english + rest.english)
    }
    let counts = list(
      [Severity.error, .warning, .note].map { ReportWords.count(report.count(of: $0), $0) })
    let fixes = mendable(report)
    return LocalizedText(
      ja: "\(checked.japanese)\(counts.japanese)。\(fixes.japanese)\(rest.japanese)",
      en: "\(checked.english)\(counts.english).\(fixes.english)\(rest.english)")
  }

  /// How many findings need no person to be mended, and by which command, if any do.
  private static func mendable(_ report: Report) -> LocalizedText {
    let count = report.safelyFixableCount
    guard count > 0 else { return LocalizedText(ja: "", en: "") }
    guard let command = report.mendingCommand else {
      return LocalizedText(
        ja: "うち\(grouped(count))件は、示した直し方のとおりに直せます。",
        en: " \(grouped(count)) can be fixed exactly as shown.")
    }
    return LocalizedText(
      ja: "うち\(grouped(count))件は、「\(command)」で自動的に直せます。",
      en: " \(grouped(count)) can be fixed by '\(command)'.")
  }

  /// What is not among the findings, if anything.
  private static func leftOut(_ report: Report) -> LocalizedText {
    var text = LocalizedText(ja: "", en: "")
    if report.suppressedCount > 0 {
      text = LocalizedText(
        ja: "ほかに、許可されている指摘が\(grouped(report.suppressedCount))件あります。",
        en: " \(grouped(report.suppressedCount)) more "
          + "\(report.suppressedCount == 1 ? "is" : "are") allowed."
      )
    }
    guard report.knownCount > 0 else { return text }
    return LocalizedText(
      ja: text.japanese + "前からある\(grouped(report.knownCount))件は省いています。",
      en: text.english + " \(grouped(report.knownCount)) were there before and are left out.")
  }
}

extension ReportWords {
  /// A message with a capital letter, where its first word is one, and a full stop.
  static func sentence(_ text: LocalizedText, in language: Language) -> String {
    var text = text[language]
    if language == .english { capitalize(&text) }
    // What is to be copied ends as it is written.
    if let last = text.last, "。.!?！？}".contains(last) { return text }
    return text + ReportWords.fullStop[language]
  }

  /// Makes the first letter of a plain word great; names of files and fields stay as they are.
  private static func capitalize(_ text: inout String) {
    let word = text.utf8.prefix { (0x61...0x7A).contains($0) }
    guard let first = word.first, text.utf8.count > word.count,
      text.utf8.dropFirst(word.count).first == 0x20
    else { return }
    text.replaceSubrange(
      ...text.startIndex, with: String(UnicodeScalar(first - 0x20)))
  }

  static func inCommit(_ commit: String) -> LocalizedText {
    LocalizedText(
      ja: "コミット \(commit.prefix(10)) の内容への指摘です。",
      en: "In the content of commit \(commit.prefix(10)).")
  }

  static func plainFile(_ path: RepositoryPath, _ count: Int, commit: String?) -> LocalizedText {
    let findings = "\(grouped(count)) finding\(count == 1 ? "" : "s")"
    if let name = nameWithoutFile(path, commit: commit) {
      return LocalizedText(
        ja: "\(name.japanese)に\(grouped(count))件あります。",
        en: "The \(name.english) has \(findings).")
    }
    let japanese = commit.map { "コミット \($0.prefix(10)) の" } ?? ""
    let english = commit.map { " in commit \($0.prefix(10))" } ?? ""
    return LocalizedText(
      ja: "\(japanese)ファイル \(path) に\(grouped(count))件あります。",
      en: "File \(path)\(english) has \(findings).")
  }

  /// What a file of a past commit is called in a heading.
  static func file(_ path: RepositoryPath, inCommit commit: String) -> LocalizedText {
    LocalizedText(
      ja: "コミット \(commit.prefix(10)) の \(path)", en: "\(path) in commit \(commit.prefix(10))")
  }

  /// What a text is called that is no file but has a path among findings: a message, the name of a
  /// branch or a tag; `nil` for a file.
  static func nameWithoutFile(_ path: RepositoryPath, commit: String?) -> LocalizedText? {
    let digits = commit.map { String($0.prefix(10)) }
    switch path {
    case .commitMessage:
      return LocalizedText(
        ja: digits.map { "コミット \($0) のメッセージ" } ?? "コミットメッセージ",
        en: digits.map { "message of commit \($0)" } ?? "commit message")
    case .tagMessage:
      return LocalizedText(
        ja: digits.map { "タグ \($0) のメッセージ" } ?? "タグのメッセージ",
        en: digits.map { "message of tag \($0)" } ?? "message of a tag")
    default: break
    }
    // A file can have such a path, but hardly in a commit.
    guard commit != nil, path.isAtOrBelow("refs") else { return nil }
    let name = path.description
    if let branch = name.dropping("refs/heads/") {
      return LocalizedText(ja: "ブランチの名前「\(branch)」", en: "name of the branch '\(branch)'")
    }
    if let tag = name.dropping("refs/tags/") {
      return LocalizedText(ja: "タグの名前「\(tag)」", en: "name of the tag '\(tag)'")
    }
    return nil
  }

  static func plainFinding(
    _ number: Int, _ severity: Severity, _ place: TextPosition
  ) -> LocalizedText {
    let word = ReportWords.severity(severity)
    return LocalizedText(
      ja: "\(grouped(number))件目は\(word.japanese)で、\(place.line)行目の\(place.column)文字目です。",
      en: "Finding \(grouped(number)): \(word.english) at line \(place.line), "
        + "column \(place.column).")
  }

  static func plainText(_ text: String) -> LocalizedText {
    LocalizedText(ja: "その場所には「\(text)」と書かれています。", en: "The text there is: \(text)")
  }

  static func plainNote(_ path: String?, _ place: TextPosition) -> LocalizedText {
    let japanese = path.map { "\($0) の" } ?? ""
    let english = path.map { "\($0), " } ?? ""
    return LocalizedText(
      ja: "補足、\(japanese)\(place.line)行目。", en: "Note at \(english)line \(place.line): ")
  }

  static func plainFix(_ fix: Fix) -> LocalizedText {
    switch fix.applicability {
    case .safe: LocalizedText(ja: "自動的に直せます。", en: "Safe fix: ")
    case .review: LocalizedText(ja: "確かめてから直してください。", en: "Possible fix: ")
    }
  }

  static func plainRule(_ rule: RuleID) -> LocalizedText {
    LocalizedText(ja: "規則の名前は \(rule) です。", en: "The rule is \(rule).")
  }
}

extension ReportWords {
  static let otherFiles = LocalizedText(ja: "指摘のないファイル", en: "files without findings")

  static let summaryHead = LocalizedText(
    ja: "| 場所 | 指摘 | 内容 |", en: "| Place | Finding | What to do |")

  static func notAnnotated(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "GitHub が注釈として表示するのは、重さごとに10件までです。ほかに\(grouped(count))件あり、"
        + "このステップのログの続きに書いてあります。",
      en: "GitHub shows at most 10 annotations of a level; \(grouped(count)) more "
        + "\(count == 1 ? "follows" : "follow") in the log of this step.")
  }

  static func moreThanShown(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "ほかに\(grouped(count))件あります。ステップのログを見てください。",
      en: "\(grouped(count)) more; see the log of the step.")
  }
}

extension String {
  /// The rest of a text behind a beginning, or `nil` when it begins otherwise.
  fileprivate func dropping(_ beginning: String) -> Substring? {
    hasPrefix(beginning) ? dropFirst(beginning.count) : nil
  }
}
