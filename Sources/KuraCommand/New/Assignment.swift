import ArgumentParser
import EntryForms
import SourceText

/// A value of `--set`: `key=value`, `a.b=value` inside a mapping, `list[]=value` at a list's end,
/// `list[0].key=value` or `list[].key=value` inside an element.
struct Assignment: ExpressibleByArgument {
  /// A step of the path; an index is `nil` for `[]`.
  private enum Step {
    case key(String)
    case index(Int?)
  }

  /// The words as they were typed, for messages.
  let name: String
  private let steps: [Step]
  private let value: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "=") else { return nil }
    name = String(argument[..<equals])
    value = String(argument[argument.index(after: equals)...])
    var steps: [Step] = []
    for part in name.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let key = pieces.first, !key.isEmpty else { return nil }
      steps.append(.key(String(key)))
      for piece in pieces.dropFirst() {
        guard piece.hasSuffix("]") else { return nil }
        let index = piece.dropLast()
        guard index.isEmpty || Int(index) != nil else { return nil }
        steps.append(.index(Int(index)))
      }
    }
    self.steps = steps
  }

  /// Puts the value into a draft.
  /// - Returns: where it is now.
  func apply(to draft: inout DraftValue, schema: SchemaView) -> [DraftStep] {
    var found: [DraftStep] = []
    for (position, step) in steps.enumerated() {
      switch step {
      case .key(let key): found.append(.key(key))
      case .index(let index?): found.append(.index(index))
      case .index(nil):
        let count = draft[found]?.count ?? 0
        found.append(.index(isInLast(count, found, steps[(position + 1)...], draft)))
      }
    }
    draft.set(found, to: typed(schema[found]))
    return found
  }

  /// The last element of a list while it still lacks what is set, else the place after it.
  private func isInLast(
    _ count: Int, _ list: [DraftStep], _ rest: ArraySlice<Step>, _ draft: DraftValue
  ) -> Int {
    guard count > 0, case .key(let key)? = rest.first else { return count }
    let last = list + [.index(count - 1)]
    let isNested = rest.count > 1
    return draft[last + [.key(key)]] == nil || isNested ? count - 1 : count
  }

  private func typed(_ view: SchemaView?) -> DraftValue {
    let text = view?.isMarkdown ?? false && !value.hasSuffix("\n") ? value + "\n" : value
    return DraftValue(typed: text, for: view)
  }
}

extension DraftValue {
  /// What somebody typed, as the kind of value that a schema wants there.
  init(typed text: String, for view: SchemaView?) {
    let types = view?.types ?? []
    let isNumber = types.contains("integer") || types.contains("number")
    if view?.choices.contains(.plain(text)) ?? false || view?.constant == .plain(text) {
      self = .plain(text)
    } else if isNumber, Double(text)?.isFinite ?? false {
      self = .plain(text)
    } else if types.contains("boolean"), text == "true" || text == "false" {
      self = .plain(text)
    } else if view?.allowsNull ?? false, text == "null" {
      self = .plain(text)
    } else if types.contains("array"), text == "[]" {
      self = .list([])
    } else if types.contains("object"), text == "{}" {
      self = .empty
    } else {
      self = .text(text)
    }
  }
}
