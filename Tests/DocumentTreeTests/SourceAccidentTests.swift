import Diagnostics
import DocumentTree
import SourceText
import Testing

@Suite("Accidents of a whole file are named")
struct SourceAccidentTests {
  private func find(_ bytes: [UInt8]) -> (rule: String, english: String)? {
    SourceAccident.find(in: SourceFile(path: "a.yaml", bytes: bytes)).map {
      ($0.rule.name, $0.message.english)
    }
  }

  /// 「題名: 生成AIの利用」 in three encodings.
  private static let shiftJIS: [UInt8] =
    [0x91, 0xE8, 0x96, 0xBC, 0x3A, 0x20, 0x90, 0xB6, 0x90, 0xAC, 0x41, 0x49, 0x82, 0xCC, 0x97]
    + [0x98, 0x97, 0x70, 0x0A]
  private static let eucJP: [UInt8] =
    [0xC2, 0xEA, 0xCC, 0xBE, 0x3A, 0x20, 0xC0, 0xB8, 0xC0, 0xAE, 0x41, 0x49, 0xA4, 0xCE, 0xCD]
    + [0xF8, 0xCD, 0xD1, 0x0A]
  private static let iso2022: [UInt8] =
    [0x1B, 0x24, 0x42, 0x42, 0x6A, 0x4C, 0x3E, 0x1B, 0x28, 0x42, 0x3A, 0x20, 0x61, 0x0A]

  @Test("old Japanese encodings are told apart")
  func encodings() {
    #expect(find(Self.shiftJIS)?.english.contains("Shift_JIS") == true)
    #expect(find(Self.eucJP)?.english.contains("EUC-JP") == true)
    #expect(find(Self.iso2022)?.english.contains("ISO-2022-JP") == true)
  }

  @Test("UTF-16 is named with and without a byte order mark, in both orders")
  func utf16() {
    let units = Array("title: 見出し\nbody: 本文\n".utf16)
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for bytes in [big, little, [0xFE, 0xFF] + big, [0xFF, 0xFE] + little] {
      #expect(find(bytes)?.rule == "wrong-encoding")
    }
  }

  @Test("one damaged byte in UTF-8 does not make it another encoding")
  func damaged() {
    var bytes = Array("title: 情報セキュリティ規程\nbody: 本文\n".utf8)
    bytes.remove(at: 9)
    #expect(find(bytes)?.rule == "invalid-utf8")
    #expect(find(Array("a: caf".utf8) + [0xE9, 0x0A])?.rule == "invalid-utf8")
    #expect(find(Array("a: 情報\n".utf8)) == nil)
  }

  @Test(
    "invalid UTF-8 is found at its byte",
    arguments: [
      [0x61, 0xC0, 0x80], [0x61, 0xED, 0xA0, 0x80], [0x61, 0xF5, 0x80, 0x80, 0x80],
      [0x61, 0xE3, 0x81], [0x61, 0x80], [0x61, 0xF4, 0x90, 0x80, 0x80], [0x61, 0xE0, 0x80, 0x80],
    ])
  func invalid(bytes: [UInt8]) {
    let finding = SourceAccident.find(in: SourceFile(path: "a", bytes: bytes))
    #expect(finding?.rule == "invalid-utf8")
    #expect(finding?.range.start == 1)
  }

  @Test("a control character has a code point")
  func control() {
    #expect(find(Array("a: \u{7F}".utf8))?.english.contains("U+007F") == true)
    #expect(find(Array("a: \u{90}".utf8))?.english.contains("U+0090") == true)
    #expect(find(Array("a: \u{2029}".utf8))?.english.contains("U+2029") == true)
  }
}
