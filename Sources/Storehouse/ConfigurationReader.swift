import Diagnostics
package import DocumentTree
import SourceText

extension Configuration {
  /// Reads a configuration out of a document that the configuration schema accepts.
  ///
  /// What is missing gets its default; what the schema would refuse is left at its default too,
  /// so that a broken file gives its own findings and not a second kind of failure.
  package init(_ document: Document) {
    let reader = ConfigurationReader(document: document)
    self.init(profile: reader.text("profile").flatMap(Profile.init(rawValue:)) ?? .plain)
    profileRange = reader.member("profile").map { document.nodes[$0].range }
    language = reader.text("language").flatMap(Language.init(rawValue:))
    timeZone = reader.text("time_zone") ?? timeZone
    ignored = reader.member("ignore").map(reader.texts) ?? []
    baseline = reader.text("baseline").map { RepositoryPath($0) }
    baselineRange = reader.member("baseline").map { document.nodes[document.resolved($0)].range }
    exceptions = (reader.member("exceptions").map(document.items) ?? []).compactMap {
      reader.exception(at: document.resolved($0))
    }
    if let terminal = reader.member("terminal") {
      ambiguousIsWide = reader.text("ambiguous_width", in: terminal) == "wide"
    }
    if let disclosure = reader.member("disclosure") {
      ceiling = reader.member("ceiling", in: disclosure).map(reader.ceiling)
      groups = reader.member("groups", in: disclosure).map(reader.texts) ?? []
    }
    if let remotes = reader.member("remotes") {
      self.remotes = RemoteCeilings(
        document.members(of: remotes).map { member in
          (document.text(of: document.resolved(member.key)), reader.ceiling(at: member.value))
        })
    }
    if let kindsNode = reader.member("kinds") {
      kinds = document.members(of: kindsNode).map { member in
        reader.kind(named: document.text(of: member.key), at: member.value)
      }
    }
    if let policy = reader.member("commit_message") { commitMessages = reader.policy(at: policy) }
    rules = reader.member("rules").map(reader.levels) ?? [:]
    if let list = reader.member("overrides") {
      overrides = document.items(of: list).map { item in
        Override(
          paths: reader.member("path", in: item).map(reader.texts) ?? [],
          rules: reader.member("rules", in: item).map(reader.levels) ?? [:])
      }
    }
    if let list = reader.member("suppressions") {
      suppressions = document.items(of: list).compactMap(reader.suppression)
    }
  }
}

/// Reads values of a configuration document, taking what has the wrong type as absent.
private struct ConfigurationReader {
  let document: Document

  func member(_ key: String, in node: Int = 0) -> Int? {
    document.value(of: node, forKey: key)
  }

  func text(_ key: String, in node: Int = 0) -> String? {
    member(key, in: node).flatMap { scalarText(at: $0) }
  }

  /// One text or a list of them.
  func texts(at node: Int) -> [String] {
    if let text = scalarText(at: node) { return [text] }
    return document.items(of: node).compactMap { scalarText(at: $0) }
  }

  func levels(at node: Int) -> [RuleID: RuleLevel] {
    var levels: [RuleID: RuleLevel] = [:]
    for member in document.members(of: node) where document.nodes[member.key].kind == .scalar {
      guard let level = scalarText(at: member.value).flatMap(RuleLevel.init(name:)) else {
        continue
      }
      levels[RuleID(document.text(of: member.key))] = level
    }
    return levels
  }

  func suppression(at node: Int) -> ConfiguredSuppression? {
    let rules = member("rule", in: node).map(texts) ?? []
    guard !rules.isEmpty else { return nil }
    let shown = member("rule", in: node).map(document.resolved) ?? node
    return ConfiguredSuppression(
      paths: member("path", in: node).map(texts) ?? [], rules: rules.map { RuleID($0) },
      pointer: text("pointer", in: node) ?? "", until: text("until", in: node),
      range: document.nodes[shown].range, ownPointer: document.pointer(to: node))
  }

  /// A level alone, or with the groups to which everybody there belongs.
  func ceiling(at node: Int) -> DisclosureCeiling {
    let isObject = document.nodes[document.resolved(node)].kind == .mapping
    let level = isObject ? text("tlp", in: node) : scalarText(at: node)
    let groups = isObject ? member("groups", in: node).map(texts) ?? [] : []
    // What cannot be read allows nothing that is not public.
    return DisclosureCeiling(level.flatMap { TLPLevel(name: $0) } ?? .clear, groups: groups)
  }

  func kind(named name: String, at node: Int) -> KindConfiguration {
    let schemaNode = member("schema", in: node).map(document.resolved)
    return KindConfiguration(
      name: name,
      paths: member("path", in: node).map(texts) ?? [],
      schema: schemaNode.flatMap { scalarText(at: $0) }.map { RepositoryPath($0) },
      schemaRange: schemaNode.map { document.nodes[$0].range },
      identity: identity(text("identity", in: node)),
      allowsManyDocuments: text("documents", in: node) == "many",
      format: text("format", in: node).flatMap(KindConfiguration.Format.init(rawValue:)) ?? .yaml)
  }

  func policy(at node: Int) -> CommitMessagePolicy {
    var policy = CommitMessagePolicy()
    if let width = text("subject_max", in: node).flatMap({ Int($0) }) {
      policy.largestSubjectWidth = width
    }
    policy.trailers = (member("trailers", in: node).map(document.members) ?? []).map { trailer in
      CommitMessagePolicy.Trailer(
        name: document.text(of: trailer.key),
        isRequired: text("required", in: trailer.value) == "true",
        pattern: text("pattern", in: trailer.value), role: text("role", in: trailer.value))
    }
    return policy
  }

  func exception(at node: Int) -> SensitiveException? {
    guard let kinds = member("kind", in: node), let until = text("until", in: node) else {
      return nil
    }
    return SensitiveException(
      entry: text("entry", in: node), paths: member("path", in: node).map(texts) ?? [],
      pointer: text("pointer", in: node), kinds: texts(at: kinds),
      reason: text("reason", in: node) ?? "",
      role: text("role", in: node) ?? "", until: until, range: document.nodes[node].range)
  }

  private func identity(_ text: String?) -> KindConfiguration.Identity {
    switch text {
    case nil, "stem": .stem
    case "none": .none
    case .some(let field): .field(field)
    }
  }

  private func scalarText(at node: Int) -> String? {
    let node = document.resolved(node)
    // YAML reads a bare `off` as text, and some authors quote; both are the same word here.
    return document.nodes[node].kind == .scalar ? document.text(of: node) : nil
  }
}
