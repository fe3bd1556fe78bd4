package import Diagnostics
package import SourceText

/// Says when a commit adds findings to the baseline; the engine compares both states.
package enum GrownBaseline: Rule {
  package static let descriptor = RuleDescriptor(
    "grown-baseline", .configuration,
    summary: LocalizedText(
      ja: "ベースラインに、前にはなかった指摘が書き足されています。",
      en: "Findings were added to the baseline"))

  /// The finding about a baseline that holds more than it did where it was before.
  package static func finding(
    count: Int, in baseline: RepositoryPath, at line: SourceRange, was earlier: RepositoryPath
  ) -> Diagnostic {
    Diagnostic(
      rule: descriptor.id, message: .grown(count), path: baseline, range: line,
      help: .takeBack(baseline, isSame: baseline == earlier))
  }

  /// A finding about a state that is committed: there HEAD has the longer baseline too, and a
  /// commit before it has the shorter one.
  package static func advising(_ finding: Diagnostic, base: String) -> Diagnostic {
    guard finding.rule == descriptor.id, let help = finding.help else { return finding }
    var advised = finding
    let (head, option) = ("--source=HEAD ", "--source=\(base) ")
    advised.help = LocalizedText(
      ja: help.japanese.replacing(head, with: option),
      en: help.english.replacing(head, with: option))
    return advised
  }
}

extension LocalizedText {
  fileprivate static func grown(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "ベースラインの指摘が\(grouped(count))件増えています。ベースラインは、減らすことしかできません。",
      en: "The baseline holds \(grouped(count)) finding\(count == 1 ? "" : "s") more than before; "
        + "it can only shrink")
  }

  fileprivate static func takeBack(_ path: RepositoryPath, isSame: Bool) -> LocalizedText {
    let way = LocalizedText(
      ja: isSame
        ? "git restore --source=HEAD --staged --worktree \(path) で元に戻し、"
        : "前のベースラインを使うように kura.yaml の baseline を元に戻し、",
      en: isSame
        ? "bring it back with git restore --source=HEAD --staged --worktree \(path), "
        : "name the earlier one in kura.yaml again, ")
    return LocalizedText(
      ja: way.japanese + "新しい指摘はファイルの方で直してください。作り直すと決めたときは、kura.yaml の rules に "
        + "grown-baseline: warning と書いてコミットします。",
      en: way.english + "and mend new findings in their files. To begin anew on purpose, commit it "
        + "with 'grown-baseline: warning' under rules in kura.yaml")
  }
}
