/// The lines of a mail or of a part of one.
struct MailLines {
  private let text: ArraySlice<UInt8>
  /// Where lines begin, and where the last one ends.
  private let bounds: ArraySlice<Int>

  init(_ text: ArraySlice<UInt8>) {
    var bounds = [text.startIndex]
    for index in text.indices where text[index] == 0x0A && index + 1 < text.endIndex {
      bounds.append(index + 1)
    }
    if !text.isEmpty { bounds.append(text.endIndex) }
    self.text = text
    self.bounds = bounds[...]
  }

  private init(_ text: ArraySlice<UInt8>, _ bounds: ArraySlice<Int>) {
    (self.text, self.bounds) = (text, bounds)
  }

  var count: Int { max(0, bounds.count - 1) }

  var bytes: ArraySlice<UInt8> {
    guard let first = bounds.first, let last = bounds.last else { return [] }
    return text[first..<last]
  }

  /// A line with its end.
  subscript(_ index: Int) -> ArraySlice<UInt8> {
    text[bounds[bounds.startIndex + index]..<bounds[bounds.startIndex + index + 1]]
  }

  subscript(_ range: Range<Int>) -> MailLines {
    let start = bounds.startIndex
    return MailLines(text, bounds[start + range.lowerBound...start + range.upperBound])
  }

  /// A line without its end.
  func content(_ index: Int) -> ArraySlice<UInt8> {
    var line = self[index]
    if line.last == 0x0A { line = line.dropLast() }
    if line.last == 0x0D { line = line.dropLast() }
    return line
  }

  func dropFirst(_ lines: Int) -> MailLines { self[min(lines, count)..<count] }

  var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D } }
}

/// The headers of a mail or of a part of one.
struct MailHeaders {
  /// Each header with the lines that continue it.
  private(set) var fields: [ArraySlice<UInt8>] = []
  /// The lines of all headers and the blank one behind them.
  private(set) var lineCount = 0

  /// Reads headers up to a blank line, or gives `nil` when a line is none.
  init?(_ lines: MailLines) {
    while lineCount < lines.count {
      let line = lines.content(lineCount)
      lineCount += 1
      if line.isEmpty { return }
      let isContinued = line.first == 0x20 || line.first == 0x09
      if isContinued, let last = fields.last {
        fields[fields.count - 1] = lines.bytes[last.startIndex..<line.endIndex]
      } else if Self.isField(line) {
        fields.append(line)
      } else {
        return nil
      }
    }
  }

  /// Whether a line begins with a name and a colon.
  private static func isField(_ line: ArraySlice<UInt8>) -> Bool {
    // The first line of a mailbox file.
    if line.starts(with: "From ".utf8) { return true }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
      return false
    }
    return line[..<colon].allSatisfy { 0x21...0x7E ~= $0 }
  }

  /// Whether they are what a mail program writes rather than a draft or a list.
  var areOfMail: Bool {
    guard fields.count > 1 else { return false }
    return [
      "mime-version", "content-type", "content-transfer-encoding", "received", "message-id",
      "return-path", "delivered-to",
    ].contains { value(of: $0) != nil }
  }

  /// The text of the first header with a name in lower case.
  func value(of name: String) -> String? {
    for field in fields {
      guard field.count > name.utf8.count,
        field[field.startIndex + name.utf8.count] == UInt8(ascii: ":")
      else { continue }
      let start = field.prefix(name.utf8.count)
      guard String(decoding: start, as: UTF8.self).lowercased() == name else { continue }
      return String(decoding: field.dropFirst(name.utf8.count + 1), as: UTF8.self)
    }
    return nil
  }

  var transferEncoding: String {
    let value = (value(of: "content-transfer-encoding") ?? "").lowercased()
    return value.prefix { $0 != ";" }.filter { !$0.isWhitespace }
  }

  var contentType: ContentType { ContentType(value(of: "content-type") ?? "") }

  /// What a part is: `text/plain; charset=iso-2022-jp`.
  struct ContentType {
    /// In lower case; empty when nothing is said.
    let name: String
    private let parameters: [(name: String, value: String)]

    init(_ value: String) {
      var parts: [String] = [""]
      var isQuoted = false
      for character in value {
        if character == "\"" {
          isQuoted.toggle()
        } else if character == ";", !isQuoted {
          parts.append("")
        } else if isQuoted || !character.isWhitespace {
          parts[parts.count - 1].append(character)
        }
      }
      name = parts[0].lowercased()
      parameters = parts.dropFirst().compactMap { part in
        guard let sign = part.firstIndex(of: "=") else { return nil }
        return (part[..<sign].lowercased(), String(part[part.index(after: sign)...]))
      }
    }

    func parameter(_ name: String) -> String? {
      parameters.first { $0.name == name }?.value
    }
  }
}
