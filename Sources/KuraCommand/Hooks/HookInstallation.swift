import GitStore
import SourceText

/// Puts the hooks of a storehouse in place and makes git call them; doing it again changes nothing.
struct HookInstallation {
  private let repository: Repository
  private let folder: String
  private let root: RepositoryPath
  /// What has been done, one line each.
  private(set) var lines: [LocalizedText] = []
  /// The same where everything is new anyway, and a list of scripts would only be in the way.
  private(set) var linesOfNewStorehouse: [LocalizedText] = []

  /// - Throws: ``CommandFailure`` where there can be no hooks.
  init(_ place: StorehousePlace) throws {
    guard let repository = place.repository else {
      throw CommandFailure(.hooksNeedGit, nextStep: .initialiseGit)
    }
    guard let folder = place.folder, repository.workTree != nil else {
      throw CommandFailure(.bareRepository, nextStep: .installOnServer)
    }
    self.repository = repository
    self.folder = folder
    root = place.root
  }

  /// Writes the scripts that are missing and sets `core.hooksPath`.
  /// - Throws: ``CommandFailure`` when other hooks are in the way; they are left as they are.
  mutating func install() throws {
    // In a storehouse that has its scripts, nothing but this clone changes.
    if try writeStubs() { try keepLineEnds() }
    switch HookState(repository) {
    case .active:
      lines.append(.alreadyActive)
      linesOfNewStorehouse.append(.alreadyActive)
    case .inactive: try activate()
    case .damaged:
      // The scripts of this storehouse are whole by now: these lie in a folder of the same name.
      let path = repository.setting("core.hookspath") ?? ""
      throw CommandFailure(.otherFolder(path), nextStep: .chooseHooks(hooksPath))
    case .otherFolder(let path):
      throw CommandFailure(.otherFolder(path), nextStep: .chooseHooks(hooksPath))
    case .otherHooks(let names):
      throw CommandFailure(.otherHooks(names), nextStep: .chooseHooks(hooksPath))
    }
  }

  /// The folder of the scripts, from the top of the work tree: the same in every linked one.
  private var hooksPath: String { root.appending(RepositoryPath(HookStub.folder)).description }

  /// - Returns: whether any was missing or damaged.
  private mutating func writeStubs() throws -> Bool {
    var wrote = false
    for name in HookStub.names {
      let path = "\(folder)/\(HookStub.folder)/\(name)"
      let script = try FileAccess.read(path)
      let isWhole = script.map(HookStub.callsKura) ?? false
      if isWhole && FileAccess.isExecutable(path) { continue }
      wrote = true
      if let script, !isWhole {
        // What somebody wrote there may be wanted again.
        try FileAccess.write(script, to: path + ".old")
        try FileAccess.write(Array(HookStub.text.utf8), to: path)
        lines.append(.mendedStub("\(HookStub.folder)/\(name)"))
      } else if script == nil {
        let parent = path.split(separator: "/").dropLast().joined(separator: "/")
        try FileAccess.createFolder("/" + parent)
        try FileAccess.write(Array(HookStub.text.utf8), to: path)
        lines.append(.wroteStub("\(HookStub.folder)/\(name)"))
      }
      // Git passes over a hook that may not be run.
      try FileAccess.makeExecutable(path)
    }
    return wrote
  }

  /// Lets git leave the line ends of the scripts alone: with `core.autocrlf` it would give them
  /// others, with which no shell can run them.
  private mutating func keepLineEnds() throws {
    let path = "\(folder)/.gitattributes"
    let wanted = "\(HookStub.folder)/** text eol=lf"
    let before = try FileAccess.read(path)
    let lines = String(decoding: before ?? [], as: UTF8.self).split(whereSeparator: \.isNewline)
    guard
      !lines.contains(where: {
        $0.split(separator: " ").elementsEqual(wanted.split(separator: " "))
      })
    else { return }
    let isEnded = before.map { $0.isEmpty || $0.last == UInt8(ascii: "\n") } ?? true
    let added = (isEnded ? "" : "\n") + wanted + "\n"
    try FileAccess.write((before ?? []) + Array(added.utf8), to: path)
    self.lines.append(.keptLineEnds(wroteFile: before == nil, wanted))
  }

