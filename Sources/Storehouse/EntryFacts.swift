import DocumentTree
import JSONSchema
package import SourceText

/// What the catalog keeps of an entry when its document is gone.
///
/// An object, because it is handed from list to list.
package final class EntryFacts: Sendable {
  package let path: RepositoryPath
  /// The index of the kind in `Storehouse.kinds`.
  package let kind: Int
  package let id: String?
  /// The id's hash in this process.
  let idHash: Int
  /// Where the id is written; empty at the top of the file when the file name is the id.
  package let idRange: SourceRange
  package let title: String?
  package let formerIDs: [FormerID]
  package let editionKeys: [String]
  package let references: [Reference]
  package let labels: EntryLabels
  /// Whether the file could be read; an unreadable one still answers to its id.
  package let isReadable: Bool

  /// An id that an entry had before.
  package struct FormerID: Hashable, Sendable {
    package let id: String
    package let range: SourceRange
  }

  /// Gathers the facts of an entry.
  package init(_ entry: Entry, kind: Int, labels: EntryLabels? = nil) {
    self.labels = labels ?? EntryLabels(entry)
    let document = entry.document
    path = entry.source.path
    self.kind = kind
    id = entry.id
    idHash = entry.id?.hashValue ?? 0
    idRange = entry.idNode.map { document.nodes[$0].range } ?? SourceRange(at: 0)
    isReadable = true
    guard !entry.annotated.isEmpty else {
      (title, formerIDs, editionKeys, references) = (nil, [], [], [])
      return
    }
    title = entry.values(.title).first.flatMap { document.string(at: $0) }
    formerIDs = entry.values(.formerID).compactMap { node in
      document.string(at: node).map { FormerID(id: $0, range: document.nodes[node].range) }
    }
    editionKeys = entry.values(.edition, \.edition).compactMap { node, edition in
      document.value(of: node, forKey: edition.key).flatMap { value in
        let value = document.resolved(value)
        return document.nodes[value].kind == .scalar ? document.text(of: value) : nil
      }
    }
    references = Reference.all(in: entry)
  }

  /// The facts of a file that could not be read, so that references to it do not dangle.
  package init(unreadable source: SourceFile, kind: Int, identity: KindConfiguration.Identity) {
    path = source.path
    self.kind = kind
    switch identity {
    case .stem: id = source.path.stem
    case .field(let field): id = EntryFacts.likelyValue(of: field, in: source)
    case .none: id = nil
    }
    idHash = id?.hashValue ?? 0
    idRange = SourceRange(at: 0)
    labels = .unreadable
    (title, formerIDs, editionKeys, references) = (nil, [], [], [])
    isReadable = false
  }

  /// The rest of the first line that begins with a field's name and a colon.
  private static func likelyValue(of field: String, in source: SourceFile) -> String? {
    let text = String(decoding: source.bytes, as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix(field + ":") {
      let value = line.dropFirst(field.count + 1).drop { $0 == " " }
      let word = value.prefix { $0 != " " && $0 != "#" }
      return word.isEmpty ? nil : String(word.filter { $0 != "\"" && $0 != "'" })
    }
    return nil
  }
}

/// A mention of another entry by its id.
package struct Reference: Sendable {
  /// The id, without the edition of a citation.
  package let target: String
  /// The target's hash in this process.
  let targetHash: Int
  /// The edition key of a citation, when it names one.
  package let editionKey: String?
  package let range: SourceRange
  package let relation: String
  private let rule: MentionRule

  /// The kinds that the entry may be of; any when this and `roles` are empty.
  package var kinds: [String] { rule.kinds }
  /// The roles that the entry may have.
  package var roles: [String] { rule.roles }
  package var isAcyclic: Bool { rule.isAcyclic }
  /// Whether an entry of every kind will do.
  package var acceptsEveryKind: Bool { rule.kinds.isEmpty && rule.roles.isEmpty }

  static func all(in entry: Entry) -> [Reference] {
    let rules = entry.kind.mentionRules
    return entry.items(.mention).compactMap { item in
      rules[Int(item.record)].flatMap { Reference(item, $0, in: entry.document) }
    }
  }

  private init?(_ item: AnnotatedNode, _ rule: MentionRule, in document: Document) {
    let node = document.resolved(Int(item.node))
    guard document.nodes[node].kind == .scalar else { return nil }
    let text = document.text(of: node)
    if rule.isCitation {
      let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
      target = parts.first.map(String.init) ?? ""
      editionKey = parts.count > 1 ? String(parts[1]) : nil
    } else {
      target = text
      editionKey = nil
    }
    guard !target.isEmpty else { return nil }
    targetHash = target.hashValue
    self.rule = rule
    relation = rule.relation ?? Reference.property(of: item, in: document)
    range = document.nodes[node].range
  }

  private static func property(of item: AnnotatedNode, in document: Document) -> String {
    item.key >= 0 ? document.text(of: Int(item.key)) : ""
  }
}
