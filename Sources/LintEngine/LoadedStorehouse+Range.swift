import Patterns
package import SourceText
package import Storehouse

extension LoadedStorehouse {
  /// Whether the file at a path belongs to a kind.
  package func claims(_ path: RepositoryPath) -> Bool {
    kinds.contains { $0.paths.contains(path) }
  }

  /// The same storehouse with the ceiling of a place to which it is sent, unless its own is stricter.
  package func limited(to ceiling: DisclosureCeiling?) -> LoadedStorehouse {
    guard let ceiling else { return self }
    if let own = configuration.ceiling, own.level < ceiling.level { return self }
    var limited = configuration
    limited.ceiling = ceiling
    limited.ceiling?.isElsewhere = true
    return LoadedStorehouse(
      configuration: limited, kinds: kinds, diagnostics: diagnostics, isBroken: isBroken)
  }
}
