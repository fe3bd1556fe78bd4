import Diagnostics
import DocumentTree
import SourceText

/// Every schema that can be referred to, found as references ask for it.
struct ResourceIndex {
  let library: SchemaLibrary
  /// The library's documents, then those that were found on the way.
  private(set) var documents: [Document]
  var resources: [SchemaResource] = []
  /// The resource that each known subschema belongs to.
  var resourceOfLocation: [SchemaLocation: Int] = [:]
  /// What is wrong with identifiers and dialects.
  var diagnostics: [Diagnostic] = []

  /// Where references led, by what stands before and after the `#`.
  var resourcesByReference: [ReferenceKey: Int] = [:]
  var placesByReference: [ReferenceKey: Target] = [:]

  private var resourceByURI: [String: Int] = [:]
  private var rootResources: [Int: Int] = [:]
  private var documentByPath: [RepositoryPath: Int] = [:]
  private var documentByID: [String: Int] = [:]
  private var unfindable: Set<String> = []
  private var isComplete = false

  init(_ library: SchemaLibrary) {
    self.library = library
    documents = library.documents
    for number in documents.indices { register(number) }
  }

  /// Adds a document, if none of its path is known yet.
  mutating func add(_ document: Document) {
    guard documentByPath[document.source.path] == nil else { return }
    documents.append(document)
    register(documents.count - 1)
  }

  private mutating func register(_ number: Int) {
    let document = documents[number]
    if documentByPath[document.source.path] == nil {
      documentByPath[document.source.path] = number
    }
    if let id = Self.identifier(of: document) { documentByID[id] = documentByID[id] ?? number }
  }

  /// The document that a path names, or `nil`.
  func document(at path: RepositoryPath) -> Int? {
    documentByPath[path]
  }

  /// The document whose root has an `$id`, or `nil`.
  func document(withID id: String) -> Int? {
    documentByID[id]
  }

  /// The resource at the root of a document, indexing the document when it is new.
  mutating func rootResource(of document: Int) -> Int {
    if let known = rootResources[document] { return known }
    return addRoot(document, retrievedFrom: nil, keywords: KeywordSet(library.defaultDialect))
  }

  /// The resource that an absolute address leads to, or `nil`.
  ///
  /// The referrer is the resource that refers to it; the relative reference is what it says, for
  /// schemas that lie side by side in a folder.
  mutating func resource(
    at uri: URIReference, from referrer: Int, relative: URIReference
  ) -> Int? {
    let key = uri.withoutFragment
    if let known = resourceByURI[key] { return known }
    if let number = documentByID[key] {
      _ = rootResource(of: number)
      if let known = resourceByURI[key] { return known }
    }
    if let found = found(uri, key: key, keywords: resources[referrer].keywords) { return found }
    if let beside = resourceBeside(referrer, uri: uri, relative: relative) { return beside }
    indexEverything()
    return resourceByURI[key]
  }

  private mutating func found(
    _ uri: URIReference, key: String, keywords: KeywordSet
  ) -> Int? {
    guard !unfindable.contains(key) else { return nil }
    let metaschema = Metaschemas.document(at: key)
    if let document = metaschema ?? library.find?(key) {
      documents.append(document)
      if metaschema == nil, documentByPath[document.source.path] == nil {
        documentByPath[document.source.path] = documents.count - 1
      }
      return addRoot(documents.count - 1, retrievedFrom: uri, keywords: keywords)
    }
    unfindable.insert(key)
    return nil
  }

  private mutating func resourceBeside(
    _ referrer: Int, uri: URIReference, relative: URIReference
  ) -> Int? {
    if uri.scheme == pathScheme, let number = documentNumber(at: path(of: uri)) {
      return rootResource(of: number)
    }
    guard relative.scheme == nil, relative.authority == nil, !relative.path.isEmpty else {
      return nil
    }
    let source = documents[Int(resources[referrer].location.document)].source
    let beside = relative.resolved(against: address(of: source.path))
    guard let number = documentNumber(at: path(of: beside)) else { return nil }
    return rootResource(of: number)
  }

