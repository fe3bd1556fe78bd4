import Diagnostics
import Reporting
import SourceText
import Testing

/// The forms that other programs read.
enum MachineFormat: String, CaseIterable, CustomTestStringConvertible {
  case sarif, github, gitlab, rdjson, junit, checkstyle

  var testDescription: String { rawValue }

  static let rules = [
    RuleDescriptor(
      "duplicate-key", .syntax,
      summary: LocalizedText(ja: "同じキーが2回ある。", en: "A key is set twice.")),
    RuleDescriptor(
      "unicode-hazard", .text, .warning,
      summary: LocalizedText(ja: "見えない文字がある。", en: "A character {hidden} cannot be seen.")),
  ]

  func render(_ report: Report, _ language: Language) -> [UInt8] {
    switch self {
    case .sarif:
      SARIFRenderer(language: language, toolVersion: "1.2.3", rules: Self.rules).render(report)
    case .github: Array(GitHubRenderer(language: language).render(report).utf8)
    case .gitlab: GitLabRenderer(language: language).render(report)
    case .rdjson: ReviewdogRenderer(language: language).render(report)
    case .junit:
      Array(JUnitRenderer(language: language, failureSeverity: .error).render(report).utf8)
    case .checkstyle: Array(CheckstyleRenderer(language: language).render(report).utf8)
    }
  }

  /// The end of the name of a recorded file.
  var fileExtension: String {
    switch self {
    case .sarif, .gitlab, .rdjson: "json"
    case .github: "txt"
    case .junit, .checkstyle: "xml"
    }
  }
}
