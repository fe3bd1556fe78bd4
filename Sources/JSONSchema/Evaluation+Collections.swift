import SourceText
import DocumentTree

extension Evaluation {
  /// Whether a mapping's members must be asked from the document because keys merge or repeat.
  func isIrregular(_ node: Int) -> Bool {
    nodes[node].isIrregular
  }

  /// The number of a value's items or members.
  func childCount(of node: Int) -> Int {
    if nodes[node].isScalar { return 0 }
    if nodes[node].isIrregular {
      return document.distinctMembers(of: node).count
    }
    return Int(nodes[node].payload)
  }

  /// `properties`, `patternProperties`, `additionalProperties` and `required` together.
  mutating func checkMembers(
    _ record: ObjectRecord, _ schema: Int32, _ node: Int, _ frame: Int
  ) -> Bool {
    var missing = record.required
    if isIrregular(node) {
      for (position, member) in document.distinctMembers(of: node).enumerated() {
        if !checkMember(record, schema, member.key, member.value, &missing, position, frame) {
          return false
        }
      }
    } else {
      var position = 0
      var key = node + 1
      let end = Int(nodes[node].next)
      while key < end {
        let value = Int(nodes[key].next)
        if !checkMember(record, schema, key, value, &missing, position, frame) { return false }
        position += 1
        key = Int(nodes[value].next)
      }
    }
    if missing != 0 { return false }
    return record.requiredCount == 0
      || hasKeys(node, from: record.firstRequired, count: record.requiredCount)
  }

  private mutating func checkMember(
    _ record: ObjectRecord, _ schema: Int32, _ key: Int, _ value: Int, _ missing: inout UInt64,
    _ position: Int, _ frame: Int
  ) -> Bool {
    let key = document.resolved(key)
    var isKnown = false
    if let slot = slot(for: key, from: record.firstSlot, mask: record.slotMask) {
      if slot.requiredBit >= 0 { missing &= ~(1 << UInt64(slot.requiredBit)) }
      if slot.schema >= 0 {
        isKnown = true
        if !evaluate(slot.schema, value) { return false }
      }
    }
    for index in Int(record.firstPattern)..<Int(record.firstPattern + record.patternCount) {
      let entry = program.patternProperties[index]
      guard matches(entry.pattern, key, schema) else { continue }
      isKnown = true
      if !evaluate(entry.schema, value) { return false }
    }
    if !isKnown {
      guard record.additional >= 0 else { return true }
      if !evaluate(record.additional, value) { return false }
    }
    if frame >= 0 { mark(position, in: frame) }
    return true
  }

  /// The slot of a key's or a text's bytes in a hash table, or `nil`.
  func slot(for text: Int, from first: Int32, mask: Int32) -> KeySlot? {
    guard mask >= 0, nodes[text].isScalar else { return nil }
    let hash = nodes[text].payload
    var place = Int32(truncatingIfNeeded: hash) & mask
    while true {
      let slot = program.slots[Int(first + place)]
      if slot.schema == KeySlot.empty { return nil }
      if slot.hash == hash, hasText(text, from: slot.start, to: slot.end) { return slot }
      place = (place + 1) & mask
    }
  }

  /// Whether a scalar's text is a run of the program's bytes.
  private func hasText(_ node: Int, from start: Int32, to end: Int32) -> Bool {
    let range = document.textRange(of: node)
    guard range.count == Int(end &- start) else { return false }
    if nodes[node].flags.contains(.decodedText) {
      return areEqual(document.decoded, range, program.bytes, from: Int(start))
    }
    return areEqual(document.source.bytes, range, program.bytes, from: Int(start))
  }

  private func areEqual(
    _ left: [UInt8], _ range: Range<Int>, _ right: [UInt8], from start: Int
  ) -> Bool {
    let left = left.span.extracting(range)
    let right = right.span.extracting(start..<start &+ range.count)
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }

  /// `propertyNames`: keys are texts even when YAML would read them as something else.
  mutating func checkNames(_ schema: Int32, _ node: Int) -> Bool {
    let outer = keyNode
    defer { keyNode = outer }
    for member in document.distinctMembers(of: node) {
      keyNode = document.resolved(member.key)
      if !evaluate(schema, keyNode) { return false }
    }
    return true
  }

  /// `dependentRequired`, `dependentSchemas` and `dependencies`.
  mutating func checkDependencies(
    _ instruction: Instruction, _ node: Int, _ frame: Int
  ) -> Bool {
    for index in Int(instruction.a)..<Int(instruction.a + instruction.b) {
      let dependency = program.dependencies[index]
      guard hasKeys(node, from: dependency.key, count: 1) else { continue }
      if !hasKeys(node, from: dependency.firstKey, count: dependency.keyCount) { return false }
      if dependency.schema >= 0, !evaluate(dependency.schema, node, frame: frame) { return false }
    }
    return true
  }

  /// Whether a mapping has every key of a run.
  func hasKeys(_ node: Int, from first: Int32, count: Int32) -> Bool {
    for index in Int(first)..<Int(first + count) where !hasKey(node, program.keys[index]) {
      return false
    }
    return true
  }

  private func hasKey(_ node: Int, _ name: KeyName) -> Bool {
    if isIrregular(node) {
      return document.distinctMembers(of: node).contains { isKey($0.key, name) }
    }
    var key = node + 1
    let end = Int(nodes[node].next)
    while key < end {
      if isKey(key, name) { return true }
      key = Int(nodes[Int(nodes[key].next)].next)
    }
    return false
  }

  private func isKey(_ key: Int, _ name: KeyName) -> Bool {
    let key = document.resolved(key)
    return nodes[key].isScalar && nodes[key].payload == name.hash
      && hasText(key, from: name.start, to: name.end)
  }

  /// `prefixItems` and `items`, or the two forms of `items` before 2020-12.
  mutating func checkItems(_ instruction: Instruction, _ node: Int, _ frame: Int) -> Bool {
    var position = 0
    var child = node + 1
    let end = Int(nodes[node].next)
    while child < end {
      let isFirst = position < Int(instruction.b)
      let schema = isFirst ? program.lists[Int(instruction.a) + position] : instruction.c
      if schema < 0 { return true }
      if !evaluate(schema, child) { return false }
      if frame >= 0 { mark(position, in: frame) }
      position += 1
      child = Int(nodes[child].next)
    }
    return true
  }

  /// `contains`, `minContains` and `maxContains`.
  mutating func checkContains(_ instruction: Instruction, _ node: Int, _ frame: Int) -> Bool {
    let marks = frame >= 0 && instruction.operation == .evaluatingContains
    var count = 0
    var position = 0
    var child = node + 1
    let end = Int(nodes[node].next)
    while child < end {
      if evaluate(instruction.a, child) {
        count += 1
        if marks { mark(position, in: frame) }
        if instruction.c >= 0 && count > Int(instruction.c) { return false }
        if instruction.c < 0 && count >= Int(instruction.b) && !marks { return true }
      }
      position += 1
      child = Int(nodes[child].next)
    }
    return count >= Int(instruction.b)
  }
}

extension Document {
  /// The members of a mapping with merged ones, each key once.
  func distinctMembers(of index: Int) -> [Member] {
    let members = members(of: index)
    guard nodes[resolved(index)].flags.contains(.repeatsKeys) else { return members }
    // Seeded, so that nobody can forge collisions.
    var seen: Set<ArraySlice<UInt8>> = []
    return members.filter { member in
      let key = resolved(member.key)
      return nodes[key].kind != .scalar || seen.insert(textBytes(of: key)).inserted
    }
  }
}
