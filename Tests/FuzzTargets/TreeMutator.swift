/// Changes trees without making them unreadable.
package struct TreeMutator: Sendable {
  /// What new parts are made of.
  package enum Material: Sendable {
    case values
    case schemas
  }

  private let material: Material

  package init(_ material: Material) {
    self.material = material
  }

  /// A tree with a few changes.
  package func mutated(_ tree: Tree, _ random: inout FuzzRandom) -> Tree {
    var tree = tree
    for _ in 0..<(1 + random.below(4)) {
      var position = random.below(tree.count)
      tree = changed(tree, at: &position, &random)
    }
    return tree
  }

  /// The tree with the value at a position in its order changed; the position counts down.
  private func changed(
    _ tree: Tree, at position: inout Int, _ random: inout FuzzRandom
  ) -> Tree {
    if position == 0 {
      position -= 1
      return change(tree, &random)
    }
    position -= 1
    switch tree {
    case .plain, .text:
      return tree
    case .array(var items):
      for index in items.indices where position >= 0 {
        items[index] = changed(items[index], at: &position, &random)
      }
      return .array(items)
    case .object(var members):
      for index in members.indices where position >= 0 {
        members[index].value = changed(members[index].value, at: &position, &random)
      }
      return .object(members)
    }
  }

  private func change(_ tree: Tree, _ random: inout FuzzRandom) -> Tree {
    if random.once(in: 5) { return part(depth: 2, &random) }
    switch tree {
    case .plain, .text:
      return random.once(in: 3) ? .array([tree, tree]) : TreeMaker().value(depth: 0, &random)
    case .array(let items):
      return .array(changed(items, &random))
    case .object(let members):
      return .object(changed(members, &random))
    }
  }

  private func changed(_ items: [Tree], _ random: inout FuzzRandom) -> [Tree] {
    var items = items
    switch random.below(4) {
    case 0: if !items.isEmpty { items.remove(at: random.below(items.count)) }
    case 1: if let item = items.first { items += Array(repeating: item, count: random.below(30)) }
    case 2: items.reverse()
    default: items.insert(part(depth: 1, &random), at: random.below(items.count + 1))
    }
    return items
  }

  private func changed(_ members: [Tree.Member], _ random: inout FuzzRandom) -> [Tree.Member] {
    var members = members
    let index = random.below(members.count)
    switch random.below(6) {
    case 0: if !members.isEmpty { members.remove(at: index) }
    case 1: if !members.isEmpty { members.append(members[index]) }
    case 2: if !members.isEmpty { members[index].key = misspelt(members[index].key, &random) }
    case 3: if !members.isEmpty { members[index].value = .array([members[index].value]) }
    default: members.append(member(&random))
    }
    return members
  }

  private func misspelt(_ key: String, _ random: inout FuzzRandom) -> String {
    var characters = Array(key)
    guard !characters.isEmpty else { return "a" }
    let index = random.below(characters.count)
    switch random.below(4) {
    case 0: characters.remove(at: index)
    case 1: characters.insert(characters[index], at: index)
    case 2: characters.swapAt(index, 0)
    default: characters[index] = random.element(of: ["x", "_", "ａ", "A"])
    }
    return String(characters)
  }

  private func part(depth: Int, _ random: inout FuzzRandom) -> Tree {
    switch material {
    case .values: TreeMaker().value(depth: depth, &random)
    case .schemas: TreeMaker().schema(depth: depth, &random)
    }
  }

  private func member(_ random: inout FuzzRandom) -> Tree.Member {
    switch material {
    case .values:
      guard case .object(let members) = TreeMaker().value(depth: 2, &random),
        let first = members.first
      else { return Tree.Member("c", TreeMaker().value(depth: 1, &random)) }
      return first
    case .schemas: return TreeMaker().member(depth: 2, &random)
    }
  }
}
