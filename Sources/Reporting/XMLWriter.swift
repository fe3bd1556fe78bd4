import SourceText

/// Writes XML 1.0 as text, with two spaces for each level.
struct XMLWriter {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var depth = 0

  init() {}

  /// Writes an element with attributes in the given order and nothing in it.
  mutating func element(_ name: String, _ attributes: [(name: String, value: String)]) {
    open(name, attributes)
    text += "/>\n"
  }

  /// Writes an element with attributes in the given order, and its children.
  mutating func element(
    _ name: String, _ attributes: [(name: String, value: String)],
    _ children: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    text += ">\n"
    depth += 1
    children(&self)
    depth -= 1
    indent()
    text += "</\(name)>\n"
  }

  /// Writes an element that holds lines of text.
  mutating func element(
    _ name: String, _ attributes: [(name: String, value: String)] = [], lines: [String]
  ) {
    open(name, attributes)
    text += ">"
    text += lines.map(escaped).joined(separator: "\n")
    text += "</\(name)>\n"
  }

  private mutating func open(_ name: String, _ attributes: [(name: String, value: String)]) {
    indent()
    text += "<\(name)"
    for attribute in attributes { text += " \(attribute.name)=\"\(escaped(attribute.value))\"" }
  }

  private mutating func indent() {
    text += String(repeating: "  ", count: depth)
  }

  /// A text on one line in which nothing is markup; characters that XML forbids or that act on
  /// who reads it are written as their codes.
  private func escaped(_ value: String) -> String {
    var result = ""
    for scalar in harmless(value).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
