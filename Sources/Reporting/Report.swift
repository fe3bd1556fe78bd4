package import Diagnostics
package import SourceText

/// What a run found, with the sources that the findings point into.
///
/// Whatever findings about personal data and secrets have found is hidden here, once for every form
/// of report: in the findings, in what other findings quote, in paths, and in the bytes that `source`
/// gives. A renderer needs to do nothing about it, as long as it shows only what a report gives it; it
/// must not read files by itself. `SensitiveMark.value` is the one place where a value is left, for
/// comparisons in memory; no renderer writes it, nor a digest of it.
package struct Report {
  /// The number of files that were looked at.
  package let fileCount: Int
  /// The findings in the order of `Diagnostic.precedes`.
  package let diagnostics: [Diagnostic]
  /// How many findings are not among them because they are allowed.
  package let suppressedCount: Int
  /// How many findings are not among them because they were there before.
  package let knownCount: Int
  /// The command that applies safe fixes, or `nil` where none does.
  package var mendingCommand: String?
  /// The file at a path as it was when it was read, or `nil` when it cannot be shown.
  ///
  /// Called when an excerpt or a line number is needed; renderers keep what they get for a while.
  package let source: (RepositoryPath) -> SourceFile?

  package init(
    fileCount: Int, diagnostics: [Diagnostic], suppressedCount: Int = 0, knownCount: Int = 0,
    source: @escaping (RepositoryPath) -> SourceFile?
  ) {
    self.fileCount = fileCount
    self.suppressedCount = suppressedCount
    self.knownCount = knownCount
    let redaction = Redaction(diagnostics, source: source)
    if redaction.isEmpty {
      self.diagnostics = diagnostics
      self.source = source
      return
    }
    var names = ShownNames(redaction)
    self.diagnostics = diagnostics.map { diagnostic in
      var shown = redaction.diagnostic(diagnostic)
      shown.path = names.name(of: diagnostic.path)
      for (index, note) in diagnostic.notes.enumerated() {
        shown.notes[index].path = names.name(of: note.path)
      }
      return shown
    }
    let originals = names.originals
    self.source = { path in
      source(originals[path] ?? path).map {
        SourceFile(path: path, bytes: redaction.source($0).bytes)
      }
    }
  }

  /// The number of findings of a severity.
  package func count(of severity: Severity) -> Int {
    diagnostics.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
  }

  /// The number of findings that can be removed without a person reading the change first.
  package var safelyFixableCount: Int {
    diagnostics.reduce(0) { count, diagnostic in
      count + (diagnostic.fixes.contains { $0.applicability == .safe } ? 1 : 0)
    }
  }
}

/// The names under which a report shows files whose own names hold something hidden.
private struct ShownNames {
  private let redaction: Redaction
  private var names: [RepositoryPath: RepositoryPath] = [:]
  private(set) var originals: [RepositoryPath: RepositoryPath] = [:]

  init(_ redaction: Redaction) {
    self.redaction = redaction
  }

  /// The name of a file; two that look alike behind their masks stay two.
  mutating func name(of path: RepositoryPath) -> RepositoryPath {
    if let name = names[path] { return name }
    var name = redaction.path(path)
    while originals[name] != nil {
      name = RepositoryPath(bytes: name.bytes + [UInt8(ascii: "*")])
    }
    names[path] = name
    originals[name] = path
    return name
  }
}
