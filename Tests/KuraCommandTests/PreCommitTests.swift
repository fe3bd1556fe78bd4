import SourceText
import TestSupport
import Testing

/// `kura hook pre-commit` and `pre-merge-commit` in every way in which git makes a commit.
struct PreCommitTests {
  private static let beta: RepositoryPath = "knowledge/term/beta.yaml"
  private static let bad = "title: 二\nstatus: finished\n"
  private static let good = "title: 二\nstatus: draft\n"
  private static let finding = ["knowledge/term/beta.yaml: schema-enum"]

  @Test func nothingIsSaidWhenAllIsFine() throws {
    let repository = try GuardedRepository()
    try repository.folder.write(Self.beta, Self.good)
    try repository.git.git("add", "-A")
    let result = try KuraProgram.run(["hook", "pre-commit"], in: repository.folder.path)
    #expect(result.status == 0)
    #expect(result.text.isEmpty && result.errorText.isEmpty)
    #expect(try repository.refusals() == [])
  }

  @Test func theStagedContentCountsAndNotTheDisk() throws {
    let repository = try GuardedRepository()
    try repository.folder.write(Self.beta, Self.bad)
    try repository.git.git("add", "-A")
    try repository.folder.write(Self.beta, Self.good)
    #expect(try repository.refusals() == Self.finding)
    try repository.git.git("add", "-A")
    try repository.folder.write(Self.beta, Self.bad)
    #expect(try repository.refusals() == [])
  }

  @Test func onlyTheHunkThatWasAddedCounts() throws {
    let lines = (0..<20).map { "# \($0)" }.joined(separator: "\n")
    func term(_ status: String, _ end: String) -> String {
      "title: 二\nstatus: \(status)\n\(lines)\non: \(end)\n"
    }
    let repository = try GuardedRepository(changing: [Self.beta: term("draft", "2026-01-01")])
    try repository.folder.write(Self.beta, term("finished", "2026-02-01"))
    #expect(try repository.run("add", "-p", input: "n\ny\n").status == 0)
    #expect(try repository.refusals() == [])
    #expect(try repository.run("add", "-p", input: "y\n").status == 0)
    #expect(try repository.refusals() == Self.finding)
  }

  @Test func commitAllShowsItsTemporaryIndex() throws {
    let repository = try GuardedRepository()
    try repository.folder.write(Self.beta, Self.bad)
    #expect(try repository.refusals("commit", "-q", "-a", "-m", "x") == Self.finding)
    try repository.folder.write(Self.beta, Self.good)
    #expect(try repository.refusals("commit", "-q", "-a", "-m", "x") == [])
  }

