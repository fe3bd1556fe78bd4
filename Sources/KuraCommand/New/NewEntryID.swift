import Diagnostics
import Editions
import EntryForms
import GitStore
import LintEngine
import SourceText
import Storehouse

/// An id that is proposed.
struct IDProposal {
  let id: String
  /// Whether it is made of the day, because the title has no word that an id could have.
  let isMadeOfDay: Bool
  /// Who has the id that would have been the first choice; perhaps the same thing is there already.
  let clash: RepositoryPath?
}

extension NewEntryPlan {
  /// Why an id cannot be taken, or `nil`.
  func objection(toID id: String) -> LocalizedText? {
    if id.isEmpty { return .noID }
    if id.contains("/") || id.hasPrefix(".") { return .badID(id) }
    if let idField {
      var draft = DraftValue.empty
      draft.set([.key(idField)], to: .text(id))
      let found = findings(in: draft).first { $0.pointer == "/\(idField)" }
      if let found { return words(for: found, at: [.key(idField)]).first ?? found.message }
    }
    let catalog = survey.catalog
    let known = catalog.entries(withID: id).map { catalog.entries[$0] }
    let number = catalog.kinds.firstIndex { $0 === kind }
    if let other = known.first(where: { catalog.hasOneNamespace || $0.kind == number }) {
      return .takenID(id, other.path)
    }
    if catalog.isFormerID(id), let other = catalog.entry(for: id) {
      return .formerID(id, catalog.entries[other].path)
    }
    guard let path = path(forID: id) else { return .badID(id) }
    if FileAccess.isFile("\(folder)/\(path)") { return .takenID(id, path) }
    return personalName(id, path)
  }

  /// What a name gives away of somebody, as a telephone number in it does.
  private func personalName(_ id: String, _ path: RepositoryPath) -> LocalizedText? {
    var draft = DraftValue.empty
    if let idField { draft.set([.key(idField)], to: .text(id)) }
    let source = SourceFile(path: path, text: text(of: draft, at: path))
    return survey.findings(in: source, of: kind)
      .first { $0.sensitive != nil && $0.severity == .error }?.message
  }

  /// The ids of the other entries of the kind.
  private var siblings: [String] {
    let number = survey.catalog.kinds.firstIndex { $0 === kind }
    return survey.catalog.entries.filter { $0.kind == number }.compactMap(\.id)
  }

  /// What ids of the kind begin with: because the schema says so, or because nearly all others do.
  var usualBeginning: String? {
    let required = idField.flatMap { schema.property($0)?.beginning } ?? ""
    if !required.isEmpty { return required }
    let siblings = siblings
    let beginnings = siblings.compactMap { id in
      id.firstIndex(of: "-").map { String(id[...$0]) }
    }
    let counts = Dictionary(grouping: beginnings) { $0 }.mapValues(\.count)
    guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      most.value * 4 >= siblings.count * 3
    else { return nil }
    return most.key
  }

  /// A few ids of other entries, for somebody who looks how it is done.
  var exampleIDs: [String] { Array(siblings.sorted().prefix(3)) }

  /// An id that may be taken: of the Latin words of a title, else of the day.
  func proposedID(for title: String) -> IDProposal? {
    let beginning = usualBeginning ?? ""
    var words = EntrySearch.form(of: title)
      .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.prefix(6)
    // A letter by itself, as in 連携先B, tells nothing.
    while words.contains(where: { $0.count > 1 && $0.contains(where: \.isLetter) }) {
      let name = words.joined(separator: "-")
      let first = name.hasPrefix(beginning) ? name : beginning + name
      // Where ids have no beginning in common, the kind tells apart what has the same name.
      let second = beginning.isEmpty ? "\(kind.name)-\(name)" : first
      if let id = freeID([first, second]) {
        return IDProposal(
          id: id, isMadeOfDay: false, clash: holder(of: first) ?? entry(titled: title))
      }
      words.removeLast()
    }
    let start = beginning.isEmpty ? kind.name + "-" : beginning
    return freeID([start + settings.asOf.description]).map {
      IDProposal(id: $0, isMadeOfDay: true, clash: entry(titled: title))
    }
  }

  /// The entry of the kind that has a title already, whatever the width of its letters.
  func entry(titled title: String) -> RepositoryPath? {
    let form = { (text: String) in EntrySearch.form(of: text).filter { !$0.isWhitespace } }
    let wanted = form(title)
    if wanted.isEmpty { return nil }
    let number = survey.catalog.kinds.firstIndex { $0 === kind }
    return survey.catalog.entries
      .first { $0.kind == number && $0.title.map(form) == wanted }?.path
  }

  /// The first of some ids that is free, or the last with the first number that makes it a free one.
  private func freeID(_ ids: [String]) -> String? {
    let last = ids.last ?? ""
    let numbered = (2...99).map { "\(last)-\($0)" }
    for id in ids + numbered {
      if objection(toID: id) == nil { return id }
      // Nothing mends what is wrong otherwise.
      if holder(of: id) == nil { return nil }
    }
    return nil
  }

  /// The entry that has an id or had it before.
  private func holder(of id: String) -> RepositoryPath? {
    survey.catalog.entry(for: id).map { survey.catalog.entries[$0].path }
  }
}

extension LocalizedText {
  fileprivate static let noID = LocalizedText(
    ja: "id は必要です。半角の英小文字（a〜z）・数字・ハイフン（-）で書いてください。",
    en: "An id is needed: lower-case letters, digits and hyphens")

  static func badID(_ id: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(id)」は id に使えません。ファイルの名前になるので、半角の英小文字（a〜z）・数字・ハイフン（-）で書いてください。",
      en: "'\(id)' cannot be an id; it becomes the file's name: lower-case letters, digits, hyphens"
    )
  }

  fileprivate static func takenID(_ id: String, _ path: RepositoryPath) -> LocalizedText {
    LocalizedText(
      ja: "id「\(id)」は、もう使われています（\(path)）。別の id にしてください。上書きはしません。",
      en: "The id '\(id)' is taken (\(path)); choose another; nothing is overwritten")
  }

  fileprivate static func formerID(_ id: String, _ path: RepositoryPath) -> LocalizedText {
    LocalizedText(
      ja: "id「\(id)」は、以前 \(path) が使っていたものです。使い回すと古い参照が迷うので、別の id にしてください。",
      en:
        "The id '\(id)' belonged to \(path) before; old references still lead there, so choose another"
    )
  }
}