  private mutating func documentNumber(at path: RepositoryPath) -> Int? {
    if let known = documentByPath[path] { return known }
    guard let document = library.findFile?(path) else { return nil }
    documents.append(document)
    documentByPath[path] = documents.count - 1
    return documents.count - 1
  }

  private mutating func indexEverything() {
    guard !isComplete else { return }
    isComplete = true
    for number in library.documents.indices { _ = rootResource(of: number) }
  }

  private mutating func addRoot(
    _ number: Int, retrievedFrom uri: URIReference?, keywords: KeywordSet
  ) -> Int {
    let document = documents[number]
    let base = uri ?? address(of: document.source.path)
    let root = SchemaLocation(document: number, node: document.resolved(0))
    let resource = resources.count
    rootResources[number] = resource
    let meaning = self.keywords(ofRoot: root, inherited: keywords)
    resources.append(SchemaResource(location: root, uri: base, keywords: meaning))
    resourceByURI[base.withoutFragment] = resource
    walkRoot(root, resource: resource)
    return resource
  }

  /// Gives a resource its address; the first schema that claims an address keeps it.
  mutating func claim(_ uri: URIReference, for resource: Int, at node: Int) {
    let key = uri.withoutFragment
    if let other = resourceByURI[key], resources[other].location != resources[resource].location {
      diagnostics.append(sharedIdentifier(key, of: resource, at: node, with: other))
      return
    }
    resourceByURI[key] = resource
  }

  private func sharedIdentifier(
    _ uri: String, of resource: Int, at node: Int, with other: Int
  ) -> Diagnostic {
    let location = resources[resource].location
    let first = resources[other].location
    let firstDocument = documents[Int(first.document)]
    var diagnostic = schemaProblem(
      "duplicate-schema-id", .sharedIdentifier(uri),
      at: SchemaLocation(document: Int(location.document), node: node))
    diagnostic.notes = [
      Note(
        message: .firstIdentifier, path: firstDocument.source.path,
        range: SourceRange(at: firstDocument.nodes[Int(first.node)].range.start))
    ]
    return diagnostic
  }

  /// A finding about a place in a schema.
  func schemaProblem(
    _ rule: RuleID, _ message: LocalizedText, at location: SchemaLocation
  ) -> Diagnostic {
    let document = documents[Int(location.document)]
    return Diagnostic(
      rule: rule, message: message, path: document.source.path,
      range: document.nodes[Int(location.node)].range,
      pointer: document.pointer(to: Int(location.node)))
  }

  private static func identifier(of document: Document) -> String? {
    guard let node = document.value(of: 0, forKey: "$id"), let text = document.string(at: node)
    else { return nil }
    let uri = URIReference(text)
    return uri.scheme == nil ? nil : uri.resolved(against: uri).withoutFragment
  }
}

/// The scheme of addresses that kura makes of paths; never seen by users.
let pathScheme = "kura-path"

private func address(of path: RepositoryPath) -> URIReference {
  var uri = URIReference("")
  uri.scheme = pathScheme
  uri.authority = ""
  uri.path = "/" + path.description
  return uri
}

private func path(of uri: URIReference) -> RepositoryPath {
  RepositoryPath(String(percentDecoded(uri.path).drop { $0 == "/" }))
}

extension LocalizedText {
  fileprivate static func sharedIdentifier(_ uri: String) -> LocalizedText {
    LocalizedText(
      ja: "$id「\(uri)」は別のスキーマがすでに使っています。別の $id にしてください。",
      en: "$id '\(uri)' already belongs to another schema; give this one its own")
  }

  fileprivate static var firstIdentifier: LocalizedText {
    LocalizedText(ja: "先に使っているスキーマです", en: "The schema that has it already")
  }
}
