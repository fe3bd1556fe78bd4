import SourceText
import TestSupport
import Testing

/// A stranger's first day: `kura init` in a folder, and what it says to do next.
struct FirstDayTests {
  private static let environment: [String: String] = {
    let bin = KuraProgram.path.split(separator: "/").dropLast().joined(separator: "/")
    let own = ["PATH": "/\(bin):/usr/bin:/bin", "LC_ALL": "ja_JP.UTF-8", "KURA": KuraProgram.path]
    return GitFixture.isolatedEnvironment().merging(own) { $1 }
  }()

  private static func shell(_ command: String, in folder: String) throws -> ProcessResult {
    try run("sh", arguments: ["-c", command], in: folder, environment: environment)
  }

  /// The commands that a text proposes: its lines that begin with two spaces.
  private static func commands(in text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) }
  }

  @Test func `what init says to do leads to a first commit that passes`() throws {
    let folder = try TemporaryFolder()
    let result = try Self.shell("kura init 'my desk'", in: folder.path)
    #expect(result.status == 0, "\(result.errorText)")
    let commands = Self.commands(in: result.text)
    #expect(
      commands.first?.hasPrefix("cd '") ?? false && commands.last == "kura new", "\(commands)")
    let day = try Self.shell(commands.dropLast().joined(separator: " && "), in: folder.path)
    #expect(day.status == 0, "\(day.text)\(day.errorText)")
    let status = try Self.shell("cd 'my desk' && git status --porcelain", in: folder.path)
    #expect(status.text.isEmpty)
    let again = try Self.shell("kura init && git status --porcelain", in: folder.path + "/my desk")
    #expect(again.text == "コミット前の検査（フック）は、すでに有効です。\n")
  }

  @Test(arguments: [
    ("LC_ALL=en_US.UTF-8", "en"), ("LC_ALL= LANG=en_GB.UTF-8", "en"),
    ("LC_ALL=C LANG=en_US.UTF-8", "ja"),
    ("LC_ALL=C.UTF-8", "ja"), ("LC_ALL=POSIX", "ja"), ("LC_ALL= LANG=", "ja"),
    ("LC_ALL=ja_JP.UTF-8", "ja"),
  ])
  func `a new storehouse speaks the language of its maker`(locale: String, language: String) throws
  {
    let folder = try TemporaryFolder()
    let result = try Self.shell("\(locale) kura init desk", in: folder.path)
    #expect(result.status == 0, "\(result.errorText)")
    let isEnglish = language == "en"
    #expect(result.text.contains("Made a storehouse") == isEnglish, "\(result.text)")
    #expect(result.text.contains("蔵を作りました") != isEnglish, "\(result.text)")
    let configuration = String(decoding: folder.read("desk/kura.yaml") ?? [], as: UTF8.self)
    #expect(configuration.contains("\nlanguage: \(language)\n"))
    let commands = Self.commands(in: result.text)
    let day = try Self.shell(commands.dropLast().joined(separator: " && "), in: folder.path)
    #expect(day.status == 0, "\(day.text)\(day.errorText)")
  }

  @Test func `a repository with a readme and a licence becomes a storehouse`() throws {
    let git = try GitFixture()
    try git.commit(["README.md": "# Mine\n", "LICENSE": "x\n", ".gitignore": "*.tmp\n"])
    let result = try Self.shell("kura init", in: git.folder.path)
    #expect(result.status == 0, "\(result.errorText)")
    #expect(result.text.contains("前からあったファイル（README.md）は、そのままにしました。"), "\(result.text)")
    #expect(git.folder.read("README.md") == Array("# Mine\n".utf8))
    #expect(try git.git("diff", "--name-only") == "")
  }

  @Test func `a folder that nobody may write to is named, and left as it was`() throws {
    let folder = try TemporaryFolder()
    // A file in the way stands for a folder that cannot be written, since tests may run as root.
    try folder.write("file", "x")
    let result = try Self.shell("kura init file/desk", in: folder.path)
    #expect(result.status != 0)
    #expect(result.errorText.contains("file/desk"), "\(result.errorText)")
    #expect(folder.read("file") == Array("x".utf8))
  }

  @Test func `the examples may be deleted`() throws {
    let folder = try TemporaryFolder()
    _ = try Self.shell("kura init && rm -r knowledge", in: folder.path)
    let day = try Self.shell(
      "kura lint && git add . && git commit -q -m 例のない蔵を始める", in: folder.path)
    #expect(day.status == 0, "\(day.text)\(day.errorText)")
    let values = ["--set", "title=試しの窓口", "--role", "role-example"]
    #expect(kura(["new", "faq", "faq-a"] + values, in: folder.path).status == 64)
    #expect(kura(["new", "term", "--set", "title=VPN"], in: folder.path).output.contains("vpn"))
  }

  @Test func `the examples for CI are those of the documentation`() throws {
    let folder = try TemporaryFolder()
    _ = try Self.shell("kura init", in: folder.path)
    let repository = RepositoryFolder()
    for (path, example) in [
      (".github/workflows/kura.yml", "github-actions.yml"), (".gitlab-ci.yml", "gitlab-ci.yml"),
    ] as [(RepositoryPath, String)] {
      let documented = repository.bytes(of: RepositoryPath("docs/examples/\(example)"))
      #expect(folder.read(path) == documented)
    }
  }

  @Test func `an entry of every kind can be written on the first day`() throws {
    let folder = try TemporaryFolder()
    _ = try Self.shell("kura init", in: folder.path)
    for schema in try Self.shell("ls schemas", in: folder.path).text.split(separator: "\n") {
      let kind = String(schema.dropLast(".schema.json".count))
      if kind == "common" { continue }
      let person = Answering()
      let result = person.kura(["new", kind], in: folder.path)
      try #require(result.status == 0, "\(kind): \(result.error.suffix(1_500))")
      let lint = kura(["lint", "knowledge/\(kind)/auto-test-entry.yaml"], in: folder.path)
      #expect(lint.status == 0, "\(lint.output)")
      folder.remove(RepositoryPath("knowledge/\(kind)/auto-test-entry.yaml"))
    }
  }
}
