/// A whole number that is not negative, in limbs of nine decimal digits, least significant first.
struct DecimalLimbs {
  /// One more than the largest limb.
  static let base: UInt64 = 1_000_000_000

  /// The limbs without zeros at the top; none for zero.
  private(set) var limbs: [UInt64] = []

  /// Creates zero.
  init() {}

  /// Creates a number from digits from 0 to 9, most significant first.
  init(digits: [UInt8]) {
    var end = digits.count
    while end > 0 {
      let start = max(0, end - 9)
      limbs.append(digits[start..<end].reduce(0) { $0 * 10 + UInt64($1) })
      end = start
    }
    dropZeros()
  }

  /// The digits from 0 to 9, most significant first; none for zero.
  var digits: [UInt8] {
    var digits: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while digits.last == 0 { digits.removeLast() }
    return digits.reversed()
  }

  /// Multiplies by a small factor and adds a small number.
  mutating func multiply(by factor: UInt64, adding addend: UInt64) {
    var carry = addend
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      limbs[index] = product % DecimalLimbs.base
      carry = product / DecimalLimbs.base
    }
    if carry > 0 { limbs.append(carry) }
  }

  /// Divides by a small prime as often as it goes, and says how often that was.
  mutating func removeFactors(of prime: UInt64) -> Int {
    var count = 0
    // Nine at a time first: 2⁹ and 5⁹ both divide the base, so the lowest limb tells.
    let power = (0..<9).reduce(UInt64(1)) { product, _ in product * prime }
    while let lowest = limbs.first, lowest % power == 0 {
      divide(by: power)
      count += 9
    }
    while let lowest = limbs.first, lowest % prime == 0 {
      divide(by: prime)
      count += 1
    }
    return count
  }

  /// Whether the number is a multiple of one that has neither 2 nor 5 as a factor.
  ///
  /// The lowest limbs are made zero one after the other by adding multiples of the divisor
  /// (Hensel's division); what is left above them is below twice the divisor.
  /// - Complexity: O(n·m) in the limbs of both.
  func isMultiple(ofCoprimeToTen divisor: DecimalLimbs) -> Bool {
    if limbs.isEmpty { return true }
    guard limbs.count >= divisor.limbs.count, let lowest = divisor.limbs.first else { return false }
    let inverse = DecimalLimbs.inverse(of: lowest)
    let rounds = limbs.count - divisor.limbs.count + 1
    var rest = limbs + [0, 0]
    for start in 0..<rounds where rest[start] != 0 {
      let factor = (DecimalLimbs.base - rest[start]) * inverse % DecimalLimbs.base
      var carry: UInt64 = 0
      var index = start
      for limb in divisor.limbs {
        let sum = rest[index] + factor * limb + carry
        rest[index] = sum % DecimalLimbs.base
        carry = sum / DecimalLimbs.base
        index += 1
      }
      while carry > 0 {
        let sum = rest[index] + carry
        rest[index] = sum % DecimalLimbs.base
        carry = sum / DecimalLimbs.base
        index += 1
      }
    }
    let top = rest[rounds...].prefix(divisor.limbs.count)
    return top.elementsEqual(divisor.limbs)
      && rest[(rounds + divisor.limbs.count)...].allSatisfy { $0 == 0 }
  }

  /// The number that gives one when multiplied, counting in one limb only (Newton's iteration).
  private static func inverse(of limb: UInt64) -> UInt64 {
    let digits: [UInt64] = [1, 3, 7, 9]
    var inverse = digits.first { limb % 10 * $0 % 10 == 1 } ?? 1
    for _ in 0..<4 {
      let error = (base + 2 - limb * inverse % base) % base
      inverse = inverse * error % base
    }
    return inverse
  }

  private mutating func divide(by divisor: UInt64) {
    var remainder: UInt64 = 0
    for index in limbs.indices.reversed() {
      let value = remainder * DecimalLimbs.base + limbs[index]
      limbs[index] = value / divisor
      remainder = value % divisor
    }
    dropZeros()
  }

  private mutating func dropZeros() {
    while limbs.last == 0 { limbs.removeLast() }
  }
}
