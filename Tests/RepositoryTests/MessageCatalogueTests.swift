import SourceText
import TestSupport
import Testing

/// The messages in the sources: both languages say something, each in its own script.
///
/// `LocalizedText` cannot be made without both; this reads the literals to see that neither is
/// left in the other language.
struct MessageCatalogueTests {
  /// A literal with its language and place; interpolated parts are left out.
  struct Message: Sendable, CustomTestStringConvertible {
    let language: Language
    let text: String
    let place: String

    var testDescription: String { "\(place) \(language.rawValue): \(text)" }
  }

  static let messages: [Message] = {
    let folder = RepositoryFolder()
    return folder.files(below: "Sources").filter { $0.fileExtension == "swift" }.flatMap { path in
      messages(in: folder.text(of: path), path: path.description)
    }
  }()

  @Test func thereIsACatalogueToCheck() {
    let japanese = Self.messages.filter { $0.language == .japanese }
    #expect(japanese.count > 300)
    #expect(Self.messages.count - japanese.count > 300)
  }

  @Test func japaneseMessagesAreInJapanese() {
    for message in Self.messages where message.language == .japanese {
      let hasLetters = message.text.unicodeScalars.contains { $0.properties.isAlphabetic }
      let isJapanese = message.text.unicodeScalars.contains(where: Self.isJapanese)
      #expect(!hasLetters || isJapanese || Self.isName(message.text), "\(message)")
    }
  }

  @Test func englishMessagesAreInEnglish() {
    for message in Self.messages where message.language == .english {
      #expect(!message.text.unicodeScalars.contains(where: Self.isJapanese), "\(message)")
    }
  }

  private static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041...0x30FA, 0x30FC...0x30FF, 0x3400...0x9FFF: true
    default: false
    }
  }

  /// Names that are the same in every language: of encodings, standards and this program.
  private static func isName(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x80 } && text.split(separator: " ").count <= 2
  }

  /// The literals that follow `ja:` and `en:`, with what is joined to them by `+`.
  private static func messages(in source: String, path: String) -> [Message] {
    var messages: [Message] = []
    var scanner = LiteralScanner(source)
    while let (label, line) = scanner.nextLabel() {
      guard let text = scanner.joinedLiterals() else { continue }
      messages.append(
        Message(
          language: label == "ja" ? .japanese : .english, text: text, place: "\(path):\(line)"))
    }
    return messages
  }
}

/// Finds labelled string literals in Swift source, well enough for our own sources.
private struct LiteralScanner {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  init(_ source: String) {
    bytes = Array(source.utf8)
  }

  /// Goes to the next `ja` or `en` label whose value may be a literal.
  mutating func nextLabel() -> (label: String, line: Int)? {
    while position + 4 < bytes.count {
      if bytes[position] == 0x0A { line += 1 }
      for label in ["ja", "en"] where starts(with: label) {
        position += label.utf8.count
        let isDeclaration = bytes[position] == UInt8(ascii: " ")
        while position < bytes.count, bytes[position] != UInt8(ascii: ":"), isDeclaration {
          position += 1
        }
        position += 1
        return (label, line)
      }
      position += 1
    }
    return nil
  }

  /// The literals here that `+` joins, or `nil` when something else comes first.
  mutating func joinedLiterals() -> String? {
    var text = ""
    var found = false
    while true {
      skipBlanks()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { break }
      text += literal()
      found = true
      skipBlanks()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "+") else { break }
      position += 1
    }
    return found ? text : nil
  }

  private func starts(with label: String) -> Bool {
    let before = position == 0 ? 0x20 : bytes[position - 1]
    guard before == 0x20 || before == UInt8(ascii: "(") || before == 0x0A else { return false }
    return bytes[position...].starts(with: Array("\(label): ".utf8))
      || bytes[position...].starts(with: Array("\(label):\n".utf8))
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x0A].contains(bytes[position]) {
      if bytes[position] == 0x0A { line += 1 }
      position += 1
    }
  }

  /// Reads one literal, leaving out what is interpolated.
  private mutating func literal() -> String {
    var text: [UInt8] = []
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count {
        if bytes[position + 1] == UInt8(ascii: "(") {
          position += 1
          skipParentheses()
        } else {
          position += 2
        }
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    position += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func skipParentheses() {
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\""): _ = literal(); position -= 1
      default: break
      }
      position += 1
      if depth == 0 { return }
    }
  }
}
