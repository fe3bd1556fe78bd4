import SourceText
import TestSupport
import Testing

/// Where a commit finds personal data besides in entries, and that lint finds the same.
struct GateReachTests {
  private static let call = "電話 090-1234-5678\n"

  /// The findings of both, as `path: rule`, without those of ordinary rules.
  private static func findings(_ desk: GuardedDesk) throws -> (commit: [String], lint: [String]) {
    try desk.git.git("add", "--all")
    let rules = ["personal-data", "secret", "unlabelled"]
    let hook = try desk.kura("hook", "pre-commit", "--lang", "en")
    let lint = try KuraProgram.findings(["lint"], in: desk.git.folder.path)
    let wanted = { (findings: [String]) in
      Set(findings.filter { finding in rules.contains { finding.hasSuffix(": \($0)") } }).sorted()
    }
    return (wanted(GuardedRepository.findings(in: hook.text)), wanted(lint))
  }

  @Test(arguments: [
    ("knowledge/note/memo.txt", call), ("knowledge/readme.md", call), ("schemas/notes.md", call),
    ("knowledge/note/old.yml", "id: old\ndisclosure: {tlp: CLEAR}\n# \(call)"), ("kura.yaml", nil),
    ("knowledge/09012345678.txt", "Call back\n"),
  ])
  func `in files that are no entries, lint finds what a commit finds`(
    name: String, text: String?
  ) throws {
    let desk = try GuardedDesk()
    if let text {
      try desk.git.folder.write(RepositoryPath(name), text)
    } else {
      let before = String(decoding: desk.git.folder.read("kura.yaml") ?? [], as: UTF8.self)
      try desk.git.folder.write("kura.yaml", before + "# \(Self.call)")
    }
    let found = try Self.findings(desk)
    #expect(found.commit.count == 1)
    #expect(found.commit.allSatisfy { $0.hasSuffix(": personal-data") }, "\(found.commit)")
    #expect(found.lint == found.commit)
  }

