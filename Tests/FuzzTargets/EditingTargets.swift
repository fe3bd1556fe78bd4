import DocumentTree
import Editing
import Editions
import LintEngine
import SourceText
import YAMLFrontEnd

/// Safe fixes: they change the way in which values are written and nothing else.
package struct FixTarget: FuzzTarget {
  package let name = "fix"
  private static let mutator = ByteMutator(
    words: FuzzWords.yaml + FuzzWords.japanese + mistakes, limit: 6_000)
  /// What people type by mistake.
  private static let mistakes = [
    "：", "　", ": ", ":", "－ ", "・", "\t", "  \n", "\r\n", "\r", "yes", " no\n", "｜", "＃", "“",
    "\u{A0}",
  ].map { Array($0.utf8) }
  /// Rules whose fixes keep every value and every word; the others are about them.
  private static let configuration = """
    kura: 1
    kinds:
      note: {path: "notes/*.yaml", documents: many}
    rules: {whitespace: warning, ambiguous-scalar: warning, unicode-hazard: "off", misspelt-suppression: "off"}

    """

  package init() {}

  package func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    Self.mutator.mutated(
      random.element(of: corpus.yaml), others: corpus.yaml, random: &random)
  }

  package func brokenPromise(on input: [UInt8]) -> String? {
    do {
      let outcome = try mended(input)
      guard let file = outcome.files.first else { return nil }
      if try !mended(file.after).files.isEmpty, outcome.converges {
        return "mending what has been mended changes it again"
      }
      if EditingPromises.words(of: input) != EditingPromises.words(of: file.after) {
        return "mending changes words"
      }
      guard let problem = EditingPromises.difference(between: input, file.after) else { return nil }
      // A text at the end of a file may gain the line end that the file lacks.
      let complete = input + [UInt8(ascii: "\n")]
      let gainsLineEnd =
        input.last != complete.last
        && EditingPromises.difference(between: complete, file.after) == nil
      return gainsLineEnd ? nil : problem
    } catch {
      return "mending throws: \(error)"
    }
  }

  private func mended(_ bytes: [UInt8]) throws -> FixOutcome {
    guard let asOf = CalendarDate("2026-11-21") else { preconditionFailure("a day") }
    let files = [
      SourceFile(path: "kura.yaml", text: Self.configuration),
      SourceFile(path: "notes/a.yaml", bytes: bytes),
    ]
    return try FixRun.mend(LintInput(files)) { input in
      try Linter.lint(input, options: LintOptions(asOf: asOf))
    }
  }
}

/// The house layout: it keeps values and comments, and is the same when it is done twice.
package struct LayoutTarget: FuzzTarget {
  package let name = "layout"
  private static let mutator = ByteMutator(words: FuzzWords.yaml, limit: 6_000)

  package init() {}

  package func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    let text = random.element(of: corpus.yaml)
    if random.once(in: 3) { return text }
    return Self.mutator.mutated(text, others: corpus.yaml, random: &random)
  }

  package func brokenPromise(on input: [UInt8]) -> String? {
    if let problem = problem(with: input, ordersKeys: false) { return problem }
    return problem(with: input, ordersKeys: true).map { "keys in order: \($0)" }
  }

  private func problem(with input: [UInt8], ordersKeys: Bool) -> String? {
    let layout = HouseLayout(read: { YAMLReader().read($0) }) { document in
      ordersKeys ? Self.alphabeticalOrders(in: document) : [:]
    }
    let source = SourceFile(path: "a.yaml", bytes: input)
    guard case .changed(let bytes) = layout.outcome(for: source) else { return nil }
    switch layout.outcome(for: SourceFile(path: "a.yaml", bytes: bytes)) {
    case .unchanged: break
    case .changed: return "what is laid out is laid out anew"
    case .unreadable, .unsupported: return "what is laid out cannot be laid out"
    }
    return EditingPromises.difference(between: input, bytes, ignoresOrder: ordersKeys)
  }

  /// An order for every mapping that is rarely the one it has.
  private static func alphabeticalOrders(in document: Document) -> [Int: [String]] {
    var orders: [Int: [String]] = [:]
    for node in document.nodes.indices where document.nodes[node].kind == .mapping {
      orders[node] = document.members(of: node)
        .filter { document.nodes[document.resolved($0.key)].kind == .scalar }
        .map { document.text(of: document.resolved($0.key)) }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    return orders
  }
}

/// What edits of files must keep, looked at without the code that proves it while editing.
enum EditingPromises {
  /// What differs between the values or comments of two texts, or `nil`; unreadable ones differ in
  /// nothing as long as the second is no worse.
  static func difference(
    between first: [UInt8], _ second: [UInt8], ignoresOrder: Bool = false
  ) -> String? {
    let before = YAMLReader().read(SourceFile(path: "a.yaml", bytes: first))
    let after = YAMLReader().read(SourceFile(path: "a.yaml", bytes: second))
    if before.documents.isEmpty { return nil }
    if after.documents.isEmpty { return "the file cannot be read any more" }
    let values = before.documents.map { value(0, in: $0, ignoresOrder) }
    let others = after.documents.map { value(0, in: $0, ignoresOrder) }
    if values != others { return "the values differ: \(values) \(others)" }
    let comments = comments(of: before, ignoresOrder)
    let kept = Self.comments(of: after, ignoresOrder)
    return comments == kept ? nil : "the comments differ: \(comments) \(kept)"
  }

  /// A value as a text that is the same for the same values only.
  private static func value(_ node: Int, in document: Document, _ ignoresOrder: Bool) -> String {
    let properties = document.nodes[node].flags.contains(.anchored) ? "&" : ""
    var parts: [String] = []
    var child = node + 1
    switch document.nodes[node].kind {
    case .scalar:
      return properties + "\(document.nodes[node].type):\(document.text(of: node).debugDescription)"
    case .alias:
      let target = document.resolved(node)
      return ignoresOrder ? "*\(document.pointer(to: target))" : "*\(target)"
    case .sequence:
      while child < document.next(after: node) {
        parts.append(value(child, in: document, ignoresOrder))
        child = document.next(after: child)
      }
      return properties + "[" + parts.joined(separator: ",") + "]"
    case .mapping:
      while child < document.next(after: node) {
        let member = document.next(after: child)
        parts.append(
          value(child, in: document, ignoresOrder) + "="
            + value(member, in: document, ignoresOrder))
        child = document.next(after: member)
      }
      return properties + "{" + (ignoresOrder ? parts.sorted() : parts).joined(separator: ",")
        + "}"
    }
  }

  private static func comments(of parsed: ParsedSource, _ ignoresOrder: Bool) -> [String] {
    let comments = parsed.comments().map { comment in
      let text = parsed.source.text(in: comment.range).unicodeScalars
      return String(String.UnicodeScalarView(text.filter { $0 != " " && $0 != "\t" }))
    }
    return ignoresOrder ? comments.sorted() : comments
  }

  /// The letters and digits of a text.
  static func words(of bytes: [UInt8]) -> [Unicode.Scalar] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { scalar in
      scalar != "ー"
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }
  }
}
