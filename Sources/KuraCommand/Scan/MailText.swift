/// The text of a mail as people read it: encoded headers and bodies decoded, attachments left out.
///
/// Without it, base64 and quoted-printable would hide everything from every detector. Lines keep
/// their order; an encoded header that was folded becomes one line.
struct MailText {
  /// Turns bytes in a named encoding into UTF-8, or gives `nil` when it is not known.
  typealias Converter = (_ bytes: [UInt8], _ encoding: String?) -> [UInt8]?

  /// What is read, in UTF-8.
  private(set) var bytes: [UInt8] = []
  /// How many parts were not read: attachments, pictures, unknown encodings.
  private(set) var unreadCount = 0
  /// Whether something had to be decoded.
  private(set) var isDecoded = false

  private let convert: Converter
  private static let longestHeaders = 256 << 10
  /// Mails in mails in mails are read down to this depth.
  private static let deepest = 10

  /// Reads a mail, or gives `nil` when the bytes do not begin with the headers of one.
  init?(_ file: [UInt8], convert: @escaping Converter) {
    self.convert = convert
    // No mail has longer headers, and most files are none.
    let beginning = MailLines(file.prefix(Self.longestHeaders))
    guard MailHeaders(beginning)?.areOfMail == true else { return nil }
    let lines = MailLines(file[...])
    bytes.reserveCapacity(file.count)
    readPart(lines, depth: 0)
  }

  private mutating func readPart(_ lines: MailLines, depth: Int) {
    guard let headers = MailHeaders(lines) else { return append(lines.bytes[...]) }
    for field in headers.fields { appendHeader(field) }
    append([0x0A])
    let body = lines.dropFirst(headers.lineCount)
    let type = headers.contentType
    if type.name.hasPrefix("multipart/"), let boundary = type.parameter("boundary"),
      depth < Self.deepest
    {
      readParts(body, boundary: Array(boundary.utf8), depth)
    } else if type.name == "message/rfc822", depth < Self.deepest {
      readPart(body, depth: depth + 1)
    } else if type.name.hasPrefix("text/") || type.name.isEmpty {
      readText(Array(body.bytes), headers.transferEncoding, charset: type.parameter("charset"))
    } else if !body.isBlank {
      unreadCount += 1
    }
  }

  private mutating func readParts(_ lines: MailLines, boundary: [UInt8], _ depth: Int) {
    let mark = Array("--".utf8) + boundary
    var start: Int?
    for index in 0..<lines.count {
      let line = lines.content(index)
      guard line.starts(with: mark) else {
        if start == nil { append(lines[index]) }
        continue
      }
      let rest = line.dropFirst(mark.count)
      let isLast = rest.starts(with: "--".utf8)
      guard isLast || rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
      if let start { readPart(lines[start..<index], depth: depth + 1) }
      start = isLast ? nil : index + 1
    }
    // A mail that was cut off.
    if let start, start < lines.count { readPart(lines[start..<lines.count], depth: depth + 1) }
  }

  private mutating func readText(_ body: [UInt8], _ encoding: String, charset: String?) {
    var body = body
    switch encoding {
    case "base64": body = TransferCoding.base64(body[...])
    case "quoted-printable": body = TransferCoding.quotedPrintable(body[...], isHeader: false)
    case "", "7bit", "8bit", "binary": break
    default:
      unreadCount += 1
      return
    }
    guard let text = convert(body, charset) else {
      unreadCount += 1
      return append(body[...])
    }
    if !text.elementsEqual(body) || encoding == "base64" || encoding == "quoted-printable" {
      isDecoded = true
    }
    append(text[...])
  }

  /// Adds a header with its encoded words decoded.
  private mutating func appendHeader(_ field: ArraySlice<UInt8>) {
    var copied = field.startIndex
    var index = copied
    while index < field.endIndex {
      guard field[index] == UInt8(ascii: "="), let word = EncodedWord(field[index...]) else {
        index += 1
        continue
      }
      let before = field[copied..<index]
      // Blanks between two encoded words are none of the text.
      let joins = copied > field.startIndex && before.allSatisfy(Self.isBlank)
      if !joins { bytes += before }
      bytes += convert(word.bytes, word.charset) ?? word.bytes
      isDecoded = true
      index = word.end
      copied = index
    }
    append(field[copied...])
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Adds whole lines.
  private mutating func append(_ text: ArraySlice<UInt8>) {
    bytes += text
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }
}
