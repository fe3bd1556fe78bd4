package import Diagnostics
package import SourceText

/// Renders a report as SARIF 2.1.0 (OASIS), which code scanning services read.
///
/// Quotes nothing from a source: regions only say where to look.
package struct SARIFRenderer: Sendable {
  /// The language of messages.
  package let language: Language
  /// The version of this program.
  package let toolVersion: String
  /// What is known about the rules that may have found something.
  package let rules: [RuleDescriptor]

  package init(language: Language, toolVersion: String, rules: [RuleDescriptor]) {
    self.language = language
    self.toolVersion = toolVersion
    self.rules = rules
  }

  /// The report as UTF-8 that ends with a line end; the same for the same report.
  package func render(_ report: Report) -> [UInt8] {
    let used = Set(report.diagnostics.map(\.rule)).sorted()
    var writer = JSONWriter()
    writer.object { writer in
      writer.member(
        "$schema",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
      )
      writer.member("version", "2.1.0")
      writer.key("runs")
      writer.array([report]) { writer, report in
        writer.object { writer in
          writeTool(used, to: &writer)
          writer.member("language", language.rawValue)
          writer.member("columnKind", "unicodeCodePoints")
          writer.key("newlineSequences")
          writer.array(["\r\n", "\n", "\r"]) { $0.string($1) }
          writer.key("originalUriBaseIds")
          writer.object { writer in
            writer.key(SARIFRenderer.base)
            writer.object { $0.message("description", "The top of the repository", isRaw: false) }
          }
          writeResults(of: report, used, to: &writer)
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  /// The name that stands for the folder in which relative addresses begin.
  static let base = "%SRCROOT%"

  private func writeTool(_ used: [RuleID], to writer: inout JSONWriter) {
    let known = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    writer.key("tool")
    writer.object { writer in
      writer.key("driver")
      writer.object { writer in
        writer.member("name", "kura")
        writer.member("semanticVersion", toolVersion)
        writer.key("rules")
        writer.array(used) { writer, id in
          writer.object { writer in
            writer.member("id", id.name)
            if let rule = known[id] { write(rule, to: &writer) }
          }
        }
      }
    }
  }

  private func write(_ rule: RuleDescriptor, to writer: inout JSONWriter) {
    let summary = rule.summary
    writer.message("shortDescription", summary[language])
    writer.message(
      "help", "\(summary.japanese)\n\(summary.english)\nkura explain \(rule.id)")
    writer.key("messageStrings")
    writer.object { writer in
      for language in Language.allCases {
        writer.message(language.rawValue, summary[language])
      }
    }
    writer.key("defaultConfiguration")
    writer.object { $0.member("level", rule.severity.name) }
    writer.key("properties")
    writer.object { writer in
      writer.key("tags")
      writer.array([rule.group.rawValue]) { $0.string($1) }
    }
  }
}

extension JSONWriter {
  /// Writes a message object or a message string.
  mutating func message(_ name: String, _ text: String, isRaw: Bool = true) {
    key(name)
    object { $0.member("text", isRaw ? sarifText(text) : text) }
  }
}

/// A text in which nothing is a placeholder or a link (SARIF 2.1.0 sections 3.11.5 and 3.11.6).
private func sarifText(_ text: String) -> String {
  var result = ""
  let hasLink = text.contains("](")
  for scalar in text.unicodeScalars {
    switch scalar {
    case "{", "}":
      result.unicodeScalars.append(scalar)
      result.unicodeScalars.append(scalar)
    case "[" where hasLink:
      result += "\\["
    case "\n": result += "\n"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
