import SourceText

extension PatternParser {
  /// What a backslash and what follows stand for.
  enum Escape {
    case codePoint(UInt32)
    case codePoints(CodePointSet)
    case property(PropertyItem)

    /// The class that the escape stands for.
    var characterClass: CharacterClass {
      switch self {
      case .codePoint(let codePoint): CharacterClass(codePoints: CodePointSet(codePoint))
      case .codePoints(let set): CharacterClass(codePoints: set)
      case .property(let item): CharacterClass(codePoints: CodePointSet(), properties: [item])
      }
    }
  }

  /// Reads a backslash outside a class (ECMA-262, AtomEscape).
  mutating func parseAtomEscape() throws(PatternError) -> PatternNode {
    let start = position
    switch peek(1) {
    case "b":
      position += 2
      return .wordBoundary(isNegated: false)
    case "B":
      position += 2
      return .wordBoundary(isNegated: true)
    case "k":
      position += 2
      guard take("<") else { throw .invalid(.nameMissing, at: start) }
      return refer(to: .name(try parseGroupName()), at: start)
    case .some("1"..."9"):
      position += 1
      return refer(to: .number(parseNumber() ?? 0), at: start)
    default:
      return .character(try parseEscape(isInClass: false).characterClass)
    }
  }

  private mutating func refer(to target: BackReference.Target, at start: Int) -> PatternNode {
    let reference = BackReference(target: target, offset: start)
    references.append(reference)
    return .backReference(reference)
  }

  /// Reads a backslash that stands for one code point or a class of them.
  mutating func parseEscape(isInClass: Bool) throws(PatternError) -> Escape {
    let start = position
    guard let mark = peek(1) else { throw .invalid(.backslashAlone, at: start) }
    position += 2
    switch mark {
    case "d": return .codePoints(.digits)
    case "D": return .codePoints(CodePointSet.digits.complement)
    case "w": return .codePoints(.wordCharacters)
    case "W": return .codePoints(CodePointSet.wordCharacters.complement)
    case "s": return .codePoints(.whitespace)
    case "S": return .codePoints(CodePointSet.whitespace.complement)
    case "p", "P": return .property(try parseProperty(isNegated: mark == "P", from: start))
    case "b" where isInClass: return .codePoint(0x08)
    case "-" where isInClass: return .codePoint(0x2D)
    default: return .codePoint(try parseCharacterEscape(mark, from: start))
    }
  }

  private mutating func parseCharacterEscape(
    _ mark: Unicode.Scalar, from start: Int
  ) throws(PatternError) -> UInt32 {
    switch mark {
    case "t": return 0x09
    case "n": return 0x0A
    case "v": return 0x0B
    case "f": return 0x0C
    case "r": return 0x0D
    case "c":
      guard let letter = peek(), letter.isASCII, letter.properties.isAlphabetic else {
        throw .invalid(.controlLetterMissing, at: start)
      }
      position += 1
      return letter.value % 32
    case "0":
      if let next = peek(), ("0"..."9").contains(next) {
        throw .invalid(.octalEscape, at: start)
      }
      return 0
    case "x":
      guard let value = parseHexadecimal(digits: 2) else {
        throw .invalid(.hexadecimalMalformed, at: start)
      }
      return value
    case "u":
      return try parseUnicodeEscape(from: start)
    default:
      guard "^$\\.*+?()[]{}|/".unicodeScalars.contains(mark) else {
        throw .invalid(.unknownEscape(mark), at: start)
      }
      return mark.value
    }
  }

