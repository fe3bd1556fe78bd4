/// Whether a character may stand in a label (RFC 5892).
///
/// Derived from the properties in Swift's own Unicode data, by the algorithm of section 3.
enum IdentifierCategory {
  case valid
  case contextual
  case disallowed

  /// The category of a scalar.
  static func of(_ scalar: UInt32) -> IdentifierCategory {
    switch scalar {
    case 0x2D, 0x30...0x39, 0x61...0x7A: return .valid
    case 0..<0x80: return .disallowed
    case 0x00DF, 0x03C2, 0x06FD, 0x06FE, 0x0F0B, 0x3007: return .valid
    case 0x00B7, 0x0375, 0x05F3, 0x05F4, 0x30FB, 0x0660...0x0669, 0x06F0...0x06F9:
      return .contextual
    case 0x0640, 0x07FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return .disallowed
    case 0x200C, 0x200D: return .contextual
    // Old Hangul, marks for symbols, musical notation.
    case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7FB: return .disallowed
    case 0x20D0...0x20FF, 0x1D100...0x1D24F: return .disallowed
    default: return derived(scalar)
    }
  }

  /// Whether the scalar is a combining mark.
  static func isMark(_ scalar: UInt32) -> Bool {
    switch properties(scalar)?.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Whether the scalar takes part in another character's cell: `Mn` or `Me`.
  static func isNonspacing(_ scalar: UInt32) -> Bool {
    switch properties(scalar)?.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Whether the scalar is the sign that removes a vowel in Indic scripts.
  static func isVirama(_ scalar: UInt32) -> Bool {
    properties(scalar)?.canonicalCombiningClass.rawValue == 9
  }

  private static func derived(_ scalar: UInt32) -> IdentifierCategory {
    guard let properties = properties(scalar), !properties.changesWhenNFKCCaseFolded,
      !properties.isDefaultIgnorableCodePoint, !properties.isWhitespace
    else { return .disallowed }
    switch properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      return .valid
    default:
      return .disallowed
    }
  }

  private static func properties(_ scalar: UInt32) -> Unicode.Scalar.Properties? {
    Unicode.Scalar(scalar)?.properties
  }
}
