/// Turns libyaml's marks, which count code points, into byte offsets.
///
/// Marks arrive almost in order, so the cursor moves from the last one instead of from the start.
@safe
struct CodePointCursor {
  private let base: UnsafePointer<UInt8>
  private let count: Int
  /// Where the code point with index zero is: after a byte order mark.
  let origin: Int
  private let isASCII: Bool
  private var index = 0
  private var offset: Int

  /// Creates a cursor over `count` bytes of valid UTF-8, which must outlive it.
  init(_ base: UnsafePointer<UInt8>, count: Int, origin: Int, isASCII: Bool) {
    unsafe self.base = base
    self.count = count
    self.origin = origin
    self.isASCII = isASCII
    self.offset = origin
  }

  /// The byte offset of a code point; the end of the bytes when there is no such code point.
  @inline(__always)
  mutating func byteOffset(of target: Int) -> Int {
    if isASCII { return min(origin &+ target, count) }
    if target >= index { advance(to: target) } else { retreat(to: target) }
    return offset
  }

  /// Tells the cursor where a code point is when that is known without counting.
  @inline(__always)
  mutating func move(to offset: Int, index: Int) {
    self.index = index
    self.offset = offset
  }

  @inline(__always)
  private mutating func advance(to target: Int) {
    var remaining = target &- index
    var position = offset
    while remaining >= 8 && position &+ 8 <= count {
      let word = unsafe UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self)
      let continuation = (word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101
      position &+= 8
      remaining &-= 8 &- Int(truncatingIfNeeded: (continuation &* 0x0101_0101_0101_0101) >> 56)
    }
    // Continuation bytes after the last counted code point belong to it.
    while position < count, unsafe base[position] & 0xC0 == 0x80 { position &+= 1 }
    while remaining > 0 && position < count {
      let lead = unsafe base[position]
      position &+= lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      remaining &-= 1
    }
    position = min(position, count)
    index = target &- remaining
    offset = position
  }

  private mutating func retreat(to target: Int) {
    while index > target && offset > origin {
      offset &-= 1
      while offset > origin, unsafe base[offset] & 0xC0 == 0x80 { offset &-= 1 }
      index &-= 1
    }
  }
}
