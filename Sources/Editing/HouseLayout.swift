package import Diagnostics
package import DocumentTree
package import SourceText

/// The house layout of YAML: how an entry is indented and in which order its keys stand.
///
/// Two spaces for each level, lists indented below their key, one space after `:` and `-`, double
/// quotes where either kind would do, at most one blank line, a line end at the end. Comments go with the key
/// that they stand above. The words of texts are never touched or wrapped anew.
///
/// A layout is used only when it is proved: read again, the file has the same values, in mappings
/// perhaps in another order, and the same comments, and is laid out as it is.
package struct HouseLayout {
  /// What came of a file.
  package enum Outcome: Sendable {
    case unchanged
    case changed([UInt8])
    /// The file cannot be read; its findings say why.
    case unreadable([Diagnostic])
    /// The file is written in a way that this layout does not cover.
    case unsupported(LocalizedText)
  }

  /// The wanted order of keys for each mapping of a document, by node.
  package typealias KeyOrders = (Document) -> [Int: [String]]

  private let read: FixProof.Read
  private let keyOrders: KeyOrders

  package init(read: @escaping FixProof.Read, keyOrders: @escaping KeyOrders = { _ in [:] }) {
    self.read = read
    self.keyOrders = keyOrders
  }

  /// Lays out a file.
  package func outcome(for source: SourceFile) -> Outcome {
    let parsed = read(source)
    guard let document = parsed.documents.first, parsed.diagnostics.isEmpty else {
      return .unreadable(parsed.diagnostics)
    }
    guard parsed.documents.count == 1 else { return .unsupported(.severalDocuments) }
    guard document.nodes[0].style == .block else { return .unchanged }
    if hasLoneReturn(source.bytes) { return .unsupported(.loneReturn) }
    // Where another order would separate an alias from its anchor, the old one stays.
    for orders in [keyOrders(document), [:]] {
      guard let bytes = laidOut(document, orders) else { return .unsupported(.unusualForm) }
      if isProved(bytes, parsed) {
        return bytes == source.bytes ? .unchanged : .changed(bytes)
      }
    }
    return .unsupported(.notTheSame)
  }

  private func laidOut(_ document: Document, _ orders: [Int: [String]]) -> [UInt8]? {
    var writer = LayoutWriter(document, orders)
    guard let lines = try? writer.document() else { return nil }
    let bytes = document.source.bytes
    let returns = bytes.count { $0 == 0x0D }
    let lineBreak: [UInt8] = returns * 2 > bytes.count { $0 == 0x0A } ? [0x0D, 0x0A] : [0x0A]
    var result: [UInt8] = bytes.starts(with: ByteOrderMark.utf8) ? ByteOrderMark.utf8 : []
    for line in lines {
      if !line.text.isEmpty { result += repeatElement(0x20, count: line.indent) }
      result += line.text
      result += lineBreak
    }
    return result
  }

  private func isProved(_ bytes: [UInt8], _ before: ParsedSource) -> Bool {
    let after = read(SourceFile(path: before.source.path, bytes: bytes))
    guard after.documents.count == 1, after.diagnostics.isEmpty,
      TreeComparison(before.documents[0], after.documents[0], ignoresMemberOrder: true)
        .differences.isEmpty
    else { return false }
    guard comments(of: before) == comments(of: after) else { return false }
    // Blank lines at the end of a text that keeps them may come out otherwise a second time.
    let document = after.documents[0]
    return laidOut(document, keyOrders(document)) == bytes || laidOut(document, [:]) == bytes
  }

  /// The texts of all comments, in an order that does not depend on where they stand.
  private func comments(of parsed: ParsedSource) -> [String] {
    parsed.comments().map { comment in
      var text = parsed.source.bytes[comment.range.indices]
      while let last = text.last, last == 0x20 || last == 0x09 { text = text.dropLast() }
      return String(decoding: text, as: UTF8.self)
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func hasLoneReturn(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { index in
      bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
    }
  }
}

extension LocalizedText {
  fileprivate static let severalDocuments = LocalizedText(
    ja: "文書が二つ以上あるファイルは、整えません。", en: "a file with several documents is left as it is")
  fileprivate static let loneReturn = LocalizedText(
    ja: "古い形式の改行（CR）があるファイルは、整えません。エディターで改行コードを LF に変えてください。",
    en: "line ends of an old kind (CR) are left alone; choose LF in your editor")
  fileprivate static let unusualForm = LocalizedText(
    ja: "「?」で始まるキーなど、整え方の決まりがない書き方があります。",
    en: "it is written in a way that the house layout has no rule for, such as keys after '?'")
  fileprivate static let notTheSame = LocalizedText(
    ja: "整えると中身が変わってしまうおそれがあるので、そのままにしました。",
    en: "laying it out might change its content")
}
