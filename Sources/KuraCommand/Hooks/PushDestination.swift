import GitStore
import SourceText
import Storehouse

/// The place to which a push goes.
struct PushDestination {
  /// The address as `remotes:` of a configuration is compared with it.
  private let address: String

  /// Takes an address as git has it; one that begins in the work tree is made absolute.
  init(_ address: String, in repository: Repository) {
    let isBelow = address.hasPrefix("./") || address.hasPrefix("../")
    self.address = isBelow ? "\(repository.workTree ?? repository.gitFolder)/\(address)" : address
  }

  /// The strictest that may be there.
  func ceiling(_ configuration: Configuration) -> DisclosureCeiling {
    configuration.ceiling(ofRemote: address)
  }

  /// What to do when something must not go there that may be here: never to lower its label.
  func advice(_ configuration: Configuration) -> LocalizedText {
    let place = harmless(RemoteAddress(address).pattern)
    let level = ceiling(configuration).level.name
    let own = (configuration.ceiling?.level ?? .red).name
    let why =
      configuration.remotes.isListed(address)
      ? LocalizedText(
        ja: "送り先「\(place)」に送ってよいのは、kura.yaml の remotes: で \(level) までと決まっています。",
        en: "By remotes: in kura.yaml nothing above TLP:\(level) may be sent to '\(place)'.")
      : LocalizedText(
        ja: "送り先「\(place)」は kura.yaml の remotes: にないので、だれでも見られる場所（\(level) まで）とみなしました。",
        en: "'\(place)' is not among remotes: in kura.yaml, so it counts as a place that everybody "
          + "sees (nothing above TLP:\(level)).")
    return LocalizedText(
      ja: """
        \(why.japanese)コミットは、そのままで問題ありません。区分をゆるめたり、履歴を作り直したりしないでください。
          - 送り先を間違えたのなら、することはありません。正しい送り先に送ってください
          - 見てよい人だけの送り先なら、リポジトリの責任者に確かめてから、kura.yaml に次のように書いてコミットし、もう一度送ります
              remotes:
                "\(place)": \(own)
        """,
      en: """
        \(why.english) The commits are fine as they are: neither lower a label nor make commits anew.
          - If the remote is the wrong one, there is nothing to do; push to the right one
          - If only those may look there who may see it, ask the person responsible for the \
        repository, write this in kura.yaml, commit it and push again
              remotes:
                "\(place)": \(own)
        """)
  }
}
