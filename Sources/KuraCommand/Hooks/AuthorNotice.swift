import Diagnostics
import GitStore
import LintEngine
import SourceText

/// Tells an author once that the address in their commits looks like their private one.
///
/// An address is part of the history of everybody who gets a copy. Which one is meant nobody can know,
/// so nothing is refused; whoever has the last commit under the same address has been told.
struct AuthorNotice {
  private let address: String

  /// `nil` when there is nothing to tell.
  init?(
    _ repository: Repository, _ environment: CommandEnvironment, _ protected: ProtectedCheck,
    _ allowList: AllowList
  ) {
    // Git gives its hooks the author; a commit of somebody else's is not this person's to change.
    guard protected.isActive, let address = environment.variables["GIT_AUTHOR_EMAIL"],
      Self.isPrivate(address),
      address == environment.variables["GIT_COMMITTER_EMAIL"]
        ?? repository.setting("user.email"),
      repository.setting("kura.privateauthor") != "true",
      !allowList.allows(SensitiveMark(kind: "email", level: "high", value: address.lowercased())),
      repository.lastAuthorAddress() != address
    else { return nil }
    self.address = address
  }

  var words: LocalizedText {
    LocalizedText(
      ja: """
        kura: コミットの作成者のメールアドレス（\(discreet(address))）は、個人のもののようです。名前とアドレスは履歴に残り、\
        送った先のだれにも見えます。
          仕事用や役割のアドレスに変えるとき:
            git config user.email 使うアドレス
            git commit --amend --reset-author --no-edit
          このままでよいとき（次から表示しません）:
            git config kura.privateAuthor true
        """,
      en: """
        kura: the author's mail address (\(discreet(address))) looks like a private one. Name and address \
        stay in the history, for everybody who gets it.
          To use an address of your work or role:
            git config user.email ADDRESS
            git commit --amend --reset-author --no-edit
          If it is meant to be so (and not to be told again):
            git config kura.privateAuthor true
        """)
  }

  /// Whether an address belongs to a service with which people have their private mail.
  private static func isPrivate(_ address: String) -> Bool {
    guard let sign = address.lastIndex(of: "@") else { return false }
    return services.contains(address[address.index(after: sign)...].lowercased())
  }

  private static let services: Set<String> = [
    "gmail.com", "googlemail.com", "yahoo.co.jp", "ymail.ne.jp", "yahoo.ne.jp", "yahoo.com",
    "outlook.jp", "outlook.com", "hotmail.com", "hotmail.co.jp", "live.jp", "live.com", "msn.com",
    "icloud.com", "me.com", "mac.com", "aol.com", "aol.jp", "gmx.com", "proton.me",
    "protonmail.com", "docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp",
    "i.softbank.jp", "ymobile.ne.jp", "rakuten.jp", "rakumail.jp", "uqmobile.jp", "nifty.com",
    "biglobe.ne.jp", "so-net.ne.jp", "ocn.ne.jp", "goo.jp", "excite.co.jp",
  ]
}
