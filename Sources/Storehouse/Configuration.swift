package import Diagnostics
package import SourceText

/// What `kura.yaml` says.
package struct Configuration: Sendable {
  /// Which set of rules a repository begins with.
  package enum Profile: String, Sendable {
    /// Syntax, schema and identity rules only: any repository of YAML.
    case plain
    /// The house rules too, and kinds found by convention in `schemas/`.
    case storehouse
  }

  /// Rules and severities for the paths that some globs match.
  package struct Override: Sendable {
    package var paths: [String]
    package var rules: [RuleID: RuleLevel]

    package init(paths: [String], rules: [RuleID: RuleLevel]) {
      self.paths = paths
      self.rules = rules
    }
  }

  package var profile: Profile
  /// Where the configuration names its profile; `nil` when it names none.
  package var profileRange: SourceRange?
  package var language: Language?
  /// The IANA name of the zone in which days begin, `Asia/Tokyo` unless said otherwise.
  package var timeZone: String
  package var kinds: [KindConfiguration]
  package var rules: [RuleID: RuleLevel]
  /// Later overrides win.
  package var overrides: [Override]
  /// Findings that are allowed in files that cannot hold a comment.
  package var suppressions: [ConfiguredSuppression]
  /// Globs of files that kura leaves alone.
  package var ignored: [String]
  /// The file with the findings that are known from before, which are not reported.
  package var baseline: RepositoryPath?
  /// Where the configuration names that file.
  package var baselineRange: SourceRange?
  /// The strictest that may be in this repository; `nil` when nothing is said.
  package var ceiling: DisclosureCeiling?
  /// The names of groups that labels may name, beside the entries of vocabularies.
  package var groups: [String]
  /// The strictest that may be pushed where.
  package var remotes: RemoteCeilings
  /// Places where personal data or a secret may stand for a while.
  package var exceptions: [SensitiveException]
  /// Whether characters of ambiguous East Asian width take two columns on this desk's terminals.
  package var ambiguousIsWide: Bool
  /// How commit messages are to be written.
  package var commitMessages: CommitMessagePolicy

  package init(profile: Profile = .plain) {
    self.profile = profile
    self.language = nil
    self.timeZone = "Asia/Tokyo"
    self.kinds = []
    self.rules = [:]
    self.overrides = []
    self.suppressions = []
    self.ignored = []
    self.ceiling = nil
    self.groups = []
    self.remotes = RemoteCeilings([])
    self.exceptions = []
    self.ambiguousIsWide = false
    self.commitMessages = CommitMessagePolicy()
  }
}

/// An item of `suppressions`: findings that are allowed, and why.
package struct ConfiguredSuppression: Sendable {
  package var paths: [String]
  package var rules: [RuleID]
  /// The value on or below which findings are allowed; empty for the whole file.
  package var pointer: String
  /// The last day on which it holds, as written.
  package var until: String?
  /// Where the item is in the configuration.
  package var range: SourceRange
  /// The JSON Pointer of the item in the configuration.
  package var ownPointer: String
}

extension Configuration {
  /// The strictest that may be pushed to a remote, whatever form its address has.
  ///
  /// An address that no pattern of `remotes:` matches is a public one.
  package func ceiling(ofRemote url: some StringProtocol) -> DisclosureCeiling {
    remotes.ceiling(ofRemote: url)
  }
}

/// What a configuration says about a place where a finding about personal data or a secret is known
/// and accepted; it names the place and never the value, nor a digest of it.
package struct SensitiveException: Sendable {
  /// The id of the entry, or `nil` when `paths` say where.
  package var entry: String?
  /// Globs, of which the last that matches decides.
  package var paths: [String]
  /// The JSON Pointer of the value or of something around it; the whole file when absent.
  package var pointer: String?
  /// The kinds of data, such as `phone-mobile`.
  package var kinds: [String]
  package var reason: String
  /// Who answers for it.
  package var role: String
  /// The last day, as ISO 8601.
  package var until: String
  /// Where `kura.yaml` says so.
  package var range: SourceRange
}

/// What a configuration says about one rule.
package enum RuleLevel: Hashable, Sendable {
  case off
  case on(Severity)

  /// Creates a level from `off`, `note`, `warning` or `error`, or returns `nil`.
  package init?(name: String) {
    if name == "off" {
      self = .off
    } else if let severity = Severity(name: name) {
      self = .on(severity)
    } else {
      return nil
    }
  }
}

/// What `kura.yaml` says about one kind of entry.
package struct KindConfiguration: Sendable {
  /// Where an entry's id comes from.
  package enum Identity: Hashable, Sendable {
    /// The file's name without its extension.
    case stem
    /// A field of the entry.
    case field(String)
    case none
  }

  /// How the files of a kind are written.
  package enum Format: String, Sendable {
    case yaml
    /// A Markdown file with a YAML head between `---` lines.
    case frontMatter = "front-matter"
  }

  package var name: String
  /// Globs, of which the last that matches decides; `!` excludes.
  package var paths: [String]
  package var schema: RepositoryPath?
  /// Where `kura.yaml` names the schema, for findings about it.
  package var schemaRange: SourceRange?
  package var identity: Identity
  package var allowsManyDocuments: Bool
  package var format: Format

  package init(
    name: String, paths: [String], schema: RepositoryPath?, schemaRange: SourceRange? = nil,
    identity: Identity = .stem, allowsManyDocuments: Bool = false, format: Format = .yaml
  ) {
    self.name = name
    self.paths = paths
    self.schema = schema
    self.schemaRange = schemaRange
    self.identity = identity
    self.allowsManyDocuments = allowsManyDocuments
    self.format = format
  }
}
