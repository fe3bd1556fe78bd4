extension Document {
  /// The JSON Pointer (RFC 6901) of a node by its place in the source, empty for the root.
  ///
  /// A node under an anchor has the pointer of the place where it is written. A key has the
  /// pointer of its value.
  /// - Complexity: O(n) in the nodes of the document for the first few pointers, then O(1) in them.
  package func pointer(to target: Int) -> String {
    if nodes.indices.contains(target), let map = ancestry.map(of: self) {
      return pointer(to: target, by: map)
    }
    return pointerByWalking(to: target)
  }

  private func pointer(to target: Int, by map: AncestryMap) -> String {
    var tokens: [String] = []
    var node = target
    while node > 0 {
      let parent = Int(map.parents[node])
      let place = Int(map.places[node])
      if nodes[parent].kind == .mapping {
        // Inside a key there is nothing that a pointer could lead to but the key's value.
        if place == node { tokens.removeAll() }
        tokens.append("/" + escapedPointerToken(of: place))
      } else {
        tokens.append("/\(place)")
      }
      node = parent
    }
    return tokens.reversed().joined()
  }

  private func pointerByWalking(to target: Int) -> String {
    let nodes = nodes
    var pointer = ""
    var index = 0
    while index < target {
      let isMapping = nodes[index].kind == .mapping
      let end = Int(nodes[index].next)
      var child = index + 1
      var position = 0
      // A member is a key and its value, an item stands for itself.
      var value = isMapping && child < end ? Int(nodes[child].next) : child
      while child < end, target >= Int(nodes[value].next) {
        child = Int(nodes[value].next)
        value = isMapping && child < end ? Int(nodes[child].next) : child
        position += 1
      }
      if child >= end { return pointer }
      pointer += "/"
      pointer += isMapping ? escapedPointerToken(of: child) : String(position)
      if target < value { return pointer }
      index = value
    }
    return pointer
  }

  /// The node that a JSON Pointer leads to, following aliases and merged keys, or `nil`.
  package func node(at pointer: String) -> Int? {
    if pointer.isEmpty { return resolved(0) }
    // By bytes: a mark that joins the slash before it would hide it from `Character`.
    guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
    var index = resolved(0)
    let tokens = pointer.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for token in tokens {
      let key = unescapedPointerToken(Substring(token))
      switch nodes[index].kind {
      case .mapping:
        guard let value = value(of: index, forKey: key) else { return nil }
        index = resolved(value)
      case .sequence:
        guard let position = Int(key), String(position) == key, position >= 0 else { return nil }
        let items = items(of: index)
        guard position < items.count else { return nil }
        index = resolved(items[position])
      case .scalar, .alias:
        return nil
      }
    }
    return index
  }

  private func escapedPointerToken(of key: Int) -> String {
    guard nodes[key].kind == .scalar else { return "" }
    return pointerToken(text(of: key))
  }
}

/// A key escaped for a JSON Pointer (RFC 6901 section 3).
package func pointerToken(_ key: String) -> String {
  // Nearly every key is a plain word.
  if !key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) {
    return key
  }
  var token = ""
  for scalar in key.unicodeScalars {
    switch scalar {
    case "~": token += "~0"
    case "/": token += "~1"
    default: token.unicodeScalars.append(scalar)
    }
  }
  return token
}

/// The key that a token of a JSON Pointer stands for.
package func unescapedPointerToken(_ token: some StringProtocol) -> String {
  var key = ""
  var escaped = false
  for scalar in token.unicodeScalars {
    if escaped {
      key.unicodeScalars.append(scalar == "0" ? "~" : scalar == "1" ? "/" : scalar)
      escaped = false
    } else if scalar == "~" {
      escaped = true
    } else {
      key.unicodeScalars.append(scalar)
    }
  }
  return key
}
