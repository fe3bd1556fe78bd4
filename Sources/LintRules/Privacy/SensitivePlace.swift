package import Diagnostics
package import Editions
package import SensitiveText
package import SourceText
package import Storehouse

/// Something that a file, its name or a commit's message gives away.
package struct SensitivePlace: Sendable {
  package let kind: SensitiveKind
  package let level: SensitiveMatch.Level
  /// The bytes of the source; the start of the file for what is in its name.
  package private(set) var range: SourceRange
  /// The value in its normal form; never for output.
  package let value: String
  /// The value as it is written; never for output but masked.
  package let written: String
  /// The JSON Pointer of the value, empty in comments and outside entries.
  package let pointer: String
  /// The id of the entry around the place, if it has one.
  package let entryID: String?
  /// An exception of `kura.yaml` that covered the place until a day that has passed.
  package var ended: Note?

  package init(
    _ match: SensitiveMatch, at range: SourceRange, written: String, pointer: String = "",
    entryID: String? = nil
  ) {
    kind = match.kind
    level = match.level
    self.range = range
    value = match.value
    self.written = written
    self.pointer = pointer
    self.entryID = entryID
  }

  /// The same at another place, for texts that had to be converted to be read.
  package func moved(to range: SourceRange) -> SensitivePlace {
    var moved = self
    moved.range = range
    return moved
  }

  /// What findings carry.
  package var mark: SensitiveMark {
    SensitiveMark(kind: kind.rawValue, level: level.rawValue, value: value)
  }
}

/// What a rule about personal data, company identity or secrets may know.
package struct SensitiveContext: Sendable {
  /// Where places are.
  package enum Site: Sendable {
    case text
    /// The name of a file or folder.
    case name
    /// The path to which a symbolic link leads.
    case link
    /// A commit's message.
    case message
  }

  package let path: RepositoryPath
  package let site: Site
  /// The kind that claims the file, or `nil`.
  package let kind: Kind?
  /// The day on which the question is asked.
  package let asOf: CalendarDate
  /// What is given away, without what an exception allows.
  package let places: [SensitivePlace]

  package init(
    path: RepositoryPath, site: Site, kind: Kind?, asOf: CalendarDate, places: [SensitivePlace]
  ) {
    self.path = path
    self.site = site
    self.kind = kind
    self.asOf = asOf
    self.places = places
  }
}

/// Sees what a file gives away.
///
/// Runs in parallel, also on files that do not parse and on texts that are no entries.
package protocol SensitiveRule: Rule {
  func check(_ context: SensitiveContext, report: inout Reporter)
}
