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
    let folder = environmentValue("KURA_FOREIGN_YAML") ?? ConformanceSuites.folder
    return folder.map { files(in: $0, depth: 6) } ?? []
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
    #expect(problems(with: Self.own(oneOf: 4)) { target.brokenPromise(on: $0) } == [])
  }

  @Test func mendingKeepsValuesAndComments() {
    let target = FixTarget()
    #expect(problems(with: Self.own(oneOf: 16)) { target.brokenPromise(on: $0) } == [])
  }

  @Test(
    .enabled(
      if: !foreign.isEmpty, "neither KURA_FOREIGN_YAML nor KURA_CONFORMANCE names any YAML files"))
  func filesOfOthersKeepValuesAndComments() {
    print("Files of others that were tried: \(Self.foreign.count)")
    let (layout, fixes) = (LayoutTarget(), FixTarget())
    #expect(problems(with: Self.foreign) { layout.brokenPromise(on: $0) } == [])
    #expect(problems(with: Self.foreign) { fixes.brokenPromise(on: $0) } == [])
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
