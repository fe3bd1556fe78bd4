package import Diagnostics
package import SourceText

/// Says when a file pattern of the configuration matches nothing; the engine looks for files.
package enum UnmatchedGlob: Rule {
  package static let descriptor = RuleDescriptor(
    "unmatched-glob", .configuration, .warning,
    summary: LocalizedText(
      ja: "kura.yaml のファイルの指定に合うファイルがありません。",
      en: "A file pattern in kura.yaml matches no file"))

  /// The finding about a pattern of a kind, or of `overrides` where no kind is named.
  package static func finding(
    _ glob: String, ofKind kind: String?, in path: RepositoryPath, range: SourceRange,
    pointer: String
  ) -> Diagnostic {
    Diagnostic(
      rule: descriptor.id, severity: descriptor.severity, message: .noFile(glob, kind), path: path,
      range: range, pointer: pointer, help: kind == nil ? .noEffect : .noEntries)
  }
}

extension LocalizedText {
  fileprivate static func noFile(_ glob: String, _ kind: String?) -> LocalizedText {
    LocalizedText(
      ja: (kind.map { "種類「\($0)」の" } ?? "") + "「\(glob)」に合うファイルがありません。",
      en: "No file matches '\(glob)'" + (kind.map { " of the kind '\($0)'" } ?? ""))
  }

  fileprivate static let noEntries = LocalizedText(
    ja: "この指定では、一つも検査されません。フォルダの名前と、末尾（.yaml か .yml か）を確かめて、この行を書き直してください"
      + "（下のフォルダも含めるときは **/ を使います）。まだファイルがないだけなら、そのままでかまいません。",
    en: "Nothing is checked by it: look at the names of folders and at the ending (.yaml or .yml), "
      + "and correct this line (**/ stands for folders at any depth); if the files are still to "
      + "come, leave it")

  fileprivate static let noEffect = LocalizedText(
    ja: "この overrides は、どこにも効いていません。フォルダの名前と末尾を確かめてこの行を書き直すか、要らなければ消してください。",
    en: "These overrides have no effect: correct this line, or delete it if it is not needed")
}
