import Diagnostics
import LintRules
import Patterns
import SourceText
import Storehouse

/// What a change of the configuration and the schemas takes away from the check of labels.
///
/// The last state alone cannot tell: a repository without the house rules is a legitimate one, but
/// not where entries with labels have been.
struct ModelChange {
  let before: LoadedStorehouse
  let after: LoadedStorehouse
  /// The files of the state after the change.
  let files: LintInput

  /// The findings, at most one for each thing that has to be put back.
  var diagnostics: [Diagnostic] {
    guard before.configuration.profile == .storehouse, before.kinds.contains(where: \.hasLabels)
    else { return [] }
    guard after.configuration.profile == .storehouse else { return [aboutProfile] }
    let emptied = before.kinds.filter(\.hasLabels).compactMap { old in
      after.kinds.first { $0.name == old.name && !$0.hasLabels }
    }
    let named = emptied.map { kind in
      LabelsSwitchedOff.finding(
        about: kind,
        schema: kind.schemaPath ?? RepositoryPath(StorehouseLayout.configuration))
    }
    return named + left(by: Set(emptied.map(\.name)))
  }

  private var aboutProfile: Diagnostic {
    let path = RepositoryPath(StorehouseLayout.configuration)
    let place = after.configuration.profileRange
    return LabelsSwitchedOff.finding(
      aboutProfileIn: path, at: place ?? SourceRange(at: 0), pointer: place == nil ? "" : "/profile"
    )
  }

  /// The files that nobody looks at any more although their kind is not one of those told of.
  private func left(by told: Set<String>) -> [Diagnostic] {
    let left = files.paths.filter { path in
      guard let old = before.kinds.first(where: { $0.paths.contains(path) }), old.hasLabels,
        !told.contains(old.name)
      else { return false }
      return after.kinds.first { $0.paths.contains(path) }?.hasLabels != true
    }
    return left.first.map { [LabelsSwitchedOff.finding(aboutFiles: left.count, first: $0)] } ?? []
  }
}
