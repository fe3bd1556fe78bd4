package import SourceText

extension LintInput {
  /// The same files with another content in some of them.
  package func replacing(_ contents: [RepositoryPath: [UInt8]]) -> LintInput {
    if contents.isEmpty { return self }
    let (paths, makeReader) = (paths, makeReader)
    return LintInput(paths: paths, undecided: undecided, links: links) {
      let read = try makeReader()
      return { index in try contents[paths[index]] ?? read(index) }
    }
  }
}