  @Test func `in ignored files too, lint finds what a commit finds`() throws {
    let desk = try GuardedDesk(configuration: "ignore: [\"knowledge/note/draft-*\"]\n")
    try desk.git.folder.write(
      "knowledge/note/draft-a.yaml", GuardedDesk.note("draft-a", "title: \(Self.call)"))
    try desk.git.folder.write("knowledge/note/draft-b.txt", Self.call)
    let found = try Self.findings(desk)
    #expect(
      found.commit == [
        "knowledge/note/draft-a.yaml: personal-data", "knowledge/note/draft-a.yaml: unlabelled",
        "knowledge/note/draft-b.txt: personal-data",
      ])
    #expect(found.lint == found.commit)
    // What is no danger stays ignored.
    let rules = try KuraProgram.findings(["lint"], in: desk.git.folder.path)
    #expect(!rules.contains { $0.hasSuffix("stray-file") }, "\(rules)")
  }

  @Test func `a selected file that is no entry is looked at, and no other`() throws {
    let desk = try GuardedDesk()
    try desk.git.folder.write("knowledge/note/one.txt", Self.call)
    try desk.git.folder.write("knowledge/note/two.txt", Self.call)
    let found = try KuraProgram.findings(
      ["lint", "knowledge/note/one.txt"], in: desk.git.folder.path)
    #expect(
      found.sorted() == [
        "knowledge/note/one.txt: personal-data", "knowledge/note/one.txt: stray-file",
      ])
    let summary = try desk.kura("lint", "knowledge/note/one.txt").text
    #expect(summary.contains("1個のファイルを調べました"), "\(summary)")
  }

  @Test func `an exception for a file that is no entry holds in lint too`() throws {
    let desk = try GuardedDesk(
      configuration: """
        exceptions:
          - {path: knowledge/note/memo.txt, kind: phone-mobile, reason: 公開の承諾を得た, role: 広報,
             until: 2026-12-31}

        """)
    try desk.git.folder.write("knowledge/note/memo.txt", Self.call)
    let found = try Self.findings(desk)
    #expect(found.commit == [])
    #expect(found.lint == [])
  }

  @Test func `what cannot be read is said to be unread`() throws {
    let desk = try GuardedDesk()
    try desk.git.folder.write("knowledge/note/memo.txt", "覚え書き\n")
    try desk.git.git("add", "--all")
    // The file is in the index, and its content is not in the repository.
    let blob = try desk.git.git("rev-parse", ":knowledge/note/memo.txt")
    desk.git.folder.remove(RepositoryPath(".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"))
    let result = try desk.kura("lint", "--staged")
    #expect(result.status == 0, "\(result.errorText)")
    #expect(result.text.contains("個人の情報や秘密がないかを調べていません"), "\(result.text)")
  }

  // MARK: Links

  @Test(arguments: ["", "knowledge/note/", "files/"])
  func `the name of a link and where it leads are looked at`(folder: String) throws {
    for (name, target, words) in [
      ("090-1234-5678.txt", "other.txt", "ファイルやフォルダの名前に、"),
      ("link", "../090-1234-5678.txt", "リンク先の名前に、"),
    ] {
      let desk = try GuardedDesk()
      try desk.git.folder.createSymbolicLink(RepositoryPath(folder + name), to: target)
      let result = try desk.commit([:])
      #expect(result.status != 0, "\(folder)\(name)")
      #expect(result.errorText.contains("[personal-data]: \(words)"), "\(result.errorText)")
      #expect(!result.errorText.contains("1234-5678"), "\(result.errorText)")
      if folder.hasPrefix("knowledge") {
        let lint = try desk.kura("lint")
        #expect(lint.status == 1)
        #expect(lint.text.contains("[personal-data]"), "\(lint.text)")
        #expect(!lint.text.contains("1234-5678"), "\(lint.text)")
      }
    }
  }

  @Test func `a link outside the folder of the storehouse is looked at too`() throws {
    let repository = try HookedRepository(
      configuration: "profile: storehouse\n", in: "store")
    try repository.git.folder.createSymbolicLink("link", to: "files/090-1234-5678.txt")
    try repository.git.git("add", "--all")
    let result = try repository.commit("資料へのリンクを置く")
    #expect(result.status != 0)
    #expect(result.errorText.contains("[personal-data]"), "\(result.errorText)")
  }

  @Test(arguments: ["09012345678電話メモ.txt", "notes/090-1234-5678.txt", "minato@kaisha.jp/memo.txt"])
  func `the name of a file outside the storehouse is looked at`(name: String) throws {
    let repository = try HookedRepository(
      configuration: "profile: storehouse\n", in: "store")
    try repository.git.folder.write(RepositoryPath(name), "Call back\n")
    try repository.git.git("add", "--all")
    let result = try repository.commit("電話のメモを加える")
    #expect(result.status != 0)
    #expect(result.errorText.contains("ファイルやフォルダの名前に"), "\(result.errorText)")
    #expect(!result.errorText.contains("1234"), "\(result.errorText)")
  }

  // MARK: UTF-16

  /// A text as an editor on Windows saves it when asked for "Unicode".
  private static func utf16(_ text: String, bigEndian: Bool, marked: Bool) -> [UInt8] {
    ((marked ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  @Test(arguments: [true, false], [true, false])
  func `a text in UTF-16 is looked at in a commit, a lint and a push`(
    bigEndian: Bool, marked: Bool
  ) throws {
    let desk = try GuardedDesk()
    let text = "Reminder\r\nCall 090-1234-5678 back\r\n"
    let bytes = Self.utf16(text, bigEndian: bigEndian, marked: marked)
    try desk.git.folder.write("knowledge/note/memo.txt", bytes)
    let commit = try desk.commit([:])
    #expect(commit.status != 0)
    let lint = try desk.kura("lint")
    #expect(lint.status == 1)
    try desk.commitUnseen([:])
    let push = try desk.push("main")
    #expect(push.status != 0)
    for text in [commit.errorText, lint.text, push.errorText] {
      #expect(text.contains("携帯電話の番号「***-****-****」があります"), "\(text)")
      #expect(!text.contains("1234"), "\(text)")
    }
  }

  // MARK: Skipping

  @Test(arguments: ["kura: [\nlanguage: ja\n", "kura: 1\nlanguage: ja\nprofil: storehouse\n"])
  func `no reason skips the checks where the configuration is broken`(configuration: String) throws
  {
    let desk = try GuardedDesk()
    let skip = ["KURA_SKIP": "急ぎの公開のため"]
    let result = try desk.commit(
      ["kura.yaml": configuration, "memo.txt": Self.call], adding: skip)
    #expect(result.status != 0)
    #expect(result.errorText.contains("コミットしていません。kura.yaml かスキーマが壊れていて"))
    try desk.commitUnseen([:])
    let message = try desk.commit([:], "返送先を改める", adding: skip)
    #expect(message.status != 0, "nothing is staged, but nobody knows what a message may hold")
    #expect(message.errorText.contains("メッセージを検査できません"), "\(message.errorText)")
    let push = try desk.push("main", adding: skip)
    #expect(push.status != 0, "\(push.errorText)")
  }
}
