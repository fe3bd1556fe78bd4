import SourceText
import TestSupport
import Testing

/// What else a commit is answerable for than the files that it changes, and what it is not.
struct PreCommitReachTests {
  private static let beta: RepositoryPath = "knowledge/term/beta.yaml"
  private static let schema: RepositoryPath = "schemas/term.schema.json"

  @Test func mistakesInOtherFilesDoNotBlock() throws {
    let repository = try GuardedRepository(changing: [Self.beta: "title: 二\nstatus: finished\n"])
    try repository.folder.write("knowledge/term/gamma.yaml", "title: 三番\n")
    try repository.git.git("add", "-A")
    #expect(try repository.refusals() == [])
  }

  @Test func aDeletionNamesWhatStillPointsAtIt() throws {
    let repository = try GuardedRepository()
    try repository.git.git("rm", "-q", "\(Self.beta)")
    #expect(try repository.refusals() == ["knowledge/term/alpha.yaml: dangling-reference"])
    try expectGolden(output(repository, "ja"), "hook-deletion.ja.txt")
    try expectGolden(output(repository, "en"), "hook-deletion.en.txt")
    try repository.folder.write("knowledge/term/alpha.yaml", "title: 一\n")
    try repository.git.git("add", "-A")
    #expect(try repository.refusals() == [])
  }

  @Test func aDeletedEntryThatAnotherTakesThePlaceOfIsStillThere() throws {
    let repository = try GuardedRepository()
    try repository.git.git("rm", "-q", "\(Self.beta)")
    try repository.folder.write(
      "knowledge/term/gamma.yaml", "title: 三\nformer_ids: [beta]\nby: taro\n")
    try repository.git.git("add", "-A")
    #expect(try repository.refusals() == [])
    // What led to the deleted entry leads nowhere once the former id goes too.
    try repository.folder.write("knowledge/term/gamma.yaml", "title: 三\nby: taro\n")
    try repository.git.git("add", "-A")
    #expect(try repository.refusals() == ["knowledge/term/alpha.yaml: dangling-reference"])
  }

  @Test func aRenameNamesWhatStillPointsAtIt() throws {
    let repository = try GuardedRepository()
    try repository.git.git("mv", "\(Self.beta)", "knowledge/term/second.yaml")
    #expect(try repository.refusals() == ["knowledge/term/alpha.yaml: dangling-reference"])
    try expectGolden(output(repository, "ja"), "hook-rename.ja.txt")
    try repository.folder.write("knowledge/term/second.yaml", "title: 二\nformer_ids: [beta]\n")
    try repository.git.git("add", "-A")
    #expect(try repository.refusals() == [])
  }

  @Test func anEntryMayMoveToAnotherFolderOfItsKind() throws {
    let repository = try GuardedRepository()
    try repository.folder.createFolder("knowledge/term/old")
    try repository.git.git("mv", "\(Self.beta)", "knowledge/term/old/beta.yaml")
    #expect(try repository.refusals() == [])
  }

  @Test func anEntryThatBecomesAnotherKindNamesWhatExpectsTheFormer() throws {
    let repository = try GuardedRepository()
    try repository.git.git("mv", "\(Self.beta)", "knowledge/person/beta.yaml")
    #expect(try repository.refusals() == ["knowledge/term/alpha.yaml: wrong-kind-reference"])
  }

  @Test func anEditionThatGoesNamesWhatCitesIt() throws {
    let document = "title: 二\neditions: [{key: '1'}, {key: '2'}]\n"
    let repository = try GuardedRepository(changing: [
      Self.beta: document, "knowledge/term/delta.yaml": "title: 四\ncites: beta@1\n",
    ])
    try repository.folder.write(Self.beta, "title: 二\neditions: [{key: '2'}]\n")
    try repository.git.git("add", "-A")
    #expect(try repository.refusals() == ["knowledge/term/delta.yaml: dangling-reference"])
  }

  @Test func aSecondEntryOfAnIDIsFoundOnWhicheverSideItLies() throws {
    let repository = try GuardedRepository()
    try repository.folder.write("knowledge/term/a/beta.yaml", "title: 二\n")
    try repository.git.git("add", "-A")
    // The other file comes later, and the commit leaves it alone.
    #expect(try repository.refusals() == ["knowledge/term/a/beta.yaml: duplicate-id"])
  }

