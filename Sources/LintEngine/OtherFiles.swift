import Diagnostics
import LintRules
import SourceText
import Storehouse

/// Looks at what is no entry for what must never be there: files of no kind, files that the
/// configuration ignores, and links.
///
/// A commit is refused for what is found in them, so a lint says it before. Without rules about
/// personal data and secrets, none of them is read.
struct OtherFiles {
  /// The findings in report order.
  private(set) var diagnostics: [Diagnostic] = []
  /// The exceptions of the configuration that are about something there.
  private(set) var usedExceptions: [Int] = []
  /// How many files were looked at.
  private(set) var fileCount = 0

  /// Looks at the files at some indices of an input, and at its links.
  init(
    _ indices: [Int], links: [Int], of input: LintInput, _ storehouse: LoadedStorehouse,
    allowList: AllowList, _ options: LintOptions
  ) throws {
    if indices.isEmpty && links.isEmpty { return }
    let check = ProtectedCheck(
      storehouse, allowList: allowList, asOf: options.asOf,
      convert: options.convert)
    guard check.isActive else { return }
    let found = try inParallel(
      count: indices.count, jobs: options.jobs, makeState: { try input.makeReader() }
    ) { read, position -> (diagnostics: [Diagnostic], used: [Int]) in
      let path = input.paths[indices[position]]
      var used: [Int] = []
      let inName = check.findings(inPath: path, used: &used)
      // Nobody asked for this file: that it cannot be read is no reason to end the run.
      guard let bytes = try? read(indices[position]) else {
        return (inName + [.unread(path)], used)
      }
      let source = SourceFile(path: path, bytes: bytes)
      return (check.findings(in: source, used: &used) + inName, used)
    }
    fileCount = found.count
    diagnostics = found.flatMap(\.diagnostics)
    usedExceptions = found.flatMap(\.used)
    for index in links {
      diagnostics += try check.findings(inLinkAt: index, of: input)
    }
  }
}

extension ProtectedCheck {
  /// What must not be in the name of a link, nor in the place where it leads.
  func findings(inLinkAt index: Int, of input: LintInput, isNew: Bool = true) throws -> [Diagnostic]
  {
    let path = input.links[index]
    let target = try input.readLink.map { try $0(index) } ?? []
    return findings(inLink: SourceFile(path: path, bytes: target))
      + (isNew ? findings(inPath: path) : [])
  }
}

extension Diagnostic {
  fileprivate static func unread(_ path: RepositoryPath) -> Diagnostic {
    Diagnostic(
      rule: PersonalData.descriptor.id, severity: .warning,
      message: LocalizedText(
        ja: "このファイルは読めないか大きすぎるので、個人の情報や秘密がないかを調べていません。人が確かめてください。",
        en: "This file cannot be read or is too large, so nobody has looked for personal data and "
          + "secrets in it; make sure that there are none"),
      path: path, range: SourceRange(at: 0))
  }
}
