/// Names of hosts (RFC 1123 section 2.1, RFC 5890 to 5893).
enum DomainName {
  /// The longest name in its ASCII form without a final dot, in bytes.
  static let longestName = 253
  /// The longest label in its ASCII form, in bytes.
  static let longestLabel = 63

  /// Whether the bytes are a host name in ASCII whose `xn--` labels are valid.
  static func isHostname(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let hasEncodedLabels = scanASCII(bytes) else { return false }
    guard hasEncodedLabels else { return true }
    let labels = bytes.split(separator: UInt8(ascii: ".")).map { label in
      label.map { UInt32($0) }
    }
    return areValid(labels, rules: .hostname)
  }

  /// Whether the bytes are a host name in any script (RFC 5890 section 2.3.2.3).
  static func isInternationalHostname(_ bytes: ArraySlice<UInt8>) -> Bool {
    if let hasEncodedLabels = scanASCII(bytes), !hasEncodedLabels, !hasReservedHyphens(bytes) {
      return true
    }
    guard let labels = labels(of: bytes, separators: anyDot) else { return false }
    return areValid(labels, rules: .international)
  }

  /// Whether the bytes are the domain of a mail address (RFC 5321, RFC 6531 section 3.3).
  static func isMailDomain(_ bytes: ArraySlice<UInt8>, allowsUnicode: Bool) -> Bool {
    if let hasEncodedLabels = scanASCII(bytes), !hasEncodedLabels { return true }
    guard let labels = labels(of: bytes, separators: [0x2E]) else { return false }
    if !allowsUnicode, labels.contains(where: { $0.contains { $0 >= 0x80 } }) { return false }
    return areValid(labels, rules: .mail)
  }

  /// The dots that separate labels in a name that a person types (RFC 3490 section 3.1).
  private static let anyDot: Set<UInt32> = [0x2E, 0x3002, 0xFF0E, 0xFF61]

  /// Checks the labels of letters, digits and hyphens.
  /// - Returns: whether a label is encoded (`xn--`), or `nil` when the name is not of that form.
  private static func scanASCII(_ bytes: ArraySlice<UInt8>) -> Bool? {
    guard bytes.count <= longestName else { return nil }
    var reader = ByteReader(bytes)
    var hasEncodedLabels = false
    let allowed = ASCIISet.labelCharacters
    repeat {
      let start = reader.position
      let count = reader.skip(allowed)
      guard (1...longestLabel).contains(count) else { return nil }
      let label = bytes[start..<reader.position]
      guard label.first != UInt8(ascii: "-"), label.last != UInt8(ascii: "-") else { return nil }
      if count > 3, startsWithPrefix(label) { hasEncodedLabels = true }
    } while reader.take(".")
    return reader.isAtEnd ? hasEncodedLabels : nil
  }

  private static func startsWithPrefix(_ label: ArraySlice<UInt8>) -> Bool {
    let start = label.startIndex
    return label[start] | 0x20 == UInt8(ascii: "x") && label[start + 1] | 0x20 == UInt8(ascii: "n")
      && label[start + 2] == UInt8(ascii: "-") && label[start + 3] == UInt8(ascii: "-")
  }

  /// Whether a label has hyphens in its third and fourth place, which only encodings may.
  private static func hasReservedHyphens(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(separator: UInt8(ascii: ".")).contains { label in
      label.count > 3 && label[label.startIndex + 2] == UInt8(ascii: "-")
        && label[label.startIndex + 3] == UInt8(ascii: "-")
    }
  }

  /// The scalars between the separators, or `nil` when the bytes are not UTF-8 or too many.
  private static func labels(
    of bytes: ArraySlice<UInt8>, separators: Set<UInt32>
  ) -> [[UInt32]]? {
    // A scalar takes at least one byte in the ASCII form, and at most four in UTF-8.
    guard bytes.count <= 4 * longestName else { return nil }
    var reader = ByteReader(bytes)
    var labels: [[UInt32]] = [[]]
    while !reader.isAtEnd {
      guard let scalar = reader.takeScalar() else { return nil }
      if separators.contains(scalar) {
        labels.append([])
      } else {
        labels[labels.count - 1].append(scalar)
      }
    }
    return labels
  }

  /// Whether every label is valid and so is the mixture of writing directions (RFC 5893).
  private static func areValid(_ labels: [[UInt32]], rules: DomainLabelRules) -> Bool {
    var length = labels.count - 1
    var decoded: [[UInt32]] = []
    for label in labels {
      guard let reading = DomainLabel.read(label, rules: rules) else { return false }
      length += reading.encodedLength
      guard length <= longestName else { return false }
      decoded.append(reading.scalars)
    }
    let isBidirectional = decoded.contains { $0.contains(where: isRightToLeft) }
    return !isBidirectional || decoded.allSatisfy(DomainLabel.satisfiesBidirectionalRule)
  }

  private static func isRightToLeft(_ scalar: UInt32) -> Bool {
    switch WritingDirection.of(scalar) {
    case .rightToLeft, .arabicNumber: true
    case .leftToRight, .europeanNumber, .neutral, .nonspacing: false
    }
  }
}

extension ASCIISet {
  static let labelCharacters = alphanumerics.union("-")
}
