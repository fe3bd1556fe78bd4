/// The ASCII form of labels in other scripts (RFC 3492).
enum Punycode {
  /// The code of a label without `xn--`, or `nil` when the label is too long for one.
  static func encoded(_ label: [UInt32]) -> [UInt32]? {
    guard label.count <= DomainName.longestLabel else { return nil }
    var output = label.filter { $0 < 0x80 }
    let basicCount = output.count
    if basicCount > 0 { output.append(delimiter) }
    var state = State()
    var handled = basicCount
    while handled < label.count {
      guard let next = label.lazy.filter({ $0 >= state.scalar }).min() else { return nil }
      state.delta += Int(next - state.scalar) * (handled + 1)
      state.scalar = next
      for scalar in label {
        if scalar < next { state.delta += 1 }
        guard scalar == next else { continue }
        appendNumber(state.delta, bias: state.bias, to: &output)
        state.adapt(count: handled + 1, isFirst: handled == basicCount)
        handled += 1
      }
      state.delta += 1
      state.scalar += 1
    }
    return output
  }

  /// The label that a code in lower case stands for, or `nil` when it is none.
  static func decoded(_ code: [UInt32]) -> [UInt32]? {
    guard code.count <= DomainName.longestLabel else { return nil }
    let split = code.lastIndex(of: delimiter)
    var output = Array(code[..<(split ?? 0)])
    var position = split.map { $0 + 1 } ?? 0
    var insertion = 0
    var scalar = 0x80
    var bias = State.initialBias
    while position < code.count {
      guard let distance = takeNumber(code, &position, bias: bias) else { return nil }
      let count = output.count + 1
      insertion += distance
      bias = State.adapted(distance, count: count, isFirst: insertion == distance)
      scalar += insertion / count
      insertion %= count
      guard scalar <= 0x10FFFF, Unicode.Scalar(UInt32(scalar)) != nil else { return nil }
      output.insert(UInt32(scalar), at: insertion)
      insertion += 1
    }
    return output
  }

  private static let delimiter: UInt32 = 0x2D
  private static let base = 36

  private struct State {
    static let initialBias = 72
    var delta = 0
    var bias = initialBias
    var scalar: UInt32 = 0x80

    mutating func adapt(count: Int, isFirst: Bool) {
      bias = State.adapted(delta, count: count, isFirst: isFirst)
      delta = 0
    }

    /// The bias for the next number (RFC 3492 section 6.1).
    static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
      var delta = isFirst ? delta / 700 : delta / 2
      delta += delta / count
      var steps = 0
      while delta > 35 * 26 / 2 {
        delta /= 35
        steps += base
      }
      return steps + 36 * delta / (delta + 38)
    }
  }

  private static func threshold(_ step: Int, bias: Int) -> Int {
    min(max(step - bias, 1), 26)
  }

  private static func appendNumber(_ number: Int, bias: Int, to output: inout [UInt32]) {
    var number = number
    var step = base
    while true {
      let threshold = threshold(step, bias: bias)
      if number < threshold { break }
      output.append(digit(threshold + (number - threshold) % (base - threshold)))
      number = (number - threshold) / (base - threshold)
      step += base
    }
    output.append(digit(number))
  }

  private static func takeNumber(_ code: [UInt32], _ position: inout Int, bias: Int) -> Int? {
    var number = 0
    var weight = 1
    var step = base
    while position < code.count {
      guard let digit = value(code[position]) else { return nil }
      position += 1
      number += digit * weight
      // No label reaches this; the limit keeps the arithmetic far from overflow.
      guard number < 1 << 32, weight < 1 << 32 else { return nil }
      let threshold = threshold(step, bias: bias)
      if digit < threshold { return number }
      weight *= base - threshold
      step += base
    }
    return nil
  }

  private static func digit(_ value: Int) -> UInt32 {
    UInt32(value < 26 ? 0x61 + value : 0x30 + value - 26)
  }

  private static func value(_ digit: UInt32) -> Int? {
    switch digit {
    case 0x61...0x7A: Int(digit) - 0x61
    case 0x30...0x39: Int(digit) - 0x30 + 26
    default: nil
    }
  }
}
