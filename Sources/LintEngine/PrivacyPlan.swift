import Diagnostics
import Editions
import LintRules
import Patterns
import SensitiveText
import SourceText
import Storehouse

/// What a storehouse says about personal data and secrets, prepared once for all files.
struct PrivacyPlan: Sendable {
  /// The rules that are on; none looks at anything when there are none.
  let rules: [any SensitiveRule]
  let exceptions: [PreparedException]

  init(_ storehouse: LoadedStorehouse, rules: [any SensitiveRule]) {
    self.rules = rules
    exceptions = storehouse.configuration.exceptions.map(PreparedException.init)
  }
}

/// One of the exceptions, ready to be asked.
struct PreparedException: Sendable {
  let exception: SensitiveException
  private let paths: GlobSet?
  private let until: CalendarDate?

  init(_ exception: SensitiveException) {
    self.exception = exception
    paths = exception.paths.isEmpty ? nil : try? GlobSet(exception.paths)
    until = CalendarDate(exception.until)
  }

  /// Whether the exception is about a place, on whatever day.
  func concerns(_ place: SensitivePlace, in path: RepositoryPath) -> Bool {
    guard exception.kinds.contains(place.kind.rawValue) else { return false }
    if let entry = exception.entry {
      guard entry == place.entryID else { return false }
    } else {
      guard concerns(path) else { return false }
    }
    guard let pointer = exception.pointer else { return true }
    return place.pointer == pointer || place.pointer.hasPrefix(pointer + "/")
  }

  /// Whether the globs of the exception match a path.
  func concerns(_ path: RepositoryPath) -> Bool { paths?.contains(path) ?? false }

  /// Whether the last day has passed.
  func hasEnded(on day: CalendarDate) -> Bool {
    until.map { $0.lastDayNumber < day.lastDayNumber } ?? false
  }

  /// Said beside what an exception allowed until a day that has passed.
  var ended: Note {
    Note(
      message: LocalizedText(
        ja: "この値を認めていた例外は \(exception.until) で終わりました。まだ必要なら、もう一度認めてもらい、until を新しくします。",
        en: "The exception for this ended on \(exception.until); have it allowed again and renew "
          + "'until', or remove the value"),
      path: RepositoryPath(StorehouseLayout.configuration), range: exception.range)
  }
}

extension PrivacyPlan {
  /// The places that no exception allows; `used` learns which exceptions are about some.
  func unexcepted(
    _ places: [SensitivePlace], in path: RepositoryPath, on day: CalendarDate,
    used: inout [Int]
  ) -> [SensitivePlace] {
    if exceptions.isEmpty { return places }
    return places.compactMap { place in
      var place = place
      for (index, exception) in exceptions.enumerated() where exception.concerns(place, in: path) {
        used.append(index)
        if !exception.hasEnded(on: day) { return nil }
        place.ended = exception.ended
      }
      return place
    }
  }
}
