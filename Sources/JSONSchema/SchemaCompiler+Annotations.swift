import Diagnostics
import DocumentTree
import SourceText

/// The names of annotations (docs/schemas.md).
private enum AnnotationName: String, CaseIterable {
  case role = "x-kura-role"
  case title = "x-kura-title"
  case reference = "x-kura-reference"
  case citation = "x-kura-citation"
  case edition = "x-kura-edition"
  case formerID = "x-kura-former-id"
  case link = "x-kura-link"
  case markdown = "x-kura-markdown"
  case verbatim = "x-kura-verbatim"
  case registered = "x-kura-registered"
  case review = "x-kura-review"
  case disclosure = "x-kura-disclosure"
  case status = "x-kura-status"
  case english = "x-kura-en"
  case message = "x-kura-message"
}

/// The names of all annotations.
let annotationNames = AnnotationName.allCases.map(\.rawValue)

extension SchemaCompiler {
  /// Reads the `x-kura-…` members of a subschema.
  mutating func readAnnotations(of schema: Subschema) {
    var annotations = KuraAnnotations()
    var isAnnotated = false
    for member in schema.document.members(of: Int(schema.location.node)) {
      // Most keys are keywords, so their first letter is asked before they become texts.
      guard schema.document.textBytes(of: schema.document.resolved(member.key)).first == 0x78,
        let key = schema.document.string(at: member.key), key.hasPrefix("x-kura-")
      else { continue }
      let value = schema.document.resolved(member.value)
      guard let name = AnnotationName(rawValue: key) else {
        let nearest = nearestName(to: key, among: annotationNames)
        report(
          "unknown-annotation", .unknownName(key, nearest: nearest), in: schema, at: member.key,
          fixes: nearest.map { schema.document.renaming(member.key, to: $0) } ?? [])
        continue
      }
      isAnnotated = true
      if !read(name, from: value, of: schema, into: &annotations) {
        report("invalid-schema", .wrongAnnotation(name), in: schema, at: value)
      }
    }
    guard isAnnotated else { return }
    builder.annotations.append(annotations)
    let number = Int(schema.number)
    builder.schemas[number].annotations = Int32(truncatingIfNeeded: builder.annotations.count - 1)
    if annotations.concernsValues { builder.schemas[number].flags.insert(.isAnnotated) }
  }

  /// Reads one annotation.
  /// - Returns: Whether its value has the form that the name asks for.
  private func read(
    _ name: AnnotationName, from node: Int, of schema: Subschema,
    into annotations: inout KuraAnnotations
  ) -> Bool {
    let value = AnnotationValue(document: schema.document, node: node)
    switch name {
    case .role:
      annotations.roles = value.texts ?? []
      return !annotations.roles.isEmpty
    case .title: return value.readFlag(into: &annotations.isTitle)
    case .formerID: return value.readFlag(into: &annotations.isFormerID)
    case .markdown: return value.readFlag(into: &annotations.isMarkdown)
    case .disclosure: return value.readFlag(into: &annotations.isDisclosure)
    case .status: return value.readFlag(into: &annotations.isStatus)
    case .verbatim: return value.readFlag(into: &annotations.isVerbatim)
    case .registered: return value.readFlag(into: &annotations.isRegistered)
    case .reference: return value.read(into: &annotations.reference)
    case .citation: return value.read(into: &annotations.citation)
    case .link: return value.read(into: &annotations.link)
    case .edition: return value.read(into: &annotations.edition)
    case .review: return value.read(into: &annotations.review)
    case .english:
      guard let members = value.members(["title", "description"]) else { return false }
      annotations.englishTitle = members["title"]?.text
      annotations.englishDescription = members["description"]?.text
      return members.values.allSatisfy { $0.text != nil }
    case .message:
      guard let members = value.members(["ja", "en"]), let japanese = members["ja"]?.text,
        let english = members["en"]?.text
      else { return false }
      annotations.message = LocalizedText(ja: japanese, en: english)
      return true
    }
  }
}

/// The value of an annotation in a schema.
private struct AnnotationValue {
  let document: Document
  let node: Int

  var text: String? { document.string(at: node) }

  /// A text, or a list of texts.
  var texts: [String]? {
    if let text { return [text] }
    let items = document.items(of: node)
    let texts = items.compactMap { document.string(at: $0) }
    return texts.count == items.count && !texts.isEmpty ? texts : nil
  }

