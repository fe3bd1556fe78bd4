import SourceText
import TestSupport
import Testing

/// Machines where another version of libgit2 is installed, or none.
struct WithoutLibraryTests {
  /// Variables with which the loader finds a file in the library's place that is no library.
  private static func variables(in folder: TemporaryFolder) throws -> [String: String] {
    for minor in 0..<20 { try folder.write(RepositoryPath("libgit2.so.1.\(minor)"), "") }
    return ["LD_LIBRARY_PATH": folder.path]
  }

  @Test(arguments: [["lint"], ["lint", "--staged"], ["lint", "--commit", "HEAD"]])
  func gitDoesTheWorkOfTheLibrary(arguments: [String]) throws {
    let git = try StorehouseSample.repository()
    try git.commit(["notes/bad.yaml": StorehouseSample.wrongNote("bad")])
    let libraries = try TemporaryFolder()
    let found = try withExtendedLifetime(libraries) {
      try KuraProgram.findings(
        arguments, in: git.folder.path, adding: Self.variables(in: libraries))
    }
    #expect(found == ["notes/bad.yaml: schema-enum"])
    #expect(try KuraProgram.findings(arguments, in: git.folder.path) == found)
  }

  @Test func theUsersIgnoreFileCounts() throws {
    let git = try StorehouseSample.repository()
    try git.folder.write("notes/bad.yaml", StorehouseSample.wrongNote("bad"))
    let home = try TemporaryFolder()
    try home.write("ignored", "bad.yaml\n")
    try git.git("config", "core.excludesFile", home.path + "/ignored")
    let libraries = try TemporaryFolder()
    let found = try withExtendedLifetime(libraries) {
      try KuraProgram.findings(
        ["lint"], in: git.folder.path, adding: Self.variables(in: libraries))
    }
    #expect(found == [])
  }

  @Test func withoutGitTooTheMessageSaysWhatIsMissing() throws {
    let git = try StorehouseSample.repository()
    let empty = try TemporaryFolder()
    var variables = try Self.variables(in: empty)
    variables["PATH"] = empty.path
    let result = try withExtendedLifetime(empty) {
      try run(
        KuraProgram.path, arguments: ["-C", git.folder.path, "lint", "--staged"],
        environment: KuraProgram.environment(adding: variables))
    }
    #expect(result.status == 2)
    #expect(result.errorText.contains("install git"), "\(result.errorText)")
  }
}
