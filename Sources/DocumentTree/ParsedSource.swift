package import Diagnostics
package import SourceText

/// What a reader made of one file: its documents and what is wrong with its syntax.
package struct ParsedSource: Sendable {
  package let source: SourceFile
  /// The documents of the stream in order; empty when the syntax is broken.
  package let documents: [Document]
  /// Syntax findings; more than one only when the mistakes are independent.
  package let diagnostics: [Diagnostic]
  /// What the bytes may hold, as far as the reader has looked.
  package let traits: SourceTraits

  package init(
    source: SourceFile, documents: [Document], diagnostics: [Diagnostic],
    traits: SourceTraits = .unknown
  ) {
    self.source = source
    self.traits = traits
    self.documents = documents
    self.diagnostics = diagnostics
  }
}
