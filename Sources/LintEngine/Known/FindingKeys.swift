import Diagnostics
import DocumentTree
import LintRules
import SensitiveText
import SourceText
import Storehouse

/// Makes the keys by which findings are known again.
struct FindingKeys {
  private let plan: LintPlan
  private let input: LintInput
  /// By path, the kind and id of the entry there; nothing for files with several entries.
  private var subjects: [RepositoryPath: FindingKey.Subject] = [:]
  private let detector = SensitiveTextDetector()

  init(_ plan: LintPlan, _ input: LintInput, _ facts: [EntryFacts]) {
    self.plan = plan
    self.input = input
    for fact in facts {
      guard let id = fact.id, !plan.kinds[fact.kind].allowsManyDocuments else { continue }
      subjects[fact.path] = .entry("\(plan.kinds[fact.kind].name)/\(id)")
    }
  }

  /// The keys of findings, `nil` for those that always count.
  /// - Throws: when a file cannot be read again.
  func keys(of diagnostics: [Diagnostic]) throws -> [FindingKey?] {
    let lasting = Set(RuleList.descriptors.filter(\.isProtected).map(\.id))
    let check = FileCheck(plan)
    let read = try input.makeReader()
    var keys: [FindingKey?] = []
    var documents: [Document] = []
    var path: RepositoryPath?
    for diagnostic in diagnostics {
      guard !lasting.contains(diagnostic.rule), diagnostic.sensitive == nil else {
        keys.append(nil)
        continue
      }
      // Findings are in the order of their paths, so each file is read once.
      if diagnostic.path != path, diagnostic.pointer.utf8.contains(where: isDigit) {
        path = diagnostic.path
        documents = []
        if let index = input.index(of: diagnostic.path),
          let kind = plan.kind(of: diagnostic.path)
        {
          let source = SourceFile(path: diagnostic.path, bytes: try read(index))
          documents = check.documents(of: source, kindIndex: kind)
        }
      }
      let isAtHand = diagnostic.path == path
      keys.append(key(of: diagnostic, in: isAtHand ? documents : []))
    }
    return keys
  }

  private func key(of diagnostic: Diagnostic, in documents: [Document]) -> FindingKey {
    let document = documents.last { $0.extent.start <= diagnostic.range.start } ?? documents.first
    let pointer = document.map { stablePointer(diagnostic.pointer, in: $0) } ?? diagnostic.pointer
    return FindingKey(
      subject: subject(of: diagnostic.path),
      rule: diagnostic.rule.name, pointer: withoutSensitive(pointer),
      message: withoutSensitive(FindingKeys.normalized(diagnostic.message.english)))
  }

  /// The entry or the file, without what its name gives away.
  private func subject(of path: RepositoryPath) -> FindingKey.Subject {
    switch subjects[path] {
    // The id of an entry has no ending.
    case .entry(let name):
      .entry(String(withoutSensitive(name + ".yaml", isName: true).dropLast(5)))
    case .path(let name): .path(withoutSensitive(name, isName: true))
    case nil: .path(withoutSensitive(path.description, isName: true))
    }
  }

  // MARK: Pointers

  /// A pointer in which items are named by what they are, as far as they say it.
  private func stablePointer(_ pointer: String, in document: Document) -> String {
    guard pointer.utf8.contains(where: isDigit) else { return pointer }
    var result = ""
    var node = document.resolved(0)
    let tokens = pointer.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (position, token) in tokens.enumerated() {
      let text = String(Substring(token))
      var next: Int?
      if document.nodes[node].kind == .sequence, let index = Int(text) {
        let items = document.items(of: node)
        if items.indices.contains(index) { next = items[index] }
        result += "/" + (next.map { name(of: document.resolved($0), in: document) } ?? "[]")
      } else {
        next = document.value(of: node, forKey: unescapedPointerToken(text))
        result += "/" + text
      }
      guard let next else {
        // What leads nowhere keeps its names.
        return result + tokens[(position + 1)...].map { "/" + String(Substring($0)) }.joined()
      }
      node = document.resolved(next)
    }
    return result
  }

  private func name(of item: Int, in document: Document) -> String {
    if document.nodes[item].kind == .scalar {
      return "[\(shortened(document.text(of: item)))]"
    }
    for key in ["id", "key", "slug", "name", "title"] {
      guard let value = document.value(of: item, forKey: key).map(document.resolved),
        document.nodes[value].kind == .scalar
      else { continue }
      return "[\(key)=\(shortened(document.text(of: value)))]"
    }
    return "[]"
  }

  private func shortened(_ text: String) -> String {
    var start = ""
    start.unicodeScalars.append(contentsOf: text.unicodeScalars.prefix(60))
    return pointerToken(start)
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  // MARK: Messages

  /// A message up to its first suggestion, with numbers outside quotation marks made alike: days
  /// that have passed and lines elsewhere change by themselves.
  static func normalized(_ message: String) -> String {
    var result = ""
    var isQuoted = false
    var last: Unicode.Scalar = " "
    for scalar in message.unicodeScalars {
      if scalar == ";" && !isQuoted { break }
      if scalar == "'" {
        let isLetter = last.properties.isAlphabetic || last.properties.numericType != nil
        if isQuoted || !isLetter { isQuoted.toggle() }
      }
      last = scalar
      if !isQuoted, (0x30...0x39).contains(scalar.value) {
        if result.last != "#" { result += "#" }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text with a word in place of everything personal and secret in it, so that no baseline
  /// keeps what was taken out of an entry.
  private func withoutSensitive(_ text: String, isName: Bool = false) -> String {
    let bytes = Array(text.utf8)
    let matches =
      isName ? SensitiveScan().matches(inName: bytes) : detector.matches(in: bytes)
    if matches.isEmpty { return text }
    var result: [UInt8] = []
    var offset = 0
    for match in matches where match.range.start >= offset {
      result += bytes[offset..<match.range.start]
      result += "<\(match.kind.rawValue)>".utf8
      offset = match.range.end
    }
    return String(decoding: result + bytes[offset...], as: UTF8.self)
  }
}
