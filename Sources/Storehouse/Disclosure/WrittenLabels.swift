package import DocumentTree
import Editions
package import SourceText

/// Labels as they stand in a file, whatever a schema says about them.
///
/// For what no rule about entries sees: files that cannot be read, second documents, files of no
/// kind. Everything that looks like a label counts.
package struct WrittenLabels: Sendable {
  /// A label, or a part of one, and where it stands.
  package struct Mention: Sendable {
    package let label: DisclosureLabel
    package let range: SourceRange
    /// Whether the level is one of those that there are; the strictest stands for any other.
    package let isReadable: Bool
  }

  package private(set) var mentions: [Mention] = []
  /// Whether a level is written anywhere, be it one that there is or not.
  package private(set) var saysLevel = false

  /// The key of a label by convention.
  private static let usualKey = "disclosure"
  private static let level = Array("tlp".utf8)
}

// MARK: Documents

extension WrittenLabels {
  /// Gathers the labels of a document; `key` is what a schema calls the label of a whole entry.
  package init(_ document: Document, key: String?, mayHoldBlocks: Bool) {
    let keys = Set([Self.usualKey, key].compactMap { $0 }).map { Array($0.utf8) }
    for node in document.nodes.indices {
      switch document.nodes[node].kind {
      case .mapping: addLabel(of: node, in: document, keys)
      case .scalar where mayHoldBlocks: addBlocks(of: node, in: document)
      case .scalar, .sequence, .alias: break
      }
    }
  }

  private mutating func addLabel(of mapping: Int, in document: Document, _ keys: [[UInt8]]) {
    var child = mapping + 1
    let end = document.next(after: mapping)
    var isLabel = false
    while child < end {
      let value = document.next(after: child)
      let name = document.resolved(child)
      if document.nodes[name].kind == .scalar {
        if Self.isLevel(name, in: document) {
          isLabel = true
        } else if keys.contains(where: { document.text(of: name, equals: $0) }) {
          addScalar(document.resolved(value), in: document)
        }
      }
      child = document.next(after: value)
    }
    if isLabel { addMembers(of: mapping, in: document) }
  }

  /// A label that is written as a level alone.
  private mutating func addScalar(_ value: Int, in document: Document) {
    let node = document.nodes[value]
    guard node.kind == .scalar, node.type != .null else { return }
    add(level: document.text(of: value), at: node.range)
  }

  /// A label that has members; of those that are set twice, each counts.
  private mutating func addMembers(of mapping: Int, in document: Document) {
    for member in document.members(of: mapping) {
      let value = document.resolved(member.value)
      let range = document.nodes[value].range
      switch Self.plain(document.text(of: document.resolved(member.key))) {
      case "tlp": add(level: document.string(at: value) ?? "", at: range)
      case "group", "groups":
        // What describes groups, as a schema does, names none.
        let isList = document.nodes[value].kind != .mapping
        add(audience: Audience(document, at: value), at: range, isReadable: isList)
      case "publicfrom" where document.nodes[value].kind == .scalar:
        if document.nodes[value].type != .null { add(day: document.text(of: value), at: range) }
      default: break
      }
    }
  }

  /// Whether a key is that of a level, in letters of any size.
  private static func isLevel(_ key: Int, in document: Document) -> Bool {
    document.text(of: key, equals: level)
      || document.nodes[key].range.count <= largestLevelKey
        && plain(document.text(of: key)) == "tlp"
  }

  /// A key with quotes around and a blank or two is no longer.
  private static let largestLevelKey = 8

  /// A key without what people leave out or write in another way.
  private static func plain(_ key: String) -> String {
    key.lowercased().filter { !"_- ".contains($0) }
  }

  private mutating func addBlocks(of node: Int, in document: Document) {
    let text = document.textBytes(of: node)
    guard LabelBlocks.mayOccur(in: text) else { return }
    for block in LabelBlocks(text).blocks {
      mentions.append(
        Mention(
          label: block.label, range: document.nodes[node].range, isReadable: block.isReadable))
    }
  }
}

// MARK: Texts

extension WrittenLabels {
  /// Gathers what looks like a label in a text that is no document; comments do not count.
  ///
  /// `original` tells where a range of the text stands in the file.
  package init(
    text bytes: [UInt8], key: String?, at original: (SourceRange) -> SourceRange = { $0 }
  ) {
    let keys = Set([Self.usualKey, key].compactMap { $0 }).map { Array($0.utf8) }
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = TextLine(bytes, start..<end)
      if line.isWorthALook { add(line, keys) }
      start = end + 1
    }
    mentions = mentions.map { mention in
      Mention(
        label: mention.label, range: original(mention.range), isReadable: mention.isReadable)
    }
  }

  private mutating func add(_ line: TextLine, _ keys: [[UInt8]]) {
    for value in line.values(of: Self.level, mayFollowText: true) {
      add(level: line.word(at: value), at: SourceRange(value))
    }
    for key in keys {
      for value in line.values(of: key, mayFollowText: false) {
        let word = line.word(at: value)
        // Anything else than a word is what holds the level.
        if word.utf8.first.map({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 }) ?? false {
          add(level: word, at: SourceRange(value))
        }
      }
    }
    for value in line.values(of: Array("groups".utf8), mayFollowText: true) {
      add(audience: Audience(names: line.names(from: value.lowerBound)), at: SourceRange(value))
    }
    for value in line.values(of: Array("public_from".utf8), mayFollowText: true)
    where !value.isEmpty {
      add(day: line.word(at: value), at: SourceRange(value))
    }
  }
}

