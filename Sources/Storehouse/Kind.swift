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

  package init(_ configuration: KindConfiguration, paths: GlobSet, schema: CompiledSchema?) {
    self.name = configuration.name
    self.paths = paths
    self.identity = configuration.identity
    self.allowsManyDocuments = configuration.allowsManyDocuments
    self.format = configuration.format
    self.schema = schema
    self.schemaPath = configuration.schema
    self.isReviewed = schema?.annotationRecords.contains { $0.review != nil } ?? false
  }

  /// What entries of this kind are for, as the schema says.
  package var roles: [String] { schema?.roles ?? [] }
}
