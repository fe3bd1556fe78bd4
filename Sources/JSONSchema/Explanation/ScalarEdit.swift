import DocumentTree
import SourceText
import Diagnostics

extension Document {
  /// An edit that writes another text in a scalar's place, in the author's style where it can be.
  ///
  /// Returns `nil` for block scalars, whose indentation only the author can choose.
  func edit(writing text: String, at node: Int) -> TextEdit? {
    let written: String
    switch nodes[node].style {
    case .plain: written = isSafePlain(text) ? text : doubleQuoted(text)
    case .singleQuoted:
      written =
        "'"
        + text.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "''") + "'"
    case .doubleQuoted: written = doubleQuoted(text)
    case .literal, .folded, .block, .flow: return nil
    }
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else { return nil }
    return TextEdit(range: nodes[node].range, replacement: written)
  }

  /// An edit that puts a plain scalar's raw text into quotes.
  func quotingEdit(at node: Int) -> TextEdit? {
    guard nodes[node].style == .plain, !nodes[node].range.isEmpty else { return nil }
    return TextEdit(range: nodes[node].range, replacement: doubleQuoted(rawText(of: node)))
  }
}

/// A text in double quotes that YAML and JSON read alike.
func doubleQuoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    if scalar == "\"" || scalar == "\\" { quoted += "\\" }
    quoted.unicodeScalars.append(scalar)
  }
  return quoted + "\""
}

/// Whether a text is read as the same string without quotes anywhere in YAML.
///
/// Cautious: a text that begins with a digit may be a date or a time for YAML 1.1.
private func isSafePlain(_ text: String) -> Bool {
  guard let first = text.unicodeScalars.first, isWordScalar(first), !(0x30...0x39 ~= first.value),
    ScalarResolution.type(ofPlain: Array(text.utf8)) == .string,
    !["y", "n", "yes", "no", "on", "off"].contains(text.lowercased())
  else { return false }
  return text.unicodeScalars.allSatisfy { isWordScalar($0) || "-_./@+".unicodeScalars.contains($0) }
}

private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  case 0x3041...0x30FF, 0x3400...0x9FFF: true
  default: false
  }
}
