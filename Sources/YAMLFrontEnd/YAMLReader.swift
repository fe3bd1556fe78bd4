import Diagnostics
package import DocumentTree
package import SourceText

/// Reads YAML files into documents; one reader serves one worker, file after file.
///
/// A reader never throws and never traps: whatever is wrong with a file is a finding.
package final class YAMLReader {
  private var builder = DocumentBuilder()
  private var repeatedKeys = RepeatedKeys()

  package init() {}

  /// Reads every document of a file.
  package func read(_ source: SourceFile, limits: DocumentLimits = DocumentLimits()) -> ParsedSource
  {
    if source.bytes.count > min(limits.bytes, Int(Int32.max)) {
      return broken(source, .sizeLimit(limits.bytes, in: source))
    }
    return unsafe source.bytes.withUnsafeBufferPointer { bytes in
      unsafe read(source, bytes, limits: limits)
    }
  }

  private func read(
    _ source: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, limits: DocumentLimits
  ) -> ParsedSource {
    guard let base = bytes.baseAddress, !bytes.isEmpty else {
      return broken(source, .emptyDocument(in: source))
    }
    let features = unsafe ByteFeatures(bytes)
    if features.mayHoldAccident,
      let accident = SourceAccident.find(in: source)
    {
      return broken(source, accident)
    }
    let origin = source.bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0
    let content = unsafe UnsafeBufferPointer(rebasing: bytes[origin...])
    guard var parser = unsafe ParserHandle(content) else {
      return broken(source, .outOfMemory(in: source))
    }
    var assembly = unsafe EventAssembly(
      source, limits: limits, features: features, bytes: bytes, origin: origin, base: base,
      builder: builder, repeatedKeys: repeatedKeys)
    builder = DocumentBuilder()
    repeatedKeys = RepeatedKeys()
    let failure = assembly.run(&parser)
    let result = result(of: assembly, failure: failure)
    builder = assembly.builder
    repeatedKeys = assembly.repeatedKeys
    return result
  }

  private func result(of assembly: borrowing EventAssembly, failure: SyntaxFailure?) -> ParsedSource
  {
    let source = assembly.source
    if let fatal = assembly.fatal { return broken(source, fatal) }
    if let failure {
      return broken(source, SyntaxDoctor(source).diagnose(failure))
    }
    if assembly.documents.isEmpty { return broken(source, .emptyDocument(in: source)) }
    return ParsedSource(
      source: source, documents: assembly.documents, diagnostics: assembly.findings)
  }

  private func broken(_ source: SourceFile, _ finding: Diagnostic) -> ParsedSource {
    .broken(source, finding)
  }
}
