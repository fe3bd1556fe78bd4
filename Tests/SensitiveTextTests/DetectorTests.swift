import SensitiveText
import SourceText
import TestSupport
import Testing

/// A made-up My Number, in two parts, because nothing excepts one that is written out.
private let myNumber = "31415926" + "5352"

@Suite struct DetectorTests {
  private static func findings(_ text: String) -> [String] {
    SensitiveTextDetector().matches(in: Array(text.utf8)).map { "\($0.kind.rawValue)/\($0.level)" }
  }

  @Test(
    arguments: Sample.numbers + Sample.phones + Sample.places + Sample.people + Sample.addresses
      + Sample.companies + Sample.secrets)
  func `what a text gives away is found with its kind and level`(sample: Sample) {
    #expect(Self.findings(sample.text) == sample.findings)
  }

  @Test(arguments: Sample.harmless + Sample.harmlessNotations)
  func `what only looks alike is left alone`(sample: Sample) {
    #expect(Self.findings(sample.text).filter { !$0.hasSuffix("low") } == [])
  }

  @Test(arguments: Sample.numbers + Sample.phones + Sample.people + Sample.addresses)
  func `a line of an entry gives the same away as the text alone`(sample: Sample) {
    let text = "title: 知識の蔵\nnote: |\n  \(sample.text)\nlast: 終わり\n"
    #expect(Self.findings(text) == sample.findings)
  }

  @Test(arguments: [
    ("電話は０９０－１２３４－５６７８です", "０９０－１２３４－５６７８", "09012345678"),
    ("①ｼﾒｲ:ﾔﾏﾀﾞ 連絡先 info＠tokyo-kaisha．co．jp。", "info＠tokyo-kaisha．co．jp", "info@tokyo-kaisha.co.jp"),
    ("か\u{3099}\u{200B}090-12\u{200B}34-5678", "090-12\u{200B}34-5678", "09012345678"),
    ("（０３）５９７８−７５０９", "（０３）５９７８−７５０９", "0359787509"),
  ])
  func `a range is that of the original, and a value in normal form`(
    text: String, found: String, value: String
  ) {
    let bytes = Array(text.utf8)
    let match = SensitiveTextDetector().matches(in: bytes).last
    #expect(match.map { String(decoding: bytes[$0.range.indices], as: UTF8.self) } == found)
    #expect(match?.value == value)
  }

  @Test func `words before a part count, and what lies outside is left out`() {
    let bytes = Array("マイナンバー: \(myNumber) と 090-1234-5678\n".utf8)
    let all = SensitiveTextDetector().matches(in: bytes)
    #expect(all.map(\.kind) == [.myNumber, .phoneMobile])
    for match in all {
      let part = SensitiveTextDetector().matches(in: bytes, within: match.range)
      #expect(part == [match])
    }
    let cut = SourceRange(start: all[1].range.start + 1, end: bytes.count)
    #expect(SensitiveTextDetector().matches(in: bytes, within: cut).isEmpty)
  }

  /// A key's header takes no words with it that stand around it.
  @Test(arguments: [
    "電話 090-1234-5678 -----BEGIN RSA PRI" + "VATE KEY-----",
    "-----BEGIN RSA PRI" + "VATE KEY-----\n電話 090-1234-5678\n-----END RSA PRI" + "VATE KEY-----",
    "-----BEGIN RSA PRI" + "VATE KEY-----\n" + String(repeating: "MIIEowIBAAKCAQEA", count: 4)
      + "\n電話 090-1234-5678\n-----END RSA PRI" + "VATE KEY-----",
  ])
  func `what stands beside a private key is found`(text: String) {
    #expect(Self.findings(text).contains("phone-mobile/high"))
  }

  @Test(arguments: [(299, "high"), (301, "review")])
  func `a word counts for a My Number up to 300 characters away`(distance: Int, level: String) {
    let text = "マイナンバー" + String(repeating: "あ", count: distance - 7) + "\n\(myNumber)"
    let isNear = distance < 300
    #expect(Self.findings(text) == ["my-number/\(isNear ? "high" : level)"])
  }

  @Test func `a private key is one finding from its first to its last line`() {
    let key =
      "-----BEGIN EC PRI" + "VATE KEY-----\n" + String(repeating: "MHcCAQEEIB0", count: 8)
      + "\n-----END EC PRI" + "VATE KEY-----"
    let bytes = Array("a: |\n\(key)\nb: 1\n".utf8)
    let matches = SensitiveTextDetector().matches(in: bytes)
    #expect(matches.map(\.kind) == [.privateKey])
    #expect(matches.map(\.level) == [.high])
    #expect(matches.first?.range == SourceRange(start: 5, end: 5 + key.utf8.count))
  }

  @Test(arguments: [
    "1234567890", "様", "@", "a@", "1234 ", "市", "-----BEGIN PRI" + "VATE KEY-----\n", "株式会社",
    myNumber + "\n", "password=", "http://a", "一丁目", "〇", "a:", "eyJ", "ab:", "を@に", "氏名", "(at)",
    "\u{FF}", "+81", "生年月日", "田中 ", "担当：山田、", "出席者\n・", "者、山田", "氏名,番号\n", "マイナンバー：一",
    "curl -u a",
  ])
  func `hostile texts take time in proportion to their length`(piece: String) {
    // The time of this thread's processor, so that other tests do not count.
    func time(_ count: Int) -> Duration {
      let bytes = Array(String(repeating: piece, count: count / piece.utf8.count).utf8)
      let start = processorTimeOfThread()
      _ = SensitiveTextDetector().matches(in: bytes)
      return processorTimeOfThread() - start
    }
    _ = time(2_000)
    let short = (0..<3).map { _ in time(6_000) }.min() ?? .zero
    let long = (0..<3).map { _ in time(48_000) }.min() ?? .zero
    #expect(long < short * 40 + .milliseconds(20))
  }
}
