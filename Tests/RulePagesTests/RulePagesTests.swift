import Diagnostics
import Editions
import LintEngine
import LintRules
import SourceText
import Storehouse
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

  @Test(arguments: RuleList.descriptors.map(\.id.name))
  func thePageOfAFixableRuleSaysHow(name: String) throws {
    let page = try #require(Self.pages.first { $0.name == name })
    let descriptor = try #require(RuleList.descriptors.first { $0.id.name == name })
    #expect(page.text.contains("--fix") == descriptor.isFixable)
  }

  @Test(arguments: pages.flatMap(\.examples))
  func safeFixesOfExamplesAreProvedAndMendThem(example: RulePage.Example) throws {
    let files = RulePageFolder.completed(example.files)
    let asOf = try #require(CalendarDate("2026-11-21"))
    let input = LintInput(files)
    var rules: Set<RuleID> = []
    let outcome = try FixRun.mend(input) { input in
      let outcome = try Linter.lint(input, options: LintOptions(asOf: asOf))
      rules.formUnion(outcome.diagnostics.filter { !$0.fixes.isEmpty }.map(\.rule))
      return outcome
    }
    #expect(outcome.converges)
    #expect(outcome.withdrawnCount == 0)
    let left = outcome.remaining.diagnostics.filter { finding in
      finding.fixes.contains { $0.applicability == .safe }
    }
    #expect(left.map(\.rule.name) == [])
    let fixable = Set(RuleList.descriptors.filter(\.isFixable).map(\.id))
    #expect(rules.subtracting(fixable) == [])
  }

  @Test(arguments: pages.flatMap(\.examples))
  func examplesFindExactlyWhatTheyAnnounce(example: RulePage.Example) throws {
    let files = RulePageFolder.completed(example.files.filter { $0.path != .commitMessage })
    let asOf = try #require(CalendarDate("2026-11-21"))
    let options = LintOptions(asOf: asOf)
    let outcome = try Linter.lint(LintInput(files), options: options)
    let changes = try changes(example, to: files, options)
    let messages = try messages(example, among: files)
    var expected = example.expectations
    for diagnostic in outcome.diagnostics + changes + messages {
      let source = (files + example.files).first { $0.path == diagnostic.path }
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

  /// The findings in the message of a commit that an example shows.
  private func messages(
    _ example: RulePage.Example, among files: [SourceFile]
  ) throws -> [Diagnostic] {
    let messages = example.files.filter { $0.path == .commitMessage }
    guard !messages.isEmpty else { return [] }
    var loader = try StorehouseLoader(LintInput(files))
    let storehouse = try loader.load()
    let paths = files.map(\.path)
    let check = CommitMessageCheck(storehouse.configuration) {
      storehouse.names(withRole: $0, among: paths)
    }
    return messages.flatMap {
      check.findings(in: CommitMessage($0, .none))
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
    let configuration = files.first { $0.path == "kura.yaml" }
      .flatMap(StorehouseLoader.configurationIfReadable)
    let growth = BaselineGrowth { path in earlier.first { $0.path == path } }
    return try Linter.transitions(
      from: LintInput(earlier), to: LintInput(files), changed: changed, options: options)
      + growth.diagnostics(in: LintInput(files), configuration ?? Configuration())
  }
}