  @Test func commitOfOnePathShowsItsTemporaryIndex() throws {
    let repository = try GuardedRepository()
    try repository.folder.write(Self.beta, Self.bad)
    try repository.git.git("add", "-A")
    try repository.folder.write("knowledge/term/gamma.yaml", "title: 三番\n")
    #expect(
      try repository.refusals("commit", "-q", "-m", "x", "knowledge/term/gamma.yaml") == [])
    #expect(try repository.refusals() == Self.finding)
  }

  @Test func theFirstCommitIsChecked() throws {
    let repository = try GuardedRepository(changing: [Self.beta: Self.bad], isCommitted: false)
    try repository.git.git("add", "-A")
    #expect(try repository.refusals() == Self.finding)
    try repository.folder.write(Self.beta, Self.good)
    try repository.git.git("add", "-A")
    #expect(try repository.refusals() == [])
  }

  @Test func anAmendedCommitIsChecked() throws {
    let repository = try GuardedRepository()
    try repository.git.commit([Self.beta: Self.good])
    try repository.folder.write(Self.beta, Self.bad)
    try repository.git.git("add", "-A")
    #expect(try repository.refusals("commit", "-q", "--amend", "--no-edit") == Self.finding)
    try repository.folder.write(Self.beta, Self.good)
    try repository.git.git("add", "-A")
    #expect(try repository.refusals("commit", "-q", "--amend", "--no-edit") == [])
  }

  /// A repository on `main`, with a branch `side` that made other changes.
  private static func forked(
    _ main: [RepositoryPath: String?], _ side: [RepositoryPath: String?]
  ) throws -> GuardedRepository {
    let repository = try GuardedRepository()
    for (branch, changes) in [("side", side), ("main", main)] {
      try repository.git.git("checkout", "-q", "-B", branch, "main")
      for (path, text) in changes {
        if let text {
          try repository.folder.write(path, text)
        } else {
          repository.folder.remove(path)
        }
      }
      try repository.git.git("add", "--all")
      try repository.git.git("commit", "-q", "--no-verify", "-m", branch)
    }
    return repository
  }

  @Test func aMergeIsCheckedAsTheCommitItMakes() throws {
    let repository = try Self.forked(
      [Self.beta: nil, "knowledge/term/alpha.yaml": "title: 一\n"],
      ["knowledge/term/delta.yaml": "title: 四\nsee: beta\n"])
    #expect(
      try repository.refusals("merge", "-q", "--no-edit", "side")
        == ["knowledge/term/delta.yaml: dangling-reference"])
    try repository.folder.write("knowledge/term/delta.yaml", "title: 四\n")
    try repository.git.git("add", "-A")
    #expect(try repository.refusals("commit", "-q", "--no-edit") == [])
  }

  @Test func aMergeThatTakesAwayWhatThisBranchRefersToIsRefused() throws {
    let repository = try Self.forked(
      ["knowledge/term/delta.yaml": "title: 四\nsee: beta\n"],
      [Self.beta: nil, "knowledge/term/alpha.yaml": "title: 一\n"])
    #expect(
      try repository.refusals("merge", "-q", "--no-edit", "side")
        == ["knowledge/term/delta.yaml: dangling-reference"])
  }

  @Test func aConflictIsCheckedWhenItIsResolved() throws {
    let repository = try Self.forked(
      [Self.beta: "title: 二\non: 2026-01-01\n"], [Self.beta: "title: 二\non: 2026-02-01\n"])
    #expect(try repository.run("merge", "-q", "side").status == 1)
    let undecided = try KuraProgram.run(["hook", "pre-commit"], in: repository.folder.path)
    #expect(undecided.status == 1)
    #expect(
      GuardedRepository.findings(in: undecided.text)
        == ["knowledge/term/beta.yaml: merge-conflict-marker"])
    try repository.folder.write(Self.beta, Self.bad)
    try repository.git.git("add", "-A")
    #expect(try repository.refusals("commit", "-q", "--no-edit") == Self.finding)
    try repository.folder.write(Self.beta, Self.good)
    try repository.git.git("add", "-A")
    #expect(try repository.refusals("commit", "-q", "--no-edit") == [])
  }

  @Test func aRebaseThatStopsIsChecked() throws {
    let repository = try Self.forked(
      [Self.beta: "title: 二\non: 2026-01-01\n"], [Self.beta: "title: 二\non: 2026-02-01\n"])
    #expect(try repository.run("rebase", "-q", "side").status == 1)
    try repository.folder.write(Self.beta, Self.bad)
    try repository.git.git("add", "-A")
    #expect(try repository.refusals("commit", "-q", "-m", "x") == Self.finding)
    try repository.folder.write(Self.beta, Self.good)
    try repository.git.git("add", "-A")
    #expect(try repository.refusals("commit", "-q", "-m", "x") == [])
    #expect(try repository.run("rebase", "--continue").status == 0)
  }

  @Test func aCherryPickThatStopsIsChecked() throws {
    let repository = try Self.forked(
      [Self.beta: "title: 二\non: 2026-01-01\n"], [Self.beta: "title: 二\non: 2026-02-01\n"])
    #expect(try repository.run("cherry-pick", "side").status == 1)
    try repository.folder.write(Self.beta, Self.bad)
    try repository.git.git("add", "-A")
    let variables = ["GIT_EDITOR": "true"]
    #expect(
      try repository.refusals("cherry-pick", "--continue", adding: variables) == Self.finding)
    try repository.folder.write(Self.beta, Self.good)
    try repository.git.git("add", "-A")
    #expect(try repository.refusals("cherry-pick", "--continue", adding: variables) == [])
  }

  @Test func aLinkedWorkTreeHasItsOwnIndex() throws {
    let repository = try GuardedRepository()
    let linked = try TemporaryFolder()
    try repository.git.git("worktree", "add", "-q", linked.path(of: "tree"))
    let place = linked.path(of: "tree")
    try linked.write("tree/knowledge/term/beta.yaml", Self.bad)
    #expect(
      try repository.refusals("commit", "-q", "-a", "-m", "x", in: place) == Self.finding)
    try linked.write("tree/knowledge/term/beta.yaml", Self.good)
    #expect(try repository.refusals("commit", "-q", "-a", "-m", "x", in: place) == [])
  }

  @Test func aSubmoduleHasNothingToCheckAndChecksItself() throws {
    let inner = try GuardedRepository()
    let outer = try GuardedRepository()
    try outer.git.git(
      "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.folder.path,
      "knowledge/term/inner")
    #expect(try outer.refusals() == [])
    let place = outer.folder.path(of: "knowledge/term/inner")
    try outer.folder.write(
      ".git/modules/knowledge/term/inner/hooks/pre-commit",
      "#!/bin/sh\nexec '\(KuraProgram.path)' hook pre-commit\n", mode: 0o755)
    try outer.folder.write("knowledge/term/inner/knowledge/term/beta.yaml", Self.bad)
    #expect(try outer.refusals("commit", "-q", "-a", "-m", "x", in: place) == Self.finding)
    try outer.folder.write("knowledge/term/inner/knowledge/term/beta.yaml", Self.good)
    #expect(try outer.refusals("commit", "-q", "-a", "-m", "x", in: place) == [])
    #expect(try outer.refusals("commit", "-q", "-a", "-m", "x") == [])
  }

  @Test func anAnnouncedFileIsNotPartOfTheCommit() throws {
    let repository = try GuardedRepository()
    try repository.folder.write("knowledge/term/delta.yaml", Self.bad)
    try repository.git.git("add", "--intent-to-add", "knowledge/term/delta.yaml")
    try repository.folder.write("knowledge/term/gamma.yaml", "title: 三\nsee: delta\n")
    try repository.git.git("add", "knowledge/term/gamma.yaml")
    #expect(
      try repository.refusals() == ["knowledge/term/gamma.yaml: dangling-reference"])
  }

  /// Indexes and repositories that not every program reads.
  enum Form: CaseIterable {
    case second, third, fourth, split, sparse, sha256
  }

  @Test(arguments: Form.allCases)
  func everyFormOfIndexIsRead(form: Form) throws {
    let repository = try GuardedRepository(
      options: form == .sha256 ? ["--object-format=sha256"] : [])
    switch form {
    case .second, .sha256: break
    case .third:
      try repository.folder.write("knowledge/term/delta.yaml", "")
      try repository.git.git("add", "--intent-to-add", "knowledge/term/delta.yaml")
    case .fourth: try repository.git.git("update-index", "--index-version", "4")
    case .split: try repository.git.git("update-index", "--split-index")
    case .sparse:
      try repository.git.git("sparse-checkout", "set", "--sparse-index", "knowledge/term")
    }
    try repository.folder.write(Self.beta, Self.bad)
    try repository.git.git("add", "knowledge/term/beta.yaml")
    #expect(try repository.refusals() == Self.finding)
    try repository.folder.write(Self.beta, Self.good)
    try repository.git.git("add", "knowledge/term/beta.yaml")
    #expect(try repository.refusals() == [])
    try repository.git.git("rm", "-q", "knowledge/term/beta.yaml")
    #expect(try repository.refusals() == ["knowledge/term/alpha.yaml: dangling-reference"])
  }
}
