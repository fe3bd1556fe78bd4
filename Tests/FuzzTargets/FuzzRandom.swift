import TestSupport

/// Choices that depend on nothing but a seed.
package struct FuzzRandom {
  private var numbers: SeededGenerator

  package init(seed: UInt64) {
    numbers = SeededGenerator(seed: seed)
  }

  /// Any number.
  package mutating func number() -> UInt64 {
    numbers.next()
  }

  /// A number from zero up to a bound that it does not reach; zero when the bound is not positive.
  package mutating func below(_ bound: Int) -> Int {
    bound <= 1 ? 0 : Int(truncatingIfNeeded: numbers.next() % UInt64(bound))
  }

  /// A number in a range of both ends.
  package mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// Whether something that happens once in so many times happens now.
  package mutating func once(in times: Int) -> Bool {
    below(times) == 0
  }

  /// One of some values.
  /// - Precondition: there is at least one.
  package mutating func element<Values: RandomAccessCollection>(of values: Values) -> Values.Element
  where Values.Index == Int {
    values[values.startIndex + below(values.count)]
  }

  /// A place in bytes, or their end.
  package mutating func offset(in bytes: [UInt8]) -> Int {
    below(bytes.count + 1)
  }

  /// A piece of bytes, mostly a short one.
  package mutating func piece(of bytes: [UInt8]) -> Range<Int> {
    let start = below(bytes.count)
    let longest = once(in: 4) ? bytes.count : 12
    return start..<min(bytes.count, start + 1 + below(longest))
  }
}
