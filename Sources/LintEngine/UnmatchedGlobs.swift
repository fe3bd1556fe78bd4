import Diagnostics
import DocumentTree
import LintRules
import Patterns
import SourceText
import Storehouse
import YAMLFrontEnd

/// The file patterns of kinds and overrides that no file matches.
struct UnmatchedGlobs {
  private let configuration: Configuration
  private let kinds: [Kind]
  private let layout: Layout

  init(_ configuration: Configuration, _ kinds: [Kind], _ layout: Layout) {
    self.configuration = configuration
    self.kinds = kinds
    self.layout = layout
  }

  private struct Written: Hashable {
    let glob: String
    /// The kind that it belongs to, or `nil` for overrides.
    let kind: String?
  }

  /// The findings; the configuration is read again only when there are some.
  func findings(_ input: LintInput) throws -> [Diagnostic] {
    let unmatched = Set(unmatchedOfKinds() + unmatchedOfOverrides())
    let path = RepositoryPath(StorehouseLayout.configuration)
    guard !unmatched.isEmpty, let index = input.index(of: path) else { return [] }
    let source = SourceFile(path: path, bytes: try input.makeReader()(index))
    guard let document = YAMLReader().read(source).documents.first else { return [] }
    return places(in: document).compactMap { written, node in
      guard unmatched.contains(written) else { return nil }
      let node = document.resolved(node)
      return UnmatchedGlob.finding(
        written.glob, ofKind: written.kind, in: source.path, range: document.nodes[node].range,
        pointer: document.pointer(to: node))
    }
  }

  private func unmatchedOfKinds() -> [Written] {
    configuration.kinds.flatMap { kind -> [Written] in
      let globs = kind.paths.filter { !$0.hasPrefix("!") }
      let index = kinds.firstIndex { $0.name == kind.name }
      if globs.count == 1, layout.files.contains(where: { $0.kind == index }) { return [] }
      return globs.filter { !matchesAny($0) }.map { Written(glob: $0, kind: kind.name) }
    }
  }

  /// Those that lie where files of the storehouse are: what is known of other files is not enough.
  private func unmatchedOfOverrides() -> [Written] {
    if configuration.overrides.isEmpty { return [] }
    let folders = StorehouseLoader.prefixes(of: configuration).filter { !$0.bytes.isEmpty }
    return configuration.overrides.flatMap(\.paths).filter { glob in
      let folder = StorehouseLoader.literalFolder(of: glob)
      return !glob.hasPrefix("!") && folders.contains(where: folder.isAtOrBelow)
        && !matchesAny(glob)
    }.map { Written(glob: $0, kind: nil) }
  }

  private func matchesAny(_ glob: String) -> Bool {
    guard let set = try? GlobSet([glob]) else { return true }
    return layout.files.contains { set.contains($0.path) }
  }

  /// Where the patterns are written.
  private func places(in document: Document) -> [(Written, node: Int)] {
    let kinds = document.value(of: 0, forKey: "kinds").map(document.members) ?? []
    let overrides = document.value(of: 0, forKey: "overrides").map(document.items) ?? []
    let values =
      kinds.map { (kind: document.text(of: $0.key) as String?, value: $0.value) }
      + overrides.map { (kind: nil, value: $0) }
    return values.flatMap { kind, value -> [(Written, node: Int)] in
      guard let list = document.value(of: value, forKey: "path") else { return [] }
      let items = document.items(of: list)
      return (items.isEmpty ? [list] : items).compactMap { node in
        document.string(at: node).map { (Written(glob: $0, kind: kind), node: node) }
      }
    }
  }
}
