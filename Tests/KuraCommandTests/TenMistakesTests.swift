import SourceText
import TestSupport
import Testing

/// What a specialist is told, in Japanese, about the mistakes that people make in an entry.
///
/// The recorded text is read aloud when it changes: each finding must say what to change.
struct TenMistakesTests {
  /// The storehouse of this repository, without the entries that the sample does not need.
  private static func storehouse() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let repository = RepositoryFolder().path
    try folder.createFolder("knowledge/faq")
    try folder.createFolder("schemas")
    let kinds = ["contact", "dispatch-category", "measure", "person", "vocabulary"]
    let schemas = (kinds + ["common", "faq"]).map { "\(repository)/schemas/\($0).schema.json" }
    for (sources, target) in [
      (["\(repository)/kura.yaml"], ""), (schemas, "/schemas"),
      (kinds.map { "\(repository)/knowledge/\($0)" }, "/knowledge"),
    ] {
      let copy = try run("cp", arguments: ["-r"] + sources + [folder.path + target])
      guard copy.status == 0 else { throw TestFailure(copy.errorText) }
    }
    return folder
  }

  private static let path: RepositoryPath = "knowledge/faq/faq-router.yaml"

  private static let entry = """
    # yaml-language-server: $schema=../../schemas/faq.schema.json
    id: faq-router
    title: ルーターは買ったままの設定でも大丈夫ですか
    audience:
      - audience-sme
    category: prevention
    keywords:
      - ルーター
      - 初期設定
    question: ルーターは買ったままの設定でも大丈夫ですか。
    variants:
      - 設定を変えずに使っています
    answer: |
      いいえ。管理画面のパスワードを変え、更新を自動にしてください。

      この答えは、2026年11月の時点のものです。
    measures:
      - measure-multi-factor
    navigate:
      - contact: tcyss-desk
        when: 設定の仕方を相談したいとき
    disclosure:
      tlp: CLEAR
      origin: own
    status: review
    review:
      reviewed_on: "2026-10-01"
      by_role: role-first-line
      interval_months: 12

    """

  /// A mistake: what it is, the right text and what is written in its place.
  typealias Mistake = (name: String, right: String, wrong: String)

  static let mistakes: [Mistake] = [
    ("全角のコロン", "status: review", "status：review"),
    ("コロンのあとの空白がない", "status: review", "status:review"),
    ("字下げがタブ", "  tlp: CLEAR", "\ttlp: CLEAR"),
    ("字下げが全角の空白", "  - 初期設定", "　- 初期設定"),
    ("箇条書きの空白がない", "  - 初期設定", "  -初期設定"),
    ("字下げが一つ多い", "  origin: own", "   origin: own"),
    ("暦にない日付", "2026-10-01", "2026-09-31"),
    ("斜線の日付", "2026-10-01", "2026/10/1"),
    ("和暦の日付", "2026-10-01", "令和8年10月1日"),
    ("必要なキーの書き間違い", "keywords:", "keyword:"),
    ("任意のキーの書き間違い", "measures:", "mesures:"),
    ("決められていない値", "status: review", "status: reviewing"),
    ("日本語で書いた値", "status: review", "status: 確認中"),
    ("大文字と小文字", "tlp: CLEAR", "tlp: clear"),
    ("引用符のない郵便番号", "- 初期設定", "- 0600001"),
    ("全角の数字", "interval_months: 12", "interval_months: １２"),
    ("間隔がゼロ", "interval_months: 12", "interval_months: 0"),
    ("一行だけ Windows の改行", "status: review\n", "status: review\r\n"),
    ("コロンのあとの全角の空白", "status: review", "status:　review"),
    ("単位をつけた数", "interval_months: 12", "interval_months: 12か月"),
    ("一覧のはずが一つの値", "audience:\n  - audience-sme\n", "audience: audience-sme\n"),
    ("参照先の書き間違い", "tcyss-desk", "tcyss-disk"),
    ("参照先の大文字", "tcyss-desk", "TCYSS-desk"),
    ("参照先のゼロ幅の空白", "category: prevention", "category: preven\u{200B}tion"),
    ("キーの中のゼロ幅の空白", "category: prevention", "cate\u{200B}gory: prevention"),
    ("引用符のない日付", "\"2026-10-01\"", "2026-10-01"),
    ("参照先の種類が違う", "tcyss-desk", "measure-multi-factor"),
    ("id とファイル名の違い", "id: faq-router", "id: faq-rooter"),
    ("閉じていない引用符", "title: ルーター", "title: \"ルーター"),
    ("文の中のコロン", "title: ルーター", "title: 質問: ルーター"),
    ("同じキーが二つ", "status: review", "status: review\nstatus: draft"),
    ("ゼロ幅の空白", "- 初期設定", "- 初期\u{200B}設定"),
    ("値の中のゼロ幅の空白", "status: review", "status: re\u{200B}view"),
    ("半角カタカナ", "- ルーター", "- ﾙｰﾀｰ"),
    ("行の終わりの空白", "status: review", "status: review  "),
    ("必要なキーがない", "question: ルーターは買ったままの設定でも大丈夫ですか。\n", ""),
    ("空の値", "category: prevention", "category:"),
    (
      "マージの印", "status: review",
      "<<<<<<< HEAD\nstatus: review\n=======\nstatus: draft\n>>>>>>> side"
    ),
    ("文書が二つ", "disclosure:", "---\ndisclosure:"),
    ("字下げしていない本文", "  この答えは、", "この答えは、"),
    ("スキーマの行がない", "# yaml-language-server: $schema=../../schemas/faq.schema.json\n", ""),
  ]

  private func report(on bytes: [UInt8], in folder: TemporaryFolder) throws -> String {
    try folder.write(Self.path, bytes)
    let result = kura(
      ["lint", "--quiet", "--as-of", "2026-11-21", Self.path.description], in: folder.path)
    #expect(result.status <= 1)
    #expect(result.error.isEmpty)
    return withoutSchemas(result.output)
  }

  /// The report without its excerpts of schemas, whose line numbers change often.
  private func withoutSchemas(_ text: String) -> String {
    var kept: [Substring] = []
    var bars: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.contains("::: schemas/") { bars = 2 }
      guard let left = bars else {
        kept.append(line)
        continue
      }
      if line.allSatisfy({ $0 == " " || $0 == "|" }) { bars = left == 1 ? nil : left - 1 }
    }
    return kept.joined(separator: "\n")
  }

  @Test func eachMistakeIsOneFindingThatSaysWhatToChange() throws {
    let folder = try Self.storehouse()
    #expect(try report(on: Array(Self.entry.utf8), in: folder) == "")
    var all = ""
    for mistake in Self.mistakes {
      let parts = Self.entry.split(separator: mistake.right, omittingEmptySubsequences: false)
      #expect(parts.count >= 2, "\(mistake.name)")
      let head = String(parts[0])
      let tail = parts.dropFirst().joined(separator: mistake.right)
      let text = try report(on: Array((head + mistake.wrong + tail).utf8), in: folder)
      #expect(countOfFindings(in: text) == 1, "\(mistake.name)\n\(text)")
      all += "# \(mistake.name)\n\n\(text)\n"
    }
    try expectGolden(all, "mistakes.ja.txt")
  }

  @Test func aFileInAnotherEncodingIsOneFindingThatSaysHowToSaveIt() throws {
    let folder = try Self.storehouse()
    var all = ""
    for encoding in ["SHIFT_JIS", "EUC-JP", "UTF-16"] {
      let converted = try run(
        "iconv", arguments: ["-f", "UTF-8", "-t", encoding], input: Array(Self.entry.utf8))
      #expect(converted.status == 0)
      let text = try report(on: converted.stdout, in: folder)
      #expect(countOfFindings(in: text) == 1, "\(encoding)\n\(text)")
      all += "# \(encoding)\n\n\(text)\n"
    }
    let empty = try report(on: [], in: folder)
    #expect(countOfFindings(in: empty) == 1)
    try expectGolden(all + "# 空のファイル\n\n\(empty)", "mistakes-files.ja.txt")
  }

  private func countOfFindings(in text: String) -> Int {
    text.split(separator: "\n").count { $0.hasPrefix("エラー[") || $0.hasPrefix("警告[") }
  }
}
