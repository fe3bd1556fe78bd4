import EntryForms
import SourceText
import Storehouse

/// A field that an entry needs and does not have.
struct MissingField {
  /// As `--set` takes it.
  let name: String
  let title: LocalizedText?
}

extension NewEntryPlan {
  /// What somebody still has to say, in the order of the schema; not what is filled in by itself.
  func missingFields(in draft: DraftValue) -> [MissingField] {
    var fields: [MissingField] = []
    let label = missingLabel(in: draft)?.steps.first
    for name in schema.propertyNames where schema.requiredNames.contains(name) {
      guard name != idField, label != .key(name), let field = schema.property(name) else {
        continue
      }
      gather(field, [.key(name)], name, draft, into: &fields)
    }
    return fields
  }

  private func gather(
    _ view: SchemaView, _ steps: [DraftStep], _ name: String, _ draft: DraftValue,
    titleOfList: LocalizedText? = nil, into fields: inout [MissingField]
  ) {
    // Schemas may contain themselves.
    guard steps.count < 8 else { return }
    let value = draft[steps]
    if view.isMapping {
      let required = view.propertyNames.filter { view.requiredNames.contains($0) }
      // Where nothing is required, one of the fields is enough.
      let isOpen = required.isEmpty && value == nil
      for inner in isOpen ? Array(view.propertyNames.prefix(1)) : required {
        guard let field = view.property(inner) else { continue }
        gather(field, steps + [.key(inner)], "\(name).\(inner)", draft, into: &fields)
      }
    } else if view.isList, let items = view.items {
      if value == nil {
        gather(
          items, steps + [.index(0)], "\(name)[]", draft, titleOfList: view.title, into: &fields)
      }
      for index in 0..<(value?.count ?? 0) {
        gather(items, steps + [.index(index)], "\(name)[\(index)]", draft, into: &fields)
      }
    } else if value == nil {
      fields.append(MissingField(name: name, title: view.title ?? titleOfList))
    }
  }

  /// How the same is done without being asked.
  func setCommand(_ draft: DraftValue, id: String?) -> [LocalizedText] {
    let fields = missingFields(in: draft)
    let options = fields.map { field in
      // Shells take square brackets for a pattern of file names.
      field.name.contains("[") ? "--set '\(field.name)=…'" : "--set \(field.name)=…"
    }
    let id = id ?? (usualBeginning ?? "") + "…"
    let command = (["kura new \(kind.name) \(id)"] + options).joined(separator: " ")
    return [.howToSet, LocalizedText(verbatim: "  " + command)]
  }
}

extension LocalizedText {
  /// Names the fields that are needed.
  static func missing(_ fields: [MissingField]) -> LocalizedText {
    let japanese = fields.map { field in
      distinctTitle(field.title?.japanese, of: field.name)
        .map { "\($0)（\(field.name)）" } ?? field.name
    }
    let english = fields.map { field in
      distinctTitle(field.title?.english, of: field.name)
        .map { "\($0) (\(field.name))" } ?? field.name
    }
    return LocalizedText(
      ja: "まだ書かれていない、必要な欄: " + japanese.joined(separator: "、"),
      en: "Needed and not yet there: " + english.joined(separator: ", "))
  }

  fileprivate static let howToSet = LocalizedText(
    ja: "質問に答える代わりに、--set で値を書くこともできます（… を値に替えます）。",
    en: "Instead of being asked, give the values with --set (put them in place of …):")
}
