import Storehouse
import TestSupport
import Testing

struct ComparableTextTests {
  private func scalars(_ text: String) -> [UInt32] { ComparableText(text.utf8).scalars }

  @Test func widthCaseAndBlanksDoNotMatter() {
    #expect(scalars("ＡＢＣ １２３\n**カナ**") == scalars("abc123カナ"))
    #expect(scalars("ﾊﾟｽﾜｰﾄﾞ｡") == scalars("パスワード。"))
    #expect(scalars("ｶﾞｷﾞﾂﾞﾃﾞﾊﾞﾎﾟｳﾞ") == scalars("ガギヅデバポヴ"))
  }

  @Test func offsetsLeadBackToTheText() {
    let text = "あ い\nＡ"
    let comparable = ComparableText(text.utf8)
    #expect(comparable.offsets == [0, 4, 8])
    #expect(comparable.byteRange(of: 1..<3, count: text.utf8.count) == 4..<11)
    #expect(comparable.followsGap == [true, true, true])
  }

  @Test func everyRunOfSixteenInCommonSharesAFingerprint() {
    var generator = SeededGenerator(seed: 16)
    func characters(_ count: Int) -> String {
      String(
        String.UnicodeScalarView(
          (0..<count).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 0x3042...0x3052, using: &generator))
          }))
    }
    for _ in 0..<300 {
      let common = characters(16)
      let left = ComparableText(
        (characters(Int.random(in: 0...40, using: &generator)) + common).utf8)
      let right = ComparableText(
        (common + characters(Int.random(in: 0...40, using: &generator))).utf8)
      let hashes = Set(left.fingerprints().map(\.hash))
      #expect(right.fingerprints().contains { hashes.contains($0.hash) })
    }
  }

  @Test func aWordIsNotCutOutOfALongerOne() {
    let name = ComparableText("faq-mail".utf8)
    let text = ComparableText("faq-mail-old、 faq-mail です".utf8)
    #expect(text.range(of: name, at: 0) == nil)
    #expect(text.range(of: name, at: 13) == 13..<21)
  }
}
