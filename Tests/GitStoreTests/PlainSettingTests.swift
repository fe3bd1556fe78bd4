import SourceText
import TestSupport
import Testing

@testable import GitStore

/// Settings that are read without the library must be those that git reads.
struct PlainSettingTests {
  @Test(arguments: [
    "[core]\n\texcludesFile = /a/b\n", "[core]\nexcludesfile=/a/b",
    "[CORE]\n  ExcludesFile  =  /a b\t\n",
    "[core]\n\tbare = false\n[user]\n\tname = x\n", "", "[user]\nexcludesFile = /no\n",
    "[core \"sub\"]\nexcludesFile = /no\n",
    "[core]\nexcludesFile = /one\n[core]\nexcludesFile = /two\n",
    "# excludesFile = /no\n[core]\n; excludesFile = /no\n", "[core]\n\texcludesFile = ~/x\r\n",
    "[core]\nexcludesFile = \"/a b\"\n", "[core]\nexcludesFile = /a # b\n",
    "[core] excludesFile = /a\n",
    "[core]\nexcludesFile = /a\\\\b\n", "[core]\nexcludesFile = /a\\\nb\n",
    "[core]\nexcludesFile =\n",
    "[core]\nexcludesFileX = /a\n", "[core]\nexcludesFile = /日本語/無視\n", "[include]\npath = /x\n",
    "[core.excludesFile]\nx = y\n[core]\nexcludesFile = /z\n", "[core]\n\nexcludesFile = /a;b\n",
  ])
  func gitSaysTheSame(text: String) throws {
    guard case .value(let value) = PlainSetting.read("core.excludesfile", in: text) else { return }
    let folder = try TemporaryFolder()
    try folder.write("config", text)
    let result = try run(
      "git", arguments: ["config", "--file", "config", "--get", "core.excludesFile"],
      in: folder.path, environment: GitFixture.isolatedEnvironment())
    #expect(value == (result.status == 0 ? result.trimmedText : nil), "\(text.debugDescription)")
  }

  @Test func simpleFilesNeedNoLibrary() {
    guard
      case .value("/a/b") = PlainSetting.read(
        "core.excludesfile", in: "[core]\n\texcludesFile = /a/b\n")
    else {
      Issue.record("a plain value was not read")
      return
    }
  }

  @Test(arguments: [
    "[core]\nexcludesFile = \"/a b\"\n", "[include]\npath = /x\n", "[core] excludesFile = /a\n",
    "[core]\nexcludesFile = /a\\\nb\n", "[core]\nexcludesFile = /a # b\n",
  ])
  func whateverNeedsInterpretingIsUnclear(text: String) {
    guard case .unclear = PlainSetting.read("core.excludesfile", in: text) else {
      Issue.record("this needs a full reading")
      return
    }
  }
}
