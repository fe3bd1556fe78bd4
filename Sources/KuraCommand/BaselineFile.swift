import DocumentTree
import GitStore
import LintEngine
import Reporting
import SourceText

/// A committed list of known findings: JSON Lines, sorted, without line numbers.
///
/// The first line says what the file is; then one line stands for each finding, with a count when
/// it is there more than once.
struct BaselineFile {
  private static let version = 1

  /// The path as the user wrote it.
  let name: String
  private let path: String

  init(_ name: String, in folder: String) {
    self.name = name
    path = name.hasPrefix("/") ? name : folder + "/" + name
  }

  /// The findings in the file, or `nil` when there is no such file.
  func read() throws -> KnownFindings? {
    guard let bytes = try FileAccess.read(path) else { return nil }
    var known = KnownFindings()
    var reader = JSONReader()
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (position, line) in lines.enumerated() where !line.isEmpty {
      let source = SourceFile(path: RepositoryPath(name), bytes: Array(line))
      guard let document = reader.read(source).documents.first else {
        throw failure(inLine: position + 1)
      }
      if position == 0 {
        guard number("baseline", in: document) == Self.version else {
          throw failure(inLine: 1)
        }
      } else if let key = key(in: document) {
        known.add(key, count: max(1, number("count", in: document) ?? 1))
      } else {
        throw failure(inLine: position + 1)
      }
    }
    return known
  }

  /// Writes findings in their order; the same findings give the same bytes.
  func write(_ known: KnownFindings) throws {
    var text = "{\"baseline\":\(Self.version)}\n"
    for (key, count) in known.counts.sorted(by: { FindingKey.precedes($0.key, $1.key) }) {
      var writer = JSONWriter()
      writer.object { writer in
        switch key.subject {
        case .entry(let name): writer.member("entry", name)
        case .path(let name): writer.member("path", name)
        }
        writer.member("pointer", key.pointer)
        writer.member("rule", key.rule)
        writer.member("message", key.message)
        if count > 1 { writer.member("count", count) }
      }
      writer.endLine()
      text += String(decoding: writer.bytes, as: UTF8.self)
    }
    try FileAccess.write(Array(text.utf8), to: path)
  }

  private func key(in document: Document) -> FindingKey? {
    let subject =
      text("entry", in: document).map(FindingKey.Subject.entry)
      ?? text("path", in: document).map(FindingKey.Subject.path)
    guard let subject, let rule = text("rule", in: document),
      let pointer = text("pointer", in: document), let message = text("message", in: document)
    else { return nil }
    return FindingKey(subject: subject, rule: rule, pointer: pointer, message: message)
  }

  private func text(_ name: String, in document: Document) -> String? {
    document.value(of: 0, forKey: name).flatMap { document.string(at: $0) }
  }

  private func number(_ name: String, in document: Document) -> Int? {
    document.value(of: 0, forKey: name).flatMap { Int(document.text(of: $0)) }
  }

  private func failure(inLine line: Int) -> CommandFailure {
    CommandFailure(.unreadableBaseline(name, line), nextStep: .restoreBaseline)
  }
}

extension LocalizedText {
  fileprivate static func unreadableBaseline(_ name: String, _ line: Int) -> LocalizedText {
    LocalizedText(
      ja: "ベースライン「\(name)」の\(line)行目が読めません。",
      en: "Line \(line) of the baseline '\(name)' cannot be read")
  }

  fileprivate static let restoreBaseline = LocalizedText(
    ja: "git checkout で元に戻すか、消してから --update-baseline で作り直してください。手では書き換えません。",
    en:
      "Restore it with git checkout, or delete it and make it again with --update-baseline; it is "
      + "not meant to be edited by hand")
}
