/// A keyword of the three drafts.
enum Keyword: String, CaseIterable {
  case schema = "$schema"
  case id = "$id"
  case anchor = "$anchor"
  case dynamicAnchor = "$dynamicAnchor"
  case recursiveAnchor = "$recursiveAnchor"
  case vocabulary = "$vocabulary"
  case reference = "$ref"
  case dynamicReference = "$dynamicRef"
  case recursiveReference = "$recursiveRef"
  case comment = "$comment"
  case defs = "$defs"
  case definitions
  case type
  case enumeration = "enum"
  case constant = "const"
  case multipleOf
  case maximum
  case exclusiveMaximum
  case minimum
  case exclusiveMinimum
  case maxLength
  case minLength
  case pattern
  case maxItems
  case minItems
  case uniqueItems
  case maxContains
  case minContains
  case maxProperties
  case minProperties
  case required
  case dependentRequired
  case prefixItems
  case items
  case additionalItems
  case contains
  case additionalProperties
  case properties
  case patternProperties
  case dependentSchemas
  case dependencies
  case propertyNames
  case condition = "if"
  case then
  case otherwise = "else"
  case allOf
  case anyOf
  case oneOf
  case not
  case unevaluatedItems
  case unevaluatedProperties
  case format
  case contentEncoding
  case contentMediaType
  case contentSchema
  case title
  case description
  case defaultValue = "default"
  case deprecated
  case readOnly
  case writeOnly
  case examples

  private static let byName = Dictionary(
    uniqueKeysWithValues: Keyword.allCases.map { ($0.rawValue, $0) })

  /// Finds a keyword that a set of keywords knows, or `nil`.
  init?(_ name: String, in set: KeywordSet) {
    guard let keyword = Self.byName[name], keyword.isKnown(in: set) else { return nil }
    self = keyword
  }
}

extension Keyword {
  /// Where the subschemas are in a keyword's value.
  enum Shape {
    case value
    case schema
    case schemaList
    case schemaMap
    /// One schema, or in the drafts before 2020-12 a list of them.
    case schemaOrList
    /// A map of schemas and lists of keys.
    case schemaOrKeysMap
  }

  /// Where this keyword keeps its subschemas.
  var shape: Shape {
    switch self {
    case .additionalItems, .contains, .additionalProperties, .propertyNames, .condition, .then,
      .otherwise, .not, .unevaluatedItems, .unevaluatedProperties, .contentSchema:
      .schema
    case .prefixItems, .allOf, .anyOf, .oneOf: .schemaList
    case .defs, .definitions, .properties, .patternProperties, .dependentSchemas: .schemaMap
    case .items: .schemaOrList
    case .dependencies: .schemaOrKeysMap
    default: .value
    }
  }

  private func isKnown(in set: KeywordSet) -> Bool {
    draftsKnow(in: set.dialect)
      && (set.dialect == .draft7 || set.vocabularies.contains(vocabulary))
  }

  private func draftsKnow(in dialect: SchemaDialect) -> Bool {
    switch self {
    case .anchor, .vocabulary, .defs, .dependentRequired, .dependentSchemas, .maxContains,
      .minContains, .unevaluatedItems, .unevaluatedProperties, .contentSchema, .deprecated:
      dialect != .draft7
    case .recursiveReference, .recursiveAnchor: dialect == .draft2019
    case .dynamicReference, .dynamicAnchor, .prefixItems: dialect == .draft2020
    case .additionalItems: dialect != .draft2020
    default: true
    }
  }

  private var vocabulary: Vocabularies {
    switch self {
    case .schema, .id, .anchor, .dynamicAnchor, .recursiveAnchor, .vocabulary, .reference,
      .dynamicReference, .recursiveReference, .comment, .defs, .definitions:
      .core
    case .prefixItems, .items, .additionalItems, .contains, .additionalProperties, .properties,
      .patternProperties, .dependentSchemas, .dependencies, .propertyNames, .condition, .then,
      .otherwise, .allOf, .anyOf, .oneOf, .not:
      .applicator
    case .unevaluatedItems, .unevaluatedProperties: .unevaluated
    case .type, .enumeration, .constant, .multipleOf, .maximum, .exclusiveMaximum, .minimum,
      .exclusiveMinimum, .maxLength, .minLength, .pattern, .maxItems, .minItems, .uniqueItems,
      .maxContains, .minContains, .maxProperties, .minProperties, .required, .dependentRequired:
      .validation
    case .format: .format
    case .contentEncoding, .contentMediaType, .contentSchema, .title, .description,
      .defaultValue, .deprecated, .readOnly, .writeOnly, .examples:
      .annotation
    }
  }
}
