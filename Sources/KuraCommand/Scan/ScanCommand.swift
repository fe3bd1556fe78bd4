import ArgumentParser
import Diagnostics
import DocumentTree
import GitStore
import LintEngine
import LintRules
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
    var unreadCount = 0
    for name in files.isEmpty ? [Self.inputName] : files {
      let file = try read(name, in: folder)
      let inName = Self.findings(inNameOf: file.path).filter { shows($0, allowed) }
      diagnostics += inName
      let shownName = harmless(Redaction(inName) { _ in nil }.path(file.path).description)
      guard let text = ScannedText(file, name: shownName) else {
        if let accident = SourceAccident.find(in: file), accident.rule == Self.wrongEncoding {
          // Without an excerpt, which could show what nobody has looked through.
          diagnostics.append(accident)
          count += 1
        } else {
          unreadCount += 1
          environment.writeError(LocalizedText.binary(shownName)[settings.language] + "\n")
        }
        continue
      }
      count += 1
      for remark in text.remarks { environment.writeError(remark[settings.language] + "\n") }
      let matches = SensitiveTextDetector().matches(in: text.source.bytes)
      diagnostics += matches.lazy.map { Diagnostic(scanned: $0, in: file.path) }
        .filter { shows($0, allowed) }
      shown[file.path] = text.source.masking(matches)
    }
    let sources = shown
    let result = Report(
      fileCount: count, diagnostics: diagnostics.sorted(by: Diagnostic.precedes),
      source: { sources[$0] })
    // "Nothing found" would be said of files into which nobody has looked.
    if count > 0 || !diagnostics.isEmpty || !report.format.isEmpty {
      try report.write(result, settings, in: folder, environment)
    }
    if report.fails(diagnostics) { throw ExitCode(1) }
    if unreadCount > 0 { throw ExitCode(2) }
  }

  private func shows(_ finding: Diagnostic, _ allowed: AllowList?) -> Bool {
    guard report.all || finding.severity > .note else { return false }
    return finding.sensitive.map { allowed?.allows($0) != true } ?? true
  }

  /// What the last part of a path gives away; where a file lies is its owner's business.
  private static func findings(inNameOf path: RepositoryPath) -> [Diagnostic] {
    guard path.description != inputName else { return [] }
    let name = RepositoryPath(bytes: Array(path.bytes.split(separator: 0x2F).last ?? []))
    return ProtectedCheck.places(inName: name).map { place in
      Diagnostic(place.kind, place.level, place.mark, inNameOf: path)
    }
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
    if FileAccess.isFolder(absolute) {
      throw CommandFailure(.isFolder(name), nextStep: .scanFolder(name), exitCode: 64)
    }
    guard let bytes = try FileAccess.read(absolute) else {
      throw CommandFailure(.noSuchFile(name), nextStep: .checkName, exitCode: 64)
    }
    return SourceFile(path: path, bytes: bytes)
  }
}

extension Diagnostic {
  /// What a match in a scanned text says.
  fileprivate init(scanned match: SensitiveMatch, in path: RepositoryPath) {
    self.init(
      match.kind, match.level, match.kind.message(match.level), path, match.range,
      SensitiveMark(kind: match.kind.rawValue, level: match.level.rawValue, value: match.value))
  }

  /// What the name of a scanned file says.
  fileprivate init(
    _ kind: SensitiveKind, _ level: SensitiveMatch.Level, _ mark: SensitiveMark,
    inNameOf path: RepositoryPath
  ) {
    self.init(kind, level, kind.messageAboutName(level), path, SourceRange(at: 0), mark)
  }

  private init(
    _ kind: SensitiveKind, _ level: SensitiveMatch.Level, _ message: LocalizedText,
    _ path: RepositoryPath, _ range: SourceRange, _ mark: SensitiveMark
  ) {
    let rule: RuleID =
      switch kind.family {
      case .personalData: "personal-data"
      case .companyIdentity: "company-identity"
      case .secret: "secret"
      }
    let severity: Severity =
      switch level {
      case .high: .error
      case .review: .warning
      case .low: .note
      }
    self.init(
      rule: rule, severity: severity, message: message, path: path, range: range, sensitive: mark)
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
      ja: "kura: 「\(name)」は文章のファイルではない（Word・Excel・PDF・zip・画像など）ので、中身を調べられませんでした。"
        + "文章として書き出したものを調べるか、人が読んで確かめてください。",
      en: "kura: '\(name)' is no text (as Word, Excel, PDF, zip or pictures), so its content was "
        + "not looked through; scan it saved as text, or let a person read it")
  }

  fileprivate static func isFolder(_ name: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(name)」はフォルダです。kura scan は、名前を挙げたファイルを調べます。",
      en: "'\(name)' is a folder; kura scan looks through the files that are named")
  }

  fileprivate static func scanFolder(_ name: String) -> LocalizedText {
    let command =
      "find \(shellWord(name)) -type f -not -path '*/.git/*' -exec kura scan {} +"
    return LocalizedText(
      ja: "中のファイルをすべて調べるには、\(command) を実行してください。蔵なら kura lint が、どのファイルの個人情報と秘密も調べます。",
      en: "For all files in it run \(command); in a storehouse kura lint looks for personal data "
        + "and secrets in every file")
  }

  fileprivate static let checkName = LocalizedText(
    ja: "名前と、いまいるフォルダを確かめてください。", en: "Check the name and the folder that you are in")
}
