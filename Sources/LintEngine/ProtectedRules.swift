import Diagnostics
import DocumentTree
import LintRules
import SourceText

/// Keeps a storehouse's configuration from weakening the rules about personal data, secrets and
/// disclosure.
enum ProtectedRules {
  /// The names of the rules that may be made stricter only.
  static let all: [RuleID: RuleDescriptor] = Dictionary(
    RuleList.descriptors.filter(\.isProtected).map { ($0.id, $0) }
  ) { first, _ in first }

  /// A finding for each place where a configuration that is right in itself weakens one of them.
  static func weakened(in document: Document) -> [Diagnostic] {
    let overrides = document.value(of: 0, forKey: "overrides").map(document.items) ?? []
    let profile = document.value(of: 0, forKey: "profile").flatMap { document.string(at: $0) }
    return profile == "storehouse"
      ? ([0] + overrides).flatMap { loweredLevels(in: document, of: $0) } : []
  }

  private static func loweredLevels(in document: Document, of node: Int) -> [Diagnostic] {
    guard let rules = document.value(of: node, forKey: "rules") else { return [] }
    return document.members(of: rules).compactMap { member in
      guard let rule = all[RuleID(document.text(of: member.key))] else { return nil }
      let value = document.resolved(member.value)
      let severity = Severity(name: document.text(of: value))
      if let severity, severity >= rule.severity { return nil }
      return finding(
        .lowered(rule), help: .raiseOrExcept(rule.severity), in: document, at: value)
    }
  }

  /// What is said about the name of a rule that the schema of configurations refuses: why one that
  /// protects cannot stand there, and for a misspelt name no proposal that would be refused next.
  static func explained(_ finding: Diagnostic, in document: Document) -> Diagnostic {
    let steps = finding.pointer.split(separator: "/")
    let isAllowance = steps.first == "suppressions" && steps.dropFirst(2).first == "rule"
    guard isAllowance || steps.dropLast().last == "rules", let last = steps.last else {
      return finding
    }
    var changed = finding
    let written = document.source.text(in: finding.range).filter { !"\"'".contains($0) }
    let name = isAllowance ? written : String(last)
    if let rule = all[RuleID(name)] {
      guard isAllowance else { return finding }
      (changed.message, changed.help, changed.fixes) = (.suppressed(rule), .useExceptions, [])
      return changed
    }
    let proposed = finding.fixes.flatMap(\.edits).lazy
      .compactMap { all[RuleID($0.replacement.filter { !"\"'".contains($0) })] }.first
    let near = nearestName(to: name, among: RuleList.descriptors.map(\.id.name))
    guard let rule = proposed ?? near.flatMap({ all[RuleID($0)] }) else { return finding }
    if !isAllowance, let severity = severity(at: finding.pointer, in: document),
      severity >= rule.severity
    {
      return finding
    }
    (changed.message, changed.help, changed.fixes) =
      (.noRule(named: name), .nothingAllows(rule.id.name), [])
    return changed
  }

  /// The severity that a configuration gives at a pointer; `nil` for `off` and what is no severity.
  private static func severity(at pointer: String, in document: Document) -> Severity? {
    // The key has the same pointer, and comes first.
    let member = document.nodes.indices.last { document.pointer(to: $0) == pointer }
    return member.flatMap { Severity(name: document.text(of: document.resolved($0))) }
  }

  private static func finding(
    _ message: LocalizedText, help: LocalizedText, in document: Document, at node: Int
  ) -> Diagnostic {
    Diagnostic(
      rule: InvalidConfiguration.descriptor.id, message: message, path: document.source.path,
      range: document.nodes[node].range, pointer: document.pointer(to: node), help: help)
  }
}

extension LocalizedText {
  fileprivate static func lowered(_ rule: RuleDescriptor) -> LocalizedText {
    LocalizedText(
      ja: "「\(rule.id)」は、蔵では弱めたり止めたりできません。",
      en: "'\(rule.id)' cannot be lowered or switched off in a storehouse")
  }

  fileprivate static func suppressed(_ rule: RuleDescriptor) -> LocalizedText {
    LocalizedText(
      ja: "「\(rule.id)」の指摘は、suppressions では許せません。",
      en: "Findings of '\(rule.id)' cannot be allowed under suppressions")
  }

  fileprivate static func raiseOrExcept(_ severity: Severity) -> LocalizedText {
    let raised = severity == .error ? "error" : "\(severity.name), error"
    return LocalizedText(
      ja: "この行を消すか、強めるなら \(raised) にしてください。"
        + "載せてよいもの（マイナンバーを除く）は exceptions: に、理由と期限を付けて書きます。",
      en:
        "Delete this line, or write \(raised) to make it stricter; what may stay, but never a My Number, is named under "
        + "exceptions: with a reason and an end")
  }

  fileprivate static let useExceptions = LocalizedText(
    ja: "載せてよいもの（マイナンバーを除く）は exceptions: に、項目・場所・理由・担当・期限を書きます。",
    en:
      "What may stay, but never a My Number, is named under exceptions: with entry, place, reason, "
      + "role and end date")
}
