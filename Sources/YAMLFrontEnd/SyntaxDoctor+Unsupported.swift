import Diagnostics
import SourceText

extension SyntaxDoctor {
  /// YAML that is right but that libyaml, and so kura, does not read.
  func unsupported(_ failure: SyntaxFailure) -> Diagnostic? { nil }
}
