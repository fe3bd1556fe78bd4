/// Makes values and schemas of few names, so that they often have to do with each other.
package struct TreeMaker {
  private static let keys = ["a", "b", "c", "id", "kind", "title", "題名", "", "a/b", "m~n", "<<"]
  private static let texts = [
    "", "a", "b", "abc", "text", "image", "あいう", "2026-11-21", "2026/4/1", "a@b.jp", "１２３", "no",
    "0",
    "https://example.jp/", "👨‍👩‍👧", "e\u{301}", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
  ]
  private static let plains = [
    "null", "true", "false", "0", "1", "-1", "2", "3", "1.0", "1.5", "0.1", "1e2", "1e400",
    "1e-400",
    "100", "9223372036854775808", "123456789012345678901234567890.5",
  ]
  private static let types = [
    "null", "boolean", "object", "array", "number", "string", "integer", "nothing",
  ]
  private static let patterns = [
    "^a", "b$", "^[ぁ-ん]+$", "^(a+)+$", "\\d{4}", "^.{0,3}$", "[", "(?<=a)b", "\\p{L}", "^$",
    "(a)\\1", "",
  ]
  private static let addresses = [
    "#", "#/$defs/a", "#/$defs/b", "#a", "#/properties/a", "#/definitions/a", "other.json",
    "other.json#/$defs/a", "schema.json", "http://example.jp/x", "#/$defs/none", "a", "urn:x:y",
    "#/allOf/0", "#/%24defs/a", "https://json-schema.org/draft/2020-12/schema",
    "http://json-schema.org/draft-07/schema#", "//", "%", "?", "#/", "..//a#b",
  ]
  private static let formats = [
    "date", "date-time", "time", "duration", "email", "idn-email", "hostname", "idn-hostname",
    "ipv4",
    "ipv6", "uri", "uri-reference", "iri", "iri-reference", "uri-template", "json-pointer",
    "relative-json-pointer", "uuid", "regex", "unknown",
  ]

  /// The addresses of the drafts.
  static let drafts = [
    "https://json-schema.org/draft/2020-12/schema", "https://json-schema.org/draft/2019-09/schema",
    "http://json-schema.org/draft-07/schema#", "http://json-schema.org/draft-06/schema#", "",
  ]

  private static let schemaKeywords = [
    "not", "if", "then", "else", "contains", "items", "additionalItems", "additionalProperties",
    "propertyNames", "unevaluatedItems", "unevaluatedProperties", "contentSchema",
  ]
  private static let listKeywords = ["allOf", "anyOf", "oneOf", "prefixItems", "items"]
  private static let mapKeywords = [
    "properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "dependencies",
  ]
  private static let countKeywords = [
    "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties",
    "minContains", "maxContains", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "multipleOf",
  ]
  private static let noteKeywords = [
    "x-kura-title", "x-kura-reference", "x-kura-citation", "x-kura-edition", "x-kura-former-id",
    "x-kura-link", "x-kura-markdown", "x-kura-verbatim", "x-kura-review", "x-kura-disclosure",
    "x-kura-registered", "x-kura-status", "x-kura-role", "x-kura-en", "x-kura-message",
    "x-kura-other",
  ]

  package init() {}

  /// Any value.
  package func value(depth: Int, _ random: inout FuzzRandom) -> Tree {
    switch random.below(depth > 0 ? 8 : 4) {
    case 0, 1: .text(random.element(of: Self.texts))
    case 2, 3: .plain(random.element(of: Self.plains))
    case 4: .array((0..<random.below(5)).map { _ in value(depth: depth - 1, &random) })
    default:
      .object(
        (0..<random.below(5)).map { _ in
          Tree.Member(random.element(of: Self.keys), value(depth: depth - 1, &random))
        })
    }
  }

  /// Any schema; `true` and `false` are rare.
  package func schema(depth: Int, _ random: inout FuzzRandom) -> Tree {
    if random.once(in: 24) { return .plain(random.element(of: ["true", "false"])) }
    let count = random.below(depth > 0 ? 5 : 3) + (depth > 2 ? 2 : 0)
    return .object((0..<count).map { _ in member(depth: depth, &random) })
  }

  /// Any member of a schema.
  package func member(depth: Int, _ random: inout FuzzRandom) -> Tree.Member {
    switch random.below(depth > 0 ? 20 : 10) {
    case 0, 1: Tree.Member("type", type(&random))
    case 2:
      Tree.Member(random.element(of: ["enum", "const", "default", "examples"]), list(&random))
    case 3, 4:
      Tree.Member(random.element(of: Self.countKeywords), .plain(random.element(of: Self.plains)))
    case 5: Tree.Member("format", .text(random.element(of: Self.formats)))
    case 6: Tree.Member("pattern", .text(random.element(of: Self.patterns)))
    case 7: reference(&random)
    case 8: Tree.Member("required", keyList(&random))
    case 9: note(&random)
    case 10...12:
      Tree.Member(random.element(of: Self.schemaKeywords), schema(depth: depth - 1, &random))
    case 13...15: Tree.Member(random.element(of: Self.listKeywords), schemas(depth, &random))
    case 16: Tree.Member("properties", schemaMap(depth, patterns: false, &random))
    default:
      Tree.Member(
        random.element(of: Self.mapKeywords),
        schemaMap(depth, patterns: random.once(in: 3), &random))
    }
  }

  private func type(_ random: inout FuzzRandom) -> Tree {
    if !random.once(in: 4) { return .text(random.element(of: Self.types)) }
    return .array((0..<random.below(4)).map { _ in .text(random.element(of: Self.types)) })
  }

  private func list(_ random: inout FuzzRandom) -> Tree {
    random.once(in: 3)
      ? value(depth: 2, &random)
      : .array((0..<random.below(4)).map { _ in value(depth: 1, &random) })
  }

  private func keyList(_ random: inout FuzzRandom) -> Tree {
    .array((0..<random.below(4)).map { _ in .text(random.element(of: Self.keys)) })
  }

  private func schemas(_ depth: Int, _ random: inout FuzzRandom) -> Tree {
    .array((0..<random.below(4)).map { _ in schema(depth: depth - 1, &random) })
  }

  private func schemaMap(_ depth: Int, patterns: Bool, _ random: inout FuzzRandom) -> Tree {
    .object(
      (0..<random.below(4)).map { _ in
        Tree.Member(
          random.element(of: patterns ? Self.patterns : Self.keys),
          schema(depth: depth - 1, &random))
      })
  }

  private func reference(_ random: inout FuzzRandom) -> Tree.Member {
    let address = Tree.text(random.element(of: Self.addresses))
    switch random.below(12) {
    case 0: return Tree.Member("$dynamicRef", address)
    case 1: return Tree.Member("$recursiveRef", .text("#"))
    case 2: return Tree.Member("$anchor", .text("a"))
    case 3: return Tree.Member("$dynamicAnchor", .text("a"))
    case 4: return Tree.Member("$recursiveAnchor", .plain("true"))
    case 5: return Tree.Member("$id", address)
    case 6: return Tree.Member("$schema", .text(random.element(of: Self.drafts)))
    case 7:
      let vocabulary = "https://json-schema.org/draft/2020-12/vocab/validation"
      return Tree.Member("$vocabulary", .object([Tree.Member(vocabulary, .plain("true"))]))
    default: return Tree.Member("$ref", address)
    }
  }

  private func note(_ random: inout FuzzRandom) -> Tree.Member {
    let names = Tree.object([
      Tree.Member("on", .text("a")), Tree.Member("key", .text("id")),
      Tree.Member("kinds", .array([.text("faq")])), Tree.Member("acyclic", .plain("true")),
      Tree.Member("ja", .text("直してください。")), Tree.Member("en", .text("Mend it")),
      Tree.Member("title", .text("Title")),
    ])
    let values: [Tree] = [
      .plain("true"), .text("question-answer"), names, value(depth: 2, &random),
    ]
    return Tree.Member(random.element(of: Self.noteKeywords), random.element(of: values))
  }
}
