/// What docs/rules says about a rule, as the program carries it.
package struct RulePage: Sendable {
  /// A part of a page under a heading; the heading is empty for the part before the first.
  package struct Section: Sendable {
    package let heading: String
    /// Its lines, without blank ones at the ends.
    package let lines: [String]
  }

  /// The page as Markdown.
  package let text: String

  /// The page of a rule, or `nil` when no rule has that name.
  package init?(named name: String) {
    guard let text = EmbeddedRulePages.text(named: name) else { return nil }
    self.text = text
  }

  /// The parts under headings of the second level, in order.
  package var sections: [Section] {
    var sections: [Section] = []
    var heading = ""
    var lines: [Substring] = []
    var fence: Substring?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = fence {
        if line == open { fence = nil }
      } else if line.hasPrefix("```") {
        fence = line.prefix { $0 == "`" }
      }
      if fence == nil, line.hasPrefix("## ") {
        sections.append(Section(heading: heading, lines: RulePage.trimmed(lines)))
        heading = String(line.dropFirst(3))
        lines = []
      } else {
        lines.append(line)
      }
    }
    sections.append(Section(heading: heading, lines: RulePage.trimmed(lines)))
    return sections
  }

  private static func trimmed(_ lines: [Substring]) -> [String] {
    var lines = lines.drop(while: \.isEmpty)
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.map(String.init)
  }
}
