import Diagnostics
import SourceText
import Storehouse

extension StagedLint {
  /// What is wrong with how the changed entries change, seen from the last commit and from every
  /// commit that is merged into it.
  func transitionFindings() throws -> [Diagnostic] {
    var found = try transitionFindings(since: input.before)
    for state in input.merged {
      let known = found
      found += try transitionFindings(since: state).filter { finding in
        !known.contains {
          finding.rule == $0.rule && finding.path == $0.path && finding.range == $0.range
        }
      }.map { $0.seenFromMergedSide() }
    }
    return found
  }

  private func transitionFindings(since state: EarlierState) throws -> [Diagnostic] {
    let moves = state.changes.filter { $0.isMoveCertain && state.isOwn($0.path) }
    let targets = Set(moves.compactMap(\.movedTo))
    let changed = state.changes.compactMap { change -> PathChange? in
      // A file that came from another place is named with that place.
      if !change.wasFile && targets.contains(change.path) { return nil }
      let target = change.isMoveCertain ? change.movedTo : nil
      return PathChange(
        before: change.wasFile && state.isOwn(change.path) ? change.path : nil,
        after: target ?? (change.isFile ? change.path : nil))
    }
    guard state.changes.contains(where: \.wasFile) else { return [] }
    let changesModel = Self.mayChangeSchemas(state.changes, storehouse)
    let base = base(state, isWhole: changesModel)
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

  /// The files of an earlier state: all of them, or those that the next commit changes.
  private func base(_ state: EarlierState, isWhole: Bool) -> LintInput {
    let changed = Set(state.changes.map(\.path))
    let files = input.files
    let kept =
      isWhole ? files.paths.indices.filter { !changed.contains(files.paths[$0]) } : []
    let earlier = state.changes.filter(\.wasFile).map(\.path)
    return LintInput(paths: kept.map { files.paths[$0] } + earlier) {
      let read = try files.makeReader()
      return { index in
        index < kept.count ? try read(kept[index]) : try state.read(earlier[index - kept.count])
      }
    }
  }
}
