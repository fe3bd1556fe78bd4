package import SourceText

/// The checkout that the tests were built from.
package struct RepositoryFolder: Sendable {
  /// The absolute path of the checkout.
  package let path: String

  /// Finds the checkout from the place of this file in it.
  package init(thisFile: String = #filePath) {
    path = thisFile.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
  }

  /// The text of a file; empty when there is none.
  package func text(of name: RepositoryPath) -> String {
    String(decoding: bytes(of: name), as: UTF8.self)
  }
}
