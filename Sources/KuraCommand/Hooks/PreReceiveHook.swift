import GitStore
import SourceText

/// `pre-receive`: checks on a server what somebody pushes; nobody can skip it.
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
