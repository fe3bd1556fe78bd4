import Diagnostics
import LintRules
import SourceText
import Storehouse

/// Tells which findings about references are a commit's matter, and what in the commit causes them.
struct Concern {
  private let catalog: Catalog
  private let input: StagedInput
  private let reported: Set<RepositoryPath>
  private let lost: LostNames
  /// The positions of the entries in each file; built when the first finding needs it.
  private lazy var entriesByPath = Dictionary(
    grouping: catalog.entries.indices, by: { catalog.entries[$0].path })

  init(
    _ catalog: Catalog, _ input: StagedInput, reported: Set<RepositoryPath>, lost: LostNames
  ) {
    self.catalog = catalog
    self.input = input
    self.reported = reported
    self.lost = lost
  }

  /// The finding as the author of the commit should see it, or `nil` when it is not about the
  /// commit.
  mutating func finding(_ diagnostic: Diagnostic) -> Diagnostic? {
    let isReported = reported.contains(diagnostic.path)
    switch diagnostic.rule {
    case DanglingReference.descriptor.id:
      guard let reference = reference(of: diagnostic) else { return isReported ? diagnostic : nil }
      return dangling(diagnostic, reference) ?? (isReported ? diagnostic : nil)
    case WrongKindReference.descriptor.id:
      if isReported { return diagnostic }
      guard let reference = reference(of: diagnostic) else { return nil }
      return lost.changedKinds.contains(reference.target) ? diagnostic : nil
    default:
      if let turned = DuplicateID.turned(diagnostic, isLookedAt: reported.contains) {
        return turned
      }
      // The commit may have brought the second of two equal ids, or the last step of a cycle.
      return isReported || diagnostic.notes.contains { reported.contains($0.path) }
        ? diagnostic : nil
    }
  }

  private mutating func reference(of diagnostic: Diagnostic) -> Reference? {
    for index in entriesByPath[diagnostic.path] ?? [] {
      let found = catalog.entries[index].references.first { $0.range == diagnostic.range }
      if let found { return found }
    }
    return nil
  }

  /// The finding with its cause, when what the reference names is lost by the commit.
  private mutating func dangling(_ diagnostic: Diagnostic, _ reference: Reference) -> Diagnostic? {
    var result = diagnostic
    if let loss = lost.losses[reference.target] {
      // Nothing is staged that the advice of a commit could put back.
      guard !input.isCommitted else { return diagnostic }
      let change = input.changes.first { $0.path == loss.path }
      var cause = LossCause(name: reference.target, loss: loss, change: change)
      if let target = change?.movedTo { cause.wayBack = wayBack(from: target, to: loss.path) }
      result.message = cause.message
      result.help = cause.help
      result.notes = []
      result.fixes = cause.wayBack == nil ? fixes(reference, change?.movedTo) : []
      return result
    }
    guard let key = reference.editionKey, let path = lost.editions["\(reference.target)@\(key)"]
    else { return nil }
    guard !input.isCommitted else { return diagnostic }
    result.message = .lostEdition(key, path)
    result.help = .keepEdition
    return result
  }

  /// The command that moves a file back which is no entry where it is now, or only another spelling
  /// of its old name; `nil` where it is an entry with a name of its own.
  private mutating func wayBack(
    from target: RepositoryPath, to old: RepositoryPath
  ) -> String? {
    let isEntry = entriesByPath[target] != nil
    if isEntry, target.stem.lowercased() != old.stem.lowercased() { return nil }
    // Git makes no folder when it moves a file.
    let isWholeFolder =
      target.name == old.name && input.files.indices(inside: old.parent).isEmpty
    let (from, to) = isWholeFolder ? (target.parent, old.parent) : (target, old)
    return "git mv \(shellWord(from.description)) \(shellWord(to.description))"
  }

  private func fixes(_ reference: Reference, _ movedTo: RepositoryPath?) -> [Fix] {
    guard let id = movedTo?.stem, id != reference.target, catalog.entry(for: id) != nil else {
      return []
    }
    let replacement = reference.editionKey.map { "\(id)@\($0)" } ?? id
    return [
      Fix(
        title: LocalizedText(ja: "参照先を「\(id)」にする", en: "Refer to '\(id)'"),
        applicability: .review,
        edits: [TextEdit(range: reference.range, replacement: replacement)])
    ]
  }
}

/// What a commit did to a name that something still refers to, and how to go on.
private struct LossCause {
  let name: String
  let loss: LostNames.Loss
  let change: FileChange?
  /// The command that takes back a new name by which nothing can refer to the entry.
  var wayBack: String?

  var message: LocalizedText {
    guard loss.isID else {
      return LocalizedText(
        ja: "参照先の旧 id「\(name)」が、このコミットでなくなります（\(loss.path)）。",
        en: "The former id '\(name)' that this refers to goes away in this commit (\(loss.path))")
    }
    if let target = change?.movedTo {
      return LocalizedText(
        ja: "参照先の「\(name)」は、このコミットで名前が変わります（\(loss.path) → \(target)）。",
        en: "This commit renames '\(name)', to which this refers (\(loss.path) → \(target))")
    }
    if change?.isFile == true {
      return LocalizedText(
        ja: "参照先の id「\(name)」が、このコミットで別の id に変わります（\(loss.path)）。",
        en: "This commit changes the id '\(name)', to which this refers (\(loss.path))")
    }
    return LocalizedText(
      ja: "参照先の「\(name)」が、このコミットで削除されます（\(loss.path)）。",
      en: "This commit deletes '\(name)', to which this refers (\(loss.path))")
  }

  var help: LocalizedText {
    guard loss.isID, change?.isFile != true else {
      return LocalizedText(
        ja: "この参照を今の id に変えるか、\(loss.path) の former_ids に「\(name)」を書いて、git add してください。",
        en: "Change this reference to the present id, or list '\(name)' in former_ids of "
          + "\(loss.path), and run git add")
    }
    if let wayBack {
      return LocalizedText(
        ja: "新しい場所や名前では項目として参照できないので、次の行で元に戻してください: \(wayBack)",
        en: "Under its new place or name nothing can refer to it; move it back: \(wayBack)")
    }
    if let target = change?.movedTo {
      return LocalizedText(
        ja: "この参照を「\(target.stem)」に変えるか、\(target) の former_ids に「\(name)」を書いて、"
          + "git add してください。",
        en: "Change this reference to '\(target.stem)', or list '\(name)' in former_ids of "
          + "\(target), and run git add")
    }
    return LocalizedText(
      ja: "削除を取りやめるなら git restore --staged --worktree '\(loss.path)'、"
        + "代わりの項目があるならその former_ids に「\(name)」を書き、"
        + "なければこの参照を変えるか消して、git add してください。",
      en: "To keep the entry run git restore --staged --worktree '\(loss.path)'; if another takes "
        + "its place list '\(name)' in its former_ids; otherwise change or remove this reference; "
        + "then run git add")
  }
}

extension LocalizedText {
  fileprivate static func lostEdition(_ key: String, _ path: RepositoryPath) -> LocalizedText {
    LocalizedText(
      ja: "参照先の版「\(key)」が、このコミットで登録からなくなります（\(path)）。",
      en: "This commit takes the edition '\(key)', to which this refers, out of \(path)")
  }

  fileprivate static let keepEdition = LocalizedText(
    ja: "版の登録を元に戻すか、この参照を登録されている版に変えて、git add してください。",
    en: "Put the edition back, or refer to one that is registered, and run git add")
}
