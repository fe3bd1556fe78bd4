import DocumentTree
import JSONSchema
package import SourceText

/// What the catalog keeps of an entry when its document is gone.
package struct EntryFacts: Sendable {
  package let path: RepositoryPath
  /// The index of the kind in `Storehouse.kinds`.
  package let kind: Int
  package let id: String?
  /// Where the id is written; empty at the top of the file when the file name is the id.
  package let idRange: SourceRange
  package let title: String?
  package let formerIDs: [FormerID]
  package let editionKeys: [String]
  package let references: [Reference]
  /// Whether the file could be read; an unreadable one still answers to its id.
  package let isReadable: Bool

  /// An id that an entry had before.
  package struct FormerID: Hashable, Sendable {
    package let id: String
    package let range: SourceRange
  }

  /// Gathers the facts of an entry.
  package init(_ entry: Entry, kind: Int) {
    let document = entry.document
    path = entry.source.path
    self.kind = kind
    id = entry.id
    idRange = entry.idNode.map { document.nodes[$0].range } ?? SourceRange(at: 0)
    isReadable = true
    guard !entry.annotated.isEmpty else {
      (title, formerIDs, editionKeys, references) = (nil, [], [], [])
      return
    }
    title = entry.values(where: \.isTitle).first.flatMap { document.string(at: $0) }
    formerIDs = entry.values(where: \.isFormerID).compactMap { node in
      document.string(at: node).map { FormerID(id: $0, range: document.nodes[node].range) }
    }
    editionKeys = entry.values(with: \.edition).compactMap { node, edition in
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
    idRange = SourceRange(at: 0)
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
  /// The edition key of a citation, when it names one.
  package let editionKey: String?
  package let range: SourceRange
  package let pointer: String
  package let kinds: [String]
  package let roles: [String]
  package let relation: String
  package let isAcyclic: Bool

  static func all(in entry: Entry) -> [Reference] {
    entry.annotated.compactMap { item in
      let annotations = entry.annotations(of: item)
      guard annotations.reference != nil || annotations.citation != nil else { return nil }
      return Reference(item, annotations, of: entry)
    }
  }

  private init?(_ item: AnnotatedNode, _ annotations: KuraAnnotations, of entry: Entry) {
    let document = entry.document
    let node = document.resolved(Int(item.node))
    guard document.nodes[node].kind == .scalar else { return nil }
    let text = document.text(of: node)
    guard let annotation = annotations.reference else {
      let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
      target = parts.first.map(String.init) ?? ""
      editionKey = parts.count > 1 ? String(parts[1]) : nil
      kinds = []
      roles = annotations.citation?.roles ?? []
      relation = Reference.property(of: item, in: document)
      isAcyclic = false
      guard !target.isEmpty else { return nil }
      range = document.nodes[node].range
      pointer = document.pointer(to: node)
      return
    }
    guard !text.isEmpty else { return nil }
    target = text
    editionKey = nil
    kinds = annotation.kinds
    roles = annotation.roles
    relation = annotation.relation ?? Reference.property(of: item, in: document)
    isAcyclic = annotation.isAcyclic
    range = document.nodes[node].range
    pointer = document.pointer(to: node)
  }

  private static func property(of item: AnnotatedNode, in document: Document) -> String {
    item.key >= 0 ? document.text(of: Int(item.key)) : ""
  }
}
