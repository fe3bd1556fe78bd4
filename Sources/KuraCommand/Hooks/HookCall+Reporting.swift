import Diagnostics
import LintEngine
import Reporting
import SourceText

extension HookCall {
  /// Shows what a hook has found, on standard error, where git lets the author see it.
  ///
  /// The counts at the end are left out where `fileCount` is `nil`. With `first`, the most
  /// important findings alone are shown.
  func report(
    _ diagnostics: [Diagnostic], fileCount: Int?, _ settings: RunSettings,
    first: FirstFindings? = nil,
    source: @escaping (RepositoryPath) -> SourceFile?
  ) {
    guard diagnostics.contains(where: { $0.severity >= .warning }) else { return }
    let texts = ShownTexts(diagnostics.sorted(by: Diagnostic.precedes), source: source)
    let report = Report(
      fileCount: fileCount ?? 0, diagnostics: texts.diagnostics, source: texts.source)
    for remark in texts.remarks { environment.writeError(remark[settings.language] + "\n") }
    var renderer = TextRenderer(language: settings.language)
    renderer.width = environment.terminalWidth
    renderer.ambiguousIsWide = settings.ambiguousIsWide
    renderer.leastSeverity = .warning
    renderer.showsSummary = fileCount != nil
    renderer.first = first
    environment.writeError(renderer.render(report))
  }

  /// The reason in `KURA_SKIP`; `nil` when ordinary rules are not to be passed over.
  /// - Throws: when it is set without a reason.
  func checkedSkipReason() throws -> String? {
    guard environment.variables["KURA_SKIP"] != nil else { return nil }
    guard let reason = skipReason else {
      throw CommandFailure(.skipNeedsReason, nextStep: .giveReason, exitCode: 64)
    }
    return reason
  }
}

extension FirstFindings {
  /// As many as a person reads who only wanted to commit.
  static let countAtHook = 20

  /// What is shown at a hook; `options` are those of `kura lint` that show all of it, and `folder`
  /// is that of the storehouse in its repository.
  static func atHook(seeing options: String?, in folder: RepositoryPath) -> FirstFindings {
    let place = folder.bytes.isEmpty ? "" : " -C \(shellWord(discreet(folder.description)))"
    var first = FirstFindings(
      count: countAtHook, command: options.map { "kura\(place) lint \($0) --all" }
    ) { $0.isProtected }
    first.isAboutConfiguration = { $0.group == .configuration }
    return first
  }
}

extension [Diagnostic] {
  /// The exit code of a hook with these findings: 3 when all that refuses is that something must
  /// not be disclosed here, 1 when anything else is wrong, 0 when git may go on.
  var refusalCode: Int32 {
    let errors = filter { $0.severity == .error }
    if errors.isEmpty { return 0 }
    return errors.allSatisfy { $0.group == .disclosure } ? 3 : 1
  }
}

extension LocalizedText {
  fileprivate static let skipNeedsReason = LocalizedText(
    ja: "KURA_SKIP に理由が書かれていません（4文字以上の言葉で書きます。「1」や「はい」は理由になりません）。",
    en: "KURA_SKIP holds no reason (at least four letters; '1' or 'yes' is none)")
  fileprivate static let giveReason = LocalizedText(
    ja: "KURA_SKIP=\"急ぎの公開のため、後で直す\" git commit のように、理由を書いてください。理由はメッセージに残ります。"
      + "個人情報・秘密・公開範囲の検査は、理由があっても見送れません。",
    en: "Give one, as in KURA_SKIP=\"published in a hurry, to be mended\" git commit; it stays in "
      + "the message. Checks of personal data, secrets and disclosure are never skipped")
}
