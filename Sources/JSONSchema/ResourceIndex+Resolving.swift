import DocumentTree

extension ResourceIndex {
  /// Where a reference leads.
  struct Target {
    let location: SchemaLocation
    /// The resource that the location belongs to.
    let resource: Int
    /// The fragment when it is the name of an anchor.
    let anchor: String?
  }

  /// Why a reference leads nowhere.
  enum Failure: Error {
    /// No schema has this address.
    case noSchema(String)
    /// The schema has no such anchor.
    case noAnchor(String, known: [String])
    /// The schema has nothing at the pointer.
    case noPlace(String)
  }

  /// Follows a reference that stands in a resource.
  mutating func resolve(_ text: String, from referrer: Int) throws(Failure) -> Target {
    let relative = URIReference(text)
    let uri = relative.resolved(against: resources[referrer].uri)
    guard let resource = resource(at: uri, from: referrer, relative: relative) else {
      throw .noSchema(
        relative.scheme == nil && uri.scheme == pathScheme ? text : uri.withoutFragment)
    }
    let fragment = percentDecoded(uri.fragment ?? "")
    if fragment.isEmpty {
      return Target(location: resources[resource].location, resource: resource, anchor: nil)
    }
    // By bytes: a mark that joins the slash before it would hide it from `Character`.
    if fragment.utf8.first == UInt8(ascii: "/") { return try place(at: fragment, in: resource) }
    guard let node = resources[resource].anchors[fragment] else {
      throw .noAnchor(fragment, known: resources[resource].anchors.keys.sorted())
    }
    let document = Int(resources[resource].location.document)
    let location = SchemaLocation(document: document, node: Int(node))
    return Target(location: location, resource: resource, anchor: fragment)
  }

  private mutating func place(
    at pointer: String, in resource: Int
  ) throws(Failure) -> Target {
    let number = Int(resources[resource].location.document)
    let document = documents[number]
    var node = Int(resources[resource].location.node)
    var owner = resource
    let tokens = pointer.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for token in tokens {
      let name = unescapedPointerToken(Substring(token))
      guard let next = document.child(of: node, named: name) else {
        throw .noPlace(pointer)
      }
      node = next
      let location = SchemaLocation(document: number, node: node)
      owner = resourceOfLocation[location] ?? owner
    }
    let location = SchemaLocation(document: number, node: node)
    walkSubschema(location, resource: owner)
    owner = resourceOfLocation[location] ?? owner
    return Target(location: location, resource: owner, anchor: nil)
  }
}

extension Document {
  /// The value of a key or the item at a position, aliases followed, or `nil`.
  fileprivate func child(of node: Int, named token: String) -> Int? {
    switch nodes[node].kind {
    case .mapping:
      return value(of: node, forKey: token).map(resolved)
    case .sequence:
      let items = items(of: node)
      guard let position = Int(token), String(position) == token, items.indices.contains(position)
      else { return nil }
      return resolved(items[position])
    case .scalar, .alias:
      return nil
    }
  }
}
