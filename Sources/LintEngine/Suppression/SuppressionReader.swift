import Diagnostics
import DocumentTree
import Editions
import LintRules
import SourceText

/// Reads the comments of a file that speak to kura.
struct SuppressionReader {
  private let parsed: ParsedSource
  /// Where the documents begin, and where the last part of each does.
  private let extents: [Int]
  private let lastStarts: [Int]
  private var found = FileSuppressions()

  /// What the comments of a file say; without a look at any where the word `kura` is nowhere.
  static func suppressions(in parsed: ParsedSource) -> FileSuppressions? {
    guard mentionsKura(parsed.source.bytes), let first = parsed.documents.first else { return nil }
    // The source of a front matter's document ends where the Markdown begins.
    var reader = SuppressionReader(
      parsed: ParsedSource(source: first.source, documents: parsed.documents, diagnostics: []))
    reader.readComments()
    return reader.found
  }

  private init(parsed: ParsedSource) {
    self.parsed = parsed
    extents = parsed.documents.map(\.extent.start)
    lastStarts = parsed.documents.map { $0.nodes.last.map { Int($0.start) } ?? -1 }
  }

  /// Whether `kura` occurs in lower case, looking at every fourth byte of most texts.
  static func mentionsKura(_ bytes: [UInt8]) -> Bool {
    var position = 3
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "a"):
        if bytes[position - 1] == UInt8(ascii: "r"), bytes[position - 2] == UInt8(ascii: "u"),
          bytes[position - 3] == UInt8(ascii: "k")
        {
          return true
        }
        position += 4
      case UInt8(ascii: "r"): position += 1
      case UInt8(ascii: "u"): position += 2
      case UInt8(ascii: "k"): position += 3
      default: position += 4
      }
    }
    return false
  }

  private mutating func readComments() {
    let bytes = parsed.source.bytes
    var targets: [Int: CommentTargets] = [:]
    for comment in parsed.comments()
    where SuppressionReader.mentionsKura(Array(bytes[comment.range.indices])) {
      guard let said = AllowComment(parsed.source.text(in: comment.range)) else { continue }
      let index = document(of: comment)
      if targets[index] == nil { targets[index] = CommentTargets(parsed.documents[index]) }
      add(said, comment, about: targets[index]?.target(of: comment))
    }
  }

  /// The document that a comment belongs to: the first that goes on behind a comment that stands
  /// alone, the last that has begun before another one.
  private func document(of comment: Comment) -> Int {
    let index =
      comment.standsAlone
      ? Self.count(of: lastStarts, below: comment.range.end)
      : Self.count(of: extents, below: comment.range.start + 1) - 1
    return extents.indices.contains(index) ? index : extents.count - 1
  }

  /// How many of some ascending numbers are less than a number.
  private static func count(of numbers: [Int], below limit: Int) -> Int {
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func add(_ said: AllowComment, _ comment: Comment, about target: CommentTarget?)
  {
    let range = trimmed(comment.range)
    var allowances: [Suppression.Allowance] = []
    var problems: [Diagnostic] = []
    for name in said.names {
      let place = self.range(of: name.place, in: comment)
      if ProtectedRules.all[RuleID(name.text)] != nil {
        problems.append(
          ProtectedSuppression.finding(
            RuleID(name.text), path: parsed.source.path, range: place))
        continue
      }
      guard let known = Self.rulesByName[name.text] else {
        let near = nearestName(to: name.text, among: Self.names)
        if let near, ProtectedRules.all[RuleID(near)] != nil {
          // Proposed, it would be refused next.
          problems.append(
            UnknownRule.finding(
              name.text, likeProtected: near, path: parsed.source.path, range: place))
          continue
        }
        problems.append(
          UnknownRule.finding(name.text, near, path: parsed.source.path, range: place))
        // Its finding is about the name; what the author meant to allow is not said as well.
        if let near { allowances.append(Suppression.Allowance(rule: RuleID(near), range: place)) }
        continue
      }
      allowances.append(Suppression.Allowance(rule: known.id, range: place))
    }
    if !said.isExact {
      // The form is corrected first; it shows where the reason belongs.
      problems = problems.filter { $0.rule == ProtectedSuppression.descriptor.id }
      if problems.isEmpty { problems = [misspelt(said, range)] }
    } else if !said.hasReason && problems.isEmpty {
      problems = [UnexplainedSuppression.finding(path: parsed.source.path, range: range)]
    }
    found.diagnostics += problems
    guard !allowances.isEmpty else { return }
    found.suppressions.append(
      Suppression(
        path: parsed.source.path, range: range, allowances: allowances, covered: target?.range,
        pointer: target?.pointer ?? "",
        texts: said.texts.map { Array($0.utf8) }.filter { !$0.isEmpty || said.texts.count == 1 },
        bytes: said.texts.isEmpty ? [] : parsed.source.bytes,
        until: said.until, isFaulty: !problems.isEmpty, removal: removal(of: comment)))
  }

  private func misspelt(_ said: AllowComment, _ range: SourceRange) -> Diagnostic {
    let names = said.names.map { name in
      Self.rulesByName[name.text] == nil
        ? nearestName(to: name.text, among: Self.allowableNames) ?? name.text : name.text
    }
    let form = said.rightForm(names, placeholder: LocalizedText(ja: "理由", en: "reason"))
    let isWhole =
      !names.isEmpty && said.hasReason && said.wrongDate == nil
      && names.allSatisfy { Self.rulesByName[$0] != nil }
    return MisspeltSuppression.finding(
      form, wrongDate: said.wrongDate, path: parsed.source.path, range: range, isWhole: isWhole)
  }

  // MARK: Places

  private func trimmed(_ range: SourceRange) -> SourceRange {
    let bytes = parsed.source.bytes
    var end = range.end
    while end > range.start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return SourceRange(start: range.start, end: end)
  }

  /// The bytes of some scalars of a comment.
  private func range(of place: Range<Int>, in comment: Comment) -> SourceRange {
    let bytes = parsed.source.bytes
    var starts = comment.range.indices.filter { bytes[$0] & 0xC0 != 0x80 }
    starts.append(comment.range.end)
    guard place.upperBound < starts.count else { return comment.range }
    return SourceRange(start: starts[place.lowerBound], end: starts[place.upperBound])
  }

  /// The edit that takes a comment away, with its line when nothing else is there.
  private func removal(of comment: Comment) -> TextEdit {
    let bytes = parsed.source.bytes
    var start = comment.range.start
    var end = comment.range.end
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    if comment.standsAlone {
      if end < bytes.count, bytes[end] == 0x0D { end += 1 }
      if end < bytes.count, bytes[end] == 0x0A { end += 1 }
    }
    return TextEdit(range: SourceRange(start: start, end: end), replacement: "")
  }

  private static let rulesByName: [String: RuleDescriptor] = Dictionary(
    RuleList.descriptors.map { ($0.id.name, $0) }
  ) { first, _ in first }
  private static let names = RuleList.descriptors.map(\.id.name)
  private static let allowableNames = names.filter { ProtectedRules.all[RuleID($0)] == nil }
}
