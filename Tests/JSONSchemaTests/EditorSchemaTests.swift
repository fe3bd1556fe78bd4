import DocumentTree
import SourceText
import TestSupport
import Testing

/// The schemas as the common YAML language server sees them, which many editors use
/// (redhat-developer/yaml-language-server).
struct EditorSchemaTests {
  /// What it supports in every version: "JSON Schema 7 and below" (its README; the keywords are
  /// those that `baseValidator.ts` and `draft07Validator.ts` look at).
  private static let draft7: Set<String> = [
    "$schema", "$id", "$ref", "$comment", "title", "description", "default", "examples", "type",
    "enum", "const", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "minimum", "maximum",
    "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
    "format", "items", "additionalItems", "contains", "minItems", "maxItems", "uniqueItems",
    "properties", "patternProperties", "additionalProperties", "required", "propertyNames",
    "dependencies", "minProperties", "maxProperties", "definitions",
  ]

  /// Newer ones, with why an editor that passes over them still helps; see docs/schemas.md.
  private static let justified = [
    "$defs": "a place that $ref names by a JSON Pointer, which every version follows",
    "dependentRequired": "since 2019-09 support (draft2019Validator.ts); before, kura lint says it",
  ]

  private static let folder = RepositoryFolder()
  private static let documents: [String: Document] = {
    var documents: [String: Document] = [:]
    for path in folder.files(below: "schemas") {
      var reader = JSONReader()
      let file = SourceFile(path: path, bytes: folder.bytes(of: path))
      documents[path.name] = reader.read(file).documents.first
    }
    return documents
  }()

  @Test(arguments: documents.keys.sorted())
  func onlyKeywordsThatEditorsKnowAreUsed(name: String) throws {
    let document = try #require(Self.documents[name])
    for (node, pointer) in subschemas(of: document) {
      for member in document.members(of: node) {
        let keyword = document.text(of: member.key)
        let isKnown =
          Self.draft7.contains(keyword) || Self.justified[keyword] != nil
          || keyword.hasPrefix("x-kura-")
        #expect(isKnown, "\(pointer)/\(keyword)")
      }
    }
  }

  @Test(arguments: documents.keys.sorted())
  func everyFieldExplainsItselfInJapanese(name: String) throws {
    let document = try #require(Self.documents[name])
    for (node, pointer) in subschemas(of: document) where !isCondition(pointer) {
      guard let properties = document.value(of: node, forKey: "properties") else { continue }
      for member in document.members(of: properties) {
        for keyword in ["title", "description"] {
          let text = text(keyword, document, member.value) ?? ""
          let isJapanese = text.unicodeScalars.contains {
            (0x3040...0x30FF).contains($0.value) || (0x4E00...0x9FFF).contains($0.value)
          }
          let field = document.text(of: member.key)
          // A title may be a name that is the same in every language, such as "id".
          #expect(
            isJapanese || keyword == "title" && !text.isEmpty,
            "\(pointer)/properties/\(field) has no Japanese \(keyword)")
        }
      }
    }
  }

  /// A keyword's text, from what `$ref` leads to when it is not beside it.
  private func text(_ keyword: String, _ document: Document, _ node: Int) -> String? {
    if let own = document.value(of: node, forKey: keyword) { return document.string(at: own) }
    guard let reference = document.value(of: node, forKey: "$ref").flatMap(document.string) else {
      return nil
    }
    let parts = reference.split(separator: "#", omittingEmptySubsequences: false)
    guard parts.count == 2,
      let target = parts[0].isEmpty ? document : Self.documents[String(parts[0])]
    else { return nil }
    var place = 0
    for name in parts[1].split(separator: "/") {
      guard let next = target.value(of: place, forKey: String(name)) else { return nil }
      place = next
    }
    return self.text(keyword, target, place)
  }

  /// Whether a subschema only says when something holds: nobody points at its fields.
  private func isCondition(_ pointer: String) -> Bool {
    ["/if", "/then", "/else", "/not"].contains { pointer.contains($0) }
  }

  private func subschemas(of document: Document) -> [(node: Int, pointer: String)] {
    var found: [(node: Int, pointer: String)] = []
    var queue = [(node: 0, pointer: "")]
    while let (node, pointer) = queue.popLast() {
      found.append((node, pointer))
      for member in document.members(of: node) {
        let keyword = document.text(of: member.key)
        let below = pointer + "/" + keyword
        switch keyword {
        case "items", "contains", "additionalProperties", "propertyNames", "not", "if", "then",
          "else":
          if !document.members(of: member.value).isEmpty { queue.append((member.value, below)) }
        case "allOf", "anyOf", "oneOf":
          queue += document.items(of: member.value).map { ($0, below) }
        case "properties", "patternProperties", "$defs", "definitions":
          queue += document.members(of: member.value).map {
            ($0.value, below + "/" + document.text(of: $0.key))
          }
        default: break
        }
      }
    }
    return found
  }
}
