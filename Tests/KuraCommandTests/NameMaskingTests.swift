import SourceText
import TestSupport
import Testing

/// Names of files and words of the command line are shown with what they give away masked, whatever
/// command says them.
struct NameMaskingTests {
  private static let number = "090-1234-5678"
  private static let head = "# yaml-language-server: $schema=../../schemas/note.schema.json\n"

  private static func folder() throws -> TemporaryFolder {
    let folder = try StorehouseSample.house()
    // Not laid out, with a certain fix, and a finding that no fix mends.
    for name in [number, "09087654321", "minato@kaisha.jp"] {
      try folder.write(
        RepositoryPath("knowledge/note/\(name).yaml"),
        head + "id:   \(name)\ntitle: x \nstatus: finished\npostal_code: 0123\n")
    }
    return folder
  }

  private static func expectNoValue(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for part in ["1234-5678", "12345678", "8765", "minato", "kaisha"] {
      #expect(!text.contains(part), "\(text)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [
    ["fmt", "--check"], ["fmt"], ["fmt", "knowledge/note/090-1234-5678.yaml"],
    ["lint", "--fix", "--review"], ["lint", "--fix"], ["lint", "--all", "--format", "plain"],
    ["lint", "090-1234-5678.yaml"], ["lint", "--commit", "090-1234-5678"],
    ["lint", "--range", "minato@kaisha.jp"], ["lint", "--range", "minato@kaisha.jp..HEAD"],
    ["lint", "--new-since", "090-1234-5678"], ["lint", "--format", "090-1234-5678"],
    ["lint", "--stdin", "../090-1234-5678.yaml"], ["lint", "--baseline", "minato@kaisha.jp"],
    ["lint", "--as-of", "090-1234-5678"], ["lint", "--jobs", "090-1234-5678"],
    ["fmt", "--stdin", "knowledge/note/minato@kaisha.jp.yaml"],
    ["scan", "090-1234-5678.txt"], ["new", "090-1234-5678"], ["new", "note", "09087654321"],
    ["new", "note", "--set", "minato@kaisha.jp=1"], ["explain", "090-1234-5678"],
    ["schema", "check", "--schema", "minato@kaisha.jp.json", "a.yaml"],
    ["hook", "090-1234-5678"], ["hook", "commit-msg", "090-1234-5678"], ["minato@kaisha.jp"],
    ["-C", "090-1234-5678", "lint"], ["init", "090-1234-5678.txt/x"],
    ["lint", "--minato@kaisha.jp"],
  ])
  func `no command shows what a name gives away`(arguments: [String]) throws {
    for language in ["ja", "en"] {
      let folder = try Self.folder()
      try folder.write("090-1234-5678.txt", "一")
      let git = try TestSupport.run(
        "git", arguments: ["init", "-q"], in: folder.path, environment: KuraProgram.environment())
      try #require(git.status == 0)
      let result = try KuraProgram.run(
        arguments, in: folder.path, adding: ["LC_ALL": language == "ja" ? "ja_JP.UTF-8" : "C"])
      let output = result.text + result.errorText
      #expect(!output.isEmpty)
      Self.expectNoValue(output)
    }
  }

  @Test func `files that cannot be written are named with a mask`() throws {
    let folder = try StorehouseSample.house()
    let path = "knowledge/note/\(Self.number).yaml"
    try folder.write(
      RepositoryPath(path), Self.head + "id:   \(Self.number)\ntitle: x\n", mode: 0o444)
    let result = try KuraProgram.run(["fmt"], in: folder.path)
    #expect(result.status == 2)
    #expect(result.errorText.contains("***-****-****.yaml"), "\(result.errorText)")
    Self.expectNoValue(result.text + result.errorText)
  }

  @Test func `a baseline holds no value of a name and knows its findings again`() throws {
    let folder = try Self.folder()
    let made = kura(
      ["lint", "--baseline", "known.jsonl", "--update-baseline"], in: folder.path)
    let text = String(decoding: try #require(folder.read("known.jsonl")), as: UTF8.self)
    #expect(text.contains("<phone-mobile>") && text.contains("<email>"), "\(text)\(made.error)")
    Self.expectNoValue(text)
    let again = kura(["lint", "--baseline", "known.jsonl"], in: folder.path)
    #expect(again.output.contains("[personal-data]"))
    #expect(!again.output.contains("[schema-enum]"), "\(again.output)")
  }

  @Test func `the reason of a skipped check is shown with a mask`() throws {
    let desk = try GuardedDesk()
    let result = try desk.commit(
      ["docs/a.md": "一\n"], adding: ["KURA_SKIP": "急ぎのため、\(Self.number) に確認"])
    #expect(result.status == 1)
    #expect(result.errorText.contains("KURA_SKIP（急ぎのため、***-****-**** に確認）"), "\(result.errorText)")
    Self.expectNoValue(result.errorText)
  }

  @Test func `a branch is named with a mask`() throws {
    let desk = try GuardedDesk()
    try desk.git.git("checkout", "-q", "-b", "call-\(Self.number)")
    try desk.commitUnseen(["docs/a.md": "一\n"])
    let push = try desk.push("call-\(Self.number)")
    #expect(push.status == 1)
    let lines = push.errorText.split(separator: "\n").filter { !$0.hasPrefix("error: failed") }
    #expect(lines.contains { $0.contains("call-***-****-****") }, "\(push.errorText)")
    Self.expectNoValue(lines.joined(separator: "\n"))
  }
}
