import Diagnostics
import Editions
import SourceText

/// A comment that allows findings of some rules on one value.
struct Suppression: Sendable {
  /// A rule that is allowed.
  struct Allowance: Hashable, Sendable {
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
  /// The texts to which it is narrowed; none when it is not.
  let texts: [[UInt8]]
  /// The bytes of the file, in which those texts are looked for.
  let bytes: [UInt8]
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
    return texts.isEmpty || texts.contains { isAbout(finding.range, $0, in: covered) }
  }

  /// Whether a place lies in a text that stands in the covered value, or is that text in quotes.
  ///
  /// Looked for around the place, because many comments may cover the same long value.
  private func isAbout(_ place: SourceRange, _ text: [UInt8], in covered: SourceRange) -> Bool {
    func stands(at start: Int) -> Bool {
      start >= covered.start && start + text.count <= covered.end
        && bytes[start..<(start + text.count)].elementsEqual(text)
    }
    if place.end - place.start == text.count + 2, stands(at: place.start + 1) { return true }
    let first = max(covered.start, place.end - text.count)
    return first <= place.start && (first...place.start).contains(where: stands)
  }

  /// What begins on the first key of a document or a list item can be about the whole of it.
  private func isAtOrBelow(_ finding: Diagnostic) -> Bool {
    if finding.pointer.isEmpty && !Suppressions.isAboutValues(finding.rule) { return true }
    return Suppressions.isPointer(finding.pointer, atOrBelow: pointer)
  }
}

/// What a file's comments to kura say, and what is wrong with them.
struct FileSuppressions: Sendable {
  var suppressions: [Suppression] = []
  var diagnostics: [Diagnostic] = []
}