  @Test func theLastStepOfACycleIsFound() throws {
    let repository = try GuardedRepository(changing: [
      "knowledge/term/a.yaml": "title: 一\nunder: b\n",
      "knowledge/term/b.yaml": "title: 二\nunder: c\n", "knowledge/term/c.yaml": "title: 三\n",
    ])
    try repository.folder.write("knowledge/term/c.yaml", "title: 三\nunder: a\n")
    try repository.git.git("add", "-A")
    #expect(try repository.refusals() == ["knowledge/term/a.yaml: reference-cycle"])
  }

  @Test(arguments: [
    ("schemas/term.schema.json", "\"approved\"", "\"published\""),
    ("schemas/common.schema.json", "\"minLength\": 1", "\"minLength\": 2"),
  ])
  func aChangedSchemaChecksTheEntriesOfItsKindsAnew(
    path: RepositoryPath, old: String, new: String
  ) throws {
    let repository = try GuardedRepository(changing: [
      Self.beta: "title: 二番目\nstatus: approved\n",
      "knowledge/term/alpha.yaml": "title: 一番目\nsee: beta\n",
      "knowledge/term/gamma.yaml": "title: 三番目\n",
      "knowledge/term/short.yaml": "title: 四\n",
      // Wrong by a schema that nobody changes.
      "knowledge/person/taro.yaml": "title: 5\n",
    ])
    let text = try #require(repository.folder.read(path))
    try repository.folder.write(
      path, String(decoding: text, as: UTF8.self).replacing(old, with: new))
    try repository.git.git("add", "-A")
    let expected =
      path == Self.schema
      ? "knowledge/term/beta.yaml: schema-enum" : "knowledge/term/short.yaml: schema-length"
    #expect(try repository.refusals() == [expected])
  }

  @Test func aChangedConfigurationChecksEverythingAnew() throws {
    let repository = try GuardedRepository(changing: ["knowledge/person/taro.yaml": "title: 5\n"])
    let text = try #require(GuardedRepository.files["kura.yaml"])
    try repository.folder.write("kura.yaml", text + "language: en\n")
    try repository.git.git("add", "-A")
    #expect(try repository.refusals() == ["knowledge/person/taro.yaml: unquoted-string"])
  }

  @Test func aBrokenSchemaStopsTheWork() throws {
    let repository = try GuardedRepository()
    try repository.folder.write(Self.schema, "{")
    try repository.git.git("add", "-A")
    let result = try KuraProgram.run(["hook", "pre-commit"], in: repository.folder.path)
    #expect(result.status == 2)
    #expect(result.text.contains("Not committed: kura.yaml or a schema is broken"))
  }

  @Test func aCommitThatRemovesTheConfigurationIsRefused() throws {
    let repository = try GuardedRepository()
    try repository.git.git("rm", "-q", "--cached", "kura.yaml")
    let result = try KuraProgram.run(["hook", "pre-commit"], in: repository.folder.path)
    #expect(result.status == 2)
    #expect(result.errorText.contains("git restore --staged --worktree :/kura.yaml"))
  }

  @Test func `another storehouse below is no reason to remove the configuration`() throws {
    let repository = try GuardedRepository()
    try repository.folder.write("starter/kura.yaml", "kura: 1\n")
    try repository.folder.write("other/kura.yaml", "kura: 1\n")
    try repository.git.git("add", "-A")
    try repository.git.git("commit", "-q", "--no-verify", "-m", "Begin others")
    try repository.git.git("rm", "-q", "kura.yaml")
    let result = try KuraProgram.run(["hook", "pre-commit"], in: repository.folder.path)
    #expect(result.status == 2)
    #expect(result.errorText.contains("git restore --staged --worktree :/kura.yaml"))
    // A storehouse that goes with all that it has leaves nothing unchecked.
    try repository.git.git("commit", "-q", "--no-verify", "-m", "Keep the others alone")
    try repository.git.git("rm", "-q", "other/kura.yaml")
    #expect(try KuraProgram.run(["hook", "pre-commit"], in: repository.folder.path).status == 0)
  }

