import Patterns
package import SourceText
import Storehouse

extension LoadedStorehouse {
  /// The file names, without extensions, of the entries that have a role.
  package func names(withRole role: String, among paths: [RepositoryPath]) -> [String] {
    let kinds = kinds.filter { $0.roles.contains(role) }
    return paths.filter { path in kinds.contains { $0.paths.contains(path) } }.map(\.stem)
  }
}
