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
    guard
      var parser = unsafe ParserHandle(content, plainCodePoints: features.plainCodePoints)
    else {
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
    if let fatal = assembly.fatal {
      return broken(source, SourceAccident.find(in: source) ?? fatal)
    }
    if let mistake = mistake(among: assembly.suspicions, in: source) {
      return broken(source, mistake)
    }
    if let failure { return broken(source, SyntaxDoctor(source).diagnose(failure)) }
    if isEmpty(assembly.documents) { return broken(source, .emptyDocument(in: source)) }
    return ParsedSource(
      source: source, documents: assembly.documents, diagnostics: assembly.findings,
      traits: assembly.traits)
  }

  /// Whether a stream holds nothing but perhaps a `---`.
  private func isEmpty(_ documents: [Document]) -> Bool {
    guard let first = documents.first else { return true }
    return documents.count == 1 && first.nodes.count == 1 && first.nodes[0].flags == .absent
  }

  private func mistake(among suspicions: [Suspicion], in source: SourceFile) -> Diagnostic? {
    let suspicions = suspicions.filter(\.isWorthALook)
    if suspicions.isEmpty { return nil }
    if let accident = SourceAccident.largeFilePointer(source) { return accident }
    let doctor = SyntaxDoctor(source)
    for suspicion in suspicions {
      if let mistake = doctor.examine(suspicion) { return mistake }
    }
    return nil
  }

  private func broken(_ source: SourceFile, _ finding: Diagnostic) -> ParsedSource {
    .broken(source, finding)
  }
}
