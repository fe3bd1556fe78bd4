import SourceText
import TestSupport
import Testing

/// The map of rooms in docs/architecture.md against the manifest and the sources.
struct ArchitectureTests {
  private static let folder = RepositoryFolder()

  /// The rows of the map: room, and what it may import.
  private static let map: [String: Set<String>] = {
    var map: [String: Set<String>] = [:]
    for line in folder.text(of: "docs/architecture.md").split(separator: "\n") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      guard cells.count == 5, !cells[1].contains("---"), cells[1] != " Room " else { continue }
      let words = cells[3].split { !($0.isLetter || $0.isNumber) }.map(String.init)
      map[String(cells[1].filter { $0.isLetter || $0.isNumber })] = Set(words)
    }
    return map
  }()

  /// The modules that the files of a room import.
  private static func imports(of room: String) -> Set<String> {
    var modules: Set<String> = []
    for file in folder.files(below: RepositoryPath("Sources/\(room)")) {
      for line in folder.text(of: file).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let position = words.firstIndex(of: "import"), position <= 1,
          words.count == position + 2
        else { continue }
        modules.insert(String(words[position + 1].split(separator: ".")[0]))
      }
    }
    return modules
  }

  private static let rooms: [String] = folder.names(in: "Sources").sorted()

  @Test func theMapNamesEveryRoomAndNoOther() {
    #expect(Self.map.keys.sorted() == Self.rooms)
  }

  @Test(arguments: rooms)
  func aRoomImportsOnlyWhatTheMapAllows(room: String) throws {
    let allowed = try #require(Self.map[room])
    let standard: Set<String> = ["Synchronization", "Dispatch", "Glibc", "Musl"]
    let foreign = Self.imports(of: room).subtracting(allowed).subtracting(standard)
    #expect(foreign == [])
  }

  @Test(arguments: rooms.filter { !$0.hasPrefix("C") })
  func theMapAllowsOnlyWhatTheRoomImports(room: String) throws {
    guard room != "kura" else { return }
    let allowed = try #require(Self.map[room])
    #expect(allowed.subtracting(Self.imports(of: room)) == [])
  }

  @Test func noRoomImportsFoundation() {
    for room in Self.rooms {
      #expect(!Self.imports(of: room).contains { $0.hasPrefix("Foundation") }, "\(room)")
    }
  }

  @Test func unsafeIsUsedOnlyInTheWrappers() {
    let text = Self.folder.text(of: "docs/architecture.md")
    for room in Self.rooms where !text.contains("| \(room)* |") {
      for file in Self.folder.files(below: RepositoryPath("Sources/\(room)")) {
        let words = Self.folder.text(of: file).split { $0 == " " || $0 == "\n" || $0 == "(" }
        #expect(!words.contains("unsafe"), "\(file) uses unsafe")
      }
    }
  }

  @Test func noSourceFileIsLongerThanFourHundredLines() {
    for file in Self.folder.files(below: "Sources") where file.fileExtension == "swift" {
      let lines = Self.folder.text(of: file).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 401, "\(file) has \(lines.count) lines")
    }
  }
}
