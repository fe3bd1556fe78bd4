import DocumentTree
import SourceText

/// What plain scalars stand for, and the arithmetic of their numbers.
struct ScalarTarget: ImmediateFuzzTarget {
  let name = "scalar"
  private static let mutator = ByteMutator(words: FuzzWords.number, limit: 2_000)

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    let texts = (0..<3).map { _ in
      let text = (0..<random.below(5)).flatMap { _ in random.element(of: FuzzWords.number) }
      return random.once(in: 6)
        ? Self.mutator.mutated(text, others: FuzzWords.number, random: &random) : text
    }
    return InputParts.joined(texts)
  }

  func brokenPromise(on input: [UInt8]) -> String? {
    let texts = InputParts.split(input, count: 3)
    var numbers: [NumberValue] = []
    for text in texts {
      let type = ScalarResolution.type(ofPlain: text)
      let reading = ScalarResolution.yaml11Reading(of: text[...])
      if reading?.description.japanese.isEmpty == true { return "a reading without words" }
      let number = NumberValue(text[...])
      let isNumber = type == .integer || type == .float
      if isNumber, number == nil, text.count <= NumberValue.digitLimit / 2 {
        return "a number without a value"
      }
      if type == .integer, number?.isInteger == false { return "a whole number with a fraction" }
      if let number, isNumber {
        if let problem = problem(with: number) { return problem }
        numbers.append(number)
      }
    }
    for (first, second) in zip(numbers, numbers.dropFirst()) {
      if let problem = problem(with: first, and: second) { return problem }
    }
    return numbers.count == 3 ? brokenOrder(of: numbers) : nil
  }

  private func problem(with number: NumberValue) -> String? {
    if number.compare(number) != .equal { return "a number is not equal to itself" }
    if number.isFinite && number != .zero && !number.isMultiple(of: number) {
      return "a number is no multiple of itself"
    }
    if number.isInteger && !number.isMultiple(of: NumberValue(1)) {
      return "a whole number is no multiple of one"
    }
    return nil
  }

  private func problem(with first: NumberValue, and second: NumberValue) -> String? {
    let order = first.compare(second)
    let opposite: NumberValue.Order =
      switch order {
      case .less: .greater
      case .equal: .equal
      case .greater: .less
      }
    if second.compare(first) != opposite { return "an order that depends on the side" }
    if (order == .equal) != (first == second) { return "equal and not equal" }
    if first == second && first.stableHash != second.stableHash { return "equal with two hashes" }
    _ = first.isMultiple(of: second)
    return nil
  }

  private func brokenOrder(of numbers: [NumberValue]) -> String? {
    let sorted = numbers.sorted { $0.compare($1) == .less }
    return sorted[0].compare(sorted[2]) == .greater ? "an order that goes in a circle" : nil
  }
}
