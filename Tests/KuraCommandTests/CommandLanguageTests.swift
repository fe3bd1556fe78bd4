import KuraCommand
import SourceText
import TestSupport
import Testing

/// Which language kura speaks before it has read a configuration, and whom it thinks that a
/// misspelt command meant.
struct CommandLanguageTests {
  /// What each of these says in Japanese, whatever keeps it from its work.
  private static let commands: [(arguments: [String], words: String)] = [
    (["--help"], "概要: "), (["help", "lint"], "概要: "), (["lint", "--help"], "概要: "),
    (["lint", "--nosuch"], "オプション「--nosuch」はありません"),
    (["lint", "nosuch.yaml"], "がありません"), (["lint", "--range", "HEAD"], "git のリポジトリではない"),
    (["explain", "個人情報"], "という規則はありません"), (["scan", "nosuch.txt"], "がありません"),
    (["new", "nosuch"], "種類「nosuch」はありません"), (["nwe", "note"], "というサブコマンドはありません"),
    (["hook", "nosuch"], "というフックは知りません"),
    (["schema", "check", "--schema", "no.json", "a"], "がありません"),
  ]

  @Test(arguments: commands)
  func `everything is said in the language of the storehouse around, whatever the locale`(
    command: (arguments: [String], words: String)
  ) throws {
    let folder = try StorehouseSample.folder(changing: [
      "kura.yaml": "# 蔵\nlanguage: ja\n" + StorehouseSample.configuration
    ])
    for locale in [["LC_ALL": "C"], [:], ["LANG": "en_US.UTF-8"]] {
      let result = kura(command.arguments, in: folder.path + "/notes", variables: locale)
      #expect((result.output + result.error).contains(command.words), "\(result.error)")
    }
    let english = kura(command.arguments + ["--lang", "en"], in: folder.path)
    #expect(!(english.output + english.error).contains(command.words), "\(english.error)")
  }

  @Test func `a storehouse named by its folder counts, and not the one around`() throws {
    let japanese = try StorehouseSample.folder(changing: [
      "kura.yaml": StorehouseSample.configuration + "language: ja\n"
    ])
    let english = try StorehouseSample.folder(changing: [
      "kura.yaml": StorehouseSample.configuration + "language: en\n"
    ])
    for arguments in [
      ["-C", japanese.path, "lint", "--nosuch"], ["-C\(japanese.path)", "lint", "--nosuch"],
      ["lint", "--nosuch", "-C", japanese.path],
    ] {
      #expect(kura(arguments, in: english.path).error.hasPrefix("エラー: "))
    }
    let away = ["-C", english.path, "lint", "--nosuch"]
    #expect(kura(away, in: japanese.path, variables: japaneseLocale).error.hasPrefix("Error: "))
  }

  @Test func `a storehouse whose hooks are switched on speaks its own language`() throws {
    let git = try GitFixture()
    try git.folder.write("desk/kura.yaml", "kura: 1\nlanguage: ja\n")
    try git.git("config", "core.hooksPath", "husky")
    for arguments in [["init", "desk"], ["init", "--quiet", git.folder.path + "/desk"]] {
      let result = kura(arguments, in: git.folder.path)
      #expect(result.status == 2)
      #expect(result.error.contains("別のフォルダ（husky）"), "\(result.error)")
    }
  }

  @Test func `a time zone that nobody knows is told in the language of the storehouse`() throws {
    let folder = try StorehouseSample.folder(changing: [
      "kura.yaml": StorehouseSample.configuration + "language: ja\ntime_zone: Mars/Olympus\n"
    ])
    let result = kura(["lint"], in: folder.path)
    #expect(result.status == 2)
    #expect(result.error.contains("時間帯「Mars/Olympus」が分かりません"), "\(result.error)")
  }

  @Test func `a text is looked through in the language of the storehouse around`() throws {
    let folder = try StorehouseSample.folder(changing: [
      "kura.yaml": StorehouseSample.configuration + "language: ja\n", "mail.txt": "Hello\n",
    ])
    #expect(kura(["scan", "mail.txt"], in: folder.path).output.contains("問題はありません"))
    #expect(
      kura(["scan", "mail.txt", "--lang", "en"], in: folder.path).output.contains("problems"))
  }

  @Test(arguments: ["kura: [\nlanguage: ja\n", "kura: 1\nlanguage: ja # 日本語\nprofil: x\n"])
  func `a broken configuration still says its language`(configuration: String) throws {
    let folder = try StorehouseSample.folder(changing: ["kura.yaml": configuration])
    #expect(kura(["--help"], in: folder.path).output.hasPrefix("概要: "))
  }

  @Test func `outside a storehouse, and above a repository, the locale decides`() throws {
    let folder = try TemporaryFolder()
    try folder.write("kura.yaml", "kura: 1\nlanguage: ja\n")
    try folder.createFolder("other/.git")
    #expect(kura(["--help"], in: folder.path).output.hasPrefix("概要: "))
    #expect(kura(["--help"], in: folder.path + "/other").output.hasPrefix("OVERVIEW: "))
    #expect(kura(["--help"], in: "/", variables: japaneseLocale).output.hasPrefix("概要: "))
  }

  @Test(arguments: [
    (["nwe", "term"], "new"), (["lnit"], "lint"), (["expalin", "secret"], "explain"),
    (["scna", "a.txt"], "scan"), (["schema", "chekc"], "schema check"), (["help", "lnit"], "lint"),
    (["fnt"], "fmt"), (["-C", "/", "lnit"], "lint"),
  ])
  func `a misspelt command gets the nearest`(arguments: [String], nearest: String) {
    let result = kura(arguments, variables: japaneseLocale)
    #expect(result.status == 64)
    #expect(result.error.contains("「\(nearest)」の誤りではありませんか"), "\(result.error)")
    #expect(result.error.contains("「kura \(nearest)」"), "\(result.error)")
    #expect(kura(arguments).error.contains("did you mean '\(nearest)'?"))
  }

  @Test func `a command that comes near none gets the list of all`() {
    let result = kura(["項目"], variables: japaneseLocale)
    #expect(result.status == 64)
    #expect(result.error.contains("使えるもの: new、lint、"), "\(result.error)")
  }

  @Test(arguments: [
    (["new", "noet"], "「note」の誤りではありませんか"), (["explain", "secrte"], "「secret」の誤りではありませんか"),
    (["lint", "--stagde"], "「--staged」の誤りではありませんか"),
    (["hook", "pre-comit"], "「pre-commit」の誤りではありませんか"),
  ])
  func `a misspelt kind, rule, option or hook gets the nearest`(
    arguments: [String], words: String
  ) throws {
    let folder = try StorehouseSample.folder()
    let result = kura(arguments, in: folder.path, variables: japaneseLocale)
    #expect(result.status == 64)
    #expect(result.error.contains(words), "\(result.error)")
  }
}
