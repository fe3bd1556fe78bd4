/// A value of an entry that is being written.
package indirect enum DraftValue: Hashable, Sendable {
  /// A string, however it will be quoted.
  case text(String)
  /// A number, `true`, `false` or `null`, as it will be written.
  case plain(String)
  case list([DraftValue])
  case mapping([DraftMember])

  /// An entry without anything in it.
  package static let empty = DraftValue.mapping([])
}

/// A key of a mapping and its value.
package struct DraftMember: Hashable, Sendable {
  package var key: String
  package var value: DraftValue
}

/// A step from a value to one inside it.
package enum DraftStep: Hashable, Sendable {
  case key(String)
  case index(Int)
}

extension DraftValue {
  /// The value at the end of some steps, or `nil`.
  package subscript(steps: [DraftStep]) -> DraftValue? {
    guard let first = steps.first else { return self }
    let rest = Array(steps.dropFirst())
    switch (first, self) {
    case (.key(let key), .mapping(let members)):
      return members.first { $0.key == key }?.value[rest]
    case (.index(let index), .list(let items)):
      return items.indices.contains(index) ? items[index][rest] : nil
    default:
      return nil
    }
  }

  /// Puts a value at the end of some steps, making what is missing on the way.
  ///
  /// An index just past a list's end appends. What is in the way of another kind is replaced.
  package mutating func set(_ steps: [DraftStep], to value: DraftValue) {
    guard let first = steps.first else {
      self = value
      return
    }
    let rest = Array(steps.dropFirst())
    switch first {
    case .key(let key):
      var members: [DraftMember] = []
      if case .mapping(let known) = self { members = known }
      if let index = members.firstIndex(where: { $0.key == key }) {
        members[index].value.set(rest, to: value)
      } else {
        var made = DraftValue.mapping([])
        made.set(rest, to: value)
        members.append(DraftMember(key: key, value: made))
      }
      self = .mapping(members)
    case .index(let index):
      var items: [DraftValue] = []
      if case .list(let known) = self { items = known }
      if items.indices.contains(index) {
        items[index].set(rest, to: value)
      } else {
        var made = DraftValue.mapping([])
        made.set(rest, to: value)
        items.append(made)
      }
      self = .list(items)
    }
  }

  /// The number of values in a list or mapping.
  package var count: Int {
    switch self {
    case .list(let items): items.count
    case .mapping(let members): members.count
    case .text, .plain: 0
    }
  }
}

extension [DraftStep] {
  /// The steps as a JSON Pointer.
  package var pointer: String {
    map { step in
      switch step {
      case .index(let index): "/\(index)"
      case .key(let key):
        "/" + key.replacing("~", with: "~0").replacing("/", with: "~1")
      }
    }.joined()
  }
}
