import GitStore
import SourceText

/// Files of a storehouse that a command has changed in memory, on their way to the disk.
struct ChangedFiles {
  private let folder: String
  /// What kept a file from being written, in the order of the attempts.
  private(set) var problems: [LocalizedText] = []

  /// - Throws: when the storehouse has no files on disk.
  init(in place: StorehousePlace) throws {
    guard let folder = place.folder else { throw CommandFailure(.noFiles, exitCode: 64) }
    self.folder = folder
  }

  /// Replaces a file's content at once, so that nobody reads half of it, and keeps its mode.
  ///
  /// A file that is not what it was when it was read, that may only be read, or that lies behind
  /// a link, stays as it is. Returns whether it was written.
  mutating func write(_ bytes: [UInt8], over old: [UInt8], at path: RepositoryPath) -> Bool {
    let absolute = folder == "/" ? "/\(path)" : "\(folder)/\(path)"
    do throws(GitError) {
      guard FileAccess.realPath(absolute) == absolute else {
        problems.append(.behindLink(path))
        return false
      }
      guard try FileAccess.read(absolute) == old else {
        problems.append(.changedMeanwhile(path))
        return false
      }
      guard !FileAccess.isReadOnly(absolute) else {
        problems.append(.readOnly(path))
        return false
      }
      try FileAccess.write(bytes, to: absolute)
      return true
    } catch {
      problems.append(error.message)
      return false
    }
  }

  /// Says what could not be written.
  func report(in language: Language, to environment: CommandEnvironment) {
    for problem in problems {
      environment.writeError("kura: " + discreet(problem[language]) + "\n")
    }
  }
}

extension LocalizedText {
  fileprivate static let noFiles = LocalizedText(
    ja: "この蔵には作業用のファイルがない（bare リポジトリ）ので、書き換えられません。",
    en: "This storehouse is a bare repository without files to change")

  fileprivate static func behindLink(_ path: RepositoryPath) -> LocalizedText {
    LocalizedText(
      ja: "「\(path)」はシンボリックリンクの先にあるので、書き換えません。",
      en: "'\(path)' lies behind a symbolic link and is left alone")
  }

  fileprivate static func changedMeanwhile(_ path: RepositoryPath) -> LocalizedText {
    LocalizedText(
      ja: "「\(path)」は検査のあいだに変わったので、書き換えません。もう一度実行してください。",
      en: "'\(path)' changed while it was being checked and is left alone; run the command again")
  }

  fileprivate static func readOnly(_ path: RepositoryPath) -> LocalizedText {
    LocalizedText(
      ja: "「\(path)」は読み取り専用なので、書き換えません。書き込みを許してから、もう一度実行してください。",
      en: "'\(path)' is read-only and is left alone; allow writing and run the command again")
  }
}
