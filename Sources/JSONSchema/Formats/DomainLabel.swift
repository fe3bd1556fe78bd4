/// How strictly a label is read.
enum DomainLabelRules {
  /// ASCII; only `xn--` labels are looked into.
  case hostname
  /// Labels as RFC 5890 section 2.3.2.1 defines them.
  case international
  /// As `international`, but text need not be in normal form C: RFC 6531 leaves that to senders.
  case mail
}

/// One label of a domain name.
enum DomainLabel {
  /// A valid label.
  struct Reading {
    /// The label as people read it.
    let scalars: [UInt32]
    /// The length of its ASCII form in bytes.
    let encodedLength: Int
  }

  /// Reads a label in ASCII, encoded or in any script, or `nil` when it is not valid.
  static func read(_ label: [UInt32], rules: DomainLabelRules) -> Reading? {
    guard !label.isEmpty, label.count <= DomainName.longestLabel else { return nil }
    if label.contains(where: { $0 >= 0x80 }) {
      guard isValidUnicode(label, rules: rules), let encoded = Punycode.encoded(label),
        encoded.count + 4 <= DomainName.longestLabel
      else { return nil }
      return Reading(scalars: label, encodedLength: encoded.count + 4)
    }
    guard label.allSatisfy({ ASCIISet.labelCharacters.contains(UInt8($0)) }),
      label.first != hyphen, label.last != hyphen
    else { return nil }
    let lowercased = label.map { 0x41...0x5A ~= $0 ? $0 + 0x20 : $0 }
    if lowercased.starts(with: "xn--".unicodeScalars.map(\.value)) { return decoded(lowercased) }
    if rules == .international, hasReservedHyphens(label) { return nil }
    return Reading(scalars: lowercased, encodedLength: label.count)
  }

  /// Whether a label obeys the rule for names that hold right-to-left text (RFC 5893 section 2).
  static func satisfiesBidirectionalRule(_ label: [UInt32]) -> Bool {
    let directions = label.map(WritingDirection.of)
    guard let first = directions.first,
      let last = directions.last(where: { $0 != .nonspacing })
    else { return false }
    switch first {
    case .rightToLeft:
      return !directions.contains(.leftToRight) && last != .neutral
        && !(directions.contains(.europeanNumber) && directions.contains(.arabicNumber))
    case .leftToRight:
      return !directions.contains(.rightToLeft) && !directions.contains(.arabicNumber)
        && (last == .leftToRight || last == .europeanNumber)
    case .europeanNumber, .arabicNumber, .neutral, .nonspacing:
      return false
    }
  }

  private static let hyphen: UInt32 = 0x2D

  private static func hasReservedHyphens(_ label: [UInt32]) -> Bool {
    label.count > 3 && label[2] == hyphen && label[3] == hyphen
  }

  /// Decodes an `xn--` label; it must be what its text encodes to (RFC 5891 section 5.4).
  private static func decoded(_ label: [UInt32]) -> Reading? {
    let encoded = Array(label.dropFirst(4))
    guard let scalars = Punycode.decoded(encoded), scalars.contains(where: { $0 >= 0x80 }),
      isValidUnicode(scalars, rules: .international), Punycode.encoded(scalars) == encoded
    else { return nil }
    return Reading(scalars: scalars, encodedLength: label.count)
  }

  /// Whether a label with text beyond ASCII is valid (RFC 5891 section 4.2).
  private static func isValidUnicode(_ label: [UInt32], rules: DomainLabelRules) -> Bool {
    guard label.first != hyphen, label.last != hyphen, !hasReservedHyphens(label) else {
      return false
    }
    if let first = label.first, IdentifierCategory.isMark(first) { return false }
    for (index, scalar) in label.enumerated() {
      switch IdentifierCategory.of(scalar) {
      case .valid: continue
      case .disallowed: return false
      case .contextual: guard isInContext(label, at: index) else { return false }
      }
    }
    return rules == .mail || NormalForm.isComposed(label)
  }

  /// Whether a character that is valid only in some places is in such a place (RFC 5892 appendix A).
  private static func isInContext(_ label: [UInt32], at index: Int) -> Bool {
    let before = index > 0 ? label[index - 1] : nil
    let after = index + 1 < label.count ? label[index + 1] : nil
    switch label[index] {
    case 0x00B7: return before == 0x6C && after == 0x6C
    case 0x0375: return after.map(LabelScript.of) == .greek
    case 0x05F3, 0x05F4: return before.map(LabelScript.of) == .hebrew
    case 0x30FB: return label.contains { LabelScript.of($0) == .japanese }
    case 0x0660...0x0669: return !label.contains { 0x06F0...0x06F9 ~= $0 }
    case 0x06F0...0x06F9: return !label.contains { 0x0660...0x0669 ~= $0 }
    case 0x200C: return followsVirama(label, index) || joins(label, around: index)
    case 0x200D: return followsVirama(label, index)
    default: return false
    }
  }

  private static func followsVirama(_ label: [UInt32], _ index: Int) -> Bool {
    index > 0 && IdentifierCategory.isVirama(label[index - 1])
  }

  /// Whether the letters around a non-joiner would join without it (RFC 5892 appendix A.1).
  private static func joins(_ label: [UInt32], around index: Int) -> Bool {
    let isVisible = { (scalar: UInt32) in LetterJoining.of(scalar) != .transparent }
    guard let before = label[..<index].last(where: isVisible),
      let after = label[(index + 1)...].first(where: isVisible)
    else { return false }
    let left = LetterJoining.of(before)
    let right = LetterJoining.of(after)
    return (left == .left || left == .both) && (right == .right || right == .both)
  }
}
