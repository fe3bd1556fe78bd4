import GitStore
import SourceText
import StarterKit
import Storehouse

/// A storehouse that begins in an empty folder: configuration, schemas, a few examples and CI.
struct NewStorehouse {
  private let folder: String
  private let environment: CommandEnvironment
  private let language: Language

  /// What has been done, one line each.
  private(set) var lines: [LocalizedText] = []

  /// What a repository may have from its first day, and a desktop leaves everywhere.
  private static let harmlessNames: Set<String> = [
    ".git", ".gitattributes", ".gitignore", "LICENSE", "LICENSE.md", "LICENSE.txt", "README.md",
    ".DS_Store", "Thumbs.db", "desktop.ini",
  ]

  /// Prepares to make one, or returns `nil` where there is a storehouse already.
  /// - Throws: ``CommandFailure`` when the folder holds something else, which is left alone.
  init?(
    at path: String, in language: Language, _ environment: CommandEnvironment
  ) throws {
    guard !NewStorehouse.liesInStorehouse(path, environment) else { return nil }
    let names = try FileAccess.list(path)?.map(\.name.description) ?? []
    let others = names.filter { !NewStorehouse.harmlessNames.contains($0) }
    if FileAccess.isFile(path) {
      throw CommandFailure(.isFile(path), nextStep: .nameFolder, exitCode: 64)
    }
    if !others.isEmpty {
      throw CommandFailure(.notEmpty(path, others), nextStep: .emptyFolder, exitCode: 64)
    }
    folder = path
    self.environment = environment
    self.language = language
  }

  /// The storehouse that a folder, which need not exist, lies inside of; `nil` where there is none,
  /// or the folder belongs to a repository of its own.
  static func storehouse(
    around path: String, _ environment: CommandEnvironment
  ) -> StorehousePlace? {
    var folder = path
    while FileAccess.realPath(folder) == nil, folder != "/" { folder = parent(of: folder) }
    guard let real = FileAccess.realPath(folder) else { return nil }
    let repository = try? Repository.discover(
      at: real, environment: environment.variables, workingFolder: environment.currentDirectory)
    // What exists is not inside of itself, and what is the top of a repository is inside of none.
    let isThere = folder == path
    if isThere, repository?.workTree == real || real == "/" { return nil }
    let start = isThere ? parent(of: real) : real
    guard let place = try? StorehousePlace.find(from: start, environment),
      place.exists(RepositoryPath(StorehouseLayout.configuration))
    else { return nil }
    return place
  }

  private static func parent(of path: String) -> String {
    "/" + path.split(separator: "/").dropLast().joined(separator: "/")
  }

  private static func liesInStorehouse(
    _ path: String, _ environment: CommandEnvironment
  ) -> Bool {
    guard let place = try? StorehousePlace.find(from: path, environment) else { return false }
    return place.exists(RepositoryPath(StorehouseLayout.configuration))
  }

  /// Writes the files, inside a new git repository where there is none around the folder.
  ///
  /// The configuration comes last: without it, the folder is no storehouse yet.
  mutating func create() throws {
    try FileAccess.createFolder(folder)
    let isConfiguration = { (file: StarterKit.File) in file.path == StorehouseLayout.configuration }
    let files = StarterKit.files
    var kept: [String] = []
    for file in files.filter({ !isConfiguration($0) }) + files.filter(isConfiguration) {
      let path = "\(folder)/\(file.path)"
      if FileAccess.isFile(path) {
        kept.append(file.path)
        continue
      }
      try FileAccess.createFolder(
        "/" + path.split(separator: "/").dropLast().joined(separator: "/"))
      try FileAccess.write(isConfiguration(file) ? configured(file.bytes) : file.bytes, to: path)
    }
    let known = try Repository.discover(
      at: folder, environment: environment.variables, workingFolder: environment.currentDirectory)
    if known == nil {
      try Repository.create(at: folder, environment: environment.variables)
      lines.append(.madeRepository)
    }
    lines.append(.madeStorehouse(folder, files.count - kept.count))
    lines.append(kept.isEmpty ? .readFirst : .kept(kept))
  }

