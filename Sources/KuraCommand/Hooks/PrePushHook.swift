import GitStore
import SourceText
import Storehouse

/// `pre-push`: checks everything that a push would send, before it is sent.
struct PrePushHook: Hook {
  let name = "pre-push"

  func run(_ call: HookCall) throws -> Int32 {
    let remote = call.arguments.first ?? ""
    let address = call.arguments.dropFirst().first ?? remote
    let reason = try call.checkedSkipReason()
    let updates = try ReferenceUpdate.read(
      try FileAccess.readStandardInput(limit: 1 << 24), name: 2, old: 3, new: 1)
    guard updates.contains(where: { $0.new != nil }) else { return 0 }
    let place = try StorehousePlace.find(from: call.folder, call.environment)
    guard let repository = place.repository else {
      throw CommandFailure(.noStorehouse(call.folder), nextStep: .calledByGit)
    }
    let check = PushCheck(
      call: call, place: place, repository: repository, isReceiving: false, skipReason: reason,
      ceiling: { $0.ceiling(ofRemote: address) },
      known: HistoryPart(
        tips: [], excluded: updates.compactMap(\.old).filter(repository.holds),
        excludedReferences: try known(of: remote, address, updates, repository)))
    return try check.run(updates)
  }

  /// The references that say what the remote has already.
  ///
  /// A remote that lacks a branch which the clone believes to be there is another one than it was,
  /// so nothing is believed: its address may have changed from an internal to a public host.
  private func known(
    of remote: String, _ address: String, _ updates: [ReferenceUpdate], _ repository: Repository
  ) throws -> [String] {
    guard remote != address, !remote.isEmpty else { return [] }
    let prefix = "refs/remotes/\(remote)"
    let tracked = Set(try repository.references().map(\.name.description))
    let isAnother = updates.contains { update in
      update.old == nil && update.name.isAtOrBelow("refs/heads")
        && tracked.contains(prefix + update.name.description.dropFirst("refs/heads".count))
    }
    return isAnother ? [] : [prefix]
  }
}

/// `pre-receive`: the same on a server, for what somebody pushes; nobody can skip it.
struct PreReceiveHook: Hook {
  let name: String

  func run(_ call: HookCall) throws -> Int32 {
    let updates = try ReferenceUpdate.read(
      try FileAccess.readStandardInput(limit: 1 << 24), name: 2, old: 0, new: 1)
    guard updates.contains(where: { $0.new != nil }) else { return 0 }
    guard
      let repository = try Repository.discover(
        at: call.folder, environment: call.environment.variables,
        workingFolder: call.environment.currentDirectory)
    else { throw CommandFailure(.noStorehouse(call.folder), nextStep: .calledByGit) }
    // What a push brings waits apart until this hook agrees, so all references are older.
    let check = PushCheck(
      call: call, place: StorehousePlace(repository: repository, root: "", folder: nil),
      repository: repository, isReceiving: true, skipReason: nil, ceiling: { _ in nil },
      known: HistoryPart(tips: [], excludedReferences: ["refs/*"]))
    return try check.run(updates)
  }
}
