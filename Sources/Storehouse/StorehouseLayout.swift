import SourceText

/// Where a storehouse keeps what, by convention.
package enum StorehouseLayout {
  /// The configuration, at the top.
  package static let configuration = "kura.yaml"
  /// The folder of the schemas.
  package static let schemas = "schemas"
  /// The folder of the entries, with a folder for each kind.
  package static let knowledge = "knowledge"
  /// What the names of schema files end with, as JSON or as YAML.
  package static let schemaEndings = [".schema.json", ".schema.yaml", ".schema.yml"]
}