  private mutating func activate() throws {
    try repository.configure("core.hooksPath", hooksPath)
    guard HookState(repository) == .active else {
      throw CommandFailure(.stillInactive, nextStep: .chooseHooks(hooksPath))
    }
    lines.append(.activated(hooksPath))
    linesOfNewStorehouse.append(.activated(hooksPath))
  }
}

extension LocalizedText {
  fileprivate static let hooksNeedGit = LocalizedText(
    ja: "ここは git のリポジトリではないので、コミット前の検査（フック）を有効にできません。",
    en: "This is not a git repository, so there are no commits to check")
  fileprivate static let initialiseGit = LocalizedText(
    ja: "git init を実行してから、もう一度 kura init を実行してください。",
    en: "Run git init, then kura init again")
  fileprivate static let bareRepository = LocalizedText(
    ja: "作業ツリーのない（bare）リポジトリには、kura init でフックを置けません。",
    en: "kura init does not install hooks in a bare repository")
  fileprivate static let installOnServer = LocalizedText(
    ja: "サーバーには、蔵の .hooks/server/pre-receive を hooks/pre-receive としてコピーしてください。",
    en: "On a server, copy .hooks/server/pre-receive of the storehouse to hooks/pre-receive")
  fileprivate static let alreadyActive = LocalizedText(
    ja: "コミット前の検査（フック）は、すでに有効です。",
    en: "The hooks are already on in this clone")
  fileprivate static let stillInactive = LocalizedText(
    ja: "core.hooksPath を設定しましたが、git はまだ別のフックを使っています。",
    en: "core.hooksPath has been set, but git still uses other hooks")

  fileprivate static func activated(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "コミット前の検査（フック）を有効にしました。このクローンの core.hooksPath を \(path) にしました。",
      en: "The hooks are on: core.hooksPath of this clone is now \(path)")
  }

  fileprivate static func wroteStub(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path) を作りました。git add してコミットに入れてください。",
      en: "Wrote \(path); add it to a commit")
  }

  fileprivate static func keptLineEnds(wroteFile: Bool, _ line: String) -> LocalizedText {
    LocalizedText(
      ja: ".gitattributes \(wroteFile ? "を作り" : "に")、「\(line)」と書きました（Windows でもフックの改行が変わらないように）。"
        + "git add してコミットに入れてください。",
      en:
        "\(wroteFile ? "Wrote .gitattributes with" : "Added to .gitattributes:") '\(line)', so that "
        + "hooks keep their line ends on Windows; add it to a commit")
  }

  fileprivate static func mendedStub(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "\(path) は kura を呼び出せなくなっていたので、作り直しました。前の中身は \(path).old にあります。"
        + "要らなければ消してください。",
      en: "Made \(path) anew, because it did not call kura any more; what it was is in "
        + "\(path).old, which may be deleted")
  }

  fileprivate static func otherFolder(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "core.hooksPath が、すでに別のフォルダ（\(path)）になっています。そのままにしました。",
      en: "core.hooksPath already names another folder (\(path)); it has been left alone")
  }

  fileprivate static func otherHooks(_ names: [String]) -> LocalizedText {
    LocalizedText(
      ja: "このクローンには、ほかのフック（\(names.joined(separator: "、"))）があります。"
        + "core.hooksPath を変えると働かなくなるので、そのままにしました。",
      en: "This clone has other hooks (\(names.joined(separator: ", "))), which would no longer "
        + "run; they have been left alone")
  }

  fileprivate static func chooseHooks(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "それらが要らなければ、git config core.hooksPath \(path) を実行してください。"
        + "要るなら、それぞれのフックの中で kura hook 名前 \"$@\" を呼んでください（例: kura hook pre-commit \"$@\"）。",
      en: "If they are not needed, run git config core.hooksPath \(path); otherwise call "
        + "kura hook NAME \"$@\" from each of them, such as kura hook pre-commit \"$@\"")
  }
}
