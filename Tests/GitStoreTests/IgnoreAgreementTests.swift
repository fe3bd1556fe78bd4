import GitStore
import SourceText
import TestSupport
import Testing

/// Ignore rules, compared with git itself on generated trees and patterns.
struct IgnoreAgreementTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `the same files are left out as by git`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let fixture = try GitFixture()
    var folders: [String] = [""]
    for _ in 0..<60 {
      let folder = folders.randomElement(using: &random) ?? ""
      let path = folder + Self.name(&random)
      if fixture.folder.exists(RepositoryPath(path)) { continue }
      if Bool.random(using: &random) && folders.count < 12 {
        try fixture.folder.createFolder(RepositoryPath(path))
        folders.append(path + "/")
      } else {
        try fixture.folder.write(RepositoryPath(path), "")
      }
    }
    try fixture.git("add", "--", ".")
    let untracked = try fixture.paths(.index)
      .filter { _ in UInt8.random(in: 0..<5, using: &random) != 0 }
    try fixture.git(
      ["update-index", "--force-remove", "-z", "--stdin"],
      input: untracked.flatMap { Array($0.utf8) + [0] })
    var patterns: [String] = []
    for folder in folders.prefix(4) {
      let lines = (0..<6).map { _ in Self.pattern(&random) }
      patterns += lines
      try fixture.folder.write(
        RepositoryPath(folder + ".gitignore"), lines.joined(separator: "\n") + "\n")
    }
    let answer = try fixture.git("ls-files", "-z", "-c", "-o", "--exclude-standard")
    let expected = Set(answer.split(separator: "\0").map(String.init))
    let actual = try fixture.paths(.workTree)
    #expect(Set(actual) == expected, "patterns: \(patterns)")
    #expect(actual.count == expected.count)
  }

  @Test func `a costly pattern ends`() throws {
    let fixture = try GitFixture()
    let stars = String(repeating: "**/*a*", count: 400)
    try fixture.folder.write(".gitignore", "\(stars)b\n\(String(repeating: "*a", count: 2000))b\n")
    let path = String(repeating: "aaaa/", count: 40) + String(repeating: "a", count: 200)
    try fixture.folder.write(RepositoryPath(path), "")
    #expect(try fixture.paths(.workTree) == [".gitignore", path])
  }

  private static func name(_ random: inout SeededNumbers) -> String {
    let names = ["a", "b", "ab", "ba", "a.y", "b.y", "A", "[a]", "a b", "あ", "-", "!a", "#a", "a "]
    return names.randomElement(using: &random) ?? "a"
  }

  private static func pattern(_ random: inout SeededNumbers) -> String {
    let components = (0..<Int.random(in: 1...3, using: &random)).map { _ in component(&random) }
    let start = ["", "", "", "!", "/", "**/"].randomElement(using: &random) ?? ""
    let end = ["", "", "", "/", " ", "\r", "/**"].randomElement(using: &random) ?? ""
    return start + components.joined(separator: "/") + end
  }

  private static func component(_ random: inout SeededNumbers) -> String {
    let pieces = [
      "a", "a", "b", "b", "*", "*", "*", "**", "?", "[ab]", "[!a]", "[a-c]", "[^b-]", "[]a]",
      "[[:alpha:]]", "[[:upper:]1]", "\\*", "\\a", "\\[a]", ".y", "あ", " ", "\\ ", "[", "#",
    ]
    let count = Int.random(in: 1...2, using: &random)
    return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}

/// Random numbers that are the same in every run (SplitMix64).
private struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
