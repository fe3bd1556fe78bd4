import DocumentTree
import Patterns

import SourceText

/// The arrays of a `Program` while they grow.
struct ProgramBuilder {
  var schemas: [SchemaRecord] = []
  var instructions: [Instruction] = []
  var lists: [Int32] = []
  var objects: [ObjectRecord] = []
  var slots: [KeySlot] = []
  var enumerations: [EnumerationRecord] = []
  var values: [SchemaLocation] = []
  var keys: [KeyName] = []
  var bytes: [UInt8] = []
  var patternProperties: [PatternProperty] = []
  var dependencies: [Dependency] = []
  var patterns: [Pattern] = []
  var formats: [FormatCheck] = []
  var numbers: [NumberLimit] = []
  var dynamicTargets: [Int32] = []
  var dynamicNameCount = 0
  var annotations: [KuraAnnotations] = []

  /// Keeps a text's bytes.
  mutating func addKey(_ text: String) -> KeyName {
    let utf8 = Array(text.utf8)
    let start = bytes.count
    bytes.append(contentsOf: utf8)
    return KeyName(
      hash: stableHash(utf8, utf8.indices), start: Int32(truncatingIfNeeded: start),
      end: Int32(truncatingIfNeeded: bytes.count))
  }

  /// Keeps a run of keys and returns where it starts.
  mutating func addKeys(_ texts: [String]) -> Int32 {
    let names = texts.map { addKey($0) }
    keys.append(contentsOf: names)
    return Int32(truncatingIfNeeded: keys.count - names.count)
  }

  /// Keeps a run of schemas and returns where it starts.
  mutating func addList(_ schemas: [Int32]) -> Int32 {
    lists.append(contentsOf: schemas)
    return Int32(truncatingIfNeeded: lists.count - schemas.count)
  }

  /// A table of texts, at most half full.
  mutating func table(_ entries: [(text: String, schema: Int32, requiredBit: Int32)]) -> [KeySlot] {
    guard !entries.isEmpty else { return [] }
    var size = 4
    while size < entries.count * 2 { size *= 2 }
    var table = [KeySlot](repeating: KeySlot(), count: size)
    for entry in entries {
      let name = addKey(entry.text)
      var place = Int(name.hash) & (size - 1)
      while table[place].schema != KeySlot.empty { place = (place + 1) & (size - 1) }
      table[place] = KeySlot(
        hash: name.hash, start: name.start, end: name.end, schema: entry.schema,
        requiredBit: entry.requiredBit)
    }
    return table
  }
}
