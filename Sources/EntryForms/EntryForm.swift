import SourceText

/// Knows what to ask next about an entry that is being written.
///
/// A function of the draft, so going back is nothing but taking an earlier draft.
package struct EntryForm: Sendable {
  package let schema: SchemaView

  package init(schema: SchemaView) {
    self.schema = schema
  }

  /// What is asked next.
  package struct Question: Sendable {
    /// How a question is answered.
    package enum Form: Hashable, Sendable {
      case text
      case number
      case markdown
      case yesNo
      case choice([DraftValue])
      case mention(SchemaView.Mention)
      /// Whether a list goes on; the steps lead to the list.
      case another
      /// Which of several fields is filled in, where none is required; the steps lead to the mapping.
      case member([String])
    }

    package let steps: [DraftStep]
    package let schema: SchemaView
    package let form: Form
    /// The fields from the outermost to this one.
    package let path: [SchemaView]
    /// Whether an empty answer ends the list that this would belong to.
    package let endsList: Bool
  }

  /// The state of a dialogue.
  package struct State: Hashable, Sendable {
    package var draft = DraftValue.empty
    /// Lists that nothing is added to any more.
    package var closed: Set<[DraftStep]> = []
    /// Fields that are asked although their schema does not require them.
    package var wanted: Set<[DraftStep]> = []

    package init() {}
  }

  /// The first question that the draft leaves open, or `nil`.
  package func nextQuestion(_ state: State) -> Question? {
    question(schema, [], [], state)
  }

  private func question(
    _ view: SchemaView, _ steps: [DraftStep], _ path: [SchemaView], _ state: State
  ) -> Question? {
    let value = state.draft[steps]
    if view.isMapping { return memberQuestion(view, steps, path, state) }
    if view.isList { return listQuestion(view, steps, path, state) }
    return value == nil ? leaf(view, steps, path, endsList: false) : nil
  }

  private func memberQuestion(
    _ view: SchemaView, _ steps: [DraftStep], _ path: [SchemaView], _ state: State
  ) -> Question? {
    let required = view.requiredNames
    let names = view.propertyNames
    if required.isEmpty, !steps.isEmpty, state.draft[steps] == nil,
      !names.contains(where: { state.wanted.contains(steps + [.key($0)]) })
    {
      return Question(
        steps: steps, schema: view, form: .member(names), path: path, endsList: false)
    }
    // The title first, because the id is made of it.
    let titles = names.filter { view.property($0)?.isTitle ?? false }
    for name in titles + names {
      let inner = steps + [.key(name)]
      guard let field = view.property(name),
        required.contains(name) || state.wanted.contains(inner) || state.draft[inner] != nil
      else { continue }
      if let found = question(field, inner, path + [field], state) { return found }
    }
    return nil
  }

  private func listQuestion(
    _ view: SchemaView, _ steps: [DraftStep], _ path: [SchemaView], _ state: State
  ) -> Question? {
    guard let items = view.items else { return nil }
    let count = state.draft[steps]?.count ?? 0
    for index in 0..<count {
      let inner = steps + [.index(index)]
      if let found = question(items, inner, path + [items], state) { return found }
    }
    if state.closed.contains(steps) { return nil }
    let next = steps + [.index(count)]
    let isEnough = count >= view.smallestCount && (count > 0 || view.smallestCount == 0)
    if items.isMapping || items.isList {
      if isEnough {
        return Question(steps: steps, schema: view, form: .another, path: path, endsList: true)
      }
      return question(items, next, path + [items], state)
    }
    return leaf(items, next, path, endsList: isEnough)
  }

  private func leaf(
    _ view: SchemaView, _ steps: [DraftStep], _ path: [SchemaView], endsList: Bool
  ) -> Question {
    Question(
      steps: steps, schema: view, form: form(of: view), path: path.isEmpty ? [view] : path,
      endsList: endsList)
  }

  private func form(of view: SchemaView) -> Question.Form {
    if view.constant == .plain("true") || view.types == ["boolean"] { return .yesNo }
    if let mention = view.mention { return .mention(mention) }
    if !view.choices.isEmpty { return .choice(view.choices) }
    if view.isMarkdown { return .markdown }
    if view.types.contains("integer") || view.types.contains("number") { return .number }
    return .text
  }
}
