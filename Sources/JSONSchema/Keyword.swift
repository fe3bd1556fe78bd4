import DocumentTree
import SourceText

/// A keyword of the three drafts.
enum Keyword: UInt8, CaseIterable {
  case schema
  case id
  case anchor
  case dynamicAnchor
  case recursiveAnchor
  case vocabulary
  case reference
  case dynamicReference
  case recursiveReference
  case comment
  case defs
  case definitions
  case type
  case enumeration
  case constant
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
  case condition
  case then
  case otherwise
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
  case defaultValue
  case deprecated
  case readOnly
  case writeOnly
  case examples

  /// The name in schemas.
  var name: String {
    switch self {
    case .schema: "$schema"
    case .id: "$id"
    case .anchor: "$anchor"
    case .dynamicAnchor: "$dynamicAnchor"
    case .recursiveAnchor: "$recursiveAnchor"
    case .vocabulary: "$vocabulary"
    case .reference: "$ref"
    case .dynamicReference: "$dynamicRef"
    case .recursiveReference: "$recursiveRef"
    case .comment: "$comment"
    case .defs: "$defs"
    case .enumeration: "enum"
    case .constant: "const"
    case .condition: "if"
    case .otherwise: "else"
    case .defaultValue: "default"
    default: String(describing: self)
    }
  }
}

/// Keywords by the hash of their names, for looking up keys without making texts of them.
private struct KeywordTable {
  private var slots: [(hash: UInt32, name: [UInt8], keyword: Keyword)?]

  init() {
    slots = Array(repeating: nil, count: 256)
    for keyword in Keyword.allCases {
      let name = Array(keyword.name.utf8)
      let hash = stableHash(name, name.indices)
      var place = Int(hash & 255)
      while slots[place] != nil { place = (place + 1) & 255 }
      slots[place] = (hash, name, keyword)
    }
  }

  func keyword(at key: Int, in document: Document) -> Keyword? {
    let hash = document.nodes[key].payload
    var place = Int(hash & 255)
    while let slot = slots[place] {
      if slot.hash == hash, document.text(of: key, equals: slot.name) { return slot.keyword }
      place = (place + 1) & 255
    }
    return nil
  }

  static let shared = KeywordTable()
}

extension Keyword {
  /// Finds the keyword of any draft that a key names, or `nil`.
  init?(at key: Int, of document: Document) {
    let key = document.resolved(key)
    guard document.nodes[key].isScalar,
      let keyword = KeywordTable.shared.keyword(at: key, in: document)
    else { return nil }
    self = keyword
  }

  /// Finds the keyword that a key names, among those that a set of keywords knows, or `nil`.
  init?(at key: Int, of document: Document, in set: KeywordSet) {
    guard let keyword = Keyword(at: key, of: document), keyword.isKnown(in: set) else {
      return nil
    }
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

  /// Whether the drafts and vocabularies of a set have this keyword.
  func isKnown(in set: KeywordSet) -> Bool {
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
