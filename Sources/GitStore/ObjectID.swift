/// The name of a git object: the hash of its content, 20 bytes of SHA-1 or 32 of SHA-256.
package struct ObjectID: Hashable, Sendable, CustomStringConvertible {
  // Four words instead of an array: ten thousand entries need no allocation for their ids.
  private var words = InlineArray<4, UInt64>(repeating: 0)
  private let count: Int

  /// Creates an id from the raw bytes of a hash, or returns `nil` when their number fits none.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 20 || bytes.count == 32 else { return nil }
    count = bytes.count
    for (index, byte) in bytes.enumerated() {
      words[index / 8] |= UInt64(byte) << UInt64(8 * (index % 8))
    }
  }

  /// Creates an id from the twenty bytes of a SHA-1 hash.
  init(sha1 bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count == 20)
    count = 20
    words[0] = UInt64(littleEndian: unsafe bytes.loadUnaligned(as: UInt64.self))
    words[1] = UInt64(
      littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    words[2] = UInt64(
      UInt32(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self)))
  }

  /// Creates an id from all its hexadecimal digits, or returns `nil` when it is none.
  package init?(hexadecimal text: some Collection<UInt8>) {
    guard text.count == 40 || text.count == 64 else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for character in text {
      guard let digit = Self.value(ofDigit: character) else { return nil }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    self.init(bytes: bytes)
  }

  /// Creates an id from all its hexadecimal digits, or returns `nil` when it is none.
  package init?(_ text: String) {
    self.init(hexadecimal: Array(text.utf8))
  }

  /// The raw bytes of the hash.
  package var bytes: [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64(8 * ($0 % 8))) }
  }

  /// All hexadecimal digits, in lower case.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Whether this is the id of zeros by which hooks say "there is none".
  package var isZero: Bool {
    (0..<4).allSatisfy { words[$0] == 0 }
  }

  package static func == (left: ObjectID, right: ObjectID) -> Bool {
    left.count == right.count && (0..<4).allSatisfy { left.words[$0] == right.words[$0] }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words[0])
  }

  private static func value(ofDigit character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
