import SourceText
import TestSupport
import Testing

/// Labels above the ceiling where no entry is read, in commits and pushes by real git.
struct UnreadLabelTests {
  /// A file that passes over the label rules, and whether the label shows in it.
  struct Hidden: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let path: RepositoryPath
    let text: String
    var shows = true

    init(_ name: String, at path: RepositoryPath, _ text: String, shows: Bool = true) {
      (testDescription, self.path, self.text, self.shows) = (name, path, text, shows)
    }
  }

  private static let open = "disclosure: {tlp: CLEAR}\n"
  private static let broken = GuardedDesk.note("visit", "title: \"案内\n" + open)

  static let hidden: [Hidden] = [
    Hidden(
      "an unclosed quote", at: "knowledge/note/visit.yaml",
      GuardedDesk.note("visit", "title: \"案内\ndisclosure:\n  tlp: AMBER\n")),
    Hidden("an entry without a visible label", at: "knowledge/note/visit.yaml", "title: \"案内\n"),
    Hidden("a broken public entry", at: "knowledge/note/visit.yaml", broken, shows: false),
    Hidden(
      "a second document", at: "knowledge/note/visit.yaml",
      GuardedDesk.note("visit") + "---\nid: b\ndisclosure: {tlp: RED}\n"),
    Hidden(
      "two documents without a label", at: "knowledge/note/visit.yaml",
      GuardedDesk.note("visit", "---\ntitle: 案内\n")),
    Hidden(
      "a label that is set twice", at: "knowledge/note/visit.yaml",
      GuardedDesk.note("visit", open + "disclosure: {tlp: RED}\n")),
    Hidden("a folder of no kind", at: "knowledge/unknown/x.yaml", "disclosure: {tlp: RED}\n"),
    Hidden("no folder at all", at: "knowledge/x.yaml", "disclosure: AMBER\n"),
    Hidden("a broken file of no kind", at: "knowledge/unknown/x.yaml", "a: \"\ntlp: RED\n"),
    Hidden("another ending", at: "knowledge/note/x.yml", "id: x\ndisclosure: {tlp: RED}\n"),
    Hidden("an ending in capitals", at: "knowledge/note/x.YAML", "disclosure: {tlp: RED}\n"),
    Hidden("an editor's copy", at: "knowledge/note/x.yaml~", "disclosure: {tlp: RED}\n"),
    Hidden("a kind without a schema", at: "knowledge/plain/x.yaml", "disclosure: {tlp: RED}\n"),
  ]

  private static func desk() throws -> GuardedDesk {
    try GuardedDesk(
      configuration: "disclosure: {ceiling: CLEAR}\n"
        + "kinds: {plain: {path: \"knowledge/plain/*.yaml\"}}\n")
  }

  private static let skip = ["KURA_SKIP": "急ぎのため"]

  @Test(arguments: hidden)
  func `no reason lets a label that is not read into a commit`(hidden: Hidden) throws {
    let desk = try Self.desk()
    let result = try desk.commit([hidden.path: hidden.text], adding: Self.skip)
    #expect(result.status != 0)
    #expect(result.errorText.contains("[above-ceiling]"), "\(result.errorText)")
  }

  @Test(arguments: hidden)
  func `it is not sent either, also when it was removed again`(hidden: Hidden) throws {
    let desk = try Self.desk()
    try desk.commitUnseen([hidden.path: hidden.text])
    let present = try desk.push("main", adding: Self.skip)
    #expect(present.status != 0)
    #expect(present.errorText.contains("[above-ceiling]"), "\(present.errorText)")
    try desk.git.git("rm", "-q", hidden.path.description)
    try desk.commitUnseen([:])
    let past = try desk.push("main", adding: Self.skip)
    // Of what nobody can mend any more, the labels count that show.
    #expect((past.status != 0) == hidden.shows, "\(past.errorText)")
    #expect(past.errorText.contains("[above-ceiling]") == hidden.shows, "\(past.errorText)")
  }

  @Test func `an entry that cannot be read has one finding, about its syntax`() throws {
    let desk = try Self.desk()
    try desk.git.folder.write("knowledge/note/visit.yaml", Self.broken)
    let expected = ["knowledge/note/visit.yaml: unbalanced-quote"]
    let found = try KuraProgram.findings(["lint", "knowledge"], in: desk.git.folder.path)
    #expect(found == expected)
    try desk.git.git("add", "--all")
    let refused = try desk.kura("hook", "pre-commit", "--lang", "en")
    #expect(GuardedRepository.findings(in: refused.text) == expected)
  }

  @Test func `where the strictest may be, what cannot be read may be passed over`() throws {
    let desk = try GuardedDesk(configuration: "disclosure: {ceiling: RED}\n")
    let result = try desk.commit(["knowledge/note/visit.yaml": Self.broken], adding: Self.skip)
    #expect(result.status == 0, "\(result.errorText)")
  }

  @Test func `a file of no kind with a label that may be here is no matter of disclosure`() throws {
    let desk = try Self.desk()
    let result = try desk.commit(
      ["knowledge/unknown/x.yaml": Self.open, "knowledge/note/x.yml": "id: x\n" + Self.open],
      adding: Self.skip)
    #expect(result.status == 0, "\(result.errorText)")
  }
}
