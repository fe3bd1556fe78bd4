import Diagnostics
import DocumentTree
import SourceText

extension ResourceIndex {
  /// What the keywords of a schema with `$schema` mean, or the inherited meaning without it.
  mutating func keywords(
    ofRoot location: SchemaLocation, inherited: KeywordSet
  ) -> KeywordSet {
    let document = documents[Int(location.document)]
    guard let node = document.value(of: Int(location.node), forKey: "$schema"),
      let uri = document.string(at: node)
    else { return inherited }
    if let dialect = SchemaDialect(uri: uri) { return KeywordSet(dialect) }
    let place = SchemaLocation(document: Int(location.document), node: document.resolved(node))
    switch customKeywords(uri, depth: 0) {
    case .known(let keywords):
      return keywords
    case .unknownVocabulary(let vocabulary):
      diagnostics.append(
        schemaProblem("unknown-dialect", .unknownVocabulary(vocabulary), at: place))
    case .unknown:
      diagnostics.append(schemaProblem("unknown-dialect", .unknownDialect(uri), at: place))
    }
    return inherited
  }

  private enum CustomKeywords {
    case known(KeywordSet)
    case unknownVocabulary(String)
    case unknown
  }

  /// Reads `$vocabulary` in a metaschema of someone's own (Core section 8.1.2).
  private mutating func customKeywords(_ uri: String, depth: Int) -> CustomKeywords {
    guard depth < 8, let metaschema = metaschema(at: uri) else { return .unknown }
    guard let vocabulary = metaschema.value(of: 0, forKey: "$vocabulary") else {
      // Without $vocabulary the metaschema's own dialect is the nearest to what it describes.
      guard let node = metaschema.value(of: 0, forKey: "$schema"),
        let parent = metaschema.string(at: node)
      else { return .unknown }
      if let dialect = SchemaDialect(uri: parent) { return .known(KeywordSet(dialect)) }
      return customKeywords(parent, depth: depth + 1)
    }
    var dialect: SchemaDialect?
    var vocabularies: Vocabularies = .core
    for member in metaschema.members(of: vocabulary) {
      let name = metaschema.text(of: metaschema.resolved(member.key))
      if let known = Vocabularies.named(name) {
        vocabularies.formUnion(known.vocabulary)
        dialect = dialect ?? known.dialect
      } else if metaschema.isTrue(member.value) {
        return .unknownVocabulary(name)
      }
    }
    return .known(KeywordSet(dialect ?? .draft2020, vocabularies: vocabularies))
  }

  private mutating func metaschema(at uri: String) -> Document? {
    let key = URIReference(uri).withoutFragment
    if let number = document(withID: key) { return documents[number] }
    // The drafts that are not known are nobody's own, so nothing here can explain them.
    if URIReference(key).authority == "json-schema.org" { return nil }
    return library.find?(key)
  }
}

extension LocalizedText {
  fileprivate static func unknownDialect(_ uri: String) -> LocalizedText {
    let known = SchemaDialect.allCases.reversed().map(\.uri)
    return LocalizedText(
      ja: """
        $schema「\(uri)」の JSON Schema の版に対応していません。\
        \(known.joined(separator: "、")) のどれかにしてください。
        """,
      en: """
        $schema '\(uri)' names a draft of JSON Schema that is not supported; \
        use one of \(known.joined(separator: ", "))
        """)
  }

  fileprivate static func unknownVocabulary(_ uri: String) -> LocalizedText {
    LocalizedText(
      ja: "この $schema は、対応していない語彙「\(uri)」を必須としています。",
      en: "This $schema requires the vocabulary '\(uri)', which is not supported")
  }
}
