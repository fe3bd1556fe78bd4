package import JSONSchema
package import Patterns
package import SourceText

/// A kind of entry: where its files are, how they are written, and what they must hold.
///
/// An object, because every entry names its kind and copies of a value would count many parts.
package final class Kind: Sendable {
  package let name: String
  package let paths: GlobSet
  package let identity: KindConfiguration.Identity
  package let allowsManyDocuments: Bool
  package let format: KindConfiguration.Format
  /// The compiled schema, or `nil` when the kind has none.
  package let schema: CompiledSchema?
  package let schemaPath: RepositoryPath?
  /// Whether the schema has a place for reviews.
  package let isReviewed: Bool
  /// What the schema says about mentions of other entries, by the record of an annotated value.
  let mentionRules: [MentionRule?]

  /// The name for people: the schema's title and the name, 「相談先（contact）」.
  package let title: LocalizedText

  package init(_ configuration: KindConfiguration, paths: GlobSet, schema: CompiledSchema?) {
    self.name = configuration.name
    self.paths = paths
    self.identity = configuration.identity
    self.allowsManyDocuments = configuration.allowsManyDocuments
    self.format = configuration.format
    self.schema = schema
    self.schemaPath = configuration.schema
    let titles = schema?.title
    self.title = LocalizedText(
      ja: titles?.japanese.map { "\($0)（\(configuration.name)）" } ?? configuration.name,
      en: titles?.english.map { "\(configuration.name) (\($0))" } ?? configuration.name)
    let records = schema?.annotationRecords ?? []
    var rules = [MentionRule?](repeating: nil, count: records.last.map { Int($0) + 1 } ?? 0)
    var isReviewed = false
    for record in records {
      guard let annotations = schema?.annotations(record) else { continue }
      rules[Int(record)] = MentionRule(annotations)
      if annotations.review != nil { isReviewed = true }
    }
    self.mentionRules = rules
    self.isReviewed = isReviewed
  }

  /// What entries of this kind are for, as the schema says.
  package var roles: [String] { schema?.roles ?? [] }
}

/// What a schema says about a place where another entry is mentioned; shared by all mentions there.
final class MentionRule: Sendable {
  /// Whether the text is `id@key`.
  let isCitation: Bool
  let kinds: [String]
  let roles: [String]
  /// The relation's name, or `nil` for the property's name.
  let relation: String?
  let isAcyclic: Bool

  /// The rule of a set of annotations, or `nil` when it is not about mentions.
  init?(_ annotations: KuraAnnotations) {
    if let reference = annotations.reference {
      isCitation = false
      kinds = reference.kinds
      roles = reference.roles
      relation = reference.relation
      isAcyclic = reference.isAcyclic
    } else if let citation = annotations.citation {
      isCitation = true
      kinds = []
      roles = citation.roles
      relation = nil
      isAcyclic = false
    } else {
      return nil
    }
  }
}
