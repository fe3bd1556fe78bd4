import Diagnostics
import SourceText

/// A finding while it may still give way to another one about the same value.
struct Finding {
  /// How well a finding explains a value; only the best one about a scalar is kept.
  enum Weight: Int, Comparable {
    case type
    case choice
    case format
    case pattern
    case size
    case structure

    static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
  }

  var rule: RuleID
  var weight: Weight
  /// The value or the key that the finding is about.
  var node: Int
  var range: SourceRange
  var message: LocalizedText
  var help: LocalizedText?
  var notes: [Note] = []
  var fixes: [Fix] = []
}

/// A value that is being explained, and how to speak of it.
struct Subject {
  /// The value as written, which may be an alias.
  let written: Int
  /// The value itself.
  let node: Int
  /// The key of the nearest property around the value, or -1.
  var key = -1
  /// The schema whose title names that property, or -1.
  var fieldSchema: Int32 = -1
  /// The value's position in a list, from 1, when it is an item.
  var position: Int?
  /// The annotations whose `x-kura-message` speaks for kura, or -1.
  var message: Int32 = -1
}

/// Keys of one mapping that are missing or unknown, until they can be matched with each other.
struct MappingFacts {
  struct Missing {
    let name: String
    /// The schema of the property, or -1.
    let schema: Int32
    let notes: [Note]
    let condition: ConditionPhrase?
    let message: Int32
  }

  struct Unknown {
    let key: Int
    let notes: [Note]
    let condition: ConditionPhrase?
    let message: Int32
  }

  var subject: Subject
  /// The schemas of the properties that any schema of this mapping declares.
  var known: [String: Int32] = [:]
  var missing: [Missing] = []
  private(set) var unknown: [Unknown] = []
  private var unknownKeys: Set<Int> = []

  init(subject: Subject) {
    self.subject = subject
  }

  /// Notes a key that is not allowed, once.
  mutating func add(_ key: Unknown) {
    if unknownKeys.insert(key.key).inserted { unknown.append(key) }
  }
}

/// When a rule applies, to be said with what it demands.
struct ConditionPhrase: Hashable {
  /// Begins a Japanese sentence: 「…のときは、」.
  let japanese: String
  /// Begins an English headline: "When 'a' is 'b': …".
  let english: String
  /// The key that makes the rule apply, when it is one.
  var range: SourceRange?

  /// A message that says when it applies.
  func applied(to message: LocalizedText) -> LocalizedText {
    LocalizedText(ja: japanese + message.japanese, en: english + ": " + message.english)
  }
}
