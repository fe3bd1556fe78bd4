import ArgumentParser
import Diagnostics
import DocumentTree
import GitStore
import LintEngine
import Reporting
import SensitiveText
import SourceText
import Storehouse

/// `kura scan`: personal data, company identity and secrets in any text.
struct ScanCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "scan",
      abstract: helpText(
        ja: "どんな文章からも、個人情報・会社名・秘密の値を探す",
        en: "Finds personal data, company names and secrets in any text"))
  }

  /// The name of standard input in reports.
  private static let inputName = "-"

  @OptionGroup var global: GlobalOptions
  @OptionGroup var report: ReportOptions

  @Argument(
    help: ArgumentHelp(
      helpText(
        ja: "調べるファイル。- か、何も書かなければ標準入力",
        en: "Files to look at; standard input for - or when there is none"),
      valueName: "file"))
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      helpText(
        ja: "このフォルダの知識の蔵に登録した連絡先などは、指摘しない",
        en: "Leave out what the storehouse in this folder has registered, such as its contacts"),
      valueName: "dir"))
  var allowFrom: String?

  func run() throws {
    let environment = CommandEnvironment.current
    let folder = global.startFolder(in: environment)
    let settings = try RunSettings(global, Configuration(), environment)
    var diagnostics: [Diagnostic] = []
    var shown: [RepositoryPath: SourceFile] = [:]
    let allowed = try allowList(in: folder, environment)
    var count = 0
    for name in files.isEmpty ? [Self.inputName] : files {
      let source = try read(name, in: folder)
      guard !isBinary(source) else {
        environment.writeError(LocalizedText.binary(name)[settings.language] + "\n")
        continue
      }
      count += 1
      if let accident = SourceAccident.find(in: source), accident.rule == Self.wrongEncoding {
        // Without an excerpt, which could show what nobody has looked through.
        diagnostics.append(accident)
        continue
      }
      let matches = SensitiveTextDetector().matches(in: source.bytes)
      diagnostics += matches.lazy.filter { report.all || $0.level > .low }
        .map { Diagnostic(scanned: $0, in: source.path) }
        .filter { finding in finding.sensitive.map { allowed?.allows($0) != true } ?? true }
      shown[source.path] = source.masking(matches)
    }
    let sources = shown
    let result = Report(
      fileCount: count, diagnostics: diagnostics.sorted(by: Diagnostic.precedes),
      source: { sources[$0] })
    try report.write(result, settings, in: folder, environment)
    if report.fails(diagnostics) { throw ExitCode(1) }
  }

  /// The values that the storehouse of `--allow-from` has registered.
  private func allowList(
    in folder: String, _ environment: CommandEnvironment
  ) throws -> AllowList? {
    guard let allowFrom else { return nil }
    let start = allowFrom.hasPrefix("/") ? allowFrom : folder + "/" + allowFrom
    let opened = try StorehousePlace.find(from: start, environment).open(.workTree)
    var loader = try StorehouseLoader(opened.input)
    return AllowList(opened.input, try loader.load())
  }

  private static let wrongEncoding: RuleID = "wrong-encoding"

  private func read(_ name: String, in folder: String) throws -> SourceFile {
    let path = RepositoryPath(name)
    guard name != Self.inputName else {
      let bytes = try FileAccess.readStandardInput(limit: FileAccess.defaultLimit)
      return SourceFile(path: path, bytes: bytes)
    }
    let absolute = name.hasPrefix("/") ? name : folder + "/" + name
    guard let bytes = try FileAccess.read(absolute) else {
      throw CommandFailure(.noSuchFile(name), nextStep: .checkName)
    }
    return SourceFile(path: path, bytes: bytes)
  }

  /// Whether a file holds no text: zero bytes, and not because it is UTF-16.
  private func isBinary(_ source: SourceFile) -> Bool {
    source.bytes.prefix(8_000).contains(0)
      && SourceAccident.find(in: source)?.rule != Self.wrongEncoding
  }
}

extension Diagnostic {
  /// What a match in a scanned text says.
  fileprivate init(scanned match: SensitiveMatch, in path: RepositoryPath) {
    let rule: RuleID =
      switch match.kind.family {
      case .personalData: "personal-data"
      case .companyIdentity: "company-identity"
      case .secret: "secret"
      }
    let severity: Severity =
      switch match.level {
      case .high: .error
      case .review: .warning
      case .low: .note
      }
    self.init(
      rule: rule, severity: severity, message: match.kind.message(match.level), path: path,
      range: match.range,
      sensitive: SensitiveMark(
        kind: match.kind.rawValue, level: match.level.rawValue, value: match.value))
  }
}

extension SourceFile {
  /// The file with every found value made unreadable; no offset, line or column changes.
  fileprivate func masking(_ matches: [SensitiveMatch]) -> SourceFile {
    var bytes = bytes
    for match in matches {
      var offset = match.range.start
      while offset < match.range.end {
        let length =
          bytes[offset] < 0xE0 ? (bytes[offset] < 0xC0 ? 1 : 2) : bytes[offset] < 0xF0 ? 3 : 4
        let mask = Self.masks[length - 1]
        if bytes[offset] != 0x0A, bytes[offset] != 0x0D, offset + length <= match.range.end {
          bytes.replaceSubrange(offset..<offset + length, with: mask)
        }
        offset += length
      }
    }
    return SourceFile(path: path, bytes: bytes)
  }

  /// A sign of each length in UTF-8.
  private static let masks = ["*", "·", "＊", "𝄆"].map { Array($0.utf8) }
}

extension LocalizedText {
  fileprivate static func binary(_ name: String) -> LocalizedText {
    LocalizedText(
      ja: "kura: 「\(harmless(name))」は文章のファイルではないので、調べません。",
      en: "kura: '\(harmless(name))' is not a text file and was skipped")
  }

  fileprivate static let checkName = LocalizedText(
    ja: "名前と、いまいるフォルダを確かめてください。", en: "Check the name and the folder that you are in")
}
