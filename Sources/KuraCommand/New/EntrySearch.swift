import EntryForms
import SourceText
import Storehouse

/// Finds the entries that a field may mention by a part of their titles.
struct EntrySearch {
  /// An entry that may be chosen.
  struct Candidate: Hashable {
    /// What is written: an id, with an edition for citations that name one.
    let value: String
    let title: String?
  }

  private let candidates: [(candidate: Candidate, form: String)]

  init(_ mention: SchemaView.Mention, beginning: String, in catalog: Catalog) {
    let isOpen = mention.kinds.isEmpty && mention.roles.isEmpty
    candidates = catalog.entries.flatMap { entry -> [(candidate: Candidate, form: String)] in
      let kind = catalog.kinds[entry.kind]
      guard let id = entry.id, id.hasPrefix(beginning),
        isOpen || mention.kinds.contains(kind.name)
          || !Set(mention.roles).isDisjoint(with: kind.roles)
      else { return [] }
      let editions = mention.isCitation ? entry.editionKeys.reversed().map { "\(id)@\($0)" } : []
      return (editions + [id]).map { value in
        (
          Candidate(value: value, title: entry.title),
          EntrySearch.form(of: "\(value) \(entry.title ?? "")")
        )
      }
    }
  }

  var isEmpty: Bool { candidates.isEmpty }

  /// The entry with exactly this id, or `nil`.
  func candidate(named value: String) -> Candidate? {
    candidates.first { $0.candidate.value == value }?.candidate
  }

  /// The entries whose id or title has the text in it.
  func matches(_ text: String) -> [Candidate] {
    let wanted = EntrySearch.form(of: text)
    return candidates.filter { wanted.isEmpty || $0.form.contains(wanted) }.map(\.candidate)
  }

  /// A text in which capital and small letters, hiragana and katakana, and full-width and
  /// half-width letters are the same.
  static func form(of text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30A1...0x30F6: append(scalar.value - 0x60, to: &result)
      case 0xFF01...0xFF5E: append(scalar.value - 0xFEE0, to: &result)
      case 0x3000: append(0x20, to: &result)
      default: result.append(scalar)
      }
    }
    return String(result).lowercased()
  }

  private static func append(_ value: UInt32, to text: inout String.UnicodeScalarView) {
    if let scalar = Unicode.Scalar(value) { text.append(scalar) }
  }
}
