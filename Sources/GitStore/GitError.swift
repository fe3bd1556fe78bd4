package import SourceText

/// Why a repository, a snapshot or a file could not be read.
package struct GitError: Error, Sendable, CustomStringConvertible {
  /// What kind of failure it is; new kinds may be added.
  package struct Code: Hashable, Sendable {
    private enum Value: Hashable {
      case fileAccess, tooLarge, unsafeOwnership, unsupported, damaged, unknownRevision
      case missingObject, gitMissing, gitFailed, noWorkTree
    }
    private let value: Value

    /// The system refused to read, list or write a file.
    package static let fileAccess = Code(value: .fileAccess)
    /// A file or an input is larger than the caller allows.
    package static let tooLarge = Code(value: .tooLarge)
    /// The repository belongs to somebody else and git does not trust it.
    package static let unsafeOwnership = Code(value: .unsafeOwnership)
    /// The repository uses a feature that cannot be read.
    package static let unsupported = Code(value: .unsupported)
    /// The repository's own data cannot be understood.
    package static let damaged = Code(value: .damaged)
    /// No commit has that name.
    package static let unknownRevision = Code(value: .unknownRevision)
    /// The repository does not hold an object that it refers to.
    package static let missingObject = Code(value: .missingObject)
    /// The `git` program is needed and not installed.
    package static let gitMissing = Code(value: .gitMissing)
    /// The `git` program ended with an error.
    package static let gitFailed = Code(value: .gitFailed)
    /// The repository is bare: it has no files on disk.
    package static let noWorkTree = Code(value: .noWorkTree)
  }

  /// What kind of failure it is.
  package let code: Code
  /// What is wrong and what to do, for the person at the terminal.
  package let message: LocalizedText
  /// The words of the library, program or system that failed, or an empty text.
  package let detail: String

  init(_ code: Code, _ message: LocalizedText, detail: String = "") {
    self.code = code
    self.message = message
    self.detail = detail
  }

  /// The English message and the detail, for logs and tests.
  package var description: String {
    detail.isEmpty ? message[.english] : "\(message[.english]) (\(detail))"
  }
}
