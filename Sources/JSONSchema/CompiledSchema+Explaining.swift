package import Diagnostics
package import DocumentTree
import SourceText

extension CompiledSchema {
  /// What is wrong with a value of a document: one finding for each defect, none when it is valid.
  ///
  /// Slower than `verdict`; meant for the documents that it refuses.
  package func explain(_ document: Document, at node: Int = 0) -> [Diagnostic] {
    var scratch = ValidationScratch()
    if verdict(of: document, at: node, scratch: &scratch) == .valid { return [] }
    var explanation = Explanation(program, document, scratch: ValidationScratch())
    let diagnostics = explanation.diagnostics(at: node, root)
    guard diagnostics.isEmpty else { return diagnostics }
    return [unexplained(document, at: node)]
  }

  private func unexplained(_ document: Document, at node: Int) -> Diagnostic {
    let node = document.resolved(node)
    return Diagnostic(
      rule: "schema-any-of", message: .unexplained, path: document.source.path,
      range: SourceRange(at: document.nodes[node].range.start),
      pointer: document.pointer(to: node))
  }
}

extension LocalizedText {
  fileprivate static let unexplained = LocalizedText(
    ja: "この値はスキーマに合っていません。スキーマの決まりを確かめてください。",
    en: "This value does not follow its schema; check what the schema asks for")
}