  @Test func aConfigurationThatIsNotAddedYetIsAskedFor() throws {
    let repository = try GuardedRepository(isCommitted: false)
    try repository.git.git("add", "knowledge")
    let result = try KuraProgram.run(["hook", "pre-commit"], in: repository.folder.path)
    #expect(result.status == 2)
    #expect(result.errorText.contains("git add kura.yaml"))
  }

  @Test func aBranchWithoutAStorehouseIsLeftAlone() throws {
    let repository = try GuardedRepository()
    try repository.git.git("checkout", "-q", "--orphan", "pages")
    try repository.git.git("rm", "-q", "-r", "-f", ".")
    try repository.folder.write("index.html", "<p>")
    try repository.git.git("add", "-A")
    #expect(try repository.refusals() == [])
  }

  @Test func aStorehouseMayLieInAFolderOfTheRepository() throws {
    let repository = try GuardedRepository(in: "desk")
    try repository.folder.write("README.md", "text\n")
    try repository.git.git("add", "-A")
    #expect(try repository.refusals() == [])
    try repository.folder.write("desk/knowledge/term/beta.yaml", "title: 二\nstatus: finished\n")
    try repository.git.git("add", "-A")
    #expect(try repository.refusals() == ["knowledge/term/beta.yaml: schema-enum"])
    try repository.git.git("rm", "-q", "-f", "desk/knowledge/term/beta.yaml")
    #expect(try repository.refusals() == ["knowledge/term/alpha.yaml: dangling-reference"])
  }

  @Test func everyStorehouseOfARepositoryIsChecked() throws {
    let repository = try GuardedRepository(in: "one")
    for (path, text) in GuardedRepository.files {
      try repository.folder.write(RepositoryPath("two").appending(path), text)
    }
    try repository.git.commit()
    try repository.folder.write("one/knowledge/term/beta.yaml", "title: 二\nstatus: x\n")
    try repository.folder.write("two/knowledge/person/taro.yaml", "title: 5\n")
    try repository.git.git("add", "-A")
    #expect(
      try repository.refusals() == [
        "knowledge/term/beta.yaml: schema-enum", "knowledge/person/taro.yaml: unquoted-string",
      ])
  }

  @Test func whereFieldsAreIDsTheSameIsFound() throws {
    let configuration = try #require(GuardedRepository.files["kura.yaml"])
      .replacing("schemas/person.schema.json", with: "schemas/person.schema.json\n    identity: id")
    let repository = try GuardedRepository(changing: [
      "kura.yaml": configuration, "knowledge/person/taro.yaml": "id: hanako\n",
      "knowledge/term/gamma.yaml": "title: 三\nby: hanako\n",
    ])
    try repository.folder.write("knowledge/person/taro.yaml", "id: jiro\n")
    try repository.git.git("add", "-A")
    #expect(try repository.refusals() == ["knowledge/term/gamma.yaml: dangling-reference"])
  }

  @Test func aReasonSkipsWhatIsNotProtected() throws {
    let repository = try GuardedRepository()
    try repository.folder.write(Self.beta, "title: 二\nstatus: finished\n")
    try repository.git.git("add", "-A")
    let skipped = try KuraProgram.run(
      ["hook", "pre-commit"], in: repository.folder.path, adding: ["KURA_SKIP": "急ぎのため"])
    #expect(skipped.status == 0)
    #expect(
      skipped.text
        == "KURA_SKIP (急ぎのため): nothing was checked; personal data, secrets and disclosure are not "
        + "looked for in this repository (kura.yaml has no profile: storehouse).\n")
    let empty = try KuraProgram.run(
      ["hook", "pre-commit"], in: repository.folder.path, adding: ["KURA_SKIP": " "])
    #expect(empty.status == 64)
  }

  @Test func theClosingLineSaysWhatToDo() throws {
    let repository = try GuardedRepository()
    try repository.folder.write(Self.beta, "title: 二\nstatus: finished\nextra: 1\n")
    try repository.git.git("add", "-A")
    try expectGolden(output(repository, "ja"), "hook-mistakes.ja.txt")
    try expectGolden(output(repository, "en"), "hook-mistakes.en.txt")
  }

  private func output(_ repository: GuardedRepository, _ language: String) throws -> String {
    try KuraProgram.run(
      ["hook", "pre-commit", "--lang", language], in: repository.folder.path
    ).text
  }
}
