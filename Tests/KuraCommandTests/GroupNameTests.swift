import SourceText
import TestSupport
import Testing

/// Groups that the configuration names, in the labels of the schemas that come with kura.
struct GroupNameTests {
  @Test(arguments: [
    ("[desk]", []), ("[desk, members]", []), ("[group-desk]", []),
    ("[dsek]", ["knowledge/term/term-example.yaml: dangling-reference"]),
  ])
  func `an entry may name the groups of the configuration as the document shows`(
    groups: String, findings: [String]
  ) throws {
    let git = try GitFixture()
    _ = try KuraProgram.run(["init"], in: git.folder.path)
    let folder = git.folder
    let configuration = String(decoding: folder.read("kura.yaml") ?? [], as: UTF8.self)
    try folder.write(
      "kura.yaml",
      configuration.split(separator: "\n").filter { !$0.contains("ceiling: CLEAR") }
        .joined(separator: "\n")
        + "\n  ceiling: {tlp: AMBER, groups: [desk, dsek]}\n  groups: [desk, members]\n")
    let path: RepositoryPath = "knowledge/term/term-example.yaml"
    let entry = String(decoding: folder.read(path) ?? [], as: UTF8.self)
    #expect(entry.contains("  tlp: CLEAR\n"))
    try folder.write(
      path, entry.replacing("  tlp: CLEAR\n", with: "  tlp: GREEN\n  groups: \(groups)\n"))
    for arguments in [["lint"], ["lint", path.description]] {
      // That nobody has reviewed the example is another matter.
      let found = try KuraProgram.findings(arguments, in: folder.path)
        .filter { $0.hasPrefix("knowledge/term") && !$0.hasSuffix(": never-reviewed") }
      #expect(found == findings)
    }
    try git.git("add", "--all")
    let hook = try KuraProgram.run(["hook", "pre-commit", "--lang", "en"], in: folder.path)
    #expect(
      GuardedRepository.findings(in: hook.text).filter { $0.hasPrefix("knowledge/term") }
        == findings)
  }
}
