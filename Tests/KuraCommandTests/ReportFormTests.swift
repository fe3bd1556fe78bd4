import DocumentTree
import SourceText
import TestSupport
import Testing

/// Reports for other programs, and several of them in one run.
struct ReportFormTests {
  private static let forms = ["sarif", "github", "gitlab", "rdjson", "junit", "checkstyle"]

  private static func folder() throws -> TemporaryFolder {
    try StorehouseSample.folder(changing: [
      "notes/first.yaml": "id: first\ntitle: 覚え書き\nstatus: reviewed\nrelated: secnd\n"
    ])
  }

  @Test(arguments: forms)
  func everyFormNamesTheFinding(form: String) throws {
    let folder = try Self.folder()
    let result = kura(["lint", "--format", form], in: folder.path)
    #expect(result.status == 1)
    #expect(result.error.isEmpty)
    #expect(result.output.contains("notes/first.yaml"))
    #expect(result.output.contains("dangling-reference"))
  }

  @Test func sarifKnowsItsRules() throws {
    let folder = try Self.folder()
    let result = kura(["lint", "--format", "sarif"], in: folder.path)
    #expect(result.output.contains("kura explain dangling-reference"))
    #expect(result.output.contains(#""defaultConfiguration":{"level":"error"}"#))
  }

  @Test func oneRunWritesSeveralForms() throws {
    let folder = try Self.folder()
    let alone = Self.forms.map { kura(["lint", "--format", $0], in: folder.path).output }
    var arguments = ["lint"]
    for (index, form) in Self.forms.enumerated() {
      // The two options may stand in either order.
      let pair = ["--format", form, "--output=\(form).out"]
      arguments += index.isMultiple(of: 2) ? pair : [pair[2], pair[0], pair[1]]
    }
    let result = kura(arguments + ["--format", "concise"], in: folder.path)
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("notes/first.yaml:3:9: error["))
    for (form, expected) in zip(Self.forms, alone) {
      #expect(folder.read(RepositoryPath("\(form).out")) == Array(expected.utf8), "\(form)")
    }
  }

  @Test(arguments: [
    ["--format", "json", "--format", "sarif"], ["--output", "a", "--output", "a"],
    ["--format", "sarif", "--output", "a", "--format", "json", "--format", "text"],
  ])
  func twoFormsInOnePlaceAreRefused(arguments: [String]) throws {
    let folder = try StorehouseSample.folder()
    let result = kura(["lint"] + arguments, in: folder.path)
    #expect(result.status == 64)
    #expect(result.error.contains("--output of its own"))
    #expect(folder.read("a") == nil)
  }

  @Test func aJobOfGitHubGetsItsSummary() throws {
    let folder = try Self.folder()
    try folder.write("summary.md", "before\n")
    let variables = ["GITHUB_STEP_SUMMARY": folder.path + "/summary.md"]
    for form in ["text", "github"] {
      _ = kura(["lint", "--format", form], in: folder.path, variables: variables)
    }
    let text = String(decoding: folder.read("summary.md") ?? [], as: UTF8.self)
    #expect(text.hasPrefix("before\n## kura\n"))
    #expect(text.split(separator: "\n").count { $0 == "## kura" } == 1)
  }

  @Test(arguments: forms)
  func programsCountFromTheTopOfTheRepository(form: String) throws {
    let top = try GitFixture()
    for (path, text) in StorehouseSample.files {
      try top.folder.write(RepositoryPath("house/\(path)"), text)
    }
    try top.folder.write("house/notes/first.yaml", "id: first\n")
    let result = kura(["lint", "--format", form], in: top.folder.path + "/house")
    #expect(result.output.contains("house/notes/first.yaml"))
    let text = kura(["lint", "--format", "concise"], in: top.folder.path + "/house")
    #expect(text.output.hasPrefix("notes/first.yaml"))
  }
}