  /// The configuration in the language of whoever makes the storehouse.
  private func configured(_ bytes: [UInt8]) -> [UInt8] {
    guard language == .english else { return bytes }
    let text = String(decoding: bytes, as: UTF8.self)
    return Array(text.replacing("\nlanguage: ja\n", with: "\nlanguage: en\n").utf8)
  }

  /// What to do after the hooks are in place, seen from the folder where the command was run.
  func nextSteps(from here: String) -> [LocalizedText] {
    let isHere = FileAccess.realPath(here) == FileAccess.realPath(folder)
    let move = isHere ? [] : ["  cd \(shellWord(folder))"]
    let before = (move + ["  kura lint", "  git add ."]).map { LocalizedText(verbatim: $0) }
    return [.next] + before + [.firstCommit, LocalizedText(verbatim: "  kura new")]
  }
}

extension LocalizedText {
  fileprivate static let madeRepository = LocalizedText(
    ja: "git のリポジトリを作りました。", en: "Made a git repository")

  fileprivate static func madeStorehouse(_ folder: String, _ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "蔵を作りました（\(folder)、\(count)個のファイル）。knowledge/ の中は書き方の例です。",
      en: "Made a storehouse (\(folder), \(count) files); the entries in knowledge/ are examples")
  }

  fileprivate static let readFirst = LocalizedText(
    ja: "まず README.md を読んでください。", en: "Read README.md first")

  fileprivate static func kept(_ names: [String]) -> LocalizedText {
    LocalizedText(
      ja: "前からあったファイル（\(names.joined(separator: "、"))）は、そのままにしました。",
      en: "What was there before is as it was: \(names.joined(separator: ", "))")
  }

  fileprivate static let next = LocalizedText(
    ja: "次の順に進めてください。最後の行で、最初の項目を作ります。",
    en: "Next, line by line; the last one writes your first entry:")

  fileprivate static let firstCommit = LocalizedText(
    ja: "  git commit -m \"知識の蔵を始める\"",
    en: "  git commit -m \"Begin a storehouse of knowledge\"")

  fileprivate static func isFile(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(path)」はファイルなので、蔵にできません。何も変えていません。",
      en: "'\(path)' is a file and cannot become a storehouse; nothing was changed")
  }

  fileprivate static let nameFolder = LocalizedText(
    ja: "フォルダを指定してください（kura init フォルダ）。", en: "Name a folder (kura init DIR)")

  fileprivate static func notEmpty(_ folder: String, _ names: [String]) -> LocalizedText {
    let few = names.prefix(3)
    return LocalizedText(
      ja: "「\(folder)」には、もう別のもの（\(few.joined(separator: "、"))）があるので、新しい蔵を作れません。"
        + "何も変えていません。",
      en: "'\(folder)' already holds something else (\(few.joined(separator: ", "))), so no "
        + "storehouse was made; nothing was changed")
  }

  fileprivate static let emptyFolder = LocalizedText(
    ja: "空のフォルダを指定してください（kura init フォルダ）。今あるファイルをここで検査するなら、「kura: 1」と"
      + "「kinds: {entry: {path: \"data/**/*.yaml\"}}」の2行を書いた kura.yaml を置き（path は検査するファイルの場所）、"
      + "kura lint で確かめてから、もう一度 kura init を実行してください。フックが有効になります。"
      + "前からある指摘が多いときの進め方は、docs/adopting.md にあります。",
    en:
      "Name an empty folder (kura init DIR). To check the files that are here, put a kura.yaml of two "
      + "lines beside them, 'kura: 1' and 'kinds: {entry: {path: \"data/**/*.yaml\"}}' (path says "
      + "where they are), look with kura lint, and run kura init again: it switches the hooks on. "
      + "docs/adopting.md says what to do about many findings from before")
}
