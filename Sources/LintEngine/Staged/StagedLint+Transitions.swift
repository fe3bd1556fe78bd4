import Diagnostics
import SourceText
import Storehouse

extension StagedLint {
  /// What is wrong with how the changed entries change.
  func transitionFindings() throws -> [Diagnostic] {
    let targets = Set(input.changes.compactMap(\.movedTo))
    let changed = input.changes.compactMap { change -> PathChange? in
      // A file that came from another place is named with that place.
      if !change.wasFile && targets.contains(change.path) { return nil }
      return PathChange(
        before: change.wasFile ? change.path : nil,
        after: change.movedTo ?? (change.isFile ? change.path : nil))
    }
    guard input.changes.contains(where: \.wasFile) else { return [] }
    let changesModel = Self.mayChangeSchemas(input, storehouse)
    let base = base(isWhole: changesModel)
    var found: [Diagnostic] = []
    var earlier: LoadedStorehouse?
    if changesModel {
      var loader = try StorehouseLoader(base)
      let loaded = try loader.load()
      found = ModelChange(before: loaded, after: storehouse, files: input.files).diagnostics
      earlier = loaded.isBroken ? nil : loaded
    }
    guard changed.contains(where: { $0.before != nil }),
      changed.contains(where: { $0.after != nil })
    else { return found }
    found += try Linter.transitions(
      from: base, to: input.files, changed: changed, storehouse: storehouse, earlier: earlier,
      options: options)
    return found
  }

  /// The files of the last commit: all of them, or those that the next one changes.
  private func base(isWhole: Bool) -> LintInput {
    let changed = Set(input.changes.map(\.path))
    let (files, readBefore) = (input.files, input.readBefore)
    let kept =
      isWhole ? files.paths.indices.filter { !changed.contains(files.paths[$0]) } : []
    let earlier = input.changes.filter(\.wasFile).map(\.path)
    return LintInput(paths: kept.map { files.paths[$0] } + earlier) {
      let read = try files.makeReader()
      return { index in
        index < kept.count ? try read(kept[index]) : try readBefore(earlier[index - kept.count])
      }
    }
  }
}
