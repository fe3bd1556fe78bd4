/// Groups of digits with single signs between them, such as `03-1234-5678`; at most eight.
struct DigitGroups {
  /// What stands between two groups.
  enum Joint: UInt8 {
    case hyphen, space, dot, slash, parenthesis
  }

  private var starts: InlineArray<8, Int>
  private var ends: InlineArray<8, Int>
  private var joints: InlineArray<8, Joint>
  private(set) var count = 0
  /// The lengths of the groups, four bits for each, the first one lowest; 15 stands for more.
  private var packed: UInt64 = 0
  /// The number of digits.
  private(set) var total = 0

  init() {
    starts = InlineArray(repeating: 0)
    ends = InlineArray(repeating: 0)
    joints = InlineArray(repeating: .hyphen)
  }

  mutating func append(_ range: Range<Int>) {
    starts[count] = range.lowerBound
    ends[count] = range.upperBound
    packed |= UInt64(min(range.count, 15)) << UInt64(4 * count)
    total += range.count
    count += 1
  }

  /// Sets what stands behind the last group.
  mutating func join(_ joint: Joint) {
    joints[count - 1] = joint
  }

  subscript(_ index: Int) -> Range<Int> { starts[index]..<ends[index] }

  /// What stands behind a group.
  func joint(_ index: Int) -> Joint { joints[index] }

  /// The beginning of the first group.
  var start: Int { starts[0] }

  /// The end of a number of groups.
  func end(_ count: Int) -> Int { ends[count - 1] }

  /// Whether the first groups have certain lengths.
  @inline(__always)
  func begins(with form: NumberForm) -> Bool {
    count >= form.count && packed & form.mask == form.packed
  }

  /// Whether the joints of the first groups are all of some kinds.
  func areJoined(_ count: Int, by kinds: Joint...) -> Bool {
    for index in 0..<count - 1 where !kinds.contains(joints[index]) { return false }
    return true
  }

  /// Whether the first groups have the same joint everywhere.
  func areJoinedAlike(_ count: Int) -> Bool {
    for index in 0..<count - 1 where joints[index] != joints[0] { return false }
    return true
  }
}

/// The lengths of the groups of a number.
struct NumberForm: Sendable {
  let count: Int
  let packed: UInt64
  let mask: UInt64
  /// The length of the first group.
  let first: Int

  init(_ lengths: Int...) {
    self.init(lengths)
  }

  init(_ lengths: [Int]) {
    count = lengths.count
    first = lengths[0]
    packed = lengths.enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(4 * $1.offset) }
    mask = (1 << UInt64(4 * lengths.count)) - 1
  }
}

extension LineScanner {
  /// The groups that begin at an index.
  func digitGroups(at start: Int) -> DigitGroups {
    var result = DigitGroups()
    var index = start
    while true {
      let end = digitsEnd(index)
      result.append(index..<end)
      guard result.count < 8, let (joint, next) = joint(at: end) else { return result }
      result.join(joint)
      index = next
    }
  }

  /// The end of the digits at an index.
  func digitsEnd(_ start: Int) -> Int {
    var end = start
    while end < line.count, line.scalars[end].isDigit { end += 1 }
    return end
  }

  /// The joint at an index and the index of the digit behind it.
  private func joint(at index: Int) -> (DigitGroups.Joint, Int)? {
    let (first, second, third) = (at(index), at(index + 1), at(index + 2))
    let joint: DigitGroups.Joint
    switch first {
    case "-": joint = .hyphen
    case " ": joint = .space
    case ".": joint = .dot
    case "/": joint = .slash
    case "(", ")": joint = .parenthesis
    default: return nil
    }
    if second.isDigit { return (joint, index + 1) }
    if third.isDigit {
      switch (first, second) {
      case (")", "-"), (")", " "), (" ", "("), ("-", "("): return (.parenthesis, index + 2)
      case ("-", " "), (" ", "-"): return (.hyphen, index + 2)
      default: return nil
      }
    }
    // 03 - 1234 - 5678
    if first == " ", second == "-", third == " ", at(index + 3).isDigit {
      return (.hyphen, index + 3)
    }
    return nil
  }

  /// The values of the digits of a range.
  func digitValues(_ range: Range<Int>) -> [Int] {
    line.scalars[range].compactMap { $0.isDigit ? $0.digitValue : nil }
  }

  /// The number that the digits of a range make.
  func number(_ range: Range<Int>) -> Int {
    line.scalars[range].reduce(0) { $0 &* 10 &+ $1.digitValue }
  }

  /// Whether nothing before a number makes it a part of something else.
  func isFree(before index: Int) -> Bool {
    let left = at(index - 1)
    let further = at(index - 2)
    switch left {
    case ".": return (!further.isWord && further != left) || isPhoneWord(index - 1)
    case "-", "*": return !further.isWord && further != ")" && further != left
    // From one number to another.
    case "~": return !further.isWord && further != left || further.isDigit
    case "_", "@", "#", "$", "%", "&", "\\", "^", "+": return false
    case "/":
      return !further.isLetter && further != "." && further != "/" || isPhoneWord(index - 1)
    case ",": return !further.isDigit || isCellEdge(index)
    default: return !left.isWord || isPhoneWord(index)
    }
  }

  /// Whether nothing behind a number makes it a part of something else.
  func isFree(after index: Int) -> Bool {
    let right = at(index)
    switch right {
    case "-", ".", "_": return !at(index + 1).isWord
    case ",": return !at(index + 1).isWord || isCellEdge(index)
    case "@", "%", "#": return false
    default: return !right.isWord
    }
  }

  /// Whether the letters right before an index say that a phone number follows.
  private func isPhoneWord(_ index: Int) -> Bool {
    let length = Self.phoneLetters.length(in: line.scalars, upTo: index)
    return length > 0 && !at(index - length - 1).isLetter
  }

  private static let phoneLetters = WordSet("tel fax phone mobile telephone ph no")

  /// Whether an index lies in an address on the web, where digits do not count.
  func isInsideURL(_ index: Int) -> Bool {
    index < urlEnd && at(index - 1) != "="
  }
}
