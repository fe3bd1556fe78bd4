/// A published draft of JSON Schema that kura understands whole.
package enum SchemaDialect: String, Hashable, Sendable, CaseIterable {
  case draft7 = "draft7"
  case draft2019 = "draft2019-09"
  case draft2020 = "draft2020-12"

  /// The address of the draft's metaschema, without a fragment.
  package var uri: String {
    switch self {
    case .draft7: "http://json-schema.org/draft-07/schema"
    case .draft2019: "https://json-schema.org/draft/2019-09/schema"
    case .draft2020: "https://json-schema.org/draft/2020-12/schema"
    }
  }

  /// Finds the draft that a value of `$schema` names, or `nil`.
  ///
  /// An empty fragment and the choice of `http` or `https` make no difference. The address without
  /// a draft, which stood for the latest one until draft-06, is read as the newest.
  package init?(uri: String) {
    var uri = uri[...]
    if uri.hasSuffix("#") { uri = uri.dropLast() }
    let rest = uri.hasPrefix("https://") ? uri.dropFirst(8) : uri.dropFirst(7)
    if uri.hasPrefix("http"), rest == "json-schema.org/schema" {
      self = .draft2020
      return
    }
    guard uri.hasPrefix("http"),
      let match = SchemaDialect.allCases.first(where: { $0.uri.hasSuffix("://" + rest) })
    else { return nil }
    self = match
  }
}

/// What a schema's keywords mean: its draft and the vocabularies that its metaschema switches on.
struct KeywordSet: Hashable, Sendable {
  var dialect: SchemaDialect
  var vocabularies: Vocabularies

  init(_ dialect: SchemaDialect, vocabularies: Vocabularies = .standard) {
    self.dialect = dialect
    self.vocabularies = vocabularies
  }
}

/// The vocabularies of 2019-09 and 2020-12 (JSON Schema Core section 8.1.2).
struct Vocabularies: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let core = Vocabularies(rawValue: 1)
  static let applicator = Vocabularies(rawValue: 2)
  static let unevaluated = Vocabularies(rawValue: 4)
  static let validation = Vocabularies(rawValue: 8)
  static let format = Vocabularies(rawValue: 16)
  static let formatAssertion = Vocabularies(rawValue: 32)
  static let annotation = Vocabularies(rawValue: 64)

  /// What the drafts' own metaschemas switch on.
  static let standard: Vocabularies = [
    .core, .applicator, .unevaluated, .validation, .format, .annotation,
  ]

  /// The draft and the vocabulary that an address of `$vocabulary` names, or `nil`.
  static func named(_ uri: String) -> (dialect: SchemaDialect, vocabulary: Vocabularies)? {
    let prefixes: [(String, SchemaDialect)] = [
      ("https://json-schema.org/draft/2020-12/vocab/", .draft2020),
      ("https://json-schema.org/draft/2019-09/vocab/", .draft2019),
    ]
    guard let (prefix, dialect) = prefixes.first(where: { uri.hasPrefix($0.0) }) else {
      return nil
    }
    switch (uri.dropFirst(prefix.count), dialect) {
    case ("core", _): return (dialect, .core)
    case ("applicator", .draft2019): return (dialect, [.applicator, .unevaluated])
    case ("applicator", _): return (dialect, .applicator)
    case ("unevaluated", .draft2020): return (dialect, .unevaluated)
    case ("validation", _): return (dialect, .validation)
    case ("format", .draft2019): return (dialect, .format)
    case ("format-annotation", .draft2020): return (dialect, .format)
    case ("format-assertion", .draft2020): return (dialect, [.format, .formatAssertion])
    case ("content", _), ("meta-data", _): return (dialect, .annotation)
    default: return nil
    }
  }
}
