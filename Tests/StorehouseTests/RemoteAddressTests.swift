import Storehouse
import Testing

struct RemoteAddressTests {
  @Test(arguments: [
    "https://git.example.jp/team/base", "https://git.example.jp/team/base.git",
    "https://user:word@git.example.jp:8443/team/base.git/", "ssh://git@GIT.example.jp:22/team/base",
    "git@git.example.jp:team/base.git", "git@git.example.jp:/team/base", "git.example.jp:team/base",
    "git://git.example.jp/team//base.git", "https://git.example.jp/other/../team/./base",
    " https://git.example.jp/team/base\n",
  ])
  func everyFormOfAnAddressIsTheSamePlace(url: String) {
    #expect(RemoteAddress(url).description == "git.example.jp/team/base")
  }

  @Test(arguments: [
    ("/srv/git/base.git", "file:/srv/git/base"), ("file:///srv/git/base", "file:/srv/git/base"),
    ("../base.git", "file:/../base"), ("C:/git/base.git", "file:/C:/git/base"),
    ("./weird:name", "file:/weird:name"),
  ])
  func aFolderIsAPlaceToo(url: String, address: String) {
    #expect(RemoteAddress(url).description == address)
  }

  private let remotes = RemoteCeilings([
    ("git.example.jp", DisclosureCeiling(.green)),
    ("https://git.example.jp/desk/*", DisclosureCeiling(.amberStrict, groups: ["desk"])),
    ("git@git.example.jp:desk/open.git", .clear),
    ("/srv/git/", DisclosureCeiling(.red)),
    ("[broken", DisclosureCeiling(.red)),
  ])

  @Test func theLastPatternThatMatchesDecides() {
    #expect(remotes.ceiling(ofRemote: "git@git.example.jp:x/y.git").level == .green)
    let desk = remotes.ceiling(ofRemote: "ssh://git@git.example.jp/desk/base.git")
    #expect(desk == DisclosureCeiling(.amberStrict, groups: ["group-desk"]))
    #expect(remotes.ceiling(ofRemote: "https://git.example.jp/desk/open") == .clear)
    #expect(remotes.ceiling(ofRemote: "/srv/git/base.git").level == .red)
  }

  @Test(arguments: [
    "https://example.com/git.example.jp/desk/base", "https://git.example.jp.example.com/desk/base",
    "https://git.example.jp@example.com/desk/base", "/home/srv/git/base", "/srv/git/../base",
    "[broken", "",
  ])
  func anUnknownAddressIsPublic(url: String) {
    #expect(remotes.ceiling(ofRemote: url) == .clear)
  }
}
