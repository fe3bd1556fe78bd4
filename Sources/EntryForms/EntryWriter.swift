package import SourceText

/// Writes a draft as YAML in the house layout: keys in the order of the schema, the title of each
/// field above it, texts in Markdown as block texts, and what is still missing as comments.
package struct EntryWriter {
  private let schema: SchemaView
  private let language: Language
  /// The first line, which tells editors about the schema.
  private let firstLine: String?
  /// Whether what is missing is explained, and not only named.
  private let explains: Bool

  package init(
    schema: SchemaView, language: Language, firstLine: String? = nil, explains: Bool = true
  ) {
    self.schema = schema
    self.language = language
    self.firstLine = firstLine
    self.explains = explains
  }

  /// The text of the file.
  package func text(of draft: DraftValue) -> String {
    var lines: [String] = []
    if let firstLine { lines.append(firstLine) }
    guard case .mapping(let members) = draft else { return "" }
    writeMembers(members, schema, indent: 0, to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private func writeMembers(
    _ members: [DraftMember], _ view: SchemaView?, indent: Int, to lines: inout [String]
  ) {
    let space = String(repeating: " ", count: indent)
    let names = view?.propertyNames ?? []
    let known = names.filter { name in
      members.contains { $0.key == name } || view?.requiredNames.contains(name) == true
    }
    let others = members.map(\.key).filter { !names.contains($0) }
    for name in known + others {
      let field = view?.property(name)
      guard let value = members.first(where: { $0.key == name })?.value else {
        lines.append("\(space)# \(placeholder(name, field))")
        continue
      }
      if indent == 0, let title = field?.title?[language], title != name {
        lines.append("# \(oneLine(title))")
      }
      write(value, field, head: "\(space)\(YAMLScalar.inline(name)):", indent: indent, to: &lines)
    }
  }

  /// What stands for a required field that nobody has filled in.
  private func placeholder(_ name: String, _ field: SchemaView?) -> String {
    let title = field?.title?[language] ?? ""
    let hint = explains ? field?.explanation?[language] ?? "" : ""
    let words = [title, hint].filter { !$0.isEmpty }.map(oneLine).joined(separator: " — ")
    return words.isEmpty ? "\(name):" : "\(name): \(words)"
  }

  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private func write(
    _ value: DraftValue, _ field: SchemaView?, head: String, indent: Int, to lines: inout [String]
  ) {
    switch value {
    case .plain(let text): lines.append("\(head) \(text)")
    case .text(let text):
      if YAMLScalar.isBlock(text, isMarkdown: field?.isMarkdown ?? false) {
        writeBlock(text, head: head, indent: indent + 2, to: &lines)
      } else {
        lines.append("\(head) \(YAMLScalar.inline(text))")
      }
    case .list(let items) where items.isEmpty: lines.append("\(head) []")
    case .list(let items):
      lines.append(head)
      for item in items { writeItem(item, field?.items, indent: indent + 2, to: &lines) }
    case .mapping(let members) where members.isEmpty && (field?.requiredNames ?? []).isEmpty:
      lines.append("\(head) {}")
    case .mapping(let members):
      lines.append(head)
      writeMembers(members, field, indent: indent + 2, to: &lines)
    }
  }

  /// An element of a list: what it would be on lines of its own, with a hyphen before it.
  private func writeItem(
    _ item: DraftValue, _ field: SchemaView?, indent: Int, to lines: inout [String]
  ) {
    let space = String(repeating: " ", count: indent)
    guard case .mapping(let members) = item, !members.isEmpty else {
      write(item, field, head: "\(space)-", indent: indent, to: &lines)
      return
    }
    var inner: [String] = []
    writeMembers(members, field, indent: indent + 2, to: &inner)
    let first = inner.firstIndex { !$0.drop { $0 == " " }.hasPrefix("#") } ?? 0
    // A comment cannot stand between the hyphen and its key, so it goes before both.
    lines += inner[..<first]
    lines.append("\(space)- \(inner[first].dropFirst(indent + 2))")
    lines += inner[(first + 1)...]
  }

  private func writeBlock(
    _ text: String, head: String, indent: Int, to lines: inout [String]
  ) {
    let content = text.split(separator: "\n", omittingEmptySubsequences: false)
    let isEnded = content.last?.isEmpty ?? false
    let body = isEnded ? content.dropLast() : content[...]
    let needsDigit = body.first { !$0.isEmpty }?.hasPrefix(" ") ?? false
    lines.append("\(head) |\(needsDigit ? "2" : "")\(isEnded ? "" : "-")")
    let space = String(repeating: " ", count: indent)
    for line in body { lines.append(line.isEmpty ? "" : space + line) }
  }
}

/// How a string is written in YAML.
enum YAMLScalar {
  /// Whether a string is written as a block text.
  static func isBlock(_ text: String, isMarkdown: Bool) -> Bool {
    guard isMarkdown || text.contains("\n") else { return false }
    // What cannot be printed has to be escaped; blank lines at the ends would be folded away.
    return text.unicodeScalars.allSatisfy { $0 == "\n" || isPrintable($0) }
      && !text.hasPrefix("\n") && !text.hasSuffix("\n\n") && !text.isEmpty
  }

  /// A string on one line: plain where nobody can misread it, else in double quotes.
  static func inline(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  private static let words: Set<String> = [
    "true", "false", "null", "yes", "no", "on", "off", "y", "n", "~",
  ]

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      !words.contains(text.lowercased()), first != " ", last != " ", last != ":",
      text.unicodeScalars.allSatisfy(isPrintable)
    else { return false }
    if "-?:,[]{}#&*!|>'\"%@`.+=<".unicodeScalars.contains(first) { return false }
    if first.isASCII, first.properties.numericType != nil,
      text.unicodeScalars.allSatisfy({ $0.isASCII })
    {
      return false
    }
    return !text.contains(": ") && !text.contains(" #") && !text.contains("　")
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case let other where !isPrintable(other):
        let digits = String(other.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
