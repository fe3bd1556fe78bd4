import SourceText
import TestSupport

/// A small storehouse of notes that refer to each other.
enum StorehouseSample {
  /// Its files, without a finding; `first` refers to `second`.
  static let files: [RepositoryPath: String] = [
    "kura.yaml": configuration,
    "schemas/note.schema.json": schema,
    "notes/first.yaml": note("first", related: "second"),
    "notes/second.yaml": note("second"),
  ]

  static let configuration = """
    kura: 1
    kinds:
      note:
        path: "notes/**/*.yaml"
        schema: schemas/note.schema.json

    """

  static let schema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "覚え書き",
      "x-kura-en": {"title": "Note"},
      "type": "object",
      "required": ["id", "title"],
      "additionalProperties": false,
      "properties": {
        "id": {"type": "string"},
        "title": {"type": "string", "title": "題名"},
        "status": {"enum": ["draft", "review", "approved"]},
        "postal_code": {"type": "string"},
        "branch_code": {"type": "string"},
        "on": {"type": "string", "format": "date"},
        "related": {"type": "string", "x-kura-reference": {"kinds": ["note"]}},
        "review": {
          "type": "object",
          "x-kura-review": {"on": "reviewed_on", "interval_months": "interval_months"},
          "properties": {
            "reviewed_on": {"type": "string", "format": "date"},
            "interval_months": {"type": "integer"}
          }
        }
      }
    }

    """

  /// A note without a mistake.
  static func note(_ id: String, related: String? = nil) -> String {
    "id: \(id)\ntitle: 覚え書き\nstatus: draft\n" + (related.map { "related: \($0)\n" } ?? "")
  }

  /// A note with one error: a status that does not exist.
  static func wrongNote(_ id: String) -> String {
    "id: \(id)\ntitle: 覚え書き\nstatus: finished\n"
  }

  /// A storehouse with the house rules and one note, last reviewed on a day or never.
  static func house(
    reviewedOn day: String? = nil, configuration: String = ""
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("kura.yaml", "kura: 1\nprofile: storehouse\n\(configuration)")
    try folder.write("schemas/note.schema.json", schema)
    let review = day.map { "  reviewed_on: \($0)\n" } ?? ""
    try folder.write(
      "knowledge/note/fifth.yaml",
      "# yaml-language-server: $schema=../../schemas/note.schema.json\n"
        + "id: fifth\ntitle: 見直し\nreview:\n\(review)  interval_months: 6\n")
    return folder
  }

  /// A repository with the storehouse at its top, committed.
  static func repository(changing changes: [RepositoryPath: String] = [:]) throws -> GitFixture {
    let fixture = try GitFixture()
    try fixture.commit(files.merging(changes) { $1 })
    return fixture
  }

  /// A folder outside git with the storehouse in it.
  static func folder(changing changes: [RepositoryPath: String] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (path, text) in files.merging(changes, uniquingKeysWith: { $1 }) {
      try folder.write(path, text)
    }
    return folder
  }
}
