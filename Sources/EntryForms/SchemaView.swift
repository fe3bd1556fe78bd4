package import DocumentTree
package import SourceText

/// Finds the documents that schemas refer to.
package struct SchemaDocuments: Sendable {
  package let atPath: @Sendable (RepositoryPath) -> Document?
  package let withID: @Sendable (String) -> Document?

  package init(
    atPath: @escaping @Sendable (RepositoryPath) -> Document?,
    withID: @escaping @Sendable (String) -> Document?
  ) {
    self.atPath = atPath
    self.withID = withID
  }
}

/// A subschema as somebody who fills in a form sees it: with what it refers to, and with the first
/// of its alternatives.
///
/// Whether a value is right is the compiled schema's business; this only knows what to ask.
package struct SchemaView: Sendable {
  /// The places whose keywords count, the nearest first.
  private let layers: [Layer]
  private let documents: SchemaDocuments

  private struct Layer {
    let document: Document
    let node: Int
  }

  /// References and alternatives deeper than this are not followed.
  private static let largestDepth = 24

  package init(_ document: Document, node: Int = 0, documents: SchemaDocuments) {
    self.documents = documents
    var layers: [Layer] = []
    SchemaView.gather(Layer(document: document, node: node), documents, &layers, depth: 0)
    self.layers = layers
  }

  private static func gather(
    _ layer: Layer, _ documents: SchemaDocuments, _ layers: inout [Layer], depth: Int
  ) {
    let (document, node) = (layer.document, layer.node)
    guard depth < largestDepth, document.nodes[document.resolved(node)].kind == .mapping else {
      return
    }
    layers.append(layer)
    if let reference = document.value(of: node, forKey: "$ref").flatMap(document.string),
      let target = target(of: reference, from: document, documents)
    {
      gather(target, documents, &layers, depth: depth + 1)
    }
    for item in document.value(of: node, forKey: "allOf").map(document.items) ?? [] {
      gather(Layer(document: document, node: item), documents, &layers, depth: depth + 1)
    }
    for keyword in ["anyOf", "oneOf"] {
      guard
        let first = document.value(of: node, forKey: keyword).map(document.items)?.first(where: {
          document.value(of: $0, forKey: "type").flatMap(document.string) != "null"
        })
      else { continue }
      gather(Layer(document: document, node: first), documents, &layers, depth: depth + 1)
    }
  }

  private static func target(
    of reference: String, from document: Document, _ documents: SchemaDocuments
  ) -> Layer? {
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let address = String(parts[0])
    var target: Document? = document
    if !address.isEmpty {
      let beside = document.source.path.parent.appending(RepositoryPath(address))
      target = documents.atPath(beside) ?? documents.withID(address)
    }
    guard let target else { return nil }
    var node = 0
    for token in parts.count > 1 ? parts[1].split(separator: "/") : [] {
      let name = token.replacing("~1", with: "/").replacing("~0", with: "~")
      guard let next = target.value(of: node, forKey: String(name)) else { return nil }
      node = next
    }
    return Layer(document: target, node: node)
  }
}

extension SchemaView {
  /// A keyword's value where it is nearest.
  private func first<Value>(_ keyword: String, _ read: (Document, Int) -> Value?) -> Value? {
    for layer in layers {
      if let node = layer.document.value(of: layer.node, forKey: keyword),
        let value = read(layer.document, node)
      {
        return value
      }
    }
    return nil
  }

  private func texts(_ keyword: String) -> [String] {
    first(keyword) { document, node in
      document.nodes[document.resolved(node)].kind == .sequence
        ? document.items(of: node).compactMap(document.string)
        : document.string(at: node).map { [$0] }
    } ?? []
  }

  /// A text in Japanese, and in English where `x-kura-en` has it.
  private func words(_ keyword: String) -> LocalizedText? {
    for layer in layers {
      let (document, node) = (layer.document, layer.node)
      guard let text = document.value(of: node, forKey: keyword).flatMap(document.string) else {
        continue
      }
      let english = document.value(of: node, forKey: "x-kura-en")
        .flatMap { document.value(of: $0, forKey: keyword) }.flatMap(document.string)
      return LocalizedText(ja: text, en: english ?? text)
    }
    return nil
  }

  package var title: LocalizedText? { words("title") }
  package var explanation: LocalizedText? { words("description") }
  package var types: [String] { texts("type") }

  /// What the schema says in its own words about wrong values, the nearest first.
  package var ownMessages: [LocalizedText] {
    layers.compactMap { layer in
      let document = layer.document
      guard let node = document.value(of: layer.node, forKey: "x-kura-message"),
        let japanese = document.value(of: node, forKey: "ja").flatMap(document.string)
      else { return nil }
      let english = document.value(of: node, forKey: "en").flatMap(document.string)
      return LocalizedText(ja: japanese, en: english ?? japanese)
    }
  }

  /// Right values, where the schema shows some.
  package var examples: [String] { texts("examples") }

