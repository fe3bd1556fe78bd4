package import Diagnostics
package import DocumentTree
package import Editions
package import SourceText
package import Storehouse

/// Something that finds one bad pattern.
package protocol Rule: Sendable {
  static var descriptor: RuleDescriptor { get }
}

/// Sees the bytes of one file.
///
/// Runs in parallel, also on files that do not parse.
package protocol FileRule: Rule {
  func check(_ file: FileContext, report: inout Reporter)
}

/// Sees one entry.
///
/// Runs in parallel.
package protocol EntryRule: Rule {
  func check(_ entry: EntryContext, report: inout Reporter)
}

/// Sees every entry.
///
/// Runs after the catalog is complete.
package protocol CatalogRule: Rule {
  func check(_ catalog: Catalog, report: inout Reporter)
}

/// Sees what an entry was and what it has become.
///
/// Runs where two states of a storehouse are compared, as in hooks; never in a lint of one state.
package protocol TransitionRule: Rule {
  func check(_ transition: EntryTransition, report: inout Reporter)
}

/// One entry in two states of a storehouse.
package struct EntryTransition: Sendable {
  /// The entry as it was.
  package let before: EntryState
  /// The entry as it is to be.
  package let after: EntryState
  /// The day on which the question is asked.
  package let asOf: CalendarDate

  package init(before: EntryState, after: EntryState, asOf: CalendarDate) {
    self.before = before
    self.after = after
    self.asOf = asOf
  }
}

/// An entry with its labels at one moment.
package struct EntryState: Sendable {
  package let entry: Entry
  package let labels: EntryLabels

  package init(_ entry: Entry, labels: EntryLabels? = nil) {
    self.entry = entry
    self.labels = labels ?? EntryLabels(entry)
  }
}

/// Sees the names of all files.
///
/// Runs before any of them is read.
package protocol LayoutRule: Rule {
  func check(_ layout: Layout, report: inout Reporter)
}

/// The files of a storehouse and the kinds that claim them.
package struct Layout: Sendable {
  package let kinds: [Kind]
  /// Every file, with the index of the kind that claims it.
  package let files: [(path: RepositoryPath, kind: Int?)]
  /// Symbolic links, which no kind claims because they are never followed.
  package let links: [RepositoryPath]

  package init(
    kinds: [Kind], files: [(path: RepositoryPath, kind: Int?)], links: [RepositoryPath] = []
  ) {
    self.kinds = kinds
    self.files = files
    self.links = links
  }
}

/// What a rule about a file's bytes may know.
package struct FileContext: Sendable {
  package let parsed: ParsedSource
  /// The kind that claims the file, or `nil` for a file outside all kinds.
  package let kind: Kind?

  package init(parsed: ParsedSource, kind: Kind?) {
    self.parsed = parsed
    self.kind = kind
  }

  package var source: SourceFile { parsed.source }
}

/// What a rule about an entry may know.
package struct EntryContext: Sendable {
  package let entry: Entry
  /// The bytes of the file that belong to the entry, with the comments before and after it.
  package let extent: SourceRange
  /// Whether nothing of the entry stands in another document by mistake.
  package let isWhole: Bool
  /// What the bytes of the file may hold.
  package let traits: SourceTraits
  /// Who may see the entry and its parts.
  package let labels: EntryLabels
  /// The strictest that may be where the entry is or is to go; `nil` when nothing is said.
  package let ceiling: DisclosureCeiling?
  /// The day on which the question is asked.
  package let asOf: CalendarDate

  package init(
    entry: Entry, extent: SourceRange, isWhole: Bool = true, traits: SourceTraits,
    labels: EntryLabels? = nil, ceiling: DisclosureCeiling? = nil, asOf: CalendarDate
  ) {
    self.entry = entry
    self.isWhole = isWhole
    self.traits = traits
    self.labels =
      labels ?? EntryLabels(entry, mayHoldBlocks: traits.contains(.labelBlock))
    self.ceiling = ceiling
    self.extent = extent
    self.asOf = asOf
  }
}

/// Collects findings while rules run; it cannot print, and a rule cannot keep it.
package struct Reporter: ~Copyable {
  /// The findings so far.
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  /// Adds a finding as it is.
  package mutating func add(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Adds findings as they are.
  package mutating func add(contentsOf diagnostics: [Diagnostic]) {
    self.diagnostics += diagnostics
  }

  /// Adds a finding of a rule at its default severity.
  package mutating func report(
    _ rule: RuleDescriptor, _ message: LocalizedText, path: RepositoryPath, range: SourceRange,
    pointer: String = "", help: LocalizedText? = nil, notes: [Note] = [], fixes: [Fix] = []
  ) {
    diagnostics.append(
      Diagnostic(
        rule: rule.id, severity: rule.severity, message: message, path: path, range: range,
        pointer: pointer, help: help, notes: notes, fixes: fixes))
  }

  /// Adds a finding about a node of an entry.
  package mutating func report(
    _ rule: RuleDescriptor, _ message: LocalizedText, in entry: Entry, node: Int,
    help: LocalizedText? = nil, notes: [Note] = [], fixes: [Fix] = []
  ) {
    report(
      rule, message, path: entry.source.path, range: entry.document.nodes[node].range,
      pointer: entry.document.pointer(to: node), help: help, notes: notes, fixes: fixes)
  }
}
