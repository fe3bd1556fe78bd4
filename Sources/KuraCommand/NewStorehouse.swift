import GitStore
import SourceText
import StarterKit
import Storehouse

/// A storehouse that begins in an empty folder: configuration, schemas, a few examples and CI.
struct NewStorehouse {
  private let folder: String
  private let environment: CommandEnvironment

  /// Prepares to make one, or returns `nil` where there is a storehouse already.
  /// - Throws: ``CommandFailure`` when the folder holds something else, which is left alone.
  init?(at path: String, _ environment: CommandEnvironment) throws {
    guard !NewStorehouse.liesInStorehouse(path, environment) else { return nil }
    let names = try FileAccess.list(path)?.map(\.name.description).filter { $0 != ".git" } ?? []
    if FileAccess.isFile(path) || !names.isEmpty {
      throw CommandFailure(.notEmpty(path, names), nextStep: .emptyFolder, exitCode: 64)
    }
    folder = path
    self.environment = environment
  }

  private static func liesInStorehouse(
    _ path: String, _ environment: CommandEnvironment
  ) -> Bool {
    guard let place = try? StorehousePlace.find(from: path, environment) else { return false }
    return place.exists(RepositoryPath(StorehouseLayout.configuration))
  }

  /// Writes the files, inside a new git repository where there is none around the folder.
  /// - Returns: what has been done, one line each.
  func create() throws -> [LocalizedText] {
    try FileAccess.createFolder(folder)
    var lines: [LocalizedText] = []
    let known = try Repository.discover(
      at: folder, environment: environment.variables, workingFolder: environment.currentDirectory)
    if known == nil {
      try Repository.create(at: folder, environment: environment.variables)
      lines.append(.madeRepository)
    }
    for file in StarterKit.files {
      let path = "\(folder)/\(file.path)"
      try FileAccess.createFolder(
        "/" + path.split(separator: "/").dropLast().joined(separator: "/"))
      try FileAccess.write(file.bytes, to: path)
    }
    lines.append(.madeStorehouse(folder, StarterKit.files.count))
    return lines
  }

  /// What to do after the hooks are in place.
  static let nextSteps = LocalizedText(
    ja: "次は: README.md を読み、「kura lint」で検査し、「kura new」で項目を作り、git add . と git commit をしてください。",
    en: "Next: read README.md, run 'kura lint', write an entry with 'kura new', then git add . and "
      + "git commit")
}

extension LocalizedText {
  fileprivate static let madeRepository = LocalizedText(
    ja: "git のリポジトリを作りました。", en: "Made a git repository")

  fileprivate static func madeStorehouse(_ folder: String, _ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "蔵を作りました（\(folder)、\(count)個のファイル）。knowledge/ の中は例なので、読んだら消してかまいません。",
      en: "Made a storehouse (\(folder), \(count) files); the entries in knowledge/ are examples")
  }

  fileprivate static func notEmpty(_ folder: String, _ names: [String]) -> LocalizedText {
    let few = names.prefix(3)
    return LocalizedText(
      ja: "「\(folder)」には、もう別のもの（\(few.joined(separator: "、"))）があるので、新しい蔵を作れません。"
        + "何も変えていません。",
      en: "'\(folder)' already holds something else (\(few.joined(separator: ", "))), so no "
        + "storehouse was made; nothing was changed")
  }

  fileprivate static let emptyFolder = LocalizedText(
    ja: "空のフォルダを指定してください（kura init フォルダ）。今あるファイルを検査したいだけなら、"
      + "「kura: 1」と kinds を書いた kura.yaml を置いてください。",
    en:
      "Name an empty folder (kura init DIR); to check the files that are there, write a kura.yaml "
      + "with 'kura: 1' and its kinds")
}
