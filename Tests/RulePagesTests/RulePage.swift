import Diagnostics
import SourceText
import TestSupport

/// One page of docs/rules: the documentation of a rule, whose examples are its tests.
struct RulePage: Sendable {
  let name: String
  let text: String
  let examples: [Example]

  /// A small storehouse of its own, with the findings that its files announce.
  struct Example: Sendable, CustomStringConvertible {
    let page: String
    let title: String
    var files: [SourceFile] = []
    /// Files as they were before, for rules about changes.
    var earlierFiles: [SourceFile] = []
    var expectations: [Expectation] = []

    var description: String { "\(page): \(title)" }
  }

  /// A finding that an example announces.
  struct Expectation: Hashable, Sendable {
    var path: RepositoryPath
    var line: Int
    var severity: String
    var rule: String
    /// A part of the message, in either language.
    var part: String
  }

  init(name: String, text: String) {
    self.name = name
    self.text = text
    self.examples = RulePage.examples(in: text, page: name)
  }

  /// What follows the path of a file that shows how it was before.
  private static let earlierMark = " (before / 前)"

  /// Reads the examples: each third-level heading is a storehouse, each fence after a line that
  /// holds only a path in backticks is a file of it.
  private static func examples(in text: String, page: String) -> [Example] {
    var examples: [Example] = []
    var path: RepositoryPath?
    var isEarlier = false
    var fence: [String]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        if let lines = fence {
          if let path, !examples.isEmpty {
            examples[examples.count - 1].add(lines, as: path, isEarlier: isEarlier)
          }
          (fence, path) = (nil, nil)
        } else {
          fence = []
        }
      } else if fence != nil {
        fence?.append(line)
      } else if line.hasPrefix("### ") {
        examples.append(Example(page: page, title: String(line.dropFirst(4))))
      } else if line.hasPrefix("`"), line.hasSuffix("`" + earlierMark) {
        path = RepositoryPath(String(line.dropFirst().dropLast(earlierMark.count + 1)))
        isEarlier = true
      } else if line.hasPrefix("`"), line.hasSuffix("`"), line.count > 2 {
        path = RepositoryPath(String(line.dropFirst().dropLast()))
        isEarlier = false
      }
    }
    return examples
  }
}

extension RulePage.Example {
  /// Adds a file, taking `# error: [rule] "part"` off the ends of its lines.
  ///
  /// What a page cannot show stands between the marks `«` and `»`, as `EscapedText` says; a last
  /// line `\` leaves out the final line end.
  mutating func add(_ lines: [String], as path: RepositoryPath, isEarlier: Bool) {
    var text = ""
    for (index, line) in lines.enumerated() {
      let (content, found) = RulePage.Example.split(line, path, index + 1)
      expectations += found
      text += content + "\n"
    }
    if text.hasSuffix("\n\\\n") { text = String(text.dropLast(3)) }
    let file = SourceFile(path: path, bytes: EscapedText(text).bytes)
    if isEarlier { earlierFiles.append(file) } else { files.append(file) }
  }

  private static func split(
    _ line: String, _ path: RepositoryPath, _ number: Int
  ) -> (String, [RulePage.Expectation]) {
    let starts = ["error", "warning", "note"].compactMap { range(of: " # \($0): [", in: line) }
    guard let first = starts.map(\.lowerBound).min() else { return (line, []) }
    var found: [RulePage.Expectation] = []
    for piece in line[first...].split(separator: "#") {
      let piece = piece.drop { $0 == " " }
      guard let colon = piece.firstIndex(of: ":"), let open = piece.firstIndex(of: "["),
        let close = piece.firstIndex(of: "]")
      else { continue }
      let part = piece[close...].split(separator: "\"", omittingEmptySubsequences: false)
      found.append(
        RulePage.Expectation(
          path: path, line: number, severity: String(piece[..<colon]),
          rule: String(piece[piece.index(after: open)..<close]),
          part: part.count > 1 ? String(part[1]) : ""))
    }
    return (String(line[..<first]), found)
  }

  private static func range(of part: String, in text: String) -> Range<String.Index>? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(part) {
        return start..<text.index(start, offsetBy: part.count)
      }
      start = text.index(after: start)
    }
    return nil
  }
}
