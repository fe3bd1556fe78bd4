import SensitiveText
import SourceText
import Testing

/// A text with the places of what it gives away marked, from the description of the detectors and
/// from how people write, not from how the detectors work.
struct MarkedSample: Sendable, CustomTestStringConvertible {
  let text: String
  /// Kinds with levels, in the order of the text.
  let findings: [String]
  /// The ranges between `⟦` and `⟧`, in bytes of the text; empty when none is marked.
  let ranges: [SourceRange]

  var testDescription: String { text }

  /// Reads lines as `Sample` does; `⏎` is a line end, `⇥` a tab, and `⟦` and `⟧` are left out of the text.
  static func lines(_ table: String) -> [MarkedSample] {
    table.split(separator: "\n").map { line in
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      var (text, ranges, start) = ("", [SourceRange](), 0)
      for character in parts[1] where character != "¦" {
        switch character {
        case "⟦": start = text.utf8.count
        case "⟧": ranges.append(SourceRange(start: start, end: text.utf8.count))
        case "⏎": text.append("\n")
        case "⇥": text.append("\t")
        default: text.append(character)
        }
      }
      return MarkedSample(
        text: text,
        findings: parts[0] == "-" ? [] : parts[0].split(separator: ",").map(String.init),
        ranges: ranges)
    }
  }
}

@Suite struct WrittenTextTests {
  @Test(
    arguments: MarkedSample.writtenNumbers + MarkedSample.writtenPeople
      + MarkedSample.writtenSecrets + MarkedSample.writtenMails + MarkedSample.writtenForms
      + MarkedSample.writtenNotations + MarkedSample.writtenTitles + MarkedSample.writtenLabels
      + MarkedSample.writtenRosters + MarkedSample.writtenPlaces + MarkedSample.writtenPasswords)
  func `a text as people write it gives away what it should, where it stands`(
    sample: MarkedSample
  ) {
    let showsNotes = sample.findings.contains { $0.hasSuffix("/low") }
    let matches = SensitiveTextDetector().matches(in: Array(sample.text.utf8)).filter {
      showsNotes || $0.level > .low
    }
    #expect(matches.map { "\($0.kind.rawValue)/\($0.level)" } == sample.findings)
    if !sample.ranges.isEmpty { #expect(matches.map(\.range) == sample.ranges) }
  }
}
