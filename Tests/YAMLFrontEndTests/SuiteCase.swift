import DocumentTree
import SourceText
import Testing
import YAMLFrontEnd

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One case of yaml-test-suite.
struct SuiteCase: Sendable, CustomTestStringConvertible {
  /// The file's name, and the case's number where a file has several.
  var id: String
  var yaml: String
  /// The expected events, without indentation.
  var events: [String]
  var fails: Bool

  var testDescription: String { id }

  /// Every case, or `nil` when the environment does not say where the suite is.
  static func all() -> [SuiteCase]? {
    guard let root = unsafe getenv("KURA_CONFORMANCE") else { return nil }
    let folder = unsafe String(cString: root) + "/yaml-test-suite/src"
    guard let names = files(in: folder) else { return nil }
    return names.sorted().flatMap { name in
      cases(in: folder + "/" + name, stem: String(name.prefix(4)))
    }
  }

  private static func cases(in path: String, stem: String) -> [SuiteCase] {
    let source = SourceFile(path: RepositoryPath(path), bytes: contents(of: path))
    guard let document = YAMLReader().read(source).documents.first else { return [] }
    let items = document.items(of: 0)
    var previous = SuiteCase(id: stem, yaml: "", events: [], fails: false)
    var isSkipped = false
    return items.enumerated().compactMap { number, item in
      func text(_ key: String) -> String? {
        document.value(of: item, forKey: key).map { document.text(of: $0) }
      }
      var next = previous
      next.id = items.count == 1 ? stem : "\(stem)/0\(number)"
      next.fails = text("fail") == "true"
      if let yaml = text("yaml") { next.yaml = visible(yaml) }
      if let tree = text("tree") {
        next.events = tree.split(separator: "\n").map { line in
          visible(String(line.drop { $0 == " " }))
        }
      }
      previous = next
      isSkipped = isSkipped || text("skip") == "true"
      if isSkipped { return nil }
      return next
    }
  }

  /// The suite writes blanks and line ends visibly.
  private static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "␣": result += " "
      case "—": continue
      case "»": result += "\t"
      case "↵": continue
      case "←": result += "\r"
      case "⇔": result += "\u{FEFF}"
      case "∎":
        if result.hasSuffix("\n") { result.removeLast() }
        return result
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func files(in folder: String) -> [String]? {
    guard let directory = unsafe opendir(folder) else { return nil }
    defer { unsafe _ = closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name.hasSuffix(".yaml") { names.append(name) }
    }
    return names
  }

  private static func contents(of path: String) -> [UInt8] {
    guard let file = unsafe fopen(path, "rb") else { return [] }
    defer { unsafe _ = fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = unsafe fread(&bytes, 1, bytes.count, file)
    return Array(bytes[..<count])
  }
}

/// The events of documents in the suite's notation, as far as a tree keeps them.
func suiteEvents(of parsed: ParsedSource) -> [String] {
  var events = ["+STR"]
  for document in parsed.documents {
    events.append("+DOC")
    var writer = SuiteEventWriter(document: document)
    writer.write(0)
    events += writer.events + ["-DOC"]
  }
  return events + ["-STR"]
}

/// The suite's events without what a tree does not keep: document marks, anchors and tags.
func comparable(_ events: [String]) -> [String] {
  events.map { event in
    let name = String(event.prefix(4))
    switch name {
    case "+DOC", "-DOC", "=ALI": return name
    case "+SEQ": return event.contains(" []") ? "+SEQ []" : name
    case "+MAP": return event.contains(" {}") ? "+MAP {}" : name
    case "=VAL":
      var rest = event.dropFirst(5)
      while let first = rest.first, first == "&" || first == "<" {
        rest = rest.drop { $0 != " " }.dropFirst()
      }
      return "=VAL " + rest
    default: return event
    }
  }
}

private struct SuiteEventWriter {
  let document: Document
  var events: [String] = []

  mutating func write(_ index: Int) {
    let node = document.nodes[index]
    switch node.kind {
    case .alias: events.append("=ALI")
    case .scalar: events.append("=VAL " + mark(node.style) + escaped(document.text(of: index)))
    case .sequence, .mapping:
      let name = node.kind == .sequence ? "SEQ" : "MAP"
      let open = node.kind == .sequence ? "[]" : "{}"
      events.append("+" + name + (node.style == .flow ? " " + open : ""))
      var child = index + 1
      while child < document.next(after: index) {
        write(child)
        child = document.next(after: child)
      }
      events.append("-" + name)
    }
  }

  private func mark(_ style: Node.Style) -> String {
    switch style {
    case .singleQuoted: "'"
    case .doubleQuoted: "\""
    case .literal: "|"
    case .folded: ">"
    default: ":"
    }
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{8}": result += "\\b"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
