import ArgumentParser
import Diagnostics
import Editing
import GitStore
import LintEngine
import Reporting
import SourceText

/// `kura fmt`: the house layout.
struct FormatCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fmt",
      abstract: helpText(ja: "項目の書き方を整える", en: "Lays entries out in the house style"),
      discussion: helpText(
        ja: "字下げ、空白、キーの順番、引用符をそろえます。値とコメントは変えません。",
        en: "Evens out indentation, blanks, quotes and the order of keys; values and comments stay."
      ))
  }

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(
      helpText(ja: "整えたいファイルやフォルダ（既定はすべての項目）", en: "Files and folders (default: all entries)"),
      valueName: "path"))
  var paths: [String] = []

  @Flag(
    help: ArgumentHelp(
      helpText(
        ja: "書き換えずに、整っていないファイルの名前を示す（あれば終了コード 1）",
        en: "Change nothing; name the files that are not laid out (exit code 1)")))
  var check = false

  @Option(
    help: ArgumentHelp(
      helpText(
        ja: "標準入力を、このファイルの内容として整え、標準出力に書く",
        en: "Lay out standard input as this file, to standard output"),
      valueName: "path"))
  var stdin: String?

  func validate() throws {
    if stdin != nil && (check || !paths.isEmpty) {
      throw ValidationError(
        helpText(
          ja: "--stdin は、ほかのパスや --check とは同時に使えません。",
          en: "--stdin stands alone, without other paths and --check"))
    }
  }

  func run() throws {
    let environment = CommandEnvironment.current
    let folder = global.startFolder(in: environment)
    let place = try StorehousePlace.find(from: folder, environment)
    let opened = try place.open(.workTree)
    let settings = try RunSettings(global, opened.configuration, environment)
    let layout = try LayoutRun(opened.input)
    if let stdin {
      try layOutStandardInput(
        try place.path(of: stdin, from: folder), layout, settings, environment)
      return
    }
    let selection = try paths.map { try place.selected($0, from: folder, in: opened) }
    var work = Work(files: try ChangedFiles(in: place))
    for path in layout.paths(selection) { try work.add(path, layout, writes: !check) }
    try report(work, opened, settings, environment)
  }

  /// What has been done and found.
  private struct Work {
    var files: ChangedFiles
    var changed: [RepositoryPath] = []
    var left: [(path: RepositoryPath, reason: LocalizedText)] = []
    var findings: [Diagnostic] = []

    mutating func add(_ path: RepositoryPath, _ layout: LayoutRun, writes: Bool) throws {
      guard let (source, outcome) = try layout.outcome(for: path) else { return }
      switch outcome {
      case .unchanged: break
      case .unreadable(let diagnostics): findings += diagnostics
      case .unsupported(let reason): left.append((path, reason))
      case .changed(let bytes):
        if !writes || files.write(bytes, over: source.bytes, at: path) { changed.append(path) }
      }
    }
  }

  private func report(
    _ work: Work, _ opened: OpenedSnapshot, _ settings: RunSettings,
    _ environment: CommandEnvironment
  ) throws {
    for path in work.changed { try environment.writeOutput(discreet(path.description) + "\n") }
    try report(work.findings, opened.source, settings, environment)
    for (path, reason) in work.left {
      let text = LocalizedText.left(path, reason)[settings.language]
      environment.writeError("kura: " + discreet(text) + "\n")
    }
    work.files.report(in: settings.language, to: environment)
    if !settings.isQuiet, !work.changed.isEmpty {
      let summary: LocalizedText =
        check ? .wouldLayOut(work.changed.count) : .laidOut(work.changed.count)
      environment.writeError(summary[settings.language] + "\n")
    }
    if !work.files.problems.isEmpty { throw ExitCode(2) }
    if !work.findings.isEmpty || (check && !work.changed.isEmpty) { throw ExitCode(1) }
  }

  /// Says on standard error what keeps files from being read.
  private func report(
    _ findings: [Diagnostic], _ source: @escaping (RepositoryPath) -> SourceFile?,
    _ settings: RunSettings, _ environment: CommandEnvironment
  ) throws {
    guard !findings.isEmpty else { return }
    var renderer = TextRenderer(language: settings.language, layout: .concise)
    renderer.ambiguousIsWide = settings.ambiguousIsWide
    renderer.width = environment.terminalWidth
    renderer.showsSummary = false
    let texts = ShownTexts(
      findings.sorted(by: Diagnostic.precedes), masksNames: true, source: source)
    let report = Report(
      fileCount: Set(findings.map(\.path)).count, diagnostics: texts.diagnostics,
      source: texts.source)
    environment.writeError(renderer.render(report))
  }

  private func layOutStandardInput(
    _ path: RepositoryPath, _ layout: LayoutRun, _ settings: RunSettings,
    _ environment: CommandEnvironment
  ) throws {
    let source = SourceFile(
      path: path, bytes: try FileAccess.readStandardInput(limit: FileAccess.defaultLimit))
    switch layout.outcome(for: source) {
    case .unchanged:
      try environment.writeOutput(source.text(in: SourceRange(start: 0, end: source.bytes.count)))
    case .changed(let bytes):
      try environment.writeOutput(String(decoding: bytes, as: UTF8.self))
    case .unsupported(let reason):
      try environment.writeOutput(source.text(in: SourceRange(start: 0, end: source.bytes.count)))
      environment.writeError(
        "kura: " + discreet(LocalizedText.left(path, reason)[settings.language]) + "\n")
    case .unreadable(let diagnostics):
      try report(diagnostics, { $0 == path ? source : nil }, settings, environment)
      throw ExitCode(1)
    }
  }
}

extension LocalizedText {
  fileprivate static func left(_ path: RepositoryPath, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "「\(path)」はそのままにしました。\(reason.japanese)",
      en: "Left '\(path)' alone: \(reason.english)")
  }

  fileprivate static func laidOut(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "\(grouped(count))個のファイルを整えました。",
      en: "Laid out \(grouped(count)) file\(count == 1 ? "" : "s")")
  }

  fileprivate static func wouldLayOut(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "整っていないファイルは\(grouped(count))個です。kura fmt で整えられます。",
      en: "\(grouped(count)) file\(count == 1 ? " is" : "s are") not laid out; kura fmt does it")
  }
}
