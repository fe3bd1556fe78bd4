import SourceText
import TestSupport
import Testing

/// `kura init` in an existing storehouse, and what lint says where hooks are inactive.
struct InitTests {
  private static let japanese = ["LC_ALL": "ja_JP.UTF-8"]

  private static func initialise(_ folder: String, _ arguments: [String] = []) throws
    -> ProcessResult
  {
    try KuraProgram.run(["init"] + arguments, in: folder, adding: japanese)
  }

  @Test func hooksAreWrittenAndSwitchedOn() throws {
    let git = try StorehouseSample.repository()
    let result = try Self.initialise(git.folder.path)
    #expect(result.status == 0, "\(result.errorText)")
    #expect(result.text.contains("core.hooksPath を .hooks にしました"))
    #expect(try git.git("config", "--local", "core.hooksPath") == ".hooks")
    for (path, bytes) in HookedRepository.stubs {
      #expect(contents(ofFile: "\(git.folder.path)/.hooks/\(path)") == bytes, "\(path)")
    }
    try git.folder.write("notes/bad.yaml", StorehouseSample.wrongNote("bad"))
    try git.git("add", "--all")
    let commit = try run(
      "git", arguments: ["commit", "-m", "覚え書きを一つ加える"], in: git.folder.path,
      environment: git.environment.merging(HookedRepository.variables) { $1 })
    #expect(commit.status != 0)
    #expect(commit.errorText.contains("schema-enum"), "\(commit.errorText)")
  }

  @Test func doingItAgainChangesNothing() throws {
    let repository = try HookedRepository()
    let folder = repository.git.folder.path
    let own = "#!/bin/sh\nmake check && exec kura hook pre-push \"$@\"\n"
    try repository.git.folder.write(".hooks/pre-push", own, mode: 0o755)
    try repository.git.folder.write(".gitattributes", ".hooks/**  text eol=lf\n")
    let result = try Self.initialise(folder)
    #expect(result.status == 0)
    #expect(result.text == "コミット前の検査（フック）は、すでに有効です。\n")
    #expect(contents(ofFile: folder + "/.hooks/pre-push") == Array(own.utf8))
  }

  @Test func aStorehouseInASubfolderIsNamed() throws {
    let git = try GitFixture()
    for (path, text) in StorehouseSample.files {
      try git.folder.write(RepositoryPath("store/\(path)"), text)
    }
    #expect(try Self.initialise(git.folder.path, ["store"]).status == 0)
    #expect(try git.git("config", "core.hooksPath") == "store/.hooks")
  }

  @Test func hooksOfOthersAreKeptAndReported() throws {
    let git = try StorehouseSample.repository()
    try git.git("config", "core.hooksPath", "husky")
    let other = try Self.initialise(git.folder.path)
    #expect(other.status == 2)
    #expect(other.errorText.contains("別のフォルダ（husky）"), "\(other.errorText)")
    #expect(other.errorText.contains("git config core.hooksPath .hooks"))
    #expect(try git.git("config", "core.hooksPath") == "husky")
    try git.git("config", "--unset", "core.hooksPath")
    try git.folder.write(".git/hooks/pre-push", "#!/bin/sh\ngit lfs pre-push\n", mode: 0o755)
    let own = try Self.initialise(git.folder.path)
    #expect(own.status == 2)
    #expect(own.errorText.contains("pre-push"), "\(own.errorText)")
    #expect(throws: TestFailure.self) { try git.git("config", "core.hooksPath") }
  }

  @Test func aHookThatMayNotBeRunIsMended() throws {
    let repository = try HookedRepository()
    try repository.git.folder.write(
      ".hooks/pre-commit", HookedRepository.stubs["pre-commit"] ?? [], mode: 0o755)
    repository.git.folder.remove(".hooks/pre-commit")
    try repository.git.folder.write(
      ".hooks/pre-commit", HookedRepository.stubs["pre-commit"] ?? [], mode: 0o644)
    #expect(try Self.initialise(repository.git.folder.path).status == 0)
    let modes = try repository.git.git("diff", "--summary")
    #expect(modes == "")
  }

  @Test func linkedWorkTreesAndSubmodulesWork() throws {
    let repository = try HookedRepository()
    try repository.git.git("config", "--unset", "core.hooksPath")
    let other = try TemporaryFolder()
    try repository.git.git("worktree", "add", "-q", other.path + "/tree")
    #expect(try Self.initialise(other.path + "/tree").status == 0)
    #expect(try repository.git.git("config", "core.hooksPath") == ".hooks")
    let outer = try GitFixture()
    try outer.git(
      "-c", "protocol.file.allow=always", "submodule", "add", "-q", repository.git.folder.path,
      "inner")
    let inner = outer.folder.path + "/inner"
    #expect(try Self.initialise(inner).status == 0)
    #expect(try outer.git(["config", "core.hooksPath"], in: inner) == ".hooks")
    #expect(throws: TestFailure.self) { try outer.git("config", "--local", "core.hooksPath") }
  }

  @Test func withoutGitOrStorehouseItSaysWhatToDo() throws {
    let folder = try StorehouseSample.folder()
    let plain = try Self.initialise(folder.path)
    #expect(plain.status == 2)
    #expect(plain.errorText.contains("git init"), "\(plain.errorText)")
  }

