import SourceText
import TestSupport
import Testing

/// The line that a finding proposes for `kura.yaml` can be copied from every form of report.
struct ExceptionLineTests {
  private static let note: RepositoryPath = "knowledge/note/first.yaml"

  private static func folder(configuration: String = "") throws -> TemporaryFolder {
    let folder = try StorehouseSample.house(configuration: configuration)
    try folder.write(
      note,
      "# yaml-language-server: $schema=../../schemas/note.schema.json\n"
        + "id: first\ntitle: 090-1234-5678\n")
    return folder
  }

  @Test(
    arguments: [
      "text", "plain", "concise", "json", "sarif", "github", "gitlab", "rdjson", "junit",
      "checkstyle",
    ], ["ja", "en"])
  func `nothing follows the line that is to be copied`(form: String, language: String) throws {
    let folder = try Self.folder()
    // SARIF doubles braces, which its readers undo.
    let output = kura(["lint", "--format", form, "--lang", language], in: folder.path).output
      .replacing("{{", with: "{").replacing("}}", with: "}")
    #expect(!output.contains("}。") && !output.contains("}."), "\(output)")
    guard form != "concise" else { return }
    #expect(output.contains("- {entry: first, pointer: /title, kind: phone-mobile"), "\(output)")
    // It stands in the same line as the words about it.
    #expect(!output.contains("次の行を"))
  }

  @Test(arguments: [
    ("", ""),
    ("exceptions:\n  - {entry: other, kind: name, reason: a, role: b, until: 2030-01-01}\n", "  "),
  ])
  func `the line works where the words say`(there: String, indentation: String) throws {
    let folder = try Self.folder(configuration: there)
    let output = kura(["lint", "--lang", "ja"], in: folder.path).output
    #expect(output.contains("字下げをそろえます"))
    let found = try #require(output.firstMatch(of: #/- \{entry: first[^}]*\}/#))
    let line = found.output.replacing("理由", with: "本人が認めた").replacing("役割", with: "広報")
    try folder.write(
      "kura.yaml",
      "kura: 1\nprofile: storehouse\n" + (there.isEmpty ? "exceptions:\n" : there) + indentation
        + line + "\n")
    let again = kura(["lint", "--lang", "ja"], in: folder.path).output
    #expect(!again.contains("[personal-data]") && !again.contains("エラー["), "\(again)")
  }

  @Test func `no hint promises an exception for a My Number`() throws {
    let folder = try Self.folder(
      configuration: "rules: {personal-data: note}\nsuppressions:\n"
        + "  - {path: \"**\", rule: personal-data, reason: x}\n")
    try folder.write(
      Self.note,
      "# yaml-language-server: $schema=../../schemas/note.schema.json\nid: first\n"
        + "# kura: allow(personal-data) 要る\ntitle: 一\n# kura: allow(my-number) 要る\nstatus: draft\n")
    for (language, words) in [("ja", "（マイナンバーを除く）"), ("en", "never a My Number")] {
      let outputs = [
        kura(["lint", "--lang", language], in: folder.path).output,
        kura(["explain", "personal-data", "--lang", language], in: folder.path).output,
      ]
      for output in outputs {
        let promises = output.split(separator: "\n").filter {
          $0.contains("載せてよいもの") || $0.contains("may stay")
        }
        #expect(!promises.isEmpty)
        #expect(promises.allSatisfy { $0.contains(words) }, "\(promises)")
      }
    }
  }
}
