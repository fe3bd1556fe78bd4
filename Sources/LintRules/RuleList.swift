package import Diagnostics
import JSONSchema

/// Every rule that kura has: one line each.
package enum RuleList {
  /// Rules that look at the names of files.
  package static let layoutRules: [any LayoutRule] = [
    StrayFile(),
    UnknownKind(),
  ]

  /// Rules that look at the bytes of a file.
  package static let fileRules: [any FileRule] = [
    MissingSchemaComment(),
    MultipleDocuments(),
    Whitespace(),
  ]

  /// Rules that look at one entry.
  package static let entryRules: [any EntryRule] = [
    AboveCeiling(),
    AmbiguousScalar(),
    BrokenLabelBlock(),
    FutureReview(),
    IDFilenameMismatch(),
    JoinedItems(),
    LooserLabel(),
    LostLineBreak(),
    MisspeltLabel(),
    NeverReviewed(),
    OverdueReview(),
    TruncatedByComment(),
    UncheckedAnonymisation(),
    UnicodeHazard(),
    Unlabelled(),
  ]

  /// Rules that look at all entries.
  package static let catalogRules: [any CatalogRule] = [
    DanglingReference(),
    DisclosureLeak(),
    DuplicateID(),
    ReferenceCycle(),
    SelfReference(),
    UnknownGroup(),
    WrongKindReference(),
  ]

  /// Rules that speak of allow comments and of `suppressions` in the configuration.
  package static let suppressionRules: [RuleDescriptor] = [
    ExpiredSuppression.descriptor,
    MisspeltSuppression.descriptor,
    ProtectedSuppression.descriptor,
    UnexplainedSuppression.descriptor,
    UnknownRule.descriptor,
    UselessSuppression.descriptor,
  ]

  /// Rules that look at the message of a commit; the engine holds them to it.
  package static let messageRules: [RuleDescriptor] = [
    CommitSubject.descriptor,
    CommitTrailer.descriptor,
  ]

  /// Rules that compare an entry with what it was.
  package static let transitionRules: [any TransitionRule] = [
    DeclassifiedWithoutRecord()
  ]

  /// Rules that look at what a text gives away.
  package static let sensitiveRules: [any SensitiveRule] = [
    CompanyIdentity(),
    PersonalData(),
    Secret(),
  ]

  private static let schemaRules: [RuleDescriptor] =
    SchemaRule.aboutDocuments.map {
      RuleDescriptor(
        $0.id, .schema, $0.severity, isFixable: $0.isFixable, summary: $0.summary)
    }
    + SchemaRule.aboutSchemas.map {
      RuleDescriptor(
        $0.id, .configuration, $0.severity, isFixable: $0.isFixable, summary: $0.summary)
    }

  /// What is known about every rule, also those of the readers and the validator, by name.
  package static let descriptors: [RuleDescriptor] = {
    // One by one: converting a whole array asks the runtime about every element's conformance.
    var own: [any Rule] = layoutRules.map { $0 }
    own += fileRules.map { $0 }
    own += entryRules.map { $0 }
    own += catalogRules.map { $0 }
    own += transitionRules.map { $0 }
    own += sensitiveRules.map { $0 }
    let all =
      own.map { type(of: $0).descriptor }
      + [
        CopiedFile.descriptor, GrownBaseline.descriptor, InvalidConfiguration.descriptor,
        LabelsSwitchedOff.descriptor, MisplacedEntry.descriptor, MissingFrontMatter.descriptor,
        UnmatchedGlob.descriptor, UnreadFile.descriptor, UnusedException.descriptor,
      ]
      + SyntaxRules.descriptors + schemaRules + suppressionRules + messageRules
    return all.sorted { $0.id < $1.id }
  }()
}
