package import Diagnostics
import DocumentTree
import LintRules
package import SourceText
package import Storehouse

/// A committed list of findings that are known from before: JSON Lines, sorted, without line
/// numbers.
///
/// The first line says what the file is; then one line stands for each finding, with a count when
/// it is there more than once.
package struct Baseline: Sendable {
  /// The version of the format.
  package static let version = 1

  package private(set) var known = KnownFindings()
  /// Which line cannot be read, from 1; nothing after it has been.
  package private(set) var unreadableLine: Int?
  /// Where the bytes of the lines begin and end.
  private var ranges: [SourceRange] = []
  private var keys: [FindingKey?] = []

  /// Reads the list in a file.
  package init(_ source: SourceFile) {
    var reader = JSONReader()
    var start = 0
    let lines = source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (position, line) in lines.enumerated() {
      ranges.append(SourceRange(start: start, end: start + line.count))
      start += line.count + 1
      keys.append(nil)
      if line.isEmpty && position > 0 { continue }
      let file = SourceFile(path: source.path, bytes: Array(line))
      guard let document = reader.read(file).documents.first,
        position > 0 || Self.number("baseline", in: document) == Self.version
      else {
        unreadableLine = position + 1
        return
      }
      if position == 0 { continue }
      guard let key = FindingKey(document) else {
        unreadableLine = position + 1
        return
      }
      keys[position] = key
      known.add(key, count: max(1, Self.number("count", in: document) ?? 1))
    }
  }

  /// The first line that stands for more than another list knows.
  func firstLine(beyond earlier: KnownFindings) -> SourceRange? {
    for (range, key) in zip(ranges, keys) {
      if let key, known.counts[key, default: 0] > earlier.counts[key, default: 0] { return range }
    }
    return nil
  }

  /// Where the line is that cannot be read.
  var unreadableRange: SourceRange? { unreadableLine.map { ranges[$0 - 1] } }

  private static func number(_ name: String, in document: Document) -> Int? {
    document.value(of: 0, forKey: name).flatMap { Int(document.text(of: $0)) }
  }
}

extension FindingKey {
  /// The key that a line of a baseline writes down.
  fileprivate init?(_ document: Document) {
    func text(_ name: String) -> String? {
      document.value(of: 0, forKey: name).flatMap { document.string(at: $0) }
    }
    let subject =
      text("entry").map(FindingKey.Subject.entry) ?? text("path").map(FindingKey.Subject.path)
    guard let subject, let rule = text("rule"), let pointer = text("pointer"),
      let message = text("message")
    else { return nil }
    self.init(subject: subject, rule: rule, pointer: pointer, message: message)
  }
}

/// The baseline that a configuration names, in the state of the files that is checked.
package struct NamedBaseline: Sendable {
  package private(set) var known = KnownFindings()
  /// What is wrong with the file, or with its being named.
  package private(set) var problem: Diagnostic?

  /// Reads the file, or returns `nil` when the configuration names none.
  /// - Throws: when the file is there and cannot be read.
  package init?(of configuration: Configuration, in input: LintInput) throws {
    guard let path = configuration.baseline else { return nil }
    guard let source = try input.source(at: path) else {
      problem = .missingBaseline(path, at: configuration.baselineRange)
      return
    }
    let baseline = Baseline(source)
    if let range = baseline.unreadableRange {
      problem = .unreadableBaseline(path, at: range)
    } else {
      known = baseline.known
    }
  }
}

extension LintInput {
  /// The file at a path, or `nil` when there is none.
  func source(at path: RepositoryPath) throws -> SourceFile? {
    guard let index = index(of: path) else { return nil }
    return SourceFile(path: path, bytes: try makeReader()(index))
  }
}

extension LintOutcome {
  /// The outcome without what a baseline knows; its findings need keys.
  package func leavingOut(_ baseline: NamedBaseline) -> LintOutcome {
    if isBroken { return self }
    let new = baseline.known.new(among: keys)
    var left = self
    left.knownCount += diagnostics.count - new.count
    left.goneCount = baseline.known.total - baseline.known.remaining(among: keys).total
    left.diagnostics = new.map { diagnostics[$0] }
    left.keys = new.map { keys[$0] }
    if let problem = baseline.problem {
      let place = left.diagnostics.firstIndex { Diagnostic.precedes(problem, $0) }
      left.diagnostics.insert(problem, at: place ?? left.diagnostics.endIndex)
      left.keys.insert(nil, at: place ?? left.keys.endIndex)
    }
    return left
  }
}

extension Diagnostic {
  fileprivate static func missingBaseline(
    _ path: RepositoryPath, at range: SourceRange?
  ) -> Diagnostic {
    var finding = Diagnostic(
      rule: InvalidConfiguration.descriptor.id,
      message: LocalizedText(
        ja: "kura.yaml の baseline が指すファイル「\(path)」がないので、前からある指摘も省けません。",
        en: "The baseline '\(path)' is not there, so findings from before cannot be left out"),
      path: RepositoryPath(StorehouseLayout.configuration), range: range ?? SourceRange(at: 0),
      pointer: "/baseline",
      help: LocalizedText(
        ja: "kura lint --update-baseline で作り、git add \(path) でコミットに入れてください。",
        en: "make it with kura lint --update-baseline, and git add \(path)"))
    finding.severity = .warning
    return finding
  }

  fileprivate static func unreadableBaseline(
    _ path: RepositoryPath, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      rule: InvalidConfiguration.descriptor.id,
      message: LocalizedText(
        ja: "ベースラインのこの行が読めないので、前からある指摘も省けません。",
        en: "This line of the baseline cannot be read, so findings from before are not left out"),
      path: path, range: range,
      help: LocalizedText(
        ja: "git restore --source=HEAD \(path) で元に戻してください。手では書き換えません。",
        en: "restore it with git restore --source=HEAD \(path); it is not edited by hand"))
  }
}
