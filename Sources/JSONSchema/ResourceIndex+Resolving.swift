import DocumentTree

/// A part of a reference as it is written, and the resource that it is about.
struct ReferenceKey: Hashable {
  let text: String
  let resource: Int
}

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
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let resource = try resource(at: String(parts[0]), from: referrer)
    let place = ReferenceKey(text: parts.count > 1 ? String(parts[1]) : "", resource: resource)
    if let known = placesByReference[place] { return known }
    let target = try target(at: percentDecoded(place.text), in: resource)
    placesByReference[place] = target
    return target
  }

  private mutating func resource(
    at text: String, from referrer: Int
  ) throws(Failure) -> Int {
    if text.isEmpty { return referrer }
    let key = ReferenceKey(text: text, resource: referrer)
    if let known = resourcesByReference[key] { return known }
    let relative = URIReference(text)
    let uri = relative.resolved(against: resources[referrer].uri)
    guard let resource = resource(at: uri, from: referrer, relative: relative) else {
      let isPath = relative.scheme == nil && uri.scheme == pathScheme
      throw .noSchema(isPath ? text : uri.withoutFragment)
    }
    resourcesByReference[key] = resource
    return resource
  }

  private mutating func target(
    at fragment: String, in resource: Int
  ) throws(Failure) -> Target {
    if fragment.isEmpty {
      return Target(location: resources[resource].location, resource: resource, anchor: nil)
    }
    if fragment.hasPrefix("/") { return try place(at: fragment, in: resource) }
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
