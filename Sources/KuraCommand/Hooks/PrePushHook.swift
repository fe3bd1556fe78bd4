import GitStore
import SourceText
import Storehouse

/// `pre-push`: checks everything that a push would send, before it is sent.
struct PrePushHook: Hook {
  let name = "pre-push"

  func run(_ call: HookCall) throws -> Int32 {
    let reason = try call.checkedSkipReason()
    let place = try StorehousePlace.find(from: call.folder, call.environment)
    guard let repository = place.repository else {
      throw CommandFailure(.noStorehouse(call.folder), nextStep: .calledByGit)
    }
    let push = try AnnouncedPush(call, repository)
    guard push.updates.contains(where: { $0.new != nil }) else { return 0 }
    let check = PushCheck(
      call: call, place: place, repository: repository, isReceiving: false, skipReason: reason,
      destination: PushDestination(push.address, in: repository),
      known: HistoryPart(
        tips: [],
        excluded: push.isToldByGit
          ? push.updates.compactMap(\.old).filter(repository.holds) : []),
      believed: { try push.believedReferences(repository, $0) })
    return try check.run(push.updates)
  }
}

/// What git says about a push before it begins.
private struct AnnouncedPush {
  /// The name of the remote, or its address when it has none.
  let remote: String
  let address: String
  let updates: [ReferenceUpdate]
  /// Whether git itself says what the remote has; the pre-commit framework may say what the clone
  /// believes of it.
  let isToldByGit: Bool

  init(_ call: HookCall, _ repository: Repository) throws {
    let variables = call.environment.variables
    if let remote = call.arguments.first {
      self.remote = remote
      isToldByGit = true
      address = call.arguments.dropFirst().first ?? remote
      updates = try ReferenceUpdate.read(
        try FileAccess.readStandardInput(limit: 1 << 24), name: 2, old: 3, new: 1)
    } else if let branch = variables["PRE_COMMIT_REMOTE_BRANCH"],
      let tip = variables["PRE_COMMIT_TO_REF"] ?? variables["PRE_COMMIT_LOCAL_BRANCH"]
    {
      // The pre-commit framework reads what git says and hands it on in variables.
      remote = variables["PRE_COMMIT_REMOTE_NAME"] ?? ""
      isToldByGit = false
      address = variables["PRE_COMMIT_REMOTE_URL"] ?? remote
      let old = try variables["PRE_COMMIT_FROM_REF"].map(repository.resolve)
      updates = [
        ReferenceUpdate(
          name: RepositoryPath(branch), old: old, new: try repository.resolve(tip))
      ]
    } else {
      throw CommandFailure(.noRemote, nextStep: .calledByGit, exitCode: 64)
    }
  }

  /// The references by which the clone remembers what the remote has.
  ///
  /// They are believed where a mistake would let nothing out that has not been looked at. A remote
  /// that must not have all that this repository may hold is asked what it has, and nothing else:
  /// the name may have had another address before. The same holds for a name with several
  /// addresses, and for one that lacks a branch which the clone believes to be there.
  func believedReferences(
    _ repository: Repository, _ configuration: Configuration
  ) throws -> [String] {
    guard remote != address, !remote.isEmpty, let own = configuration.ceiling,
      PushDestination(address, in: repository).ceiling(configuration)
        .admitsEverything(below: own)
    else { return [] }
    let place = RemoteAddress(address)
    let addresses = repository.addresses(ofRemote: remote)
    guard !addresses.isEmpty, addresses.allSatisfy({ RemoteAddress($0) == place }) else {
      return []
    }
    let prefix = "refs/remotes/\(remote)"
    let tracked = Set(try repository.references().map(\.name.description))
    let isAnother =
      isToldByGit
      && updates.contains { update in
        update.old == nil && update.name.isAtOrBelow("refs/heads")
          && tracked.contains(prefix + update.name.description.dropFirst("refs/heads".count))
      }
    return isAnother ? [] : [prefix]
  }
}

extension LocalizedText {
  fileprivate static let noRemote = LocalizedText(
    ja: "pre-push には、送り先の名前と場所が要ります。",
    en: "pre-push needs the name and the address of the remote")
}
