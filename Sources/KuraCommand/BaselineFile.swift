import GitStore
import LintEngine
import Reporting
import SourceText

/// A baseline on disk.
struct BaselineFile {
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
    let baseline = Baseline(SourceFile(path: RepositoryPath(name), bytes: bytes))
    if let line = baseline.unreadableLine { throw failure(inLine: line) }
    return baseline.known
  }

  /// Writes findings in their order; the same findings give the same bytes.
  func write(_ known: KnownFindings) throws {
    var text = "{\"baseline\":\(Baseline.version)}\n"
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
