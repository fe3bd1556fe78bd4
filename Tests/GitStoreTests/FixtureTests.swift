import SourceText
import TestSupport
import Testing

/// The tools that the other tests stand on.
struct FixtureTests {
  @Test func `a program gets its input, folder and environment and gives back its output`() throws {
    let folder = try TemporaryFolder()
    let result = try run(
      "sh", arguments: ["-c", "cat; pwd; echo $GREETING >&2; exit 3"], in: folder.path,
      environment: ["PATH": "/usr/bin:/bin", "GREETING": "hello"], input: Array("in\n".utf8))
    #expect(result.text == "in\n\(folder.path)\n")
    #expect(result.errorText == "hello\n")
    #expect(result.status == 3)
  }

  @Test func `a large input and output do not block`() throws {
    let input = [UInt8](repeating: 0x61, count: 1_000_000)
    #expect(try run("cat", input: input).stdout == input)
  }

  @Test func `a temporary folder holds names that are not UTF-8 and goes away`() throws {
    var folder: TemporaryFolder? = try TemporaryFolder()
    let path = try #require(folder?.path)
    let name = RepositoryPath(bytes: [0x61, 0x2f, 0x83, 0x65])
    try folder?.write(name, "text")
    #expect(folder?.read(name) == Array("text".utf8))
    #expect(try run("test", arguments: ["-d", path]).status == 0)
    folder = nil
    #expect(try run("test", arguments: ["-d", path]).status == 1)
  }

  @Test func `the same steps give the same commit`() throws {
    let ids = try (0..<2).map { _ in try GitFixture().commit(["a.yaml": "a: 1\n"]) }
    #expect(ids[0] == ids[1])
  }
}
