import GitStore
import SourceText

/// A line by which git tells a hook what a push does to a reference.
struct ReferenceUpdate {
  /// The reference in the other repository.
  let name: RepositoryPath
  /// What it is now there, or `nil` when it is new.
  let old: ObjectID?
  /// What it shall be, or `nil` when it shall be deleted.
  let new: ObjectID?

  /// Whether people work on what the reference names, so that its last state has to be right.
  var isBranch: Bool { !name.isAtOrBelow("refs/tags") && !name.isAtOrBelow("refs/notes") }

  /// Reads lines in which the fields have these positions.
  static func read(
    _ input: [UInt8], name: Int, old: Int, new: Int
  ) throws -> [ReferenceUpdate] {
    try input.split(separator: UInt8(ascii: "\n")).map { line in
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count > max(name, old, new),
        let before = ObjectID(hexadecimal: fields[old]),
        let after = ObjectID(hexadecimal: fields[new])
      else { throw CommandFailure(.strangeInput, nextStep: .calledByGit, exitCode: 64) }
      return ReferenceUpdate(
        name: RepositoryPath(bytes: Array(fields[name])), old: before.isZero ? nil : before,
        new: after.isZero ? nil : after)
    }
  }
}

extension LocalizedText {
  fileprivate static let strangeInput = LocalizedText(
    ja: "標準入力が、git がフックに渡す形ではありません。",
    en: "Standard input does not have the form in which git calls the hook")
}
