import GitStore
import SourceText

/// Whether git calls kura in a clone.
enum HookState: Equatable {
  /// Commits are checked.
  case active
  /// Nothing is in the way of kura's hooks, but git does not call them.
  case inactive
  /// Git calls these of kura's scripts, but they are gone or do not call kura any more.
  case damaged([String])
  /// Somebody has set `core.hooksPath` to another folder.
  case otherFolder(String)
  /// Hooks of somebody else lie in the repository's own folder; they would no longer be called.
  case otherHooks([String])

  /// Looks at the hooks of the clone around a storehouse.
  init(_ repository: Repository) {
    let folder = repository.hooksFolder
    if repository.usesHookStubs {
      let damaged = HookStub.names.filter { name in
        !name.contains("/") && !HookState.callsKura("\(folder)/\(name)", repository)
      }
      self = damaged.isEmpty ? .active : .damaged(damaged)
      return
    }
    if HookState.callsKura("\(folder)/pre-commit", repository) {
      self = .active
    } else if let path = repository.setting("core.hookspath"), !path.isEmpty {
      self = .otherFolder(path)
    } else {
      let files = (try? FileAccess.list(folder)).flatMap { $0 } ?? []
      let names = files.map { $0.name.description }.filter { name in
        !name.hasSuffix(".sample") && FileAccess.isExecutable("\(folder)/\(name)")
      }
      self = names.isEmpty ? .inactive : .otherHooks(names)
    }
  }

  /// Whether a hook is one of kura's, or hands on to kura.
  private static func callsKura(_ hook: String, _ repository: Repository) -> Bool {
    guard FileAccess.isExecutable(hook), let bytes = try? FileAccess.read(hook) else {
      return false
    }
    if HookStub.callsKura(bytes) { return true }
    // The pre-commit framework keeps what it calls in a file of its own.
    guard let top = repository.workTree,
      let configuration = try? FileAccess.read("\(top)/.pre-commit-config.yaml")
    else { return false }
    return configuration.contains(bytes: Array("kura".utf8))
  }
}

extension StorehousePlace {
  /// What to say when this clone has the hooks and does not use them, or `nil`.
  var inactiveHooks: LocalizedText? {
    guard let folder, let repository, repository.workTree != nil,
      hasHooks(in: folder, repository)
    else { return nil }
    let state = HookState(repository)
    if state == .active { return nil }
    if repository.usesHookStubs, !FileAccess.isFolder("\(folder)/\(HookStub.folder)") {
      return LocalizedText(
        ja: "kura: 検査のフックのフォルダ（\(HookStub.folder)）がないので、コミットも送信も検査されません。"
          + "kura init を実行すると作り直します。",
        en: "kura: the folder of the hooks (\(HookStub.folder)) is gone, so neither commits nor "
          + "pushes are checked; kura init makes it anew")
    }
    if case .damaged(let names) = state {
      let list = names.map { "\(HookStub.folder)/\($0)" }
      return LocalizedText(
        ja: "kura: 検査のフック（\(list.joined(separator: "、"))）がないか、壊れていて、"
          + "働きません。kura init を実行すると作り直します。",
        en: "kura: these hooks are gone or damaged, so they check nothing; kura init makes them "
          + "anew: \(list.joined(separator: ", "))")
    }
    return LocalizedText(
      ja: "kura: このクローンでは、コミット前の検査（フック）が働いていません。kura init を実行すると有効になります。",
      en: "kura: commits are not checked in this clone; kura init switches the hooks on")
  }

  /// Whether this storehouse has kura's hooks in its folder, or this clone is set to call them.
  private func hasHooks(in folder: String, _ repository: Repository) -> Bool {
    FileAccess.isFile("\(folder)/\(HookStub.folder)/pre-commit") || repository.usesHookStubs
  }
}

extension Repository {
  /// Whether git looks for its hooks in a folder like that of kura's scripts.
  fileprivate var usesHookStubs: Bool { hooksFolder.hasSuffix("/" + HookStub.folder) }
}
