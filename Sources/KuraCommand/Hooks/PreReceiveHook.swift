import GitStore
import SourceText
import Storehouse

/// `pre-receive`: checks on a server what somebody pushes; nobody can skip it.
struct PreReceiveHook: Hook {
  let name: String

  /// There are no files on a server, so the last state that it has is asked.
  func language(of call: HookCall) -> Language {
    call.global.language ?? configuredLanguage(of: call) ?? .japanese
  }

  private func configuredLanguage(of call: HookCall) -> Language? {
    guard let place = try? StorehousePlace.find(from: call.folder, call.environment) else {
      return nil
    }
    return (try? place.open(.commit("HEAD")))?.configuration.language
  }

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
      repository: repository, isReceiving: true, skipReason: nil, destination: nil,
      known: HistoryPart(tips: [], excludedReferences: ["refs/*"]))
    return try check.run(updates)
  }
}
