import Diagnostics
import SourceText

/// Finds out what the author got wrong when libyaml only knows where it gave up.
struct SyntaxDoctor {
  let source: SourceFile

  init(_ source: SourceFile) {
    self.source = source
  }

  /// The one finding about a file whose syntax is broken.
  func diagnose(_ failure: SyntaxFailure) -> Diagnostic {
    let end = min(failure.offset + 1, source.bytes.count)
    return .syntax(at: SourceRange(start: min(failure.offset, end), end: end), in: source)
  }
}
