import GitStore
import SourceText
import TestSupport
import Testing

/// What the next commit changes, whatever form the index has.
struct StagedStateTests {
  /// What `git ls-files` says of the index: mode, id, stage and path of each entry.
  private static func expected(_ fixture: GitFixture) throws -> [String] {
    try fixture.git("-c", "core.quotePath=false", "ls-files", "-s")
      .split(separator: "\n").map(String.init)
  }

  /// The same of a listing, but for undecided and announced paths.
  private static func listed(_ state: StagedState) -> [String] {
    state.listing.entries.map { entry in
      let mode =
        switch entry.kind {
        case .file: "100644"
        case .executable: "100755"
        case .symbolicLink: "120000"
        case .submodule: "160000"
        }
      return "\(mode) \(entry.blob?.description ?? "") 0\t\(entry.path)"
    }
  }

  private static func changes(_ state: StagedState) -> [String] {
    state.changes.map { change in
      let letter =
        change.before == nil ? "A" : change.after == nil ? "D" : "M"
      return "\(letter) \(change.path)" + (change.movedTo.map { " > \($0)" } ?? "")
    }
  }

  @Test(arguments: [2, 4])
  func `every entry is listed as git lists it`(version: Int) throws {
    let fixture = try GitFixture()
    for name in ["a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg", "漢字/項目", "x/y/z/w"] {
      try fixture.folder.write(RepositoryPath("\(name).yaml"), name)
    }
    try fixture.folder.write("run.sh", "", mode: 0o755)
    try fixture.folder.createSymbolicLink("link", to: "a.yaml")
    try fixture.git("add", "-A")
    // Longer than the field for a name's length.
    let long = String(repeating: "long/", count: 1_000) + "end"
    let blob = try fixture.git("hash-object", "-w", "a.yaml")
    try fixture.git("update-index", "--add", "--cacheinfo", "100644,\(blob),\(long)")
    try fixture.git("update-index", "--add", "--cacheinfo", "160000,\(blob),sub")
    try fixture.git("update-index", "--index-version", "\(version)")
    #expect(try Self.listed(fixture.repository().staged()) == Self.expected(fixture))
  }

  @Test func `announced paths are in no listing and no change`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["a": "a"])
    try fixture.folder.write("b", "")
    try fixture.git("add", "--intent-to-add", "b")
    let state = try fixture.repository().staged()
    #expect(state.listing.entries.map { "\($0.path)" } == ["a"])
    #expect(state.listing.intentToAdd == ["b"])
    #expect(state.changes.isEmpty)
  }

  @Test func `an index that is cut off is an error, or what git makes of it`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["folder/a.yaml": "a", "folder/b.yaml": "b"])
    let whole = try #require(fixture.folder.read(".git/index"))
    for count in stride(from: 1, to: whole.count, by: 7) {
      try fixture.folder.write(".git/index", Array(whole[..<count]))
      var state: StagedState?
      let failure = try gitError { state = try fixture.repository().staged() }
      if failure != nil { continue }
      // Git itself reads zeros behind the end of some of them.
      #expect(try state?.listing.entries.count == Self.expected(fixture).count, "\(count)")
    }
  }

  @Test func `changes are told from the last commit`() throws {
    let fixture = try GitFixture()
    let text = (0..<20).map { "line \($0)\n" }.joined()
    try fixture.commit(["gone": "gone", "kept": "kept", "moved": text, "other": "old"])
    try fixture.git("rm", "-q", "gone")
    try fixture.git("mv", "moved", "new-name")
    try fixture.folder.write("other", "new")
    try fixture.folder.write("fresh", "fresh")
    try fixture.git("add", "-A")
    let state = try fixture.repository().staged()
    #expect(
      Self.changes(state) == [
        "A fresh", "D gone", "D moved > new-name", "A new-name", "M other",
      ])
    let other = try #require(state.changes.last)
    let reader = state.blobs.reader()
    #expect(try String(decoding: reader.read(#require(other.before)), as: UTF8.self) == "old")
    #expect(try String(decoding: reader.read(#require(other.after)), as: UTF8.self) == "new")
  }

  @Test(arguments: [[], ["--object-format=sha256"]])
  func `before the first commit everything is new`(options: [String]) throws {
    let fixture = try GitFixture(options: options)
    #expect(try Self.changes(fixture.repository().staged()) == [])
    try fixture.folder.write("a", "a")
    try fixture.git("add", "a")
    #expect(try Self.changes(fixture.repository().staged()) == ["A a"])
  }

  @Test func `many blobs are read like few`() throws {
    let fixture = try GitFixture()
    for number in 0..<600 { try fixture.folder.write(RepositoryPath("f\(number)"), "\(number)") }
    try fixture.git("add", "-A")
    let state = try fixture.repository().staged()
    let reader = state.blobs.reader()
    for entry in state.listing.entries {
      let text = String(decoding: try reader.read(entry), as: UTF8.self)
      #expect("f\(text)" == "\(entry.path)")
    }
  }
}