  var flag: Bool? {
    document.nodes[node].type == .boolean ? document.isTrue(node) : nil
  }

  func readFlag(into target: inout Bool) -> Bool {
    target = flag ?? false
    return flag != nil
  }

  /// The members of a mapping that has no other keys than these, or `nil`.
  func members(_ names: [String]) -> [String: AnnotationValue]? {
    guard document.nodes[node].kind == .mapping else { return nil }
    var members: [String: AnnotationValue] = [:]
    for member in document.members(of: node) {
      let name = document.text(of: document.resolved(member.key))
      guard names.contains(name) else { return nil }
      members[name] = AnnotationValue(document: document, node: document.resolved(member.value))
    }
    return members
  }

  func read(into target: inout KuraAnnotations.Reference?) -> Bool {
    if let flag {
      target = flag ? .init() : nil
      return true
    }
    guard let members = members(["kinds", "roles", "relation", "acyclic"]) else { return false }
    var reference = KuraAnnotations.Reference()
    reference.kinds = members["kinds"]?.texts ?? []
    reference.roles = members["roles"]?.texts ?? []
    reference.relation = members["relation"]?.text
    reference.isAcyclic = members["acyclic"]?.flag ?? false
    target = reference
    return [members["kinds"], members["roles"]].allSatisfy { $0 == nil || $0?.texts != nil }
      && (members["relation"] == nil || reference.relation != nil)
      && (members["acyclic"] == nil || members["acyclic"]?.flag != nil)
  }

  func read(into target: inout KuraAnnotations.Citation?) -> Bool {
    if let flag {
      target = flag ? .init() : nil
      return true
    }
    guard let members = members(["roles"]), let roles = members["roles"]?.texts else {
      return false
    }
    target = KuraAnnotations.Citation()
    target?.roles = roles
    return true
  }

  func read(into target: inout KuraAnnotations.Link?) -> Bool {
    if let flag {
      target = flag ? .init() : nil
      return true
    }
    guard let members = members(["evidence"]), let evidence = members["evidence"]?.flag else {
      return false
    }
    target = KuraAnnotations.Link()
    target?.isEvidence = evidence
    return true
  }

  func read(into target: inout KuraAnnotations.Edition?) -> Bool {
    guard let members = members(["key", "label"]), let key = members["key"]?.text else {
      return false
    }
    target = .init(key: key, label: members["label"]?.text)
    return members["label"] == nil || target?.label != nil
  }

  func read(into target: inout KuraAnnotations.Review?) -> Bool {
    guard let members = members(["on", "interval_months"]), let on = members["on"]?.text else {
      return false
    }
    target = .init(on: on, intervalMonths: members["interval_months"]?.text)
    return members["interval_months"] == nil || target?.intervalMonths != nil
  }
}

extension AnnotationName {
  /// What the value must be, for messages.
  fileprivate var expected: String {
    switch self {
    case .role: "\"name\", [\"name\", …]"
    case .title, .formerID, .markdown, .disclosure, .status, .verbatim, .registered: "true"
    case .reference:
      "true, {\"kinds\": […], \"roles\": […], \"relation\": \"name\", \"acyclic\": true}"
    case .citation: "true, {\"roles\": […]}"
    case .edition: "{\"key\": \"property\", \"label\": \"property\"}"
    case .link: "true, {\"evidence\": true}"
    case .review: "{\"on\": \"property\", \"interval_months\": \"property\"}"
    case .english: "{\"title\": \"…\", \"description\": \"…\"}"
    case .message: "{\"ja\": \"…\", \"en\": \"…\"}"
    }
  }
}

extension LocalizedText {
  fileprivate static func unknownName(_ name: String, nearest: String?) -> LocalizedText {
    LocalizedText(
      ja: "「\(name)」という注釈はありません。"
        + (nearest.map { "「\($0)」の誤りではありませんか。" } ?? "docs/schemas.md の名前を使ってください。"),
      en: "There is no annotation '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; docs/schemas.md lists them"))
  }

  fileprivate static func wrongAnnotation(_ name: AnnotationName) -> LocalizedText {
    LocalizedText(
      ja: "\(name.rawValue) の値が正しくありません。次の形にしてください: \(name.expected)",
      en: "The value of \(name.rawValue) is wrong; write it as \(name.expected)")
  }
}
