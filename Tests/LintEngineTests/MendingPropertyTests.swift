import Diagnostics
import Editions
import LintEngine
import SourceText
import TestSupport
import Testing

/// Mistakes that are put into this repository's own entries, and mended.
struct MendingPropertyTests {
  /// A way to make a mistake in an entry that can be mended for certain, so that nothing but the
  /// old bytes can be right; returns `nil` where it cannot be made.
  struct Mistake: Sendable {
    let name: String
    let make: @Sendable (_ text: String, _ random: inout SeededGenerator) -> String?

    /// A mistake on one of the lines `key: value` at the left edge.
    static func onLine(
      _ name: String, _ change: @escaping @Sendable (String, String) -> String?
    ) -> Mistake {
      Mistake(name: name) { text, random in
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let places = lines.indices.filter { lines[$0].first?.isLowercase ?? false }
        guard let place = places.randomElement(using: &random),
          let colon = lines[place].firstRange(of: ": "),
          let changed = change(
            String(lines[place][..<colon.lowerBound]), String(lines[place][colon.upperBound...]))
        else { return nil }
        lines[place] = changed
        return lines.joined(separator: "\n")
      }
    }

    /// A mistake at the first place of a text.
    static func replacing(_ old: String, by new: String) -> Mistake {
      Mistake(name: "\(new) for \(old)") { text, _ in
        // Behind a bar there is text in which all of this may stand.
        guard let range = text.firstRange(of: old), !text[..<range.lowerBound].contains("|\n")
        else { return nil }
        return text.replacingCharacters(range, with: new)
      }
    }
  }

  private static let mistakes: [Mistake] = [
    .onLine("full-width colon") { key, value in
      value.hasPrefix("|") || value.hasPrefix("\"") ? nil : "\(key)：\(value)"
    },
    .onLine("full-width space") { key, value in
      value.hasPrefix("|") ? nil : "\(key):　\(value)"
    },
    .onLine("no space") { key, value in
      value.contains(":") || value.first?.isLetter != true ? nil : "\(key):\(value)"
    },
    .onLine("blanks at the line end") { key, value in "\(key): \(value)  " },
    .onLine("another line end") { key, value in "\(key): \(value)\r" },
    .onLine("character of no width") { key, value in
      key == "title" ? "\(key): \(value)\u{200B}" : nil
    },
    Mistake(name: "no line end at the end") { text, _ in String(text.dropLast()) },
    Mistake(name: "no schema comment") { text, _ in
      text.firstIndex(of: "\n").map { String(text[text.index(after: $0)...]) }
    },
    .replacing(".schema.json\n", by: ".json\n"), .replacing("\ntitle: ", by: "\ntitel: "),
    .replacing("\nstatus: review\n", by: "\nstatus: Review\n"),
    .replacing("\nstatus: review\n", by: "\nstatus: ｒｅｖｉｅｗ\n"),
    .replacing("\nowner: ", by: "\nＯＷＮＥＲ: "), .replacing("\n  - ", by: "\n\t- "),
    .replacing("\n  - ", by: "\n　- "), .replacing("\n  - ", by: "\n  -　"),
    .replacing("\n  - ", by: "\n  － "), .replacing("\"2026-11-21\"", by: "2026-11-21"),
  ]

  @Test("mending gives the old bytes back, and does nothing a second time", arguments: 1...3)
  func mending(seed: UInt64) throws {
    let (originals, others) = Self.files()
    var random = SeededGenerator(seed: seed)
    var changed: [RepositoryPath: (mistake: String, bytes: [UInt8])] = [:]
    for file in originals {
      let text = String(decoding: file.bytes, as: UTF8.self)
      guard let mistake = Self.mistakes.randomElement(using: &random),
        let broken = mistake.make(text, &random)
      else { continue }
      changed[file.path] = (mistake.name, Array(broken.utf8))
    }
    #expect(changed.count > 60)
    let input = LintInput(originals + others)
    let broken = input.replacing(changed.mapValues(\.bytes))
    let outcome = try Self.mend(broken)
    #expect(outcome.converges)
    #expect(outcome.withdrawnCount == 0)
    let mended = Dictionary(uniqueKeysWithValues: outcome.files.map { ($0.path, $0.after) })
    for file in originals {
      guard let (mistake, bytes) = changed[file.path] else {
        #expect(mended[file.path] == nil, "\(file.path) was right before")
        continue
      }
      let result = String(decoding: mended[file.path] ?? bytes, as: UTF8.self)
      let difference = result.split(separator: "\n").first { line in
        !String(decoding: file.bytes, as: UTF8.self).contains(line)
      }
      let isSame = Array(result.utf8) == file.bytes
      #expect(isSame, "\(file.path), \(mistake): \(difference ?? "the end")")
    }
    #expect(try Self.mend(broken.replacing(mended)).files.isEmpty)
  }

  /// Some of the entries, and what they are checked against.
  private static func files() -> (entries: [SourceFile], others: [SourceFile]) {
    let repository = RepositoryFolder()
    func file(_ path: RepositoryPath) -> SourceFile {
      SourceFile(path: path, bytes: repository.bytes(of: path))
    }
    let entries = repository.files(below: "knowledge").enumerated()
      .filter { $0.offset.isMultiple(of: 9) }.map { file($0.element) }
    let schemas = repository.files(below: "schemas").map(file)
    return (entries, schemas + [file("kura.yaml")])
  }

  private static func mend(_ input: LintInput) throws -> FixOutcome {
    let asOf = try #require(CalendarDate("2026-11-21"))
    return try FixRun.mend(input) { try Linter.lint($0, options: LintOptions(asOf: asOf)) }
  }
}

extension String {
  /// The text with a part of it replaced.
  fileprivate func replacingCharacters(_ range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
