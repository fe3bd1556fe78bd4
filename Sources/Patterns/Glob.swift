package import SourceText

/// A pattern for paths, as in `.gitignore`: `rules/**/*.yml`.
///
/// - `*` is any text inside one name, `?` one character of it, `[a-z]` or `[!a-z]` one of a class.
/// - `**` between slashes is any number of folders; at the end it is everything inside.
/// - `{yml,yaml}` is one of several texts; `\` takes away the meaning of what follows.
/// - Without a slash, or with one at the end only, a glob is looked for in every folder; otherwise
///   it counts from the top of the repository, with or without a slash at its start.
/// - A slash at the end means everything inside the folder.
///
/// Matching takes time that is at most the product of both lengths.
package struct Glob: Hashable, Sendable {
  /// The glob as it was written.
  package let source: String
  private let branches: [GlobBranch]

  /// Reads a glob.
  /// - Throws: `GlobError` when a bracket is not closed or there are too many alternatives.
  package init(_ source: String) throws(GlobError) {
    var reader = GlobReader(source)
    self.source = source
    self.branches = try reader.branches()
  }

  /// A glob's source that means a text exactly as it is.
  package static func escaped(_ text: String) -> String {
    var source = ""
    for scalar in text.unicodeScalars {
      if "*?[]{},!\\".unicodeScalars.contains(scalar) { source += "\\" }
      source.unicodeScalars.append(scalar)
    }
    return source
  }

  /// Whether a path is meant.
  package func matches(_ path: RepositoryPath) -> Bool {
    branches.contains { $0.matches(path.bytes) }
  }
}

/// Globs in order: a path is in the set when the last one that matches it does not begin with `!`.
package struct GlobSet: Hashable, Sendable {
  /// The globs as they were written.
  package let sources: [String]
  private let entries: [Entry]

  private struct Entry: Hashable, Sendable {
    let glob: Glob
    let isNegated: Bool
  }

  /// Reads globs in order.
  /// - Throws: `GlobError` for the first that cannot be read.
  package init(_ sources: [String]) throws(GlobError) {
    var entries: [Entry] = []
    for source in sources {
      let isNegated = source.hasPrefix("!")
      do {
        let glob = try Glob(isNegated ? String(source.dropFirst()) : source)
        entries.append(Entry(glob: glob, isNegated: isNegated))
      } catch {
        throw GlobError(
          source: source, scalarOffset: error.scalarOffset + (isNegated ? 1 : 0),
          message: error.message)
      }
    }
    self.sources = sources
    self.entries = entries
  }

  /// Whether a path is in the set.
  package func contains(_ path: RepositoryPath) -> Bool {
    for entry in entries.reversed() where entry.glob.matches(path) { return !entry.isNegated }
    return false
  }
}

/// Why a glob cannot be read.
package struct GlobError: Error, Hashable, Sendable {
  /// The glob as it was written.
  package let source: String
  /// Where the trouble is, in Unicode scalars from the start.
  package let scalarOffset: Int
  /// What is wrong and what to write instead.
  package let message: LocalizedText
}
