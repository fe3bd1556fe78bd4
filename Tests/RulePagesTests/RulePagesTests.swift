import Diagnostics
import Editions
import LintEngine
import LintRules
import SourceText
import Testing

struct RulePagesTests {
  static let pages = RulePageFolder.pages

  @Test(arguments: RuleList.descriptors.map(\.id.name))
  func everyRuleHasAPageThatSaysWhatItSays(name: String) throws {
    let page = try #require(
      Self.pages.first { $0.name == name }, "docs/rules/\(name).md is missing")
    let descriptor = try #require(RuleList.descriptors.first { $0.id.name == name })
    #expect(page.text.hasPrefix("# \(name)\n"))
    #expect(page.text.contains(descriptor.summary.japanese))
    #expect(page.text.contains(descriptor.summary.english))
    for heading in ["## Why", "## なぜ", "## How to fix", "## 直し方", "## Examples"] {
      #expect(page.text.contains("\n\(heading)"), "the heading \(heading) is missing")
    }
  }

  @Test func everyPageIsOfARule() {
    let names = Set(RuleList.descriptors.map(\.id.name))
    #expect(Self.pages.map(\.name).filter { !names.contains($0) } == [])
  }

  @Test(arguments: pages)
  func everyPageShowsItsRuleAtWork(page: RulePage) {
    let shown = page.examples.flatMap(\.expectations).contains { $0.rule == page.name }
    #expect(shown, "no example announces a finding of \(page.name)")
    #expect(page.examples.contains { $0.expectations.isEmpty }, "no example is right")
  }

  @Test(arguments: pages.flatMap(\.examples))
  func examplesFindExactlyWhatTheyAnnounce(example: RulePage.Example) throws {
    let files = RulePageFolder.completed(example.files)
    let asOf = try #require(CalendarDate("2026-11-21"))
    let options = LintOptions(asOf: asOf)
    let outcome = try Linter.lint(LintInput(files), options: options)
    let changes = try changes(example, to: files, options)
    var expected = example.expectations
    for diagnostic in outcome.diagnostics + changes {
      let source = files.first { $0.path == diagnostic.path }
      let line = source.map { LineIndex($0.bytes).position(at: diagnostic.range.start).line } ?? 0
      let match = expected.firstIndex { expectation in
        expectation.path == diagnostic.path && expectation.line == line
          && expectation.severity == diagnostic.severity.name
          && expectation.rule == diagnostic.rule.name
          && (diagnostic.message.japanese.contains(expectation.part)
            || diagnostic.message.english.contains(expectation.part))
      }
      if let match {
        expected.remove(at: match)
      } else {
        let place = "\(diagnostic.path):\(line)"
        Issue.record(
          """
          not announced: \(place) \(diagnostic.severity.name): [\(diagnostic.rule)] \
          \(diagnostic.message.japanese) / \(diagnostic.message.english)
          """)
      }
    }
    for missing in expected {
      Issue.record(
        """
        not found: \(missing.path):\(missing.line) \(missing.severity): [\(missing.rule)] \
        "\(missing.part)"
        """)
    }
  }

  /// What is wrong with how the files came from those that an example shows as they were before.
  private func changes(
    _ example: RulePage.Example, to files: [SourceFile], _ options: LintOptions
  ) throws -> [Diagnostic] {
    guard !example.earlierFiles.isEmpty else { return [] }
    let earlier = RulePageFolder.completed(example.earlierFiles)
    let paths = Set((example.files + example.earlierFiles).map(\.path))
    let changed = paths.sorted().map { path in
      PathChange(
        before: earlier.contains { $0.path == path } ? path : nil,
        after: files.contains { $0.path == path } ? path : nil)
    }
    return try Linter.transitions(
      from: LintInput(earlier), to: LintInput(files), changed: changed, options: options)
  }
}
