import Diagnostics
import GitStore
import LintEngine
import SourceText
import Storehouse

/// Entries that a commit refers to and lacks, although their files are there: their author has
/// forgotten to stage them, and there is nothing to be corrected.
struct UnstagedTargets {
  let place: StorehousePlace
  let staged: StagedInput
  let options: LintOptions
  let variables: [String: String]

  /// The findings, of which those about such entries say what to add.
  func explained(_ outcome: StagedOutcome) -> StagedOutcome {
    guard outcome.diagnostics.contains(where: { $0.rule == Self.rule }),
      let disk = try? place.open(.workTree).input, let read = try? disk.makeReader()
    else { return outcome }
    return outcome.saying { finding in
      guard finding.rule == Self.rule, let name = target(of: finding),
        let file = missingFile(name, finding, disk, read)
      else { return finding }
      var changed = finding
      changed.message = .notStaged(name, file)
      changed.help = help(adding: file)
      changed.fixes = []
      return changed
    }
  }

  private static let rule: RuleID = "dangling-reference"

  /// The id that a finding says to be nowhere.
  private func target(of finding: Diagnostic) -> String? {
    guard let index = staged.files.index(of: finding.path),
      let bytes = try? staged.files.makeReader()(index)
    else { return nil }
    let text = SourceFile(path: finding.path, bytes: bytes).text(in: finding.range)
    let name = text.prefix { $0 != "@" }.filter { !"\"' ".contains($0) }
    return name.isEmpty ? nil : name
  }

  /// The file on disk with which the finding would not be there.
  private func missingFile(
    _ name: String, _ finding: Diagnostic, _ disk: LintInput, _ read: LintInput.Reader
  ) -> RepositoryPath? {
    // The file that bears the name comes before those that only hold it.
    let indices = disk.paths.indices.filter { disk.paths[$0] != finding.path }
    let named = indices.filter { disk.paths[$0].name.hasPrefix(name + ".") }
    let others = indices.filter { staged.files.index(of: disk.paths[$0]) == nil }
    for index in named + others {
      let path = disk.paths[index]
      guard let bytes = try? read(index),
        named.contains(index) || bytes.contains(bytes: Array(name.utf8)),
        resolves(finding, SourceFile(path: path, bytes: bytes))
      else { continue }
      return path
    }
    return nil
  }

  private func resolves(_ finding: Diagnostic, _ file: SourceFile) -> Bool {
    var options = options
    options.selection = [finding.path]
    options.jobs = 1
    guard let outcome = try? Linter.lint(staged.files.overlaid(with: [file]), options: options)
    else { return false }
    return !outcome.diagnostics.contains { $0.rule == Self.rule && $0.range == finding.range }
  }

  /// The commands for a file; with `git commit PATH` git takes only what is named.
  private func help(adding file: RepositoryPath) -> LocalizedText {
    let add = word(file)
    let index = variables["GIT_INDEX_FILE"]?.split(separator: "/").last ?? "index"
    guard index.hasPrefix("next-index") else {
      return LocalizedText(
        ja: "このファイルも一緒にコミットします。git add \(add) を実行してから、もう一度コミットしてください",
        en: "commit that file too: run git add \(add), then commit again")
    }
    let own = staged.changes.filter(\.isFile).prefix(8).map { word($0.path) }
    let all = (own + [add]).joined(separator: " ")
    return LocalizedText(
      ja: "ファイル名を付けた git commit は、そのファイルだけをコミットします。git add \(add) を実行してから、"
        + "両方の名前を付けて git commit \(all) を実行してください",
      en: "git commit with names takes only those files; run git add \(add), then name both: git "
        + "commit \(all)")
  }

  /// A path of the storehouse as it can be typed where the commit was.
  private func word(_ path: RepositoryPath) -> String {
    let fromTop = "\(place.root.appending(path))"
    let isAtTop = (variables["GIT_PREFIX"] ?? "").isEmpty
    return shellWord(isAtTop ? fromTop : ":/" + fromTop)
  }
}

extension LocalizedText {
  fileprivate static func notStaged(_ name: String, _ path: RepositoryPath) -> LocalizedText {
    LocalizedText(
      ja: "参照先の「\(name)」は、ファイル（\(path)）はありますが、このコミットに入っていません。",
      en: "'\(name)' is on disk (\(path)), but not in this commit")
  }
}
