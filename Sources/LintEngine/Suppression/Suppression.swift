import Diagnostics
import Editions
import SourceText

/// A comment that allows findings of some rules on one value.
struct Suppression: Hashable, Sendable {
  /// A rule that is allowed.
  struct Allowance: Hashable {
    let rule: RuleID
    /// Where its name is written.
    let range: SourceRange
  }

  let path: RepositoryPath
  /// The comment.
  let range: SourceRange
  let allowances: [Allowance]
  /// The value with its key, or `nil` when the comment belongs to nothing.
  let covered: SourceRange?
  /// Where the value is in its document.
  let pointer: String
  /// Where the texts are to which it is narrowed, or `nil` when it is not.
  let places: [SourceRange]?
  /// The last day on which it holds.
  let until: CalendarDate?
  /// Whether something is wrong with the comment itself; then that is what has to be corrected
  /// before anybody can say whether it is of use.
  let isFaulty: Bool
  /// The edit that takes the comment away.
  let removal: TextEdit

  /// Whether a finding is about what the comment covers.
  func covers(_ finding: Diagnostic) -> Bool {
    guard let covered, finding.path == path, covered.contains(finding.range),
      isAtOrBelow(finding)
    else { return false }
    guard let places else { return true }
    return places.contains { $0.contains(finding.range) || isQuoted($0, in: finding.range) }
  }

  /// What begins on the first key of a document or a list item can be about the whole of it.
  private func isAtOrBelow(_ finding: Diagnostic) -> Bool {
    if finding.pointer.isEmpty && !Suppressions.isAboutValues(finding.rule) { return true }
    return Suppressions.isPointer(finding.pointer, atOrBelow: pointer)
  }

  private func isQuoted(_ text: SourceRange, in range: SourceRange) -> Bool {
    range.start == text.start - 1 && range.end == text.end + 1
  }
}

/// What a file's comments to kura say, and what is wrong with them.
struct FileSuppressions: Sendable {
  var suppressions: [Suppression] = []
  var diagnostics: [Diagnostic] = []
}