  @Test func anEmptyFolderBecomesAStorehouseThatPasses() throws {
    let folder = try TemporaryFolder()
    let result = try Self.initialise(folder.path, ["desk"])
    #expect(result.status == 0, "\(result.errorText)")
    let desk = folder.path + "/desk"
    let lint = try KuraProgram.run(
      ["lint", "--fail-on", "warning"], in: desk, adding: Self.japanese)
    #expect(lint.status == 0, "\(lint.text)")
    #expect(folder.exists("desk/.hooks/pre-commit"))
    let repository = RepositoryFolder()
    for name in ["common", "faq", "vocabulary"] {
      let path = RepositoryPath("schemas/\(name).schema.json")
      #expect(folder.read(RepositoryPath("desk/\(path)")) == repository.bytes(of: path))
    }
    let again = try Self.initialise(desk)
    #expect(again.status == 0)
    #expect(!again.text.contains("蔵を作りました"))
  }

  @Test func aFolderWithSomethingElseIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    try folder.write("diary.txt", "x\n")
    let result = try Self.initialise(folder.path)
    #expect(result.status == 64)
    #expect(result.errorText.contains("diary.txt"))
    #expect(!folder.exists("kura.yaml") && !folder.exists(".git"))
  }

  @Test func lintSaysThatHooksAreInactive() throws {
    let repository = try HookedRepository()
    let folder = repository.git.folder.path
    func warning(_ arguments: [String] = [], adding variables: [String: String] = [:]) throws
      -> String
    {
      try KuraProgram.run(
        ["lint"] + arguments, in: folder, adding: Self.japanese.merging(variables) { $1 }
      ).errorText
    }
    #expect(try warning() == "")
    try repository.git.git("config", "--unset", "core.hooksPath")
    #expect(
      try warning() == "kura: このクローンでは、コミット前の検査（フック）が働いていません。kura init を実行すると有効になります。\n")
    #expect(try warning(["--quiet"]) == "")
    #expect(try warning(["--format", "json"]) == "")
    #expect(try warning(adding: ["CI": "true"]) == "")
    #expect(try warning(["--commit", "HEAD"]) == "")
    try repository.git.folder.write(
      ".git/hooks/pre-commit", "#!/bin/sh\nexec kura hook pre-commit\n", mode: 0o755)
    #expect(try warning() == "")
  }

  @Test func `lint says that the folder of the hooks is gone`() throws {
    let repository = try HookedRepository()
    let folder = repository.git.folder.path
    repository.git.folder.remove(".hooks")
    let result = try KuraProgram.run(["lint"], in: folder, adding: Self.japanese)
    #expect(
      result.errorText == "kura: 検査のフックのフォルダ（.hooks）がないので、コミットも送信も検査されません。"
        + "kura init を実行すると作り直します。\n")
    #expect(try Self.initialise(folder).status == 0)
    #expect(try KuraProgram.run(["lint"], in: folder, adding: Self.japanese).errorText == "")
  }

  @Test func theScriptsExplainHowToGetTheProgram() throws {
    let repository = try HookedRepository()
    let result = try repository.run(
      ["commit", "--allow-empty", "-m", "x"],
      adding: ["KURA": "", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"])
    #expect(result.status == 1)
    for words in ["kura が見つからない", "kura is not found", "make install PREFIX=\"$HOME/.local\""] {
      #expect(result.errorText.contains(words), "\(result.errorText)")
    }
  }

  @Test func theScriptsFindTheProgramInTheHomeFolder() throws {
    let repository = try HookedRepository()
    let home = try TemporaryFolder()
    try home.createSymbolicLink(".local/bin/kura", to: KuraProgram.path)
    let result = try repository.run(
      ["commit", "--allow-empty", "-m", "修正"],
      adding: ["KURA": "", "PATH": "/usr/bin:/bin", "HOME": home.path])
    #expect(result.status == 1)
    #expect(result.errorText.contains("何をなぜ"), "\(result.errorText)")
  }

  @Test func aNewStorehouseIsCommittedAndPushedAsItIs() throws {
    let git = try GitFixture()
    let environment = git.environment.merging(HookedRepository.variables) { $1 }
    #expect(try Self.initialise(git.folder.path).status == 0)
    let lint = try KuraProgram.run(["lint", "--fail-on", "warning"], in: git.folder.path)
    #expect(lint.status == 0, "\(lint.text)")
    try git.git("add", "--all")
    for arguments in [
      ["commit", "-q", "-m", "窓口の知識の蔵を始める"], ["commit", "-q", "--amend", "--no-edit"],
    ] {
      let result = try run(
        "git", arguments: arguments, in: git.folder.path, environment: environment)
      #expect(result.status == 0, "\(result.errorText)")
      #expect(result.errorText == "")
    }
    let server = try GitFixture(bare: true)
    let push = try run(
      "git", arguments: ["push", "-q", server.folder.path, "main"], in: git.folder.path,
      environment: environment)
    #expect(push.status == 0, "\(push.errorText)")
    #expect(push.errorText == "")
  }
}
