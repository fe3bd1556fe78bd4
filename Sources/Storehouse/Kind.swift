package import JSONSchema
package import Patterns
package import SourceText
import Synchronization

/// A kind of entry: where its files are, how they are written, and what they must hold.
///
/// An object, because every entry names its kind and copies of a value would count many parts.
package final class Kind: Sendable {
  package let name: String
  package let paths: GlobSet
  package let identity: KindConfiguration.Identity
  package let allowsManyDocuments: Bool
  package let format: KindConfiguration.Format
  package let schemaPath: RepositoryPath?
  /// What the schema says, when it was compiled before the kind was made.
  private let known: KindFacts?
  /// What the schema will say once somebody asks.
  private let later: LaterKindFacts?

  package init(_ configuration: KindConfiguration, paths: GlobSet, schema: CompiledSchema?) {
    self.name = configuration.name
    self.paths = paths
    self.identity = configuration.identity
    self.allowsManyDocuments = configuration.allowsManyDocuments
    self.format = configuration.format
    self.schemaPath = configuration.schema
    known = KindFacts(configuration.name, schema)
    later = nil
  }

  /// Creates a kind whose schema is compiled when something in it matters for the first time.
  ///
  /// For runs that look at a few entries: compiling what thirty kinds need takes longer.
  package init(
    _ configuration: KindConfiguration, paths: GlobSet,
    compile: @escaping @Sendable () -> CompiledSchema?
  ) {
    self.name = configuration.name
    self.paths = paths
    self.identity = configuration.identity
    self.allowsManyDocuments = configuration.allowsManyDocuments
    self.format = configuration.format
    self.schemaPath = configuration.schema
    let name = configuration.name
    known = nil
    later = LaterKindFacts { KindFacts(name, compile()) }
  }

  private var facts: KindFacts {
    if let known { return known }
    guard let later else { preconditionFailure("a kind has its facts now or later") }
    return later.value
  }

  /// The compiled schema, or `nil` when the kind has none.
  package var schema: CompiledSchema? { facts.schema }
  /// Whether the schema has a place for reviews.
  package var isReviewed: Bool { facts.isReviewed }
  /// Whether the schema has a place for a disclosure label anywhere.
  package var hasLabels: Bool { facts.hasLabels }
  /// The key of a whole entry's label, or `nil` when its schema has no place for one.
  package var labelKey: String? { facts.labelKey }
  /// What the schema says about mentions of other entries, by the record of an annotated value.
  var mentionRules: [MentionRule?] { facts.mentionRules }
  /// The name for people: the schema's title and the name, 「相談先（contact）」.
  package var title: LocalizedText { facts.title }
  /// What entries of this kind are for, as the schema says.
  package var roles: [String] { schema?.roles ?? [] }
  /// Which values of an entry it registers, so that they may stand anywhere, or `nil` for none.
  package var registration: Registration? { facts.registration }
  /// Whether entries are made from consultations, so that they must not tell whose.
  package var isDerivedFromConsultations: Bool { facts.isDerivedFromConsultations }

  /// Which values of an entry are registered.
  package enum Registration: Sendable {
    /// Those that the schema calls so.
    case annotated
    /// All, because the schema calls none so.
    case everything
  }
}

/// What the schema of a kind says about it.
private final class KindFacts: Sendable {
  let schema: CompiledSchema?
  let isReviewed: Bool
  let hasLabels: Bool
  let labelKey: String?
  let mentionRules: [MentionRule?]
  let title: LocalizedText
  let registration: Kind.Registration?
  let isDerivedFromConsultations: Bool

  private static let registeringRoles: Set = ["contact", "source", "organization"]

  init(_ name: String, _ schema: CompiledSchema?) {
    self.schema = schema
    let roles = schema?.roles ?? []
    isDerivedFromConsultations = roles.contains("derived-consultation")
    let titles = schema?.title
    self.title = LocalizedText(
      ja: distinctTitle(titles?.japanese, of: name).map { "\($0)（\(name)）" } ?? name,
      en: distinctTitle(titles?.english, of: name).map { "\($0) (\(name))" } ?? name)
    let records = schema?.annotationRecords ?? []
    var rules = [MentionRule?](repeating: nil, count: records.last.map { Int($0) + 1 } ?? 0)
    var isReviewed = false
    var hasLabels = false
    var namesRegistered = false
    for record in records {
      guard let annotations = schema?.annotations(record) else { continue }
      rules[Int(record)] = MentionRule(annotations)
      if annotations.review != nil { isReviewed = true }
      if annotations.isDisclosure { hasLabels = true }
      if annotations.isRegistered { namesRegistered = true }
    }
    self.registration =
      Self.registeringRoles.isDisjoint(with: roles)
      ? nil : namesRegistered ? .annotated : .everything
    self.hasLabels = hasLabels
    self.labelKey = hasLabels ? schema?.property(having: .disclosure) : nil
    self.mentionRules = rules
    self.isReviewed = isReviewed
  }
}

/// The facts of a kind that are found out when they are first asked for, on any thread.
private final class LaterKindFacts: Sendable {
  private let made = Mutex<KindFacts?>(nil)
  private let make: @Sendable () -> KindFacts

  init(_ make: @escaping @Sendable () -> KindFacts) {
    self.make = make
  }

  var value: KindFacts {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}

/// What a schema says about a place where another entry is mentioned; shared by all mentions there.
final class MentionRule: Sendable {
  /// Whether the text is `id@key`.
  let isCitation: Bool
  let kinds: [String]
  let roles: [String]
  /// The relation's name, or `nil` for the property's name.
  let relation: String?
  let isAcyclic: Bool

  /// The rule of a set of annotations, or `nil` when it is not about mentions.
  init?(_ annotations: KuraAnnotations) {
    if let reference = annotations.reference {
      isCitation = false
      kinds = reference.kinds
      roles = reference.roles
      relation = reference.relation
      isAcyclic = reference.isAcyclic
    } else if let citation = annotations.citation {
      isCitation = true
      kinds = []
      roles = citation.roles
      relation = nil
      isAcyclic = false
    } else {
      return nil
    }
  }
}
