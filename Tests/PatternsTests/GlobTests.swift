import Patterns
import SourceText
import Testing

@Suite("Globs")
struct GlobTests {
  @Test(
    "mean the paths that .gitignore would mean",
    arguments: [
      ("rules/**/*.yml", "rules/a.yml", true), ("rules/**/*.yml", "rules/x/y/a.yml", true),
      ("rules/**/*.yml", "rules/.yml", true), ("rules/**/*.yml", "other/rules/a.yml", false),
      ("rules/**/*.yml", "rules/a.yaml", false), ("rules/**/*.yml", "rulesa.yml", false),
      ("rules/*.yml", "rules/x/a.yml", false), ("/rules/*.yml", "rules/a.yml", true),
      ("*.yml", "a.yml", true), ("*.yml", "x/y/a.yml", true), ("/*.yml", "x/a.yml", false),
      ("/*.yml", "a.yml", true), ("vendor/", "vendor/a/b", true), ("vendor/", "x/vendor/a", true),
      ("vendor/", "vendor", false), ("/vendor/", "x/vendor/a", false), ("a/b/", "a/b/c", true),
      ("**/a", "a", true), ("**/a", "x/y/a", true), ("a/**", "a/b/c", true), ("a/**", "a", false),
      ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("a/**/b/**/c", "a/b/x/b/y/c", true),
      ("a/**/b/*/c", "a/b/b/y/c", true), ("**", "a/b", true), ("a**b", "a/b", false),
      ("a**b", "axxb", true), ("?.md", "あ.md", true), ("?.md", "ab.md", false),
      ("[a-c].md", "b.md", true), ("[!a-c].md", "b.md", false), ("[^a-c].md", "d.md", true),
      ("[ぁ-ん].md", "あ.md", true), ("[]a].md", "].md", true), ("[a\\]].md", "].md", true),
      ("*.{yml,yaml}", "x/a.yaml", true), ("*.{yml,yaml}", "x/a.json", false),
      ("{a,b/c}/*.md", "b/c/x.md", true), ("{a,b{c,d}}.md", "bd.md", true),
      ("a{,x}.md", "a.md", true),
      ("\\*.md", "*.md", true), ("\\*.md", "a.md", false), ("a\\{b.md", "a{b.md", true),
      ("知識/**/*.yaml", "知識/用語/あ.yaml", true), ("*a*a*a*b", "aaaaaaaaaaaa", false),
      ("*", ".hidden", true), ("a,b", "a,b", true), ("a}b", "a}b", true), ("a/*", "a/", true),
    ])
  func matchesPaths(glob: String, path: String, matches: Bool) throws {
    #expect(try Glob(glob).matches(RepositoryPath(path)) == matches)
  }

  @Test("see a byte that is not UTF-8 as one character")
  func matchesOtherBytes() throws {
    let path = RepositoryPath(bytes: [0x61, 0xFF, 0x2E, 0x6D, 0x64])
    #expect(try Glob("a?.md").matches(path))
    #expect(try Glob("*.md").matches(path))
    #expect(try !Glob("a[b-z].md").matches(path))
    #expect(try !Glob("a[!b-z].md").matches(path))
  }

  @Test(
    "say where they are wrong",
    arguments: [
      ("", 0), ("a[b", 1), ("a{b", 1), ("a\\", 1), ("[z-a]", 0),
      (String(repeating: "{a,b}", count: 9), 40), (String(repeating: "{", count: 40), 16),
    ])
  func refuses(glob: String, offset: Int) {
    do {
      _ = try Glob(glob)
      Issue.record("accepted")
    } catch {
      #expect(error.scalarOffset == offset)
      #expect(error.source == glob)
    }
  }

  @Test(
    "in a set the last that matches decides",
    arguments: [
      (["rules/**/*.yml", "!rules/old/**"], "rules/a.yml", true),
      (["rules/**/*.yml", "!rules/old/**"], "rules/old/a.yml", false),
      (["rules/**/*.yml", "!rules/old/**", "rules/old/keep.yml"], "rules/old/keep.yml", true),
      (["!a.yml"], "a.yml", false), (["!a.yml"], "b.yml", false), ([], "a", false),
      (["\\!a"], "!a", true),
    ] as [([String], String, Bool)])
  func combinesGlobs(globs: [String], path: String, isContained: Bool) throws {
    #expect(try GlobSet(globs).contains(RepositoryPath(path)) == isContained)
  }

  @Test("agree with a slow reading by the definition", arguments: 1...4)
  func agreesWithDefinition(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    for _ in 0..<3_000 {
      let glob = text(&random, of: ["a", "b", "*", "**", "/", "?", "/**/", "*"], upTo: 8)
      let path = text(&random, of: ["a", "b", "/", "a", "ab"], upTo: 8)
      guard !glob.isEmpty else { continue }
      let anchored = glob.dropLast(glob.hasSuffix("/") ? 1 : 0).contains("/")
      let names = glob.split(separator: "/", omittingEmptySubsequences: false).map(Array.init)
      let expected = slowMatch(
        (anchored ? [] : [["*", "*"]])
          + (anchored && names[0].isEmpty ? Array(names.dropFirst()) : names),
        path.split(separator: "/", omittingEmptySubsequences: false).map(Array.init))
      #expect(try Glob(glob).matches(RepositoryPath(path)) == expected, "\(glob) on \(path)")
    }
  }

  private func text(_ random: inout SeededNumbers, of parts: [String], upTo count: Int) -> String {
    (0..<random.next(below: count)).map { _ in parts[random.next(below: parts.count)] }.joined()
  }

  private func slowMatch(_ names: [[Character]], _ path: [[Character]]) -> Bool {
    guard let first = names.first else { return path.isEmpty }
    if names.count == 1 && first.isEmpty { return !path.isEmpty && path != [[]] }
    if first == ["*", "*"] {
      if names.count == 1 { return !path.isEmpty && path != [[]] }
      return (0...path.count).contains { count in
        slowMatch(Array(names.dropFirst()), Array(path.dropFirst(count)))
      }
    }
    guard let name = path.first, slowMatch(name: first[...], name[...]) else { return false }
    return slowMatch(Array(names.dropFirst()), Array(path.dropFirst()))
  }

  private func slowMatch(name: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
    guard let first = name.first else { return text.isEmpty }
    if first == "*" {
      return (0...text.count).contains { slowMatch(name: name.dropFirst(), text.dropFirst($0)) }
    }
    guard let character = text.first, first == "?" || first == character else { return false }
    return slowMatch(name: name.dropFirst(), text.dropFirst())
  }
}
