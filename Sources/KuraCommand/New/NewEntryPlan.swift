import Diagnostics
import DocumentTree
import EntryForms
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
  let ceiling: TLPLevel?

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
    ceiling = survey.storehouse.configuration.ceiling?.level
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
    func text(explains: Bool) -> String {
      let writer = EntryWriter(
        schema: schema, language: settings.language, firstLine: line, explains: explains)
      let text = writer.text(of: draft)
      return kind.format == .frontMatter ? "---\n\(text)---\n" : text
    }
    let explained = text(explains: true)
    let found = survey.findings(in: SourceFile(path: path, text: explained), of: kind)
    // An explanation may show a number that only looks like somebody's.
    let isClean = found.allSatisfy { finding in
      finding.sensitive == nil || !finding.pointer.isEmpty || finding.range.isEmpty
    }
    return isClean ? explained : text(explains: false)
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
}
