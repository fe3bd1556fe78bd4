import Diagnostics
import DocumentTree
import SourceText

extension SchemaCompiler {
  /// Compiles `allOf`, `anyOf`, `oneOf`, `not`, `if`.
  mutating func compileCombinations(of schema: inout Subschema) {
    let lists: [(Keyword, Instruction.Operation)] = [
      (.allOf, .allOf), (.anyOf, .anyOf), (.oneOf, .oneOf),
    ]
    for (keyword, operation) in lists {
      guard let node = schema[keyword] else { continue }
      let schemas = children(keyword, at: node, of: schema)
      guard !schemas.isEmpty else { continue }
      schema.emit(
        operation, for: .any, at: node, a: builder.addList(schemas),
        b: Int32(truncatingIfNeeded: schemas.count))
    }
    if let node = schema[.not] {
      schema.emit(.not, for: .any, at: node, a: child(node, of: schema))
    }
    if let node = schema[.condition] {
      schema.emit(
        .condition, for: .any, at: node, a: child(node, of: schema),
        b: child(.then, of: schema), c: child(.otherwise, of: schema))
    }
  }

  /// Compiles `$ref`, `$dynamicRef` and `$recursiveRef`.
  mutating func compileReferences(of schema: inout Subschema) {
    for keyword in [Keyword.reference, .dynamicReference, .recursiveReference] {
      guard let node = schema[keyword] else { continue }
      guard let text = schema.document.string(at: node) else {
        reportValue(of: keyword, needs: .text, in: schema, at: node)
        continue
      }
      do {
        let target = try index.resolve(text, from: schema.resource)
        emit(keyword, to: target, at: node, in: &schema)
      } catch {
        report("schema-reference", message(for: error), in: schema, at: node)
      }
    }
  }

  private mutating func emit(
    _ keyword: Keyword, to target: ResourceIndex.Target, at node: Int, in schema: inout Subschema
  ) {
    let number = number(of: target.location)
    let owner = index.resources[target.resource]
    if keyword == .dynamicReference, let anchor = target.anchor,
      owner.dynamicAnchors[anchor] == target.location.node
    {
      schema.emit(.dynamicReference, for: .any, at: node, a: number, b: dynamicName(anchor))
    } else if keyword == .recursiveReference, owner.isRecursiveAnchor,
      owner.location == target.location
    {
      schema.emit(.dynamicReference, for: .any, at: node, a: number, b: dynamicName(""))
    } else {
      schema.emit(.reference, for: .any, at: node, a: number)
    }
  }

  private func message(for failure: ResourceIndex.Failure) -> LocalizedText {
    switch failure {
    case .noSchema(let uri):
      return LocalizedText(
        ja: "参照先のスキーマ「\(uri)」が見つかりません。$id かファイルの場所を確かめてください。",
        en: "There is no schema '\(uri)' here; check its $id or its path")
    case .noAnchor(let name, let known):
      let nearest = nearestName(to: name, among: known)
      return LocalizedText(
        ja: "参照先のスキーマに「#\(name)」という名前はありません。"
          + (nearest.map { "「#\($0)」の誤りではありませんか。" } ?? ""),
        en: "The schema has no anchor '#\(name)'"
          + (nearest.map { "; did you mean '#\($0)'?" } ?? ""))
    case .noPlace(let pointer):
      return LocalizedText(
        ja: "参照先のスキーマに「#\(pointer)」という場所はありません。",
        en: "The schema has nothing at '#\(pointer)'")
    }
  }
}
