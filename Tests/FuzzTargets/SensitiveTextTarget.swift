import SensitiveText
import SourceText

/// The detector of personal data and secrets, on any bytes.
struct SensitiveTextTarget: ImmediateFuzzTarget {
  let name = "sensitive"
  private static let words = [
    "090", "03", "-", "－", "ー", "(", "）", "1234", "５６７８", "+81", "0120", "〒113-6591", "電話",
    "マイナンバー",
    "31415926" + "5352", "T7010705000725", "4111111111111111", "@", "＠", "[at]", " at ", " dot ",
    "kaisha",
    ".", ".jp", "://", "user:pw1x@", "東京都", "新宿区", "四日市市", "二丁目", "8番1号", "2-8-1", "様", "さん", "氏",
    "氏名：", "山田", "太郎", "担当：", "会長", " ", "　", "\n", "昭和45年4月1日", "生", "生年月日", "株式会社", "㈱", "①",
    "ｶﾞ", "か\u{3099}", "\u{200B}", "\u{E0100}", "password", "=", ": ", "Xk9#mQ2vLp", "ghp_", "eyJ",
    "AKIA",
    "-----BEGIN RSA PRIVATE KEY-----", "-----END", "AbCd1234", "を@に", "〇九〇", "2001:", "00:1A:",
    "12.34.",
  ].map { Array($0.utf8) }
  private static let mutator = ByteMutator(words: words, limit: 4_000)

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    let text = (0..<random.below(24)).flatMap { _ in random.element(of: Self.words) }
    guard random.once(in: 2) else { return text }
    return Self.mutator.mutated(text, others: FuzzWords.japanese, random: &random)
  }

  func brokenPromise(on input: [UInt8]) -> String? {
    let detector = SensitiveTextDetector()
    let matches = detector.matches(in: input)
    var end = 0
    for match in matches {
      let range = match.range
      if range.isEmpty || range.start < end || range.end > input.count {
        return "\(match.kind) at \(range) is not where it could be"
      }
      if isInside(range.start, input) || isInside(range.end, input) {
        return "\(match.kind) at \(range) cuts a character"
      }
      if match.value.isEmpty { return "\(match.kind) without a value" }
      end = range.end
    }
    if Promises.samples(input, oneOf: 8), detector.matches(in: input) != matches {
      return "two answers"
    }
    if let middle = matches.first?.range {
      let part = detector.matches(in: input, within: middle)
      if !part.allSatisfy({ middle.contains($0.range) }) { return "a match outside the part" }
    }
    return nil
  }

  /// Whether an offset lies inside a well-formed character.
  private func isInside(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    guard offset < bytes.count, bytes[offset] & 0xC0 == 0x80 else { return false }
    var first = offset
    while first > 0, offset - first < 4, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    guard bytes[first] >= 0xC2 else { return false }
    let end = min(bytes.count, first + 4)
    var decoder = UTF8()
    var iterator = bytes[first..<end].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return false }
    return first + UTF8.width(scalar) > offset
  }
}
