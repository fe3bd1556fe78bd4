package import Diagnostics
package import SourceText

/// Hides what findings about personal data and secrets have found, in everything that is shown.
///
/// Masks have the length and width of what they hide, so places, columns and underlines stay right.
/// A value is hidden where it was found and wherever else a shown text repeats it: in other notations
/// too, in messages of other rules, and in the names of files.
package struct Redaction: Sendable {
  private let ranges: [RepositoryPath: [SourceRange]]
  private let words: HiddenWords

  /// Learns what some findings have found; `source` gives the files that they point into.
  package init(_ diagnostics: [Diagnostic], source: (RepositoryPath) -> SourceFile?) {
    var ranges: [RepositoryPath: [SourceRange]] = [:]
    var words = HiddenWords()
    for diagnostic in diagnostics {
      guard let mark = diagnostic.sensitive else { continue }
      words.insert(mark.value)
      if !diagnostic.range.isEmpty {
        ranges[diagnostic.path, default: []].append(diagnostic.range)
      }
    }
    for (path, places) in ranges {
      guard let file = source(path) else { continue }
      for place in Set(places) { words.insert(file.text(in: place)) }
    }
    self.ranges = ranges
    self.words = words
  }

  /// Whether there is nothing to hide.
  package var isEmpty: Bool { ranges.isEmpty && words.isEmpty }

  /// A text with the values hidden.
  package func text(_ text: String) -> String {
    if words.isEmpty { return text }
    let bytes = Array(text.utf8)
    let found = words.ranges(in: bytes)
    return found.isEmpty ? text : String(decoding: hidden(found, in: bytes), as: UTF8.self)
  }

  /// A file with the values hidden; bytes, lines and columns stay where they are.
  package func source(_ file: SourceFile) -> SourceFile {
    let size = file.bytes.count
    var places = words.ranges(in: file.bytes)
    places += (ranges[file.path] ?? []).map {
      SourceRange(start: min($0.start, size), end: min($0.end, size))
    }
    if places.isEmpty { return file }
    return SourceFile(path: file.path, bytes: hidden(places, in: file.bytes))
  }

  /// A finding with the values hidden in all that it says; its paths are left as they are.
  ///
  /// A fix that would write a value is left out: applied with a mask, it would destroy the value.
  package func diagnostic(_ diagnostic: Diagnostic) -> Diagnostic {
    var shown = diagnostic
    shown.message = text(diagnostic.message)
    shown.pointer = text(diagnostic.pointer)
    shown.help = diagnostic.help.map(text)
    shown.notes = diagnostic.notes.map {
      Note(message: text($0.message), path: $0.path, range: $0.range)
    }
    shown.fixes = diagnostic.fixes.compactMap { fix in
      guard fix.edits.allSatisfy({ text($0.replacement) == $0.replacement }) else { return nil }
      return Fix(title: text(fix.title), applicability: fix.applicability, edits: fix.edits)
    }
    return shown
  }

  /// The name of a file with the values hidden.
  package func path(_ path: RepositoryPath) -> RepositoryPath {
    let found = words.ranges(in: path.bytes)
    return found.isEmpty ? path : RepositoryPath(bytes: hidden(found, in: path.bytes))
  }

  /// A text in both languages with the values hidden.
  package func text(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(ja: self.text(text.japanese), en: self.text(text.english))
  }

  private func hidden(_ places: [SourceRange], in bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for place in places {
      bytes.replaceSubrange(place.indices, with: masked(bytes[place.indices]))
    }
    return bytes
  }
}
