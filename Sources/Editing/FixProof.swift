package import Diagnostics
package import DocumentTree
package import SourceText

/// Proves that edits change nothing but what their findings are about.
///
/// The edits are made on a copy, which is read again: the trees may differ only where a finding
/// points to, and every comment must still be there. What cannot be proved is not done.
package struct FixProof {
  /// Reads a file in the way in which its kind is read.
  package typealias Read = (SourceFile) -> ParsedSource

  private let source: SourceFile
  private let read: Read
  private let before: ParsedSource
  private let comments: [Comment]

  /// Reads the file as it is.
  package init(_ source: SourceFile, read: @escaping Read) {
    self.source = source
    self.read = read
    before = read(source)
    comments = before.comments()
  }

  /// Whether the edits of some findings are proved, all of them together.
  package func holds(for fixes: [(finding: Diagnostic, fix: Fix)]) -> Bool {
    let edits = fixes.flatMap(\.fix.edits)
    guard !edits.isEmpty, edits.fitTogether(in: source.bytes.count) else { return false }
    let after = read(source.applying(edits))
    if before.documents.isEmpty { return repairs(edits, after) }
    guard after.documents.count == before.documents.count,
      after.diagnostics.count <= before.diagnostics.count, keepsWhatNobodyReads(edits, after)
    else { return false }
    return keepsTrees(fixes, after) && keepsComments(edits, after)
  }

  // MARK: Files that can be read

  private func keepsTrees(
    _ fixes: [(finding: Diagnostic, fix: Fix)], _ after: ParsedSource
  ) -> Bool {
    for (old, new) in zip(before.documents, after.documents) {
      let differences = TreeComparison(old, new).differences
      if differences.isEmpty { continue }
      let allowed = fixes.filter { item in
        item.fix.edits.allSatisfy { old.extent.contains($0.range) }
      }
      for node in differences where !isAllowed(old.pointer(to: node), by: allowed, in: old) {
        return false
      }
    }
    return true
  }

  /// Whether a pointer is one of those that may change, or below one.
  ///
  /// A finding about the whole file has an empty pointer; that allows no change of values, unless
  /// the file is nothing but one and the edits are of more than blanks.
  private func isAllowed(
    _ pointer: String, by allowed: [(finding: Diagnostic, fix: Fix)], in document: Document
  ) -> Bool {
    allowed.contains { item in
      let finding = item.finding.pointer
      if finding.isEmpty {
        return pointer.isEmpty && document.nodes[0].kind == .scalar
          && !item.fix.edits.allSatisfy(isAboutBlanks)
      }
      return pointer == finding || pointer.utf8.starts(with: (finding + "/").utf8)
    }
  }

  /// Whether an edit takes away and brings in nothing but blanks and line ends.
  private func isAboutBlanks(_ edit: TextEdit) -> Bool {
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    return source.bytes[edit.range.indices].allSatisfy(blanks.contains)
      && edit.replacement.utf8.allSatisfy(blanks.contains)
  }

  /// Whether what the reader does not look at, as the text below a head, stays as it is.
  private func keepsWhatNobodyReads(_ edits: [TextEdit], _ after: ParsedSource) -> Bool {
    let read = before.documents.map(\.source.bytes.count).max() ?? 0
    guard read < source.bytes.count else { return true }
    return edits.allSatisfy { $0.range.end <= read }
  }

  private func keepsComments(_ edits: [TextEdit], _ after: ParsedSource) -> Bool {
    let texts = after.comments().map { text(of: $0, in: after.source.bytes) }
    var position = 0
    for comment in comments {
      // An edit inside a comment is about the comment itself.
      if edits.contains(where: { comment.range.contains($0.range) && !$0.range.isEmpty }) {
        position += 1
        continue
      }
      let wanted = text(of: comment, in: source.bytes)
      guard let found = texts[min(position, texts.count)...].firstIndex(of: wanted) else {
        return false
      }
      position = found + 1
    }
    return position <= texts.count
  }

  /// A comment without the blanks at its end.
  private func text(of comment: Comment, in bytes: [UInt8]) -> ArraySlice<UInt8> {
    var text = bytes[comment.range.indices]
    while let last = text.last, last == 0x20 || last == 0x09 { text = text.dropLast() }
    return text
  }

  // MARK: Files that cannot be read

  /// Whether a file that could not be read can be now, or only further below, with the same words.
  private func repairs(_ edits: [TextEdit], _ after: ParsedSource) -> Bool {
    let keepsWords = edits.allSatisfy { edit in
      let old = source.text(in: edit.range)
      return words(of: old) == words(of: edit.replacement)
        && old.utf8.count { $0 == UInt8(ascii: "#") }
          <= edit.replacement.utf8.count { $0 == UInt8(ascii: "#") }
    }
    guard keepsWords else { return false }
    if !after.documents.isEmpty { return true }
    guard let old = before.diagnostics.first, let new = after.diagnostics.first else {
      return false
    }
    return new.range.start > old.range.start
  }

  private func words(of text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      // The long-vowel sign is a letter to Unicode, and what people type for a hyphen.
      scalar.value != 0x30FC
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }
  }
}