  /// Reads what follows `\u`; two halves of a surrogate pair make one code point.
  mutating func parseUnicodeEscape(from start: Int) throws(PatternError) -> UInt32 {
    if take("{") {
      var value: UInt32?
      while let digit = peek().flatMap(hexadecimalValue) {
        value = (value ?? 0) * 16 + digit
        position += 1
        if value ?? 0 > CodePointSet.last { break }
      }
      guard let value, value <= CodePointSet.last, take("}") else {
        throw .invalid(.unicodeMalformed, at: start)
      }
      return value
    }
    guard let first = parseHexadecimal(digits: 4) else {
      throw .invalid(.unicodeMalformed, at: start)
    }
    guard (0xD800...0xDBFF).contains(first) else { return first }
    let afterFirst = position
    if take(text: "\\u"), let second = parseHexadecimal(digits: 4),
      (0xDC00...0xDFFF).contains(second)
    {
      return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
    position = afterFirst
    return first
  }

  private mutating func parseHexadecimal(digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for distance in 0..<digits {
      guard let digit = peek(distance).flatMap(hexadecimalValue) else { return nil }
      value = value * 16 + digit
    }
    position += digits
    return value
  }

  private func hexadecimalValue(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar {
    case "0"..."9": scalar.value - 0x30
    case "A"..."F": scalar.value - 0x41 + 10
    case "a"..."f": scalar.value - 0x61 + 10
    default: nil
    }
  }

  private mutating func parseProperty(
    isNegated: Bool, from start: Int
  ) throws(PatternError) -> PropertyItem {
    guard take("{") else { throw .invalid(.propertyMalformed, at: start) }
    var text = ""
    while let next = peek(), next != "}" {
      text.unicodeScalars.append(next)
      position += 1
    }
    guard take("}") else { throw .invalid(.propertyMalformed, at: start) }
    guard let property = UnicodeProperty(text) else {
      throw .invalid(.unknownProperty(text), at: start)
    }
    return PropertyItem(property: property, isNegated: isNegated)
  }
}

extension LocalizedText {
  fileprivate static var backslashAlone: LocalizedText {
    LocalizedText(
      ja: "最後が「\\」で終わっています。「\\」という文字そのものなら「\\\\」と書いてください。",
      en: "Pattern ends with '\\'; write '\\\\' for the character itself")
  }

  fileprivate static var nameMissing: LocalizedText {
    LocalizedText(
      ja: "「\\k」の後に「<名前>」がありません。「\\k<名前>」と書いてください。",
      en: "'\\k' needs the name of a group; write '\\k<name>'")
  }

  fileprivate static var controlLetterMissing: LocalizedText {
    LocalizedText(
      ja: "「\\c」の後には英字が1つ必要です。「\\cA」のように書いてください。",
      en: "'\\c' needs a letter after it, as in '\\cA'")
  }

  fileprivate static var octalEscape: LocalizedText {
    LocalizedText(
      ja: "「\\0」の後に数字は書けません。「\\x00」の形で書いてください。",
      en: "'\\0' cannot be followed by a digit; write the code as '\\x00'")
  }

  fileprivate static var hexadecimalMalformed: LocalizedText {
    LocalizedText(
      ja: "「\\x」の後には16進数が2桁必要です。「\\x41」のように書いてください。",
      en: "'\\x' needs two hexadecimal digits, as in '\\x41'")
  }

  fileprivate static var unicodeMalformed: LocalizedText {
    LocalizedText(
      ja: "「\\u」の後が正しくありません。「\\u3042」または「\\u{1F432}」のように書いてください。",
      en: "'\\u' needs four hexadecimal digits or braces, as in '\\u3042' or '\\u{1F432}'")
  }

  fileprivate static func unknownEscape(_ mark: Unicode.Scalar) -> LocalizedText {
    LocalizedText(
      ja: "「\\\(mark)」という書き方はありません。「\(mark)」という文字そのものなら「\\」を消してください。",
      en: "'\\\(mark)' has no meaning; remove the '\\' for the character itself")
  }

  fileprivate static var propertyMalformed: LocalizedText {
    LocalizedText(
      ja: "「\\p」の後が正しくありません。「\\p{Letter}」や「\\p{Script=Han}」のように書いてください。",
      en: "'\\p' needs a name in braces, as in '\\p{Letter}' or '\\p{Script=Han}'")
  }

  fileprivate static func unknownProperty(_ name: String) -> LocalizedText {
    LocalizedText(
      ja: "文字の性質「\(name)」はありません。Letter、Script=Han のような名前を、大文字と小文字もそのまま書いてください。",
      en: "Unicode property '\(name)' does not exist; names such as Letter or Script=Han are exact")
  }
}
