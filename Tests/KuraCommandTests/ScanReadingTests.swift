import SourceText
import TestSupport
import Testing

/// `kura scan` of what people have: texts of old programs, mails as files, and what is no text.
struct ScanReadingTests {
  /// 「件名」 and, in the second line, 「氏名：鈴木一郎 電話 090-1234-5678」.
  private static let texts: [(encoding: String, bytes: [UInt8])] = [
    (
      "Shift_JIS",
      [
        0x8C, 0x8F, 0x96, 0xBC, 0x0A, 0x8E, 0x81, 0x96, 0xBC, 0x81, 0x46, 0x97, 0xE9, 0x96, 0xD8,
        0x88, 0xEA, 0x98, 0x59, 0x20, 0x93, 0x64, 0x98, 0x62, 0x20, 0x30, 0x39, 0x30, 0x2D, 0x31,
        0x32, 0x33, 0x34, 0x2D, 0x35, 0x36, 0x37, 0x38, 0x0A,
      ]
    ),
    (
      "EUC-JP",
      [
        0xB7, 0xEF, 0xCC, 0xBE, 0x0A, 0xBB, 0xE1, 0xCC, 0xBE, 0xA1, 0xA7, 0xCE, 0xEB, 0xCC, 0xDA,
        0xB0, 0xEC, 0xCF, 0xBA, 0x20, 0xC5, 0xC5, 0xCF, 0xC3, 0x20, 0x30, 0x39, 0x30, 0x2D, 0x31,
        0x32, 0x33, 0x34, 0x2D, 0x35, 0x36, 0x37, 0x38, 0x0A,
      ]
    ),
    (
      "ISO-2022-JP",
      [
        0x1B, 0x24, 0x42, 0x37, 0x6F, 0x4C, 0x3E, 0x1B, 0x28, 0x42, 0x0A, 0x1B, 0x24, 0x42, 0x3B,
        0x61, 0x4C, 0x3E, 0x21, 0x27, 0x4E, 0x6B, 0x4C, 0x5A, 0x30, 0x6C, 0x4F, 0x3A, 0x1B, 0x28,
        0x42, 0x20, 0x1B, 0x24, 0x42, 0x45, 0x45, 0x4F, 0x43, 0x1B, 0x28, 0x42, 0x20, 0x30, 0x39,
        0x30, 0x2D, 0x31, 0x32, 0x33, 0x34, 0x2D, 0x35, 0x36, 0x37, 0x38, 0x0A,
      ]
    ),
    (
      "UTF-16",
      [
        0xFF, 0xFE, 0xF6, 0x4E, 0x0D, 0x54, 0x0A, 0x00, 0x0F, 0x6C, 0x0D, 0x54, 0x1A, 0xFF, 0x34,
        0x92, 0x28, 0x67, 0x00, 0x4E, 0xCE, 0x90, 0x20, 0x00, 0xFB, 0x96, 0x71, 0x8A, 0x20, 0x00,
        0x30, 0x00, 0x39, 0x00, 0x30, 0x00, 0x2D, 0x00, 0x31, 0x00, 0x32, 0x00, 0x33, 0x00, 0x34,
        0x00, 0x2D, 0x00, 0x35, 0x00, 0x36, 0x00, 0x37, 0x00, 0x38, 0x00, 0x0A, 0x00,
      ]
    ),
    (
      "UTF-16",
      [
        0xFE, 0xFF, 0x4E, 0xF6, 0x54, 0x0D, 0x00, 0x0A, 0x6C, 0x0F, 0x54, 0x0D, 0xFF, 0x1A, 0x92,
        0x34, 0x67, 0x28, 0x4E, 0x00, 0x90, 0xCE, 0x00, 0x20, 0x96, 0xFB, 0x8A, 0x71, 0x00, 0x20,
        0x00, 0x30, 0x00, 0x39, 0x00, 0x30, 0x00, 0x2D, 0x00, 0x31, 0x00, 0x32, 0x00, 0x33, 0x00,
        0x34, 0x00, 0x2D, 0x00, 0x35, 0x00, 0x36, 0x00, 0x37, 0x00, 0x38, 0x00, 0x0A,
      ]
    ),
    (
      "UTF-16",
      [
        0xF6, 0x4E, 0x0D, 0x54, 0x0A, 0x00, 0x0F, 0x6C, 0x0D, 0x54, 0x1A, 0xFF, 0x34, 0x92, 0x28,
        0x67, 0x00, 0x4E, 0xCE, 0x90, 0x20, 0x00, 0xFB, 0x96, 0x71, 0x8A, 0x20, 0x00, 0x30, 0x00,
        0x39, 0x00, 0x30, 0x00, 0x2D, 0x00, 0x31, 0x00, 0x32, 0x00, 0x33, 0x00, 0x34, 0x00, 0x2D,
        0x00, 0x35, 0x00, 0x36, 0x00, 0x37, 0x00, 0x38, 0x00, 0x0A, 0x00,
      ]
    ),
  ]

