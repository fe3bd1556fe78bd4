import SourceText
import TestSupport
import Testing

/// Labels above the ceiling that a schema knows nothing of, in commits by real git.
struct UnknownLabelTests {
  private static let schema = """
    {"type": "object", "additionalProperties": false, "properties": {"id": {"type": "string"},
      "note": {"type": "string"}, "disclosure": {"type": "object", "x-kura-disclosure": true,
      "additionalProperties": false, "properties": {"tlp": {"type": "string"},
      "groups": {"type": "array", "items": {"type": "string"}},
      "public_from": {"type": "string"}}}}}

    """

  private static let open = "disclosure: {tlp: CLEAR}\n"

  static let hidden: [String] = [
    open + "note: {disclosure: {tlp: RED}}\n", open + "extra: {tlp: RED}\n",
    open + "extra: {disclosure: AMBER}\n", "disclosure: {tlp: CLEAR, TLP: RED}\n",
    "disclosure: {tlp: CLEAR, group: desk}\n", "disclosure: {tlp: CLEAR, groups: {desk: 1}}\n",
    "disclosure: {tlp: CLEAR, Groups: [desk]}\n", "disclosure: {tlp: CLEAR, groups: 1}\n",
    "disclosure: {tlp: CLEAR, publicfrom: \"2999-01-01\"}\n",
    "disclosure: {tlp: CLEAR, public-from: \"2999-01-01\"}\n",
  ]

  private static func desk() throws -> GuardedDesk {
    let desk = try GuardedDesk(configuration: "disclosure: {ceiling: CLEAR}\n")
    try desk.commitUnseen(["schemas/note.schema.json": schema])
    return desk
  }

  private static let skip = ["KURA_SKIP": "急ぎのため"]

  @Test(arguments: hidden)
  func `no reason lets a label into a commit that the schema does not know`(rest: String) throws {
    let desk = try Self.desk()
    let path: RepositoryPath = "knowledge/note/visit.yaml"
    try desk.git.folder.write(path, GuardedDesk.note("visit", rest))
    try desk.git.git("add", "--all")
    let plain = try desk.kura("hook", "pre-commit", "--lang", "en")
    let found = GuardedRepository.findings(in: plain.text)
    #expect(found.count == 1, "\(plain.text)")
    #expect(found.allSatisfy { !$0.hasSuffix("above-ceiling") }, "\(plain.text)")
    let skipped = try desk.commit([:], adding: Self.skip)
    #expect(skipped.status != 0)
    #expect(skipped.errorText.contains("[above-ceiling]"), "\(skipped.errorText)")

    try desk.commitUnseen([:])
    try desk.git.git("rm", "-q", path.description)
    try desk.commitUnseen([:])
    let pushed = try desk.push("main", adding: Self.skip)
    #expect(pushed.status != 0)
    #expect(pushed.errorText.contains("[above-ceiling]"), "\(pushed.errorText)")
  }

  @Test func `another mistake of the schema's is passed over with a reason`() throws {
    let desk = try Self.desk()
    let result = try desk.commit(
      ["knowledge/note/visit.yaml": GuardedDesk.note("visit", Self.open + "extra: {tlp: CLEAR}\n")],
      adding: Self.skip)
    #expect(result.status == 0, "\(result.errorText)")
  }

  @Test(arguments: [("UTF-16LE", [0xFF, 0xFE] as [UInt8]), ("UTF-16BE", [0xFE, 0xFF])])
  func `a label in a file of no kind counts in UTF-16 too`(name: String, mark: [UInt8]) throws {
    let desk = try Self.desk()
    let text = "disclosure:\r\n  tlp: RED\r\ntitle: 案内\r\n".utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return name == "UTF-16LE" ? bytes : bytes.reversed()
    }
    try desk.git.folder.write("knowledge/unknown/x.yaml", mark + text)
    let result = try desk.commit([:], adding: Self.skip)
    #expect(result.status != 0)
    #expect(result.errorText.contains("[above-ceiling]"), "\(result.errorText)")
  }

  @Test(arguments: [(#"{"type": "array"}"#, 0), (#"["members"]"#, 1)])
  func `a schema that describes labels is no labelled file`(groups: String, count: Int) throws {
    let desk = try Self.desk()
    let text = #"{"properties": {"tlp": {"type": "string"}, "groups": \#(groups)}}"#
    let result = try desk.commit(["docs/copy.schema.json": text])
    let found = result.errorText.split(separator: "[above-ceiling]").count - 1
    #expect(max(0, found) == count, "\(result.errorText)")
  }

  @Test func `a file whose content goes elsewhere has a warning`() throws {
    let desk = try Self.desk()
    try desk.git.folder.write(
      "docs/list.xlsx",
      "version https://git-lfs.github.com/spec/v1\noid sha256:"
        + String(repeating: "0", count: 64) + "\nsize 12345\n")
    let result = try desk.commit([:])
    #expect(result.status == 0, "\(result.errorText)")
    #expect(result.errorText.contains("Git LFS"), "\(result.errorText)")
  }
}