  /// What a description says in brackets about one of the choices, as in `low（低い）`.
  package func gloss(of choice: String, _ language: Language) -> String? {
    guard let words = explanation?[language] else { return nil }
    var rest = words[...]
    while let place = rest.firstRange(of: choice + "（") {
      let before = place.lowerBound > words.startIndex ? words[..<place.lowerBound].last : nil
      rest = words[place.upperBound...]
      let isWhole = before.map { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) }
      if isWhole ?? true, let end = rest.firstIndex(of: "）") { return String(rest[..<end]) }
    }
    return nil
  }

  /// Whether `null` is one of the alternatives.
  package var allowsNull: Bool {
    types.contains("null")
      || ["anyOf", "oneOf"].contains { keyword in
        first(keyword) { document, node in
          document.items(of: node).contains {
            document.value(of: $0, forKey: "type").flatMap(document.string) == "null"
          }
        } ?? false
      }
  }

  /// The values that are allowed, where there is a list of them.
  package var choices: [DraftValue] {
    first("enum") { document, node in
      document.items(of: node).map { SchemaView.scalar(document, $0) }
    } ?? []
  }

  /// The only value that is allowed.
  package var constant: DraftValue? {
    first("const") { SchemaView.scalar($0, $1) }
  }

  private static func scalar(_ document: Document, _ node: Int) -> DraftValue {
    document.string(at: node).map(DraftValue.text) ?? .plain(document.rawText(of: node))
  }

  package var smallestCount: Int {
    first("minItems") { document, node in Int(document.rawText(of: node)) } ?? 0
  }

  package var format: String? { texts("format").first }

  /// What every right value begins with, as far as its pattern says so.
  package var beginning: String {
    let pattern = texts("pattern").first ?? ""
    guard pattern.hasPrefix("^") else { return "" }
    let plain = pattern.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    // What is repeated or optional need not be there.
    let rest = pattern.dropFirst(1 + plain.count).first
    return String(rest.map { "?*+{|".contains($0) } ?? false ? plain.dropLast() : plain)
  }

  /// The names of all properties, in their order.
  package var propertyNames: [String] {
    var names: [String] = []
    for layer in layers {
      guard let node = layer.document.value(of: layer.node, forKey: "properties") else { continue }
      for member in layer.document.members(of: node) {
        let name = layer.document.text(of: member.key)
        if !names.contains(name) { names.append(name) }
      }
    }
    return names
  }

  /// What must be there whatever else is.
  package var requiredNames: Set<String> {
    layers.reduce(into: []) { names, layer in
      let items = layer.document.value(of: layer.node, forKey: "required")
        .map(layer.document.items)
      names.formUnion(items?.compactMap(layer.document.string) ?? [])
    }
  }

  /// The subschema of a property, or `nil` when nothing is said about it.
  package func property(_ name: String) -> SchemaView? {
    first("properties") { document, node in
      document.value(of: node, forKey: name).map {
        SchemaView(document, node: $0, documents: documents)
      }
    }
  }

  /// The subschema of a list's elements.
  package var items: SchemaView? {
    first("items") { document, node in
      document.nodes[document.resolved(node)].kind == .mapping
        ? SchemaView(document, node: node, documents: documents) : nil
    }
  }

  /// The subschema at the end of some steps.
  package subscript(steps: [DraftStep]) -> SchemaView? {
    steps.reduce(self as SchemaView?) { view, step in
      switch step {
      case .key(let key): view?.property(key)
      case .index: view?.items
      }
    }
  }

  package var isList: Bool {
    types.contains("array") || (types.isEmpty && items != nil)
  }

  package var isMapping: Bool {
    !isList && !propertyNames.isEmpty
  }

  package var isMarkdown: Bool { has("x-kura-markdown") }
  package var isStatus: Bool { has("x-kura-status") }
  package var isDisclosure: Bool { has("x-kura-disclosure") }
  package var isTitle: Bool { has("x-kura-title") }

  private func has(_ annotation: String) -> Bool {
    first(annotation) { document, node in document.rawText(of: node) == "true" } ?? false
  }

  /// What may be mentioned here, when the value is the id of another entry.
  package var mention: Mention? {
    if let found = first("x-kura-reference", { SchemaView.mention($0, $1, isCitation: false) }) {
      return found
    }
    return first("x-kura-citation") { SchemaView.mention($0, $1, isCitation: true) }
  }

  /// The names of the properties that hold the day and the role of a review.
  package var reviewDay: String? {
    first("x-kura-review") { document, node in
      document.value(of: node, forKey: "on").flatMap(document.string)
    }
  }

  /// What a mention may lead to.
  package struct Mention: Hashable, Sendable {
    package let kinds: [String]
    package let roles: [String]
    package let relation: String?
    /// Whether the text may name an edition: `id@key`.
    package let isCitation: Bool
  }

  private static func mention(_ document: Document, _ node: Int, isCitation: Bool) -> Mention? {
    guard document.rawText(of: node) != "false" else { return nil }
    func names(_ key: String) -> [String] {
      document.value(of: node, forKey: key).map(document.items)?.compactMap(document.string) ?? []
    }
    return Mention(
      kinds: names("kinds"), roles: names("roles"),
      relation: document.value(of: node, forKey: "relation").flatMap(document.string),
      isCitation: isCitation)
  }
}