  @Test(arguments: 0..<6)
  func aTextInAnotherEncodingIsReadAndPlacesAreThoseOfTheText(index: Int) throws {
    let (encoding, bytes) = Self.texts[index]
    let folder = try TemporaryFolder()
    try folder.write("old.txt", bytes)
    let result = kura(["scan", "old.txt", "--format", "json", "--lang", "ja"], in: folder.path)
    #expect(result.status == 1)
    #expect(result.error.contains("\(encoding) として読みました"), "\(result.error)")
    let found = result.output
    #expect(found.contains(#""kind":"name","level":"high","path":"old.txt","line":2,"column":4"#))
    #expect(found.contains(#""kind":"phone-mobile""#))
    #expect(found.contains(#""line":2,"column":12,"endLine":2,"endColumn":25"#), "\(found)")
    #expect(!kura(["scan", "old.txt"], in: folder.path).output.contains("1234"))
  }

  @Test(arguments: 0..<6)
  func aTableInAnotherEncodingIsReadBeforeACommitToo(index: Int) throws {
    let folder = try StorehouseSample.house()
    try folder.write("knowledge/list.csv", Self.texts[index].bytes)
    let result = kura(["lint", "--format", "json"], in: folder.path)
    #expect(result.output.contains(#""kind":"name","level":"high""#))
    #expect(result.output.contains(#""kind":"phone-mobile""#))
    // Without a mark nobody can tell where lines of UTF-16 end.
    if index < 5 {
      #expect(result.output.contains(#""path":"knowledge/list.csv","line":2"#), "\(result.output)")
    }
    if 3...4 ~= index { #expect(result.output.contains(#""line":2,"column":12"#)) }
    for form in ["text", "sarif"] {
      #expect(!kura(["lint", "--format", form], in: folder.path).output.contains("1234-5678"))
    }
  }

  @Test func aMailIsDecodedAndWhatIsNotReadIsSaid() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "mail.eml",
      """
      Return-Path: <a@example.jp>
      Subject: =?ISO-2022-JP?B?SUBJ?= =?UTF-8?Q?QTWO?=
      MIME-Version: 1.0
      Content-Type: multipart/mixed;
       boundary="b1"

      --b1
      Content-Type: text/plain; charset=UTF-8
      Content-Transfer-Encoding: base64

      BODY
      --b1
      Content-Type: text/html; charset="Shift_JIS"
      Content-Transfer-Encoding: quoted-printable

      QUOTED
      --b1
      Content-Type: application/pdf; name="a.pdf"
      Content-Transfer-Encoding: base64

      JVBERi0xLjQK
      --b1--

      """.replacing("SUBJ", with: "GyRCOzNFREJATzpNTRsoQg==").replacing(
        "QTWO", with: "=E5=B1=B1=E7=94=B0=E5=A4=AA=E9=83=8E=E6=A7=98"
      )
      .replacing("BODY", with: "6Yi05pyo5LiA6YOO5qeYCumbu+ipsSAwOTAtMTIzNC01Njc4Cg==").replacing(
        "QUOTED",
        with: "=8FZ=8F=8A=82=CD=93=8C=8B=9E=93s=90V=8Fh=8B=E6=90=BC=90V=8Fh2-8-1=82=C5=82=\n=B7=81B"
      ))
    let result = kura(["scan", "mail.eml", "--format", "json", "--lang", "en"], in: folder.path)
    let kinds = result.output.split(separator: #""kind":""#).dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
    #expect(kinds == ["email", "name", "name", "name", "phone-mobile", "address"])
    #expect(result.error.contains("is a mail"))
    #expect(result.error.contains("1 part(s)"))
    #expect(result.status == 1)
  }

