import FuzzTargets
import SourceText
import TestSupport
import Testing

/// What edits promise, on real files: every entry of this repository, and the YAML files of other
/// projects in the folder that `KURA_FOREIGN_YAML` names.
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
    guard let folder = environmentValue("KURA_FOREIGN_YAML") else {
      print("KURA_FOREIGN_YAML is unset: files of other projects were not tried")
      return []
    }
    return files(in: folder, depth: 4)
  }()

  private static func files(in folder: String, depth: Int) -> [(name: String, bytes: [UInt8])] {
    fileNames(in: folder).filter { !$0.hasPrefix(".") }.flatMap { name in
      let path = "\(folder)/\(name)"
      let isYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
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