extension WrittenLabels {
  private mutating func add(level word: String, at range: SourceRange) {
    let level = TLPLevel(name: word)
    saysLevel = true
    mentions.append(
      Mention(
        label: level.map { DisclosureLabel($0) } ?? .strictest, range: range,
        isReadable: level != nil))
  }

  private mutating func add(
    audience: Audience, at range: SourceRange, isReadable: Bool = true
  ) {
    guard audience != .unlimited else { return }
    mentions.append(
      Mention(
        label: DisclosureLabel(.clear, audience: audience), range: range, isReadable: isReadable))
  }

  private mutating func add(day: String, at range: SourceRange) {
    guard day != "null", day != "~" else { return }
    mentions.append(
      Mention(
        label: DisclosureLabel(.clear, publicFrom: CalendarDate(day)?.lastDayNumber ?? .max),
        range: range, isReadable: true))
  }
}

/// A line of a text that looks like YAML and is none.
private struct TextLine {
  private let bytes: [UInt8]
  private let line: Range<Int>

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    self.bytes = bytes
    self.line = line
  }

  /// Whether the line is no comment, and says something about something.
  var isWorthALook: Bool {
    let content = bytes[line].drop { $0 == 0x20 || $0 == 0x09 }
    guard let first = content.first, first != UInt8(ascii: "#") else { return false }
    return content.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") || $0 == 0xEF }
  }

  /// Where the values of a key are, `key: value` or `key=value`; the quotes are not part of them.
  func values(of key: [UInt8], mayFollowText: Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = line.lowerBound
    while start + key.count <= line.upperBound {
      defer { start += 1 }
      guard bytes[start] == key[0], bytes[start..<start + key.count].elementsEqual(key),
        start == line.lowerBound || !Self.isPartOfName(bytes[start - 1]),
        mayFollowText || bytes[line.lowerBound..<start].allSatisfy(Self.mayPrecedeKey)
      else { continue }
      var next = start + key.count
      skip(&next, while: Self.isBlankOrQuote)
      if next < line.upperBound, bytes[next] == 0x3A || bytes[next] == 0x3D {
        next += 1
      } else if bytes[next..<line.upperBound].starts(with: "：".utf8) {
        next += 3
      } else {
        continue
      }
      skip(&next, while: Self.isBlankOrQuote)
      var end = next
      skip(&end) { !Self.endsWord($0) }
      found.append(next..<end)
    }
    return found
  }

  func word(at range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The names of a list that begins at an offset: in brackets, or one on each of the next lines.
  func names(from start: Int) -> [String] {
    var end = start
    if start < bytes.count, bytes[start] == UInt8(ascii: "[") {
      while end < bytes.count, bytes[end] != UInt8(ascii: "]") { end += 1 }
    } else if start < line.upperBound {
      end = line.upperBound
    } else {
      // Lines that begin with a dash.
      while end < bytes.count {
        let next = end + 1
        let rest = bytes[min(next, bytes.count)...].drop { $0 == 0x20 || $0 == 0x09 }
        guard rest.first == UInt8(ascii: "-") else { break }
        end = rest.firstIndex(of: 0x0A) ?? bytes.count
      }
    }
    return bytes[start..<end].split { Self.endsWord($0) || $0 == UInt8(ascii: "[") }
      .map { String(decoding: $0, as: UTF8.self) }.filter { $0 != "-" }
  }

  private func skip(_ offset: inout Int, while isSkipped: (UInt8) -> Bool) {
    while offset < line.upperBound, isSkipped(bytes[offset]) { offset += 1 }
  }

  private static func isBlankOrQuote(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x22 || byte == 0x27
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  /// Blanks, dashes, quotes and what opens a mapping.
  private static func mayPrecedeKey(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x22 || byte == 0x27 || byte == 0x2D || byte == 0x7B
      || byte == 0xEF || byte == 0xBB || byte == 0xBF
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, 0x22, 0x27, 0x23, 0x2C, 0x5D, 0x7D: true
    default: false
    }
  }
}

extension SourceRange {
  fileprivate init(_ range: Range<Int>) {
    self.init(start: range.lowerBound, end: range.upperBound)
  }
}
