import Diagnostics
import DocumentTree
import GitStore
import LintEngine
import SourceText

/// The texts around some findings as they may be shown, whatever their encoding.
///
/// A report masks bytes; in a text that is not UTF-8 they are not what a person reads, and an excerpt
/// would show the rest.
struct ShownTexts {
  /// The findings with their places in the texts that are shown.
  private(set) var diagnostics: [Diagnostic]
  /// What was done to read the texts.
  private(set) var remarks: [LocalizedText] = []

  private let original: (RepositoryPath) -> SourceFile?
  private var decoded: [RepositoryPath: SourceFile] = [:]
  /// The names of files by the names under which they are shown.
  private var originalNames: [RepositoryPath: RepositoryPath] = [:]

  /// `masksNames` is for findings among which nobody has looked for what names of files give away.
  init(
    _ diagnostics: [Diagnostic], masksNames: Bool = false,
    source: @escaping (RepositoryPath) -> SourceFile?
  ) {
    self.diagnostics = diagnostics
    original = source
    let names = Set(diagnostics.lazy.filter(Self.mayBeOtherText).map(\.sourcePath))
    for name in names.sorted() {
      guard let file = source(name) else { continue }
      if let text = DecodedText(file.bytes, TextConversion.japanese) {
        decoded[name] = SourceFile(path: name, bytes: text.bytes)
        remarks.append(.converted(text.encoding, discreet(name.description)))
        for index in diagnostics.indices where diagnostics[index].sourcePath == name {
          self.diagnostics[index].move(text.range)
        }
      } else if SourceAccident.encoding(of: file.bytes) != nil
        || SourceAccident.isBinary(file.bytes)
      {
        // Nobody has looked through what an excerpt would show.
        decoded[name] = SourceFile(path: name, bytes: masked(file.bytes[...]))
      }
    }
    if masksNames { maskNames() }
  }

  /// The text at a path, for excerpts.
  var source: (RepositoryPath) -> SourceFile? {
    let (decoded, original, names) = (decoded, original, originalNames)
    return { path in
      let name = names[path] ?? path
      return decoded[name] ?? original(name)
    }
  }

  /// Shows files under names that give nothing away; two that look alike stay two.
  private mutating func maskNames() {
    var names: [RepositoryPath: RepositoryPath] = [:]
    for name in Set(diagnostics.flatMap { [$0.path] + $0.notes.map(\.path) }).sorted() {
      var shown = RepositoryPath(Discretion.masking(name.description))
      if shown == name { continue }
      while originalNames[shown] != nil {
        shown = RepositoryPath(bytes: shown.bytes + [UInt8(ascii: "*")])
      }
      names[name] = shown
      originalNames[shown] = name
    }
    if names.isEmpty { return }
    for index in diagnostics.indices {
      diagnostics[index].path = names[diagnostics[index].path] ?? diagnostics[index].path
      for note in diagnostics[index].notes.indices {
        let path = diagnostics[index].notes[note].path
        diagnostics[index].notes[note].path = names[path] ?? path
      }
    }
  }

  /// Says on standard error what was done to read the texts.
  func say(_ settings: RunSettings, _ environment: CommandEnvironment) {
    if settings.isQuiet { return }
    for remark in remarks { environment.writeError(remark[settings.language] + "\n") }
  }

  /// Whether a finding may be about a text that is not UTF-8.
  private static func mayBeOtherText(_ finding: Diagnostic) -> Bool {
    finding.sensitive != nil || accidents.contains(finding.rule)
  }

  private static let accidents: Set<RuleID> = [
    "wrong-encoding", "conflict-marker", "personal-data", "invalid-utf8",
  ]
}

extension Diagnostic {
  /// Moves all places in the finding's own text.
  fileprivate mutating func move(_ place: (SourceRange) -> SourceRange) {
    let name = sourcePath
    for index in notes.indices where sourcePath(of: notes[index]) == name {
      notes[index].range = place(notes[index].range)
    }
    range = place(range)
    // A fix is about bytes that are not shown.
    fixes = []
  }
}
