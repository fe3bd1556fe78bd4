package import Diagnostics
package import DocumentTree
package import SourceText

/// Decides whether tabs and wide blanks in an indentation can be replaced for certain.
///
/// How many spaces a tab stands for is not written anywhere. All likely numbers are tried: when
/// every one with which the file can be read gives the same values, it does not matter which.
package enum CertainIndentation {
  private static let rules: Set<RuleID> = ["tab-indentation", "invisible-indentation"]
  /// The numbers of spaces that are tried, the preferred ones first.
  private static let widths = [2, 4, 8, 1, 3, 6]
  /// Larger files are not read so often.
  private static let sizeLimit = 500_000

  /// The finding with a safe fix, or as it is.
  package static func refined(
    _ finding: Diagnostic, in source: SourceFile, read: (SourceFile) -> ParsedSource
  ) -> Diagnostic {
    guard rules.contains(finding.rule), source.bytes.count <= sizeLimit,
      let fix = finding.fixes.first
    else { return finding }
    let lines = LineIndex(source.bytes)
    let all = (0..<lines.count).compactMap { Blanks(lines.content(ofLine: $0), in: source.bytes) }
    let own = all.filter { $0.range.contains(finding.range) }
    for blanks in [all, own] where !blanks.isEmpty {
      guard let edits = certainEdits(blanks, in: source, read) else { continue }
      var refined = finding
      refined.fixes = [Fix(title: fix.title, applicability: .safe, edits: edits)]
      return refined
    }
    return finding
  }

  /// The indentation of a line that holds other blanks than spaces.
  private struct Blanks {
    let range: SourceRange
    private var spaces = 0
    private var others = 0

    init?(_ line: SourceRange, in bytes: [UInt8]) {
      var offset = line.start
      while offset < line.end {
        let rest = bytes[offset..<line.end]
        if rest.first == 0x20 {
          spaces += 1
          offset += 1
        } else if rest.first == 0x09 {
          others += 1
          offset += 1
        } else if rest.starts(with: [0xC2, 0xA0]) {
          spaces += 1
          offset += 2
        } else if rest.starts(with: [0xE3, 0x80, 0x80]) {
          others += 1
          offset += 3
        } else {
          break
        }
      }
      range = SourceRange(start: line.start, end: offset)
      guard offset < line.end, spaces != range.count else { return nil }
    }

    func edit(width: Int) -> TextEdit {
      TextEdit(
        range: range, replacement: String(repeating: " ", count: spaces + others * width))
    }
  }

  private static func certainEdits(
    _ blanks: [Blanks], in source: SourceFile, _ read: (SourceFile) -> ParsedSource
  ) -> [TextEdit]? {
    var first: (edits: [TextEdit], parsed: ParsedSource)?
    for width in widths {
      let edits = blanks.map { $0.edit(width: width) }
      let parsed = read(source.applying(edits))
      guard !parsed.documents.isEmpty else { continue }
      guard let known = first?.parsed else {
        first = (edits, parsed)
        continue
      }
      let isSame =
        known.documents.count == parsed.documents.count
        && zip(known.documents, parsed.documents).allSatisfy { before, after in
          TreeComparison(before, after).differences.isEmpty
        }
      if !isSame { return nil }
    }
    return first?.edits
  }
}
