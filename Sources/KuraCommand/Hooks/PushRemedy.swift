import Diagnostics
import GitStore
import LintEngine
import SourceText

/// What the author of a refused push does next, besides what each finding says.
struct PushRemedy {
  let name: RepositoryPath
  let findings: [Diagnostic]
  /// What to do about findings in past commits.
  let history: LocalizedText?
  /// What to do when something must not go where the push goes.
  let destination: LocalizedText?
  let place: MendingPlace

  /// The next steps, one text each.
  var words: [LocalizedText] {
    let present = findings.filter { $0.severity == .error && $0.commit == nil }
    guard let history else {
      return [present.isEmpty ? nil : mending(present), destination].compactMap(\.self)
    }
    return [
      history, destination, place == .elsewhere ? whereItWas : nil,
      present.isEmpty ? nil : .mendTogether,
    ]
    .compactMap(\.self)
  }

  /// A mistake of the last state is mended by another commit: `rebase` and `cherry-pick` call no
  /// hook before they make theirs.
  private func mending(_ errors: [Diagnostic]) -> LocalizedText {
    let mendable = errors.count { $0.fixes.contains { $0.applicability == .safe } }
    let steps = RemedyStep.list(
      [place.step, .mend(mendable: mendable), .commitMended, .pushAgain].compactMap(\.self))
    let other = place == .elsewhere ? whereItWas : nil
    return LocalizedText(
      ja: "エラーは、送ろうとした最後の状態にあります。次の順に直してください。\n\(steps.japanese)"
        + (other.map { "\n" + $0.japanese } ?? ""),
      en: "The errors are in the last state that you push. Put them right in this order:\n"
        + steps.english + (other.map { "\n" + $0.english } ?? ""))
  }

  /// A server does not know on which branch its sender is.
  private var whereItWas: LocalizedText? {
    if name.isAtOrBelow("refs/heads") {
      let branch = shellWord(String(name.description.dropFirst("refs/heads/".count)))
      return LocalizedText(
        ja: "  いま別のブランチにいるときは、先に git switch \(branch) で移ってください。",
        en: "  If you are on another branch, run git switch \(branch) first.")
    }
    if name.isAtOrBelow("refs/tags") {
      let tag = shellWord(String(name.description.dropFirst("refs/tags/".count)))
      return LocalizedText(
        ja: "  コミットを作り直したら、送る前に git tag -f \(tag) でタグも付け直してください。",
        en: "  Once the commits are made anew, move the tag with git tag -f \(tag) before you push."
      )
    }
    return nil
  }
}

extension RemedyStep {
  fileprivate static func mend(mendable: Int) -> RemedyStep {
    let command = RemedyStep(
      ja: "\n（うち\(grouped(mendable))件は「kura lint --fix」で自動的に直せます）",
      en: "\n('kura lint --fix' mends \(grouped(mendable)) of them)")
    return RemedyStep(
      ja: "上のエラーを直して git add ファイル名" + (mendable > 0 ? command.text.japanese : ""),
      en: "Mend the errors above, then git add FILE" + (mendable > 0 ? command.text.english : ""))
  }

  fileprivate static let commitMended = RemedyStep(
    ja: "git commit -m \"件名\"\n（「件名」のところに、したことを書きます）",
    en: "git commit -m \"SUBJECT\"\n(with what it does in the place of SUBJECT)")
  fileprivate static let pushAgain = RemedyStep(
    ja: "もう一度、送る（push する）", en: "Push again")
}

extension LocalizedText {
  fileprivate static let mendTogether = LocalizedText(
    ja: "  上のほかのエラーも、ファイルを直すときに一緒に直してください。",
    en: "  Put the other errors above right together with it.")
}
