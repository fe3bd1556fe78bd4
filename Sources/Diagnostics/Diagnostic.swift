package import SourceText

/// A problem found in content: a value, never thrown, never printed by what finds it.
package struct Diagnostic: Hashable, Sendable {
  package var rule: RuleID
  package var severity: Severity
  /// What is wrong and what was expected, in one sentence without a final period in English.
  package var message: LocalizedText
  package var path: RepositoryPath
  /// The narrowest range that shows the problem.
  package var range: SourceRange
  /// JSON Pointer of the value in its document, empty for the whole document.
  package var pointer: String
  /// What the author can do, when the message does not say it already.
  package var help: LocalizedText?
  /// Other places that explain the problem, such as the first of two equal keys.
  package var notes: [Note]
  package var fixes: [Fix]
  /// What was found, when the finding is about personal data or a secret.
  package var sensitive: SensitiveMark?
  /// All digits of the commit whose content the finding is about; `nil` when it is about the
  /// content that is being checked.
  package var commit: String?

  package init(
    rule: RuleID,
    severity: Severity = .error,
    message: LocalizedText,
    path: RepositoryPath,
    range: SourceRange,
    pointer: String = "",
    help: LocalizedText? = nil,
    notes: [Note] = [],
    fixes: [Fix] = [],
    sensitive: SensitiveMark? = nil,
    commit: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.path = path
    self.range = range
    self.pointer = pointer
    self.help = help
    self.notes = notes
    self.fixes = fixes
    self.sensitive = sensitive
    self.commit = commit
  }

  /// The name of the text that the finding is about: the path, with the beginning of the commit
  /// before it where the text is a past one, as `git show` takes it.
  package var sourcePath: RepositoryPath {
    guard let commit else { return path }
    return RepositoryPath(bytes: Array("\(commit.prefix(10)):".utf8) + path.bytes)
  }

  /// The name of the text that a note of the finding is about.
  package func sourcePath(of note: Note) -> RepositoryPath {
    note.path == path ? sourcePath : note.path
  }

  /// The order of every report: path, commit, range, rule, then what is left to tell two findings
  /// apart.
  package static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    if left.path != right.path { return left.path < right.path }
    if left.commit != right.commit { return (left.commit ?? "") < (right.commit ?? "") }
    if left.range != right.range { return left.range < right.range }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.pointer != right.pointer {
      return left.pointer.utf8.lexicographicallyPrecedes(right.pointer.utf8)
    }
    return left.message.english.utf8.lexicographicallyPrecedes(right.message.english.utf8)
  }
}

extension RepositoryPath {
  /// The message of a commit, as findings name it: no file of a repository can have this path.
  package static let commitMessage: RepositoryPath = ".git/COMMIT_EDITMSG"
  /// The message of a tag.
  package static let tagMessage: RepositoryPath = ".git/TAG_EDITMSG"
}

/// Another place that helps to understand a finding.
package struct Note: Hashable, Sendable {
  package var message: LocalizedText
  package var path: RepositoryPath
  package var range: SourceRange

  package init(message: LocalizedText, path: RepositoryPath, range: SourceRange) {
    self.message = message
    self.path = path
    self.range = range
  }
}

/// A change of bytes that removes a finding.
package struct Fix: Hashable, Sendable {
  /// Whether a fix may be applied without a person reading it first.
  package enum Applicability: String, Hashable, Sendable {
    /// The value tree and the comments stay the same, or the change is forced.
    case safe
    /// A person has to choose.
    case review
  }

  /// What the fix does, as a verb phrase.
  package var title: LocalizedText
  package var applicability: Applicability
  package var edits: [TextEdit]

  package init(title: LocalizedText, applicability: Applicability, edits: [TextEdit]) {
    self.title = title
    self.applicability = applicability
    self.edits = edits
  }
}

/// Bytes of the finding's own file to be replaced.
package struct TextEdit: Hashable, Sendable {
  package var range: SourceRange
  package var replacement: String

  package init(range: SourceRange, replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}
