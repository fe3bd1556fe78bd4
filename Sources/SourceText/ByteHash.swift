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
/// FNV-1a in 32 bits, in four interleaved lanes, because one lane waits for each multiplication. Of
/// a long text, which is hardly ever a key, only the beginning, the middle and the end count.
@inlinable
public func stableHash(_ bytes: borrowing Span<UInt8>) -> UInt32 {
  let count = bytes.count
  var lanes = HashLanes()
  if count <= 64 {
    lanes.mix(bytes, from: 0, to: count)
  } else {
    lanes.mix(bytes, from: 0, to: 24)
    lanes.mix(bytes, from: count / 2, to: count / 2 + 16)
    lanes.mix(bytes, from: count - 24, to: count)
  }
  return lanes.combined(count)
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
  mutating func mix(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) {
    let prime: UInt32 = 16_777_619
    var index = start
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