  @Test func aMailWithoutAnyCodingIsReadAsItIs() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "mail.eml", "From: x\nMessage-ID: <1@example.jp>\n\n\n携帯 090-1234-5678\n")
    let result = kura(["scan", "mail.eml", "--format", "json"], in: folder.path)
    #expect(result.output.contains(#""line":5,"column":4"#))
    #expect(result.error == "")
  }

  @Test func aHeaderLikeBeginningOfADraftIsNoMail() throws {
    let folder = try TemporaryFolder()
    try folder.write("draft.txt", "To: x\nSubject: y\n\n=?UTF-8?B?QUJD?= 090-1234-5678\n")
    let result = kura(["scan", "draft.txt", "--format", "json"], in: folder.path)
    #expect(result.output.contains(#""line":4,"column":18"#))
  }

  @Test(arguments: 1...60)
  func noBytesDoHarm(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let heads: [[UInt8]] = [
      [], [0xFF, 0xFE], [0xFE, 0xFF], [0x1B, 0x24, 0x42],
      Array("Content-Type: multipart/mixed; boundary=b\nReceived: x\n\n--b\n".utf8),
      Array("MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n".utf8),
      Array("Received: x\nSubject: =?x?b?".utf8),
      Array("Received: x\nContent-Type: text/plain; charset=ISO-2022-JP\n\n\u{1B}$B".utf8),
    ]
    var bytes = heads[Int(seed) % heads.count]
    let pieces = [
      "--b\n", "--b--\n", "\n", "=?", "?=", "=E3", "\u{1B}(B", "Content-Type: text/x\n",
    ]
    for _ in 0..<300 {
      if random.next() % 4 == 0 {
        bytes += pieces[Int(random.next() % UInt64(pieces.count))].utf8
      } else {
        bytes.append(UInt8(truncatingIfNeeded: random.next() >> 8))
      }
    }
    let folder = try TemporaryFolder()
    try folder.write("a.eml", bytes)
    let result = kura(["scan", "--all", "--format", "json", "a.eml"], in: folder.path)
    // What is no text is said not to have been read.
    let isUnread = result.status == 2 && result.error.contains("a.eml")
    #expect(result.status == 0 || result.status == 1 || isUnread, "\(result.error)")
  }

  @Test func aLongLineAndALargeFileAreReadInTime() throws {
    let folder = try TemporaryFolder()
    let line = String(repeating: "電話 abc@ 1234-あ様 token=x 氏名：", count: 5_000)
    try folder.write("line.txt", line + "090-1234-5678\n")
    try folder.write(
      "large.txt",
      String(repeating: "1,2026-11-21,東京都の相談,対応済み,https://example.jp/a?b=c\n", count: 32_000)
        + "090-1234-5678\n")
    let clock = ContinuousClock()
    let start = clock.now
    for name in ["line.txt", "large.txt"] {
      let result = kura(["scan", "--format", "json", name], in: folder.path)
      #expect(result.output.contains(#""kind":"phone-mobile""#), "\(name)")
    }
    #expect(clock.now - start < .seconds(60))
  }

  @Test func aTextBehindALinkIsReadAndOneWithAZeroToo() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "090-1234-5678\n")
    try folder.createSymbolicLink("b.txt", to: "a.txt")
    #expect(kura(["scan", "b.txt"], in: folder.path).status == 1)
    try folder.write("zero.txt", "090-1234-5678\u{0}\n")
    #expect(kura(["scan", "zero.txt"], in: folder.path).status == 1)
  }
}
