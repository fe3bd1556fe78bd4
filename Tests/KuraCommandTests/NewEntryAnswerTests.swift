import KuraCommand
import SourceText
import TestSupport
import Testing

/// What `kura new` says to answers that a commit would refuse, or that it cannot understand.
struct NewEntryAnswerTests {
  /// A storehouse of terms with what contacts have registered.
  private static func storehouse(ceiling: String = "CLEAR") throws -> TemporaryFolder {
    let repository = RepositoryFolder()
    let folder = try TemporaryFolder()
    let schemas = ["common", "contact", "faq", "person", "term"].map {
      RepositoryPath("schemas/\($0).schema.json")
    }
    for path in schemas + repository.files(below: "knowledge/term")
      + repository.files(below: "knowledge/contact")
    {
      try folder.write(path, repository.bytes(of: path))
    }
    try folder.write(
      "kura.yaml", "kura: 1\nprofile: storehouse\nlanguage: ja\ndisclosure: {ceiling: \(ceiling)}\n"
    )
    return folder
  }

  private static func text(_ folder: TemporaryFolder, _ id: String) -> String {
    String(decoding: folder.read(RepositoryPath("knowledge/term/\(id).yaml")) ?? [], as: UTF8.self)
  }

  @Test func `an answer that is personal is refused at once and asked for again`() throws {
    let folder = try Self.storehouse()
    let person = Answering(script: [
      "山田090-8765-4321", "ゼロトラスト", "090-8765-4321", "term-zt", "ぜろとらすと",
      "くわしくは minato@kaisha.jp へ。", ".", "くわしくは 03-5978-7509 へ。", ".", "", "",
    ])
    let result = person.kura(["new", "term"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("携帯電話の番号「***-****-****」があります"), "\(result.error)")
    #expect(result.error.contains("メールアドレス「******@******.**」があります"), "\(result.error)")
    #expect(!result.error.contains("090-8765-4321") && !result.error.contains("minato@"))
    let text = Self.text(folder, "term-zt")
    #expect(text.contains("くわしくは 03-5978-7509 へ。"), "a desk's own number is registered")
    #expect(!text.contains("minato") && !text.contains("8765"))
  }

  @Test func `a doubtful answer is spoken of and taken`() throws {
    let folder = try Self.storehouse()
    let person = Answering(script: [
      "ゼロトラスト", "term-zt", "ぜろとらすと", "くわしくは 0120-987-654 へ。", ".", "", "",
    ])
    let result = person.kura(["new", "term"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("フリーダイヤルの番号とみられる「****-***-***」"), "\(result.error)")
    #expect(result.error.contains("この答えは受け取りました。"))
    #expect(Self.text(folder, "term-zt").contains("0120-987-654"))
  }

  @Test(arguments: [
    ["definition=電話は 090-8765-4321 です。"], ["definition=x", "note=minato@kaisha.jp"],
    ["disclosure.tlp=AMBER"],
  ])
  func `a value that lint would refuse writes nothing`(values: [String]) throws {
    let folder = try Self.storehouse()
    let result = kura(
      ["new", "term", "term-zt"] + values.flatMap { ["--set", $0] }, in: folder.path)
    #expect(result.status == 1, "\(result.error)")
    let name = values.last.flatMap { $0.split(separator: "=").first } ?? ""
    #expect(result.error.contains("--set \(name) の値は書けません。"), "\(result.error)")
    #expect(!result.error.contains("8765") && !result.error.contains("minato"))
    #expect(result.output.isEmpty && Self.text(folder, "term-zt").isEmpty)
  }

  @Test func `a doubtful value is written and spoken of`() throws {
    let folder = try Self.storehouse()
    let result = kura(
      ["new", "term", "term-zt", "--set", "note=0120-987-654"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("「****-***-***」"), "\(result.error)")
    #expect(!result.error.contains("987"))
  }

  @Test func `a name in the id is refused`() throws {
    let folder = try Self.storehouse()
    let result = kura(
      ["new", "term", "090-8765-4321", "--set", "title=x"], in: folder.path)
    #expect(result.status == 64)
    #expect(result.error.contains("***-****-****"), "\(result.error)")
    #expect(!result.error.contains("8765"))
  }

  @Test func `letters that arrived broken are asked for again`() throws {
    let folder = try Self.storehouse()
    let person = Answering(script: [
      "ゼロ\u{FFFD}", "ゼロトラスト", "term-zt", "ぜろとらすと", "説明です。",
      "途中で\u{FFFD}", String(repeating: "あ", count: 1_364), "続きです。", ".", "", "",
    ])
    let result = person.kura(["new", "term"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("文字が壊れて届きました。"))
    #expect(result.error.contains("一行が長すぎて、途中で切れたかもしれません。"))
    let text = Self.text(folder, "term-zt")
    #expect(text.contains("\ntitle: ゼロトラスト\n"))
    #expect(text.contains("\n  説明です。\n  続きです。\n"))
  }

  @Test(arguments: [
    ("GREEN", "GREEN", "この蔵に置けるのは GREEN までです。"),
    ("AMBER+STRICT", "AMBER+STRICT", "AMBER+STRICT までです。"),
    ("{tlp: AMBER}", "AMBER", "この蔵に置けるのは AMBER までです。"), ("RED", "RED", "RED までです。"),
  ])
  func `Enter takes the strictest label that may be here`(
    ceiling: String, label: String, words: String
  ) throws {
    let folder = try Self.storehouse(ceiling: ceiling)
    let person = Answering(script: [
      "ゼロトラスト", "term-zt", "ぜろとらすと", "説明です。", ".", "", "",
    ])
    let result = person.kura(["new", "term"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains(words), "\(result.error)")
    #expect(Self.text(folder, "term-zt").contains("\n  tlp: \(label)\n"))
  }

  @Test func `a label above the ceiling is refused with what to do`() throws {
    let folder = try Self.storehouse(ceiling: "GREEN")
    let person = Answering(script: [
      "ゼロトラスト", "term-zt", "ぜろとらすと", "説明です。", ".", "RED", "GREEN", "",
    ])
    let result = person.kura(["new", "term"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("区分をゆるめて済ませてはいけません。"), "\(result.error)")
    #expect(Self.text(folder, "term-zt").contains("\n  tlp: GREEN\n"))
  }

  @Test func `what must be true is asked for until it is`() throws {
    let folder = try Self.storehouse()
    try folder.write(
      "schemas/promise.schema.json",
      """
      {"type": "object", "required": ["id", "kept"], "properties": {
        "id": {"type": "string"}, "kept": {"title": "守った", "const": true}}}
      """)
    let person = Answering(script: ["promise-a", "たぶん", "いいえ", "", "はい"])
    let result = person.kura(["new", "promise"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("「はい」か「いいえ」（y か n）で答えてください。"), "\(result.error)")
    #expect(result.error.contains("ここに「はい」と答えられる内容でなければ"), "\(result.error)")
    #expect(!result.error.contains("「false」"), "\(result.error)")
    #expect(result.output == "knowledge/promise/promise-a.yaml\n")
  }

  // MARK: Ids

  @Test(arguments: [
    ("ゼロトラスト", "term-2026-11-21"), ("VPN装置とは", "term-vpn"), ("ＭＦＡ（多要素認証）", "term-mfa"),
    ("2要素", "term-2026-11-21"), ("種類B", "term-2026-11-21"), ("Malware", "term-malware-2"),
  ])
  func `an id is proposed for every title`(title: String, id: String) throws {
    let folder = try Self.storehouse()
    let person = Answering(script: [title, "", "よみ", "説明です。", ".", "", ""])
    let result = person.kura(["new", "term"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output == "knowledge/term/\(id).yaml\n")
    #expect(result.error.contains("この種類の id は「term-」で始めます（例: term-"), "\(result.error)")
    #expect(result.error.contains("半角の英小文字・数字・ハイフンで書き"))
    let isAlike = result.error.contains("よく似た名前の項目（knowledge/term/term-malware.yaml）")
    #expect(isAlike == (title == "Malware"), "\(result.error)")
    let next = kura(["new", "term", "--set", "title=\(title)"], in: folder.path)
    #expect(next.output != result.output && next.output.hasPrefix("knowledge/term/term-"))
  }

  @Test(arguments: [
    (["用語"], ""), (["term"], ""), ([], "用語"), ([], "term"), ([], "用語（term）"), ([], "4"),
  ])
  func `a kind is known by its title too`(arguments: [String], typed: String) throws {
    let folder = try Self.storehouse()
    let first = arguments.isEmpty ? [typed] : []
    let person = Answering(script: first + ["題名", "term-x", "よみ", "説明です。", ".", "", ""])
    let result = person.kura(["new"] + arguments, in: folder.path)
    #expect(result.output == "knowledge/term/term-x.yaml\n", "\(result.error)")
  }

  @Test func `the kind tells apart what others have a name for`() throws {
    let folder = try Self.storehouse()
    let result = kura(["new", "contact", "--set", "title=TERM-MALWARE"], in: folder.path)
    #expect(result.output == "knowledge/contact/contact-term-malware.yaml\n", "\(result.error)")
  }

  // MARK: Ends

  @Test func `answers that end say what is missing and how to give it`() throws {
    let folder = try Self.storehouse()
    let kind = Answering(script: ["戻る", "x"]).kura(["new"], in: folder.path)
    #expect(kind.status == 2)
    #expect(kind.error.contains("答えが途中で終わったので、やめました。"), "\(kind.error)")
    #expect(!kind.error.contains("end"))
    let field = Answering(script: ["題名", "term-x"]).kura(["new", "term"], in: folder.path)
    #expect(field.status == 2)
    #expect(field.error.contains("必要な欄: 読み（reading）、意味（definition）\n"), "\(field.error)")
    #expect(
      field.error.contains("kura new term term-x --set title=… --set reading=… --set definition=…"))
    let english = Answering(script: ["x"]).kura(["new", "term", "--lang", "en"], in: folder.path)
    #expect(english.error.contains("Needed and not yet there: reading, definition\n"))
  }

  @Test func `without a terminal it says what to give`() throws {
    let folder = try Self.storehouse()
    let result = kura(["new", "contact"], in: folder.path)
    #expect(result.status == 64)
    #expect(result.error.contains("端末から使っていないので"), "\(result.error)")
    #expect(result.error.contains("確認の有効期間") || result.error.contains("（verified.valid_days）"))
    #expect(result.error.contains("--set title=… --set organization=…"), "\(result.error)")
    #expect(result.output.isEmpty)
    let list = kura(["new", "faq"], in: folder.path)
    #expect(list.error.contains("--set 'variants[]=…'"), "\(list.error)")
  }

  @Test func `the next steps can be typed as they are`() throws {
    let folder = try Self.storehouse()
    try folder.write(
      "kura.yaml",
      """
      kura: 1
      profile: storehouse
      language: ja
      commit_message:
        subject_max: 40
        trailers: {Reference: {required: true, role: contact}}

      """)
    func steps(_ title: String, _ id: String) -> String {
      kura(["new", "term", id, "--set", "title=\(title)"], in: folder.path).error
    }
    let usual = steps("ゼロトラスト", "term-a")
    #expect(usual.contains("  kura lint knowledge/term/term-a.yaml\n"), "\(usual)")
    #expect(!usual.contains("git add"), "there is no git here")
    _ = try run("git", arguments: ["init", "-q"], in: folder.path)
    let commands = steps("ゼロトラスト", "term-b")
    #expect(commands.contains("  git add knowledge/term/term-b.yaml\n"), "\(commands)")
    #expect(
      commands.contains("  git commit -m \"用語「ゼロトラスト」を加える\" --trailer \"Reference: "),
      "\(commands)")
    #expect(steps("とても長い題名なので件名には入りきらないもの", "term-c").contains("「term-c」を加える"))
    #expect(steps("$HOME と `x`", "term-d").contains("「term-d」を加える"))
    let doubtful = steps("田中太郎様からの電話", "term-f")
    #expect(doubtful.contains("「term-f」を加える") && !doubtful.contains("田中"), "\(doubtful)")
    let other = kura(
      ["new", "term", "term-e", "-C", folder.path, "--set", "title=x"], in: "/")
    #expect(other.error.contains("  cd \(folder.path)\n"), "\(other.error)")
  }

  // MARK: Slips of the hand

  @Test func `the name of a person is asked about where a role belongs`() throws {
    let folder = try NewEntryTests.storehouse()
    let person = Answering(script: [
      "ゼロトラスト", "term-zt", "ぜろとらすと", "説明です。", ".", "", "", "はい", "12", "山田太郎", "", "9999",
    ])
    let result = person.kura(["new", "term", "--lang", "ja"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("人の名前は書きません。"), "\(result.error)")
    #expect(result.error.contains("「山田太郎」は、人の名前ではありませんか。"), "\(result.error)")
    #expect(result.error.contains("サイバーセキュリティ専門員\n"), "known roles are offered")
    #expect(!Self.text(folder, "term-zt").contains("山田"))
    let option = kura(
      ["new", "term", "term-y", "--set", "title=x", "--reviewed-by-me", "山田太郎"], in: folder.path)
    #expect(option.status == 64 && option.error.contains("人の名前ではありませんか"), "\(option.error)")
  }

  @Test func `a role is chosen by its number`() throws {
    let folder = try NewEntryTests.storehouse()
    let person = Answering(script: [
      "ゼロトラスト", "term-zt", "ぜろとらすと", "説明です。", ".", "", "", "はい", "12", "1",
    ])
    let result = person.kura(["new", "term", "--lang", "ja"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    let text = Self.text(folder, "term-zt")
    #expect(text.contains("\n  by_role: ") && !text.contains("by_role: \"1\""), "\(text)")
  }

  @Test func `whoever goes back finds the answers`() throws {
    let folder = try Self.storehouse()
    let person = Answering(script: [
      "ゼロトラスト", "term-zt", "ぜろとらすと", "説明です。", ".", "戻る", "戻る", "戻る", "戻る", "新しい題名", "", "", ".", "",
      "",
    ])
    let result = person.kura(["new", "term"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("前の答え: ぜろとらすと（そのまま Enter で同じ答え）"), "\(result.error)")
    #expect(result.error.contains("id（そのまま Enter で term-zt）"), "\(result.error)")
    let text = Self.text(folder, "term-zt")
    #expect(text.contains("\ntitle: 新しい題名\n") && text.contains("\nreading: ぜろとらすと\n"))
    #expect(text.contains("\n  説明です。\n"), "\(text)")
  }

  @Test func `keys that are no letters leave nothing in an entry`() throws {
    let folder = try Self.storehouse()
    let person = Answering(script: [
      "ゼロ\u{1B}[Dトラスト\u{1B}[1;5C\u{1B}OA\u{8}", "term-zt", "ぜろとらすと\u{1B}[3~", "説明\u{1B}[Aです。", ".",
      "", "",
    ])
    let result = person.kura(["new", "term"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    let text = Self.text(folder, "term-zt")
    #expect(text.contains("\ntitle: ゼロトラスト\n") && text.contains("\n  説明です。\n"), "\(text)")
  }

  @Test(arguments: [("", 2), ("いいえ", 1)])
  func `several elements in one line are asked about`(answer: String, count: Int) throws {
    let folder = try Self.storehouse()
    try folder.write(
      "schemas/bag.schema.json",
      """
      {"type": "object", "required": ["id", "words"], "properties": {
        "id": {"type": "string"}, "words": {"title": "言葉", "type": "array", "minItems": 1,
          "items": {"type": "string"}}}}
      """)
    let person = Answering(script: ["bag-a", "ぱすきー、ＶＰＮ", answer, ""])
    let result = person.kura(["new", "bag"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("一つずつ入力します。まず一つ目です。"), "\(result.error)")
    #expect(result.error.contains("「ぱすきー」「ＶＰＮ」の2件に分けますか"), "\(result.error)")
    let text = String(decoding: folder.read("knowledge/bag/bag-a.yaml") ?? [], as: UTF8.self)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("  - ") } == count, "\(text)")
  }

  @Test(arguments: ["", "はい", "1"])
  func `the only entry that is found is taken`(answer: String) throws {
    let folder = try NewEntryTests.storehouse()
    let person = Answering(script: [
      "ゼロトラスト", "term-zt", "ぜろとらすと", "説明です。", ".", "", "書記", answer, "",
    ])
    let result = person.kura(["new", "term", "--lang", "ja"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(Self.text(folder, "term-zt").contains("\nowner: "), "\(result.error)")
  }

  @Test(arguments: ["FAQ", "ｆａｑ", "Faq"])
  func `a kind is known whatever the letters`(kind: String) throws {
    let folder = try Self.storehouse()
    let result = kura(["new", kind, "faq-x", "--set", "title=x"], in: folder.path)
    #expect(result.output == "knowledge/faq/faq-x.yaml\n", "\(result.error)")
    let unknown = kura(["new", "質問"], in: folder.path)
    #expect(unknown.error.contains("よくある質問（faq）"), "\(unknown.error)")
  }
}
