/// A hash of bytes that is the same in every process, for tables that keys are looked up in.
///
/// Tables that use it compare the bytes too, so a forged collision costs time in a table that is
/// bounded by the limits on a document, and never a wrong answer.
@inlinable
public func stableHash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
  stableHash(bytes.span.extracting(range))
}

/// The same hash over bytes that are lent.
///
/// FNV-1a in 32 bits, in four interleaved lanes, because one lane waits for each multiplication.
@inlinable
public func stableHash(_ bytes: borrowing Span<UInt8>) -> UInt32 {
  var lanes = HashLanes()
  lanes.mix(bytes)
  return lanes.combined(bytes.count)
}

/// Four hashes, each over every fourth byte.
@usableFromInline
struct HashLanes {
  @usableFromInline var first: UInt32 = 2_166_136_261
  @usableFromInline var second: UInt32 = 2_166_136_262
  @usableFromInline var third: UInt32 = 2_166_136_263
  @usableFromInline var fourth: UInt32 = 2_166_136_264

  @inlinable
  init() {}

  @inlinable @inline(__always)
  mutating func mix(_ bytes: borrowing Span<UInt8>) {
    let prime: UInt32 = 16_777_619
    let end = bytes.count
    var index = 0
    while index &+ 3 < end {
      first = (first ^ UInt32(bytes[index])) &* prime
      second = (second ^ UInt32(bytes[index &+ 1])) &* prime
      third = (third ^ UInt32(bytes[index &+ 2])) &* prime
      fourth = (fourth ^ UInt32(bytes[index &+ 3])) &* prime
      index &+= 4
    }
    while index < end {
      first = (first ^ UInt32(bytes[index])) &* prime
      index &+= 1
    }
  }

  @inlinable @inline(__always)
  func combined(_ count: Int) -> UInt32 {
    let prime: UInt32 = 16_777_619
    let left = (first &* prime) ^ second ^ UInt32(truncatingIfNeeded: count)
    let right = (third &* prime) ^ fourth
    return (left &* prime) ^ (right >> 15) ^ right
  }
}
