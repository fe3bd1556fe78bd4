import Diagnostics
import DocumentTree
import SourceText

extension ResourceIndex {
  /// Finds the identifiers in a document's root and below it.
  mutating func walkRoot(_ root: SchemaLocation, resource: Int) {
    walk(root, resource: resource, isRoot: true, depth: 0)
  }

  /// Finds the identifiers in a place that turned out to be a subschema.
  mutating func walkSubschema(_ location: SchemaLocation, resource: Int) {
    walk(location, resource: resource, isRoot: false, depth: 0)
  }

  private mutating func walk(
    _ location: SchemaLocation, resource: Int, isRoot: Bool, depth: Int
  ) {
    guard resourceOfLocation[location] == nil, depth < 500 else { return }
    resourceOfLocation[location] = resource
    let document = documents[Int(location.document)]
    guard document.nodes[Int(location.node)].kind == .mapping else { return }
    let members = document.members(of: Int(location.node))
    let owner = identify(location, members, in: resource, isRoot: isRoot)
    resourceOfLocation[location] = owner
    let keywords = resources[owner].keywords
    for member in members {
      guard let keyword = Keyword(at: member.key, of: document, in: keywords) else { continue }
      for child in document.subschemas(of: keyword, at: member.value) {
        let place = SchemaLocation(document: Int(location.document), node: child)
        walk(place, resource: owner, isRoot: false, depth: depth + 1)
      }
    }
  }

  /// Reads the identifiers of one subschema.
  /// - Returns: The resource that the subschema belongs to.
  private mutating func identify(
    _ location: SchemaLocation, _ members: [Document.Member], in resource: Int, isRoot: Bool
  ) -> Int {
    let document = documents[Int(location.document)]
    let identifiers = Identifiers(members, in: document)
    let outer = resources[resource].keywords
    let hidesSiblings = outer.dialect == .draft7 && identifiers[.reference] != nil
    // In draft-07 everything beside `$ref` is ignored, identifiers too (Core section 8.3).
    if hidesSiblings && identifiers[.schema] == nil && !isRoot { return resource }
    var owner = resource
    if let id = identifiers[.id], let text = document.string(at: id), !hidesSiblings {
      owner = identify(location, id: text, at: id, in: resource, isRoot: isRoot)
    }
    let dialect = resources[owner].keywords.dialect
    if dialect != .draft7, let name = identifiers[.anchor].flatMap({ document.string(at: $0) }) {
      resources[owner].anchors[name] = location.node
    }
    if dialect == .draft2020,
      let name = identifiers[.dynamicAnchor].flatMap({ document.string(at: $0) })
    {
      resources[owner].anchors[name] = location.node
      resources[owner].dynamicAnchors[name] = location.node
    }
    if dialect == .draft2019, location == resources[owner].location,
      let flag = identifiers[.recursiveAnchor]
    {
      resources[owner].isRecursiveAnchor = document.isTrue(flag)
    }
    return owner
  }

  private mutating func identify(
    _ location: SchemaLocation, id: String, at node: Int, in resource: Int, isRoot: Bool
  ) -> Int {
    let reference = URIReference(id)
    let outer = resources[resource]
    if outer.keywords.dialect == .draft7 {
      if let fragment = reference.fragment, !fragment.isEmpty {
        resources[resource].anchors[percentDecoded(fragment)] = location.node
      }
      if id.hasPrefix("#") || id.isEmpty { return resource }
    } else if let fragment = reference.fragment, !fragment.isEmpty {
      diagnostics.append(
        schemaProblem(
          "invalid-schema", .fragmentInIdentifier(id),
          at: SchemaLocation(document: Int(location.document), node: node)))
    }
    var uri = reference.resolved(against: outer.uri)
    uri.fragment = nil
    let keywords =
      isRoot ? outer.keywords : self.keywords(ofRoot: location, inherited: outer.keywords)
    let renamed = SchemaResource(
      location: location, uri: uri, keywords: keywords, anchors: isRoot ? outer.anchors : [:])
    if isRoot {
      resources[resource] = renamed
      claim(uri, for: resource, at: node)
      return resource
    }
    resources.append(renamed)
    claim(uri, for: resources.count - 1, at: node)
    return resources.count - 1
  }
}

/// The nodes of the keywords that give a subschema its identity.
private struct Identifiers {
  private var nodes: [(keyword: Keyword, node: Int)] = []

  init(_ members: [Document.Member], in document: Document) {
    for member in members {
      guard let keyword = Keyword(at: member.key, of: document) else { continue }
      switch keyword {
      case .schema, .id, .reference, .anchor, .dynamicAnchor, .recursiveAnchor:
        nodes.append((keyword, document.resolved(member.value)))
      default:
        continue
      }
    }
  }

  subscript(keyword: Keyword) -> Int? {
    nodes.first { $0.keyword == keyword }?.node
  }
}

extension Document {
  /// The nodes of the subschemas in a keyword's value, aliases followed.
  func subschemas(of keyword: Keyword, at value: Int) -> [Int] {
    let value = resolved(value)
    let kind = nodes[value].kind
    switch keyword.shape {
    case .value: return []
    case .schema: return [value]
    case .schemaList: return items(of: value).map(resolved)
    case .schemaMap: return members(of: value).map { resolved($0.value) }
    case .schemaOrList: return kind == .sequence ? items(of: value).map(resolved) : [value]
    case .schemaOrKeysMap:
      return members(of: value).map { resolved($0.value) }.filter { nodes[$0].kind != .sequence }
    }
  }

  /// Whether a node is the boolean true.
  func isTrue(_ index: Int) -> Bool {
    let index = resolved(index)
    return nodes[index].type == .boolean && textBytes(of: index).first.map { $0 | 0x20 } == 0x74
  }
}

extension LocalizedText {
  fileprivate static func fragmentInIdentifier(_ id: String) -> LocalizedText {
    LocalizedText(
      ja: "$id「\(id)」に「#」から後ろは書けません。名前を付けるには $anchor を使ってください。",
      en: "$id '\(id)' must not have a fragment; use $anchor to name a subschema")
  }
}
