package import JSONSchema
package import Patterns
package import SourceText

/// A kind of entry: where its files are, how they are written, and what they must hold.
package struct Kind: Sendable {
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
    self.isReviewed = schema?.annotationRecords.contains { $0.review != nil } ?? false
  }

  /// What entries of this kind are for, as the schema says.
  package var roles: [String] { schema?.roles ?? [] }
}
