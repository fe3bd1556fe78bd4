import Diagnostics
package import SourceText

extension Report {
  /// The same report with paths from a folder further up: from the top of a repository, which is
  /// where other programs count from, when the storehouse lies in a folder of it.
  package func seen(from root: RepositoryPath) -> Report {
    guard !root.bytes.isEmpty else { return self }
    let source = source
    var names: [RepositoryPath: RepositoryPath] = [:]
    let moved = diagnostics.map { diagnostic in
      var moved = diagnostic
      moved.path = root.appending(diagnostic.path)
      for index in moved.notes.indices {
        moved.notes[index].path = root.appending(moved.notes[index].path)
      }
      if diagnostic.commit != nil { names[moved.sourcePath] = diagnostic.sourcePath }
      return moved
    }
    var report = Report(
      fileCount: fileCount, diagnostics: moved,
      source: { [names] path in
        let inside = RepositoryPath(bytes: Array(path.bytes.dropFirst(root.bytes.count + 1)))
        return source(names[path] ?? inside).map { SourceFile(path: path, bytes: $0.bytes) }
      })
    report.mendingCommand = mendingCommand
    return report
  }
}

extension Diagnostic {
  /// What is wrong and what to do, as sentences on lines of their own.
  func lines(in language: Language) -> [String] {
    [commit.map(ReportWords.inCommit), message, help].compactMap { text in
      text.map { ReportWords.sentence($0, in: language) }
    }
  }
}

extension Report {
  /// The findings of one file.
  struct FileGroup {
    let path: RepositoryPath
    let diagnostics: ArraySlice<Diagnostic>
  }

  /// The findings file by file, in their order.
  var groups: [FileGroup] {
    var groups: [FileGroup] = []
    var start = 0
    for index in diagnostics.indices
    where index + 1 == diagnostics.count || diagnostics[index + 1].path != diagnostics[index].path {
      groups.append(
        FileGroup(path: diagnostics[start].path, diagnostics: diagnostics[start...index]))
      start = index + 1
    }
    return groups
  }
}
