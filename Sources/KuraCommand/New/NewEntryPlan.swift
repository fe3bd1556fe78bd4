import Diagnostics
import DocumentTree
import EntryForms
import GitStore
import JSONSchema
import LintEngine
import SourceText
import Storehouse
import YAMLFrontEnd

/// What is known of an entry before it is written: its kind, its schema and where it goes.
struct NewEntryPlan {
  let kind: Kind
  let survey: StorehouseSurvey
  let schema: SchemaView
  let settings: RunSettings
  /// The storehouse's folder on disk.
  let folder: String
  /// The strictest label that may be in this repository, where the configuration says one.
  let ceiling: String?

  init(
    _ kind: Kind, _ survey: StorehouseSurvey, _ settings: RunSettings, folder: String
  ) throws {
    guard let path = kind.schemaPath, let document = survey.schemaDocument(at: path) else {
      throw CommandFailure(.noSchema(kind.name), nextStep: .writeByHand)
    }
    self.kind = kind
    self.survey = survey
    self.settings = settings
    self.folder = folder
    schema = SchemaView(
      document,
      documents: SchemaDocuments(
        atPath: { survey.schemaDocument(at: $0) }, withID: { survey.schemaDocument(withID: $0) }))
    ceiling = NewEntryPlan.ceiling(in: folder)
  }

  private static func ceiling(in folder: String) -> String? {
    let path = folder + "/" + StorehouseLayout.configuration
    guard let bytes = try? FileAccess.read(path) else { return nil }
    let source = SourceFile(path: RepositoryPath(StorehouseLayout.configuration), bytes: bytes)
    guard let document = YAMLReader().read(source).documents.first else { return nil }
    return document.value(of: 0, forKey: "disclosure")
      .flatMap { document.value(of: $0, forKey: "ceiling") }.flatMap(document.string)
  }

  /// The field that repeats or is the id, when the schema has it.
  var idField: String? {
    switch kind.identity {
    case .field(let name): name
    case .stem: schema.propertyNames.contains("id") ? "id" : nil
    case .none: nil
    }
  }

  /// Where an entry with an id is written, or `nil` when the kind would not claim it there.
  func path(forID id: String) -> RepositoryPath? { survey.path(forID: id, of: kind) }

  /// The text of the file.
  func text(of draft: DraftValue, at path: RepositoryPath) -> String {
    let isHouse = survey.storehouse.configuration.profile == .storehouse && kind.format == .yaml
    let line = kind.schemaPath.flatMap { schema in
      isHouse ? "# yaml-language-server: $schema=\(relative(schema, from: path))" : nil
    }
    let writer = EntryWriter(schema: schema, language: settings.language, firstLine: line)
    let text = writer.text(of: draft)
    return kind.format == .frontMatter ? "---\n\(text)---\n" : text
  }

  private func relative(_ target: RepositoryPath, from path: RepositoryPath) -> String {
    let from = path.parent.description.split(separator: "/")
    let target = target.description.split(separator: "/")
    let common = zip(from, target).prefix { $0 == $1 }.count
    return (from.dropFirst(common).map { _ in ".." } + target.dropFirst(common).map(String.init))
      .joined(separator: "/")
  }

  /// What the schema says about a draft.
  func findings(in draft: DraftValue) -> [Diagnostic] {
    guard let compiled = kind.schema else { return [] }
    let text = EntryWriter(schema: schema, language: settings.language).text(of: draft)
    let parsed = YAMLReader().read(SourceFile(path: "new.yaml", text: text))
    guard let document = parsed.documents.first else {
      // Nothing but comments: there is nothing yet to be wrong.
      return draft == .empty ? [] : parsed.diagnostics
    }
    return compiled.explain(document)
  }

  /// Why an id cannot be taken, or `nil`.
  func objection(toID id: String) -> LocalizedText? {
    if id.isEmpty || id.contains("/") || id.hasPrefix(".") { return .badID(id) }
    if let idField {
      var draft = DraftValue.empty
      draft.set([.key(idField)], to: .text(id))
      let found = findings(in: draft).first { $0.pointer == "/\(idField)" }
      if let found { return found.message }
    }
    let catalog = survey.catalog
    let known = catalog.entries(withID: id).map { catalog.entries[$0] }
    let number = catalog.kinds.firstIndex { $0 === kind }
    if let other = known.first(where: { catalog.hasOneNamespace || $0.kind == number }) {
      return .takenID(id, other.path)
    }
    if catalog.isFormerID(id), let other = catalog.entry(for: id) {
      return .formerID(id, catalog.entries[other].path)
    }
    guard let path = path(forID: id) else { return .badID(id) }
    return FileAccess.isFile("\(folder)/\(path)") ? .takenID(id, path) : nil
  }

  /// An id made of the ASCII words of a title, or `nil` when there are none or they are taken.
  func suggestedID(for title: String) -> String? {
    let words = EntrySearch.form(of: title).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    guard words.contains(where: { $0.contains(where: \.isLetter) }) else { return nil }
    let name = words.prefix(6).joined(separator: "-")
    let number = survey.catalog.kinds.firstIndex { $0 === kind }
    let siblings = survey.catalog.entries.filter { $0.kind == number }.compactMap(\.id)
    let beginning = kind.name + "-"
    let isUsual = siblings.count { $0.hasPrefix(beginning) } * 2 > siblings.count
    let id = isUsual && !name.hasPrefix(beginning) ? beginning + name : name
    return objection(toID: id) == nil ? id : nil
  }
}

extension LocalizedText {
  fileprivate static func noSchema(_ kind: String) -> LocalizedText {
    LocalizedText(
      ja: "種類「\(kind)」にはスキーマがないので、何を書けばよいか分かりません。",
      en: "The kind '\(kind)' has no schema, so nothing is known of its fields")
  }

  fileprivate static let writeByHand = LocalizedText(
    ja: "ファイルを手で作るか、kura.yaml でこの種類にスキーマを指定してください。",
    en: "Write the file by hand, or name a schema for the kind in kura.yaml")

  static func badID(_ id: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(id)」は id に使えません。ファイル名になる、半角の英小文字・数字・ハイフンで書いてください。",
      en: "'\(id)' cannot be an id; it becomes the file's name: lower-case letters, digits, hyphens"
    )
  }

  fileprivate static func takenID(_ id: String, _ path: RepositoryPath) -> LocalizedText {
    LocalizedText(
      ja: "id「\(id)」は、もう使われています（\(path)）。別の id にしてください。上書きはしません。",
      en: "The id '\(id)' is taken (\(path)); choose another; nothing is overwritten")
  }

  fileprivate static func formerID(_ id: String, _ path: RepositoryPath) -> LocalizedText {
    LocalizedText(
      ja: "id「\(id)」は、以前 \(path) が使っていたものです。使い回すと古い参照が迷うので、別の id にしてください。",
      en:
        "The id '\(id)' belonged to \(path) before; old references still lead there, so choose another"
    )
  }
}
