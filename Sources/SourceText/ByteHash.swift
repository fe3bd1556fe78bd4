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
/// FNV-1a in 32 bits. Long texts go through four interleaved lanes, because one lane waits for
/// each multiplication and most bytes of a storehouse are long Japanese texts.
@inlinable
public func stableHash(_ bytes: borrowing Span<UInt8>) -> UInt32 {
  let prime: UInt32 = 16_777_619
  var first: UInt32 = 2_166_136_261
  var index = 0
  let count = bytes.count
  if count >= 16 {
    var second = first &+ 1
    var third = first &+ 2
    var fourth = first &+ 3
    let last = count &- 3
    while index < last {
      first = (first ^ UInt32(bytes[index])) &* prime
      second = (second ^ UInt32(bytes[index &+ 1])) &* prime
      third = (third ^ UInt32(bytes[index &+ 2])) &* prime
      fourth = (fourth ^ UInt32(bytes[index &+ 3])) &* prime
      index &+= 4
    }
    first = (first &* prime) ^ second
    third = (third &* prime) ^ fourth
    first = (first &* prime) ^ (third >> 15) ^ third
  }
  while index < count {
    first = (first ^ UInt32(bytes[index])) &* prime
    index &+= 1
  }
  return first
}
