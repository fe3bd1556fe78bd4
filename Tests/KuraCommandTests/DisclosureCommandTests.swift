import SourceText
import TestSupport
import Testing

/// What a specialist reads when something is not for this place.
struct DisclosureCommandTests {
  @Test func findingsAboutLabelsAreAsRecorded() throws {
    let schema = """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "案内",
        "type": "object", "required": ["id", "title", "disclosure"],
        "properties": {"id": {"type": "string"},
          "title": {"type": "string", "x-kura-title": true},
          "body": {"type": "string", "x-kura-markdown": true},
          "disclosure": {"type": "object", "title": "公開範囲", "x-kura-disclosure": true,
            "required": ["tlp"],
            "properties": {"tlp": {"enum": ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]}}}}}
      """
    let comment = "# yaml-language-server: $schema=../../schemas/guide.schema.json\n"
    let folder = try StorehouseSample.folder(changing: [
      "kura.yaml": "kura: 1\nprofile: storehouse\ndisclosure: {ceiling: CLEAR}\n",
      "schemas/guide.schema.json": schema,
      "knowledge/guide/missing.yaml": comment + "id: missing\ntitle: 区分のない案内\n",
      "knowledge/guide/members.yaml": comment
        + "id: members\ntitle: 構成員の方への大切な案内です\ndisclosure:\n  tlp: GREEN\n",
      "knowledge/guide/open.yaml": comment
        + "id: open\ntitle: 案内\nbody: 「構成員の方への大切な案内です」も見てください。\n"
        + "disclosure:\n  tlp: CLEAR\n",
      "knowledge/guide/white.yaml": comment
        + "id: white\ntitle: 以前の区分\ndisclosure:\n  tlp: WHITE\n",
    ])
    let result = kura(["lint", "--lang", "ja", "knowledge"], in: folder.path)
    #expect(result.status == 1)
    try expectGolden(result.output, "disclosure.ja.txt")
  }
}
