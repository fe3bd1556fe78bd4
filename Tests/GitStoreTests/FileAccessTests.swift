import GitStore
import SourceText
import TestSupport
import Testing

/// Reading and writing files outside a snapshot.
struct FileAccessTests {
  @Test func `an absent file is nil and a large one an error`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "12345")
    #expect(try FileAccess.read(folder.path(of: "a")) == Array("12345".utf8))
    #expect(try FileAccess.read(folder.path(of: "b")) == nil)
    #expect(try FileAccess.read(folder.path(of: "a/b")) == nil)
    #expect(
      try gitError { _ = try FileAccess.read(folder.path(of: "a"), limit: 4) }?.code == .tooLarge)
    #expect(try gitError { _ = try FileAccess.read(folder.path) }?.code == .fileAccess)
    #expect(try FileAccess.read("/proc/self/status")?.isEmpty == false)
    #expect(try gitError { _ = try FileAccess.read("/dev/zero", limit: 1000) }?.code == .tooLarge)
  }

  @Test func `writing keeps the mode and leaves nothing else behind`() throws {
    let folder = try TemporaryFolder()
    try folder.write("run.sh", "old", mode: 0o750)
    try folder.createSymbolicLink("link", to: "run.sh")
    try FileAccess.write(Array("new".utf8), to: folder.path(of: "link"))
    try FileAccess.write([], to: folder.path(of: "fresh"))
    #expect(folder.read("run.sh") == Array("new".utf8))
    let modes = try run("stat", arguments: ["-c", "%a %F", "run.sh", "link"], in: folder.path)
    #expect(modes.text == "750 regular file\n777 symbolic link\n")
    let names = try #require(try FileAccess.list(folder.path))
    #expect(names.map { "\($0.name)" } == ["fresh", "link", "run.sh"])
    #expect(names.map(\.kind) == [.file, .symbolicLink, .file])
    let error = try gitError { try FileAccess.write([], to: folder.path(of: "none/x")) }
    #expect(error?.code == .fileAccess)
  }

  @Test func `folders are told from files`() throws {
    let folder = try TemporaryFolder()
    try folder.write("sub/a", "")
    #expect(
      FileAccess.isFolder(folder.path(of: "sub")) && !FileAccess.isFile(folder.path(of: "sub")))
    #expect(
      FileAccess.isFile(folder.path(of: "sub/a")) && !FileAccess.isFolder(folder.path(of: "x")))
    #expect(FileAccess.realPath(folder.path(of: "sub/../sub/a")) == folder.path(of: "sub/a"))
    #expect(FileAccess.realPath(folder.path(of: "x")) == nil)
    #expect(try FileAccess.list(folder.path(of: "x")) == nil)
    #expect(FileAccess.currentFolder()?.hasPrefix("/") == true)
  }
}
