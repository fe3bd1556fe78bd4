import SensitiveText
import SourceText
import Testing

@testable import LintEngine

@Suite struct NamesOfMailsTests {
  @Test(arguments: [
    "x/yamada.taro@gmail.com", "yamada.taro@gmail.com", "refs/heads/yamada.taro@gmail.com",
    "yamada@kaisha.net", "yamada@kaisha.org", "yamada.taro@kaisha.co.jp", "a/yamada@kaisha.jp.pdf",
    "yamada.taro@gmail.com.txt", "yamada.taro@gmail.com/memo.md",
  ])
  func `a mail address in a name is found whatever its ending`(name: String) {
    let matches = SensitiveScan().matches(inName: Array(name.utf8))
    #expect(matches.map(\.kind) == [.email], "\(matches)")
  }

  @Test(arguments: [
    "knowledge/note/a@2.1.yaml", "logo@2x.png", "docs/x@1.0.md", "v1.0@draft.md", "a@b.sh",
    "icons/name@3x.min.js", "user@host.md",
  ])
  func `an ending of a file behind a sign is none of a mail`(name: String) {
    #expect(SensitiveScan().matches(inName: Array(name.utf8)).isEmpty)
  }

  @Test(arguments: [
    ".hooks/x", ".", "/", "./", "a.b/", "a.b/c", ".@/", "@./", "a@b/c.d", "a.b@c/d", "@", "a/@.",
  ])
  func `a dot or a sign anywhere in a name is no accident`(name: String) {
    #expect(ProtectedCheck.places(inName: RepositoryPath(name)).isEmpty)
  }
}
