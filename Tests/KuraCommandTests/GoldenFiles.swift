import SourceText
import TestSupport
import Testing

/// Compares a text with a file in `Golden`, or writes it there when `KURA_RECORD=1`.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = RepositoryPath("Tests/KuraCommandTests/Golden/\(name)")
  let repository = RepositoryFolder()
  if currentEnvironment()["KURA_RECORD"] == "1" {
    let copy = try run("tee", arguments: ["\(repository.path)/\(path)"], input: Array(text.utf8))
    #expect(copy.status == 0, "\(copy.errorText)", sourceLocation: sourceLocation)
    return
  }
  let expected = repository.text(of: path)
  #expect(!expected.isEmpty, "record \(name) with KURA_RECORD=1", sourceLocation: sourceLocation)
  if text != expected {
    Issue.record("\(name) is now:\n\(text)", sourceLocation: sourceLocation)
  }
}
