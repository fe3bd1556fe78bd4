import SourceText
import TestSupport
import Testing

/// Who commits under a private mail address is told once, and is not held up.
struct AuthorNoticeTests {
  private static let subject = "窓口の案内を4月からの受付時間に合わせる"

  private static func commit(
    as address: String, in desk: GuardedDesk, adding variables: [String: String] = [:]
  ) throws -> String {
    let identity = ["GIT_AUTHOR_EMAIL": address, "GIT_COMMITTER_EMAIL": address]
    let result = try desk.commit([:], subject, adding: identity.merging(variables) { $1 })
    #expect(result.status == 0, "\(result.errorText)")
    #expect(
      try desk.git.git("log", "-1", "--format=%ae")
        == identity.merging(variables) { $1 }["GIT_AUTHOR_EMAIL"])
    #expect(!result.errorText.contains("minato"), "\(result.errorText)")
    return result.errorText
  }

  @Test func `a private address is told of once`() throws {
    let desk = try GuardedDesk()
    let told = try Self.commit(as: "minato@gmail.com", in: desk)
    #expect(told.contains("個人のもののようです"), "\(told)")
    #expect(told.contains("git config user.email"))
    #expect(try Self.commit(as: "minato@gmail.com", in: desk).isEmpty)
    #expect(try Self.commit(as: "minato@Yahoo.co.jp", in: desk).contains("個人のもの"))
  }

  @Test func `whoever means it so is not told`() throws {
    let desk = try GuardedDesk()
    try desk.git.git("config", "kura.privateAuthor", "true")
    #expect(try Self.commit(as: "minato@gmail.com", in: desk).isEmpty)
  }

  @Test(arguments: ["desk@kikan.go.jp", "desk@gmail.example", "maintainers"])
  func `no other address is doubted`(address: String) throws {
    #expect(try Self.commit(as: address, in: try GuardedDesk()).isEmpty)
  }

  @Test func `an author is not told of the address of another one`() throws {
    let other = ["GIT_COMMITTER_EMAIL": "desk@kikan.go.jp"]
    let told = try Self.commit(as: "minato@gmail.com", in: try GuardedDesk(), adding: other)
    #expect(told.isEmpty)
  }
}
