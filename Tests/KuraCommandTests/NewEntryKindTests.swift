import SourceText
import TestSupport
import Testing

/// `kura new` for every kind of this repository with nothing but `--set`.
struct NewEntryKindTests {
  /// What is written into a field: by its name, else by the end of its name.
  private static let values: [String: String] = [
    "title": "試しの項目", "area": "area-", "audience[]": "audience-", "topics[]": "topic-",
    "importance": "importance-", "urgency": "urgency-", "document_class": "document-class-",
    "organization_type": "organization-type-", "category": "@dispatch-category",
    "item": "@framework-item", "framework": "@framework", "document": "@guideline",
    "organization": "@organization", "publishers[]": "@organization", "partner": "@organization",
    "incident_types[]": "@incident-type", "edition": "@edition", "url": "https://www.ipa.go.jp/",
    "basis": "memory", "confidence": "low", "quarter": "FY2026-Q3", "channel": "phone",
    "size_band": "unknown", "similar_cases": "3", "drafted_by_role": "一次対応担当",
    "checked_by_role": "二次対応担当", "interval_months": "12", "valid_days": "180", "serves": "both",
    "order": "1", "number": "1", "handling": "normal", "event_type": "seminar",
    "date": "2026-11-21", "held": "held", "code": "X.1", "key": "1.0", "phase": "respond",
    "jurisdiction": "JP", "state": "not-reviewed", "direction": "both", "notice_type": "new",
    "person_type": "shared", "report_type": "study", "source_type": "portal", "access": "public",
    "cadence": "daily", "priority": "normal", "reading": "てすと", "names_removed": "true",
    "identifier_codes_removed": "true", "linking_codes_removed": "true",
    "singular_facts_removed": "true", "combination_considered": "true",
    "no_company_identity": "true", "about[]": "term-malware",
  ]

  /// What a kind needs because of those values.
  private static let more = [
    "notice": ["about[]"], "source": ["address.url", "address.basis", "address.confidence"],
  ]

  private static func value(for name: String, in folder: TemporaryFolder) -> String {
    let last = name.split(separator: ".").last.map(String.init) ?? name
    let value = values[last] ?? "試しの文です。"
    let isBeginning = value.hasSuffix("-")
    guard isBeginning || value.hasPrefix("@") else { return value }
    let isEdition = value == "@edition"
    let kind = isBeginning ? "vocabulary" : isEdition ? "guideline" : String(value.dropFirst())
    let files = RepositoryFolder().files(below: RepositoryPath("knowledge/\(kind)"))
      .filter { folder.exists($0) && (!isBeginning || $0.stem.hasPrefix(value)) }
    let id = files.first?.stem ?? "nothing-begins-with-\(value)"
    return isEdition ? "\(id)@\(files.first.map { firstKey(in: $0, folder) } ?? "")" : id
  }

  /// The key of the first edition in a document's file.
  private static func firstKey(in file: RepositoryPath, _ folder: TemporaryFolder) -> String {
    let lines = String(decoding: folder.read(file) ?? [], as: UTF8.self).split(separator: "\n")
    let line = lines.first { $0.hasPrefix("  - key: ") } ?? ""
    return line.dropFirst("  - key: ".count).filter { $0 != "\"" }
  }

  /// The names in the command that `kura new KIND` proposes where there is nobody to ask.
  private static func names(in text: String) -> [String] {
    text.split(separator: " ").compactMap { word in
      let word = word.filter { $0 != "'" && $0 != "\n" }
      return word.hasSuffix("=…") ? String(word.dropLast(2)) : nil
    }
  }

  @Test(arguments: NewEntryTests.kinds)
  func `the least values make a clean entry`(kind: String) throws {
    let folder = try NewEntryTests.storehouse()
    let advice = kura(["new", kind, "--lang", "ja"], in: folder.path)
    #expect(advice.status == 64)
    let names = Self.names(in: advice.error)
    #expect(names.first == "title", "\(advice.error)")
    func write(_ names: [String], _ id: String) -> CommandResult {
      let values = names.flatMap { ["--set", "\($0)=\(Self.value(for: $0, in: folder))"] }
      let options = ["--as-of", "2026-11-21", "--role", "role-organizer", "--lang", "ja"]
      return kura(["new", kind, id] + values + options, in: folder.path)
    }
    let more = Self.more[kind] ?? []
    if !more.isEmpty {
      let short = write(names, "too-short")
      #expect(short.error.contains("まだ足りません。"), "\(short.error)")
      folder.remove(RepositoryPath("knowledge/\(kind)/too-short.yaml"))
    }
    let result = write(names + more, "test-entry")
    try #require(result.status == 0, "\(result.error)\n\(advice.error)")
    #expect(!result.error.contains("まだ足りません。"), "\(result.error)")
    let path = RepositoryPath("knowledge/\(kind)/test-entry.yaml")
    let text = String(decoding: folder.read(path) ?? [], as: UTF8.self)
    let lint = kura(["lint", path.description, "--fail-on", "warning"], in: folder.path)
    #expect(lint.status == 0, "\(lint.output)\n\(text)")
    #expect(text.hasPrefix("# yaml-language-server: $schema=../../schemas/\(kind).schema.json\n"))
    for words in ["\n# 題名\ntitle: ", "\n  tlp: CLEAR\n", "\nstatus: draft\n"] {
      #expect(text.contains(words), "\(words) is not in \(text)")
    }
    #expect(!text.contains("_on:"), "nobody checked anything")
  }

  @Test(arguments: ["faq", "guideline", "page"])
  func `whoever checked today says so`(kind: String) throws {
    let folder = try NewEntryTests.storehouse()
    let result = kura(
      [
        "new", kind, "test-entry", "--set", "title=試し", "--set", "review.interval_months=6",
        "--as-of", "2026-04-01", "--role", "role-organizer", "--reviewed-by-me", "整理担当",
      ], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    let path = RepositoryPath("knowledge/\(kind)/test-entry.yaml")
    let text = String(decoding: folder.read(path) ?? [], as: UTF8.self)
    #expect(text.contains("\n  reviewed_on: \"2026-04-01\"\n  by_role: 整理担当\n"), "\(text)")
    #expect(text.contains("\nowner: role-organizer\n"), "\(text)")
  }
}
