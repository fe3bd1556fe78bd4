import FuzzTargets
import SourceText
import TestSupport
import Testing

/// What edits promise, on real files: entries of this repository, and the YAML and JSON files of
/// others in the folder that `KURA_FOREIGN_YAML` names, or else in the conformance suites.
struct EditingPropertyTests {
  private static let own: [(name: String, bytes: [UInt8])] = {
    let repository = RepositoryFolder()
    return repository.files(below: "knowledge").filter { $0.fileExtension == "yaml" }
      .map { ($0.description, repository.bytes(of: $0)) }
  }()

  /// Some of them, spread over all kinds.
  private static func own(oneOf count: Int) -> [(name: String, bytes: [UInt8])] {
    own.enumerated().filter { $0.offset.isMultiple(of: count) }.map(\.element)
  }

  private static let foreign: [(name: String, bytes: [UInt8])] = {
    let named = environmentValue("KURA_FOREIGN_YAML")
    guard let folder = named ?? environmentValue("KURA_CONFORMANCE") else {
      print("KURA_FOREIGN_YAML and KURA_CONFORMANCE are unset: files of others were not tried")
      return []
    }
    let found = files(in: folder, depth: 6)
    print("Files of others that were tried: \(found.count)")
    return found
  }()

  private static func files(in folder: String, depth: Int) -> [(name: String, bytes: [UInt8])] {
    fileNames(in: folder).filter { !$0.hasPrefix(".") }.flatMap { name in
      let path = "\(folder)/\(name)"
      let isYAML = [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
      if !isYAML { return depth > 0 ? files(in: path, depth: depth - 1) : [] }
      guard let bytes = contents(ofFile: path), bytes.count < 100_000 else { return [] }
      return [(path, bytes)]
    }
  }

  @Test func layingOutKeepsValuesAndComments() {
    let target = LayoutTarget()
    let files = Self.own(oneOf: 4) + Self.foreign
    #expect(problems(with: files) { target.brokenPromise(on: $0) } == [])
  }

  @Test func mendingKeepsValuesAndComments() {
    let target = FixTarget()
    let files = Self.own(oneOf: 16) + Self.foreign
    #expect(problems(with: files) { target.brokenPromise(on: $0) } == [])
  }

  @Test func thereAreFilesToTry() {
    #expect(Self.own.count > 500)
  }

  private func problems(
    with files: [(name: String, bytes: [UInt8])], _ promise: ([UInt8]) -> String?
  ) -> [String] {
    files.compactMap { file in promise(file.bytes).map { "\(file.name): \($0.prefix(2_000))" } }
  }
}
