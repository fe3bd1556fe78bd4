package import Diagnostics
package import DocumentTree
import SourceText

extension CompiledSchema {
  /// What keeps a document from following the schema.
  package func explain(_ document: Document) -> [Diagnostic] {
    [
      Diagnostic(
        rule: "schema-type",
        message: LocalizedText(
          ja: "この項目はスキーマに合っていません。", en: "The entry does not follow its schema"),
        path: document.source.path, range: document.nodes[0].range)
    ]
  }
}
