package import Diagnostics
package import SourceText

/// Finds the keys that a mapping has more than once, in time linear in the keys.
///
/// Keys are the same when their decoded texts are: `1` and `"1"` have different tags in YAML, but
/// every reader that turns them into JSON sees one key twice.
package struct RepeatedKeys: Sendable {
  /// A key and the first key with the same text.
  package struct Pair: Sendable {
    package let key: Int
    package let first: Int
  }

  private var keys: [Int32] = []

  package init() {}

  /// The keys of an ended mapping that repeat an earlier one, in document order.
  package mutating func pairs(
    in mapping: Int, of builder: borrowing DocumentBuilder, source: [UInt8]
  ) -> [Pair] {
    let count = Int(builder.nodes[mapping].payload)
    if count < 2 { return [] }
    if count > 64 { return pairsOfMany(in: mapping, of: builder, source: source) }
    keys.removeAll(keepingCapacity: true)
    var pairs: [Pair] = []
    var seen: UInt64 = 0
    var key = mapping + 1
    for _ in 0..<count {
      let node = builder.nodes[key]
      if node.kind == .scalar {
        let bit: UInt64 =
          1 << UInt64(truncatingIfNeeded: (node.payload ^ (node.payload >> 16)) & 63)
        if seen & bit != 0, let first = earlierKey(sameAs: key, of: builder, source: source) {
          pairs.append(Pair(key: key, first: first))
        } else {
          seen |= bit
          keys.append(Int32(truncatingIfNeeded: key))
        }
      }
      let value = Int(node.next)
      key = Int(builder.nodes[value].next)
    }
    return pairs
  }

  private func earlierKey(
    sameAs key: Int, of builder: borrowing DocumentBuilder, source: [UInt8]
  ) -> Int? {
    let hash = builder.nodes[key].payload
    for index in 0..<keys.count {
      let earlier = Int(keys[index])
      guard builder.nodes[earlier].payload == hash else { continue }
      if builder.text(of: earlier, in: source) == builder.text(of: key, in: source) {
        return earlier
      }
    }
    return nil
  }

  /// The same for many keys: a seeded table, so that nobody can forge collisions.
  private func pairsOfMany(
    in mapping: Int, of builder: borrowing DocumentBuilder, source: [UInt8]
  ) -> [Pair] {
    var pairs: [Pair] = []
    var firsts: [ArraySlice<UInt8>: Int] = [:]
    firsts.reserveCapacity(Int(builder.nodes[mapping].payload))
    var key = mapping + 1
    while key < Int(builder.nodes[mapping].next) {
      let node = builder.nodes[key]
      if node.kind == .scalar {
        let text = builder.text(of: key, in: source)
        if let first = firsts[text] {
          pairs.append(Pair(key: key, first: first))
        } else {
          firsts[text] = key
        }
      }
      key = Int(builder.nodes[Int(node.next)].next)
    }
    return pairs
  }
}

extension Diagnostic {
  /// The finding about a key that its mapping has already.
  package static func duplicateKey(
    _ pair: RepeatedKeys.Pair, in builder: borrowing DocumentBuilder, of source: SourceFile
  ) -> Diagnostic {
    let text = shortened(
      String(decoding: builder.text(of: pair.key, in: source.bytes), as: UTF8.self))
    return Diagnostic(
      rule: "duplicate-key", message: .duplicateKey(text), path: source.path,
      range: builder.nodes[pair.key].range,
      notes: [
        Note(
          message: .firstKey(text), path: source.path, range: builder.nodes[pair.first].range)
      ])
  }

  private static func shortened(_ text: String) -> String {
    text.unicodeScalars.count <= 40 ? text : String(text.prefix(40)) + "…"
  }
}

extension LocalizedText {
  fileprivate static func duplicateKey(_ key: String) -> LocalizedText {
    LocalizedText(
      ja: "キー「\(key)」が2回書かれています。どちらか一方を消すか、名前を変えてください。",
      en: "Key '\(key)' is written twice; remove one of them or rename it")
  }

  fileprivate static func firstKey(_ key: String) -> LocalizedText {
    LocalizedText(ja: "最初の「\(key)」はここにあります", en: "'\(key)' is first set here")
  }
}
