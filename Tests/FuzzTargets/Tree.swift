package import DocumentTree

/// A value of JSON that can be changed and written again, not always as valid JSON.
package indirect enum Tree: Hashable, Sendable {
  /// A number or a word, as it is written.
  case plain(String)
  case text(String)
  case array([Tree])
  case object([Member])

  /// A key and its value; keys may come twice.
  package struct Member: Hashable, Sendable {
    package var key: String
    package var value: Tree

    package init(_ key: String, _ value: Tree) {
      self.key = key
      self.value = value
    }
  }

  /// Reads the value at a node of a document; aliases are followed up to a depth.
  package init(_ document: Document, at node: Int = 0, depth: Int = 0) {
    let node = document.resolved(node)
    guard depth < 100 else {
      self = .plain("null")
      return
    }
    switch document.nodes[node].kind {
    case .mapping:
      self = .object(
        document.members(of: node).map { member in
          Member(
            document.nodes[document.resolved(member.key)].kind == .scalar
              ? document.text(of: document.resolved(member.key)) : "",
            Tree(document, at: member.value, depth: depth + 1))
        })
    case .sequence:
      self = .array(
        document.items(of: node).map { Tree(document, at: $0, depth: depth + 1) })
    case .scalar, .alias:
      let text = document.text(of: node)
      self = document.nodes[node].type == .string ? .text(text) : .plain(text)
    }
  }

  /// How many values the tree has.
  package var count: Int {
    switch self {
    case .plain, .text: 1
    case .array(let items): items.reduce(1) { $0 + $1.count }
    case .object(let members): members.reduce(1) { $0 + $1.value.count }
    }
  }

  /// The tree as JSON.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .plain(let word): bytes += word.utf8
    case .text(let text): Tree.write(text, to: &bytes)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for (position, item) in items.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        item.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (position, member) in members.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        Tree.write(member.key, to: &bytes)
        bytes += ": ".utf8
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += "\\u00\(digits.count < 2 ? "0" : "")\(digits)".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
