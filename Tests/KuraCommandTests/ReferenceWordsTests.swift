import SourceText
import TestSupport
import Testing

/// What is said about a reference that leads to no entry.
struct ReferenceWordsTests {
  private static let schema = StorehouseSample.schema.replacing(
    #""title": {"type": "string","#, with: #""title": {"type": "string", "x-kura-title": true,"#)

  /// What lint and the hook say about a note, staged in a repository with another one.
  private static func words(about related: String, in id: String) throws -> [String] {
    let git = try StorehouseSample.repository(changing: [
      "schemas/note.schema.json": schema,
      "notes/restore.yaml": "id: restore\ntitle: 復元の手順\n",
      "notes/again.yaml": "id: again\ntitle: 二度ある題名\n",
      "notes/twice.yaml": "id: twice\ntitle: 二度ある題名\n",
    ])
    try git.folder.write(
      RepositoryPath("notes/\(id).yaml"), StorehouseSample.note(id, related: related))
    try git.git("add", "--all")
    return try [["lint", "--lang", "ja"], ["--lang", "ja", "hook", "pre-commit"]].map {
      let result = try KuraProgram.run($0, in: git.folder.path)
      #expect(result.status == 1, "\(result.text)\(result.errorText)")
      #expect(result.text.contains("dangling-reference"), "\(result.text)")
      return result.text
    }
  }

  @Test func `a title leads to the id of its entry`() throws {
    for text in try Self.words(about: "復元の手順", in: "meeting") {
      #expect(text.contains("「復元の手順」は項目の題名です。id は「restore」です。"), "\(text)")
    }
    for text in try Self.words(about: "二度ある題名", in: "meeting") {
      #expect(text.contains("id は「again」か「twice」です。"), "\(text)")
    }
  }

  @Test func `an entry is never said to be meant by itself`() throws {
    for text in try Self.words(about: "meetings", in: "meeting") {
      #expect(text.contains("「meetings」という id の項目はありません。"), "\(text)")
      #expect(!text.contains("「meeting」"), "\(text)")
    }
    for text in try Self.words(about: "restores", in: "meeting") {
      #expect(text.contains("「restore」の誤りではありませんか"), "\(text)")
    }
  }
}
