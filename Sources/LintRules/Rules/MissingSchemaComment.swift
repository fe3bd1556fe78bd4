package import Diagnostics
import DocumentTree
import SourceText
import Storehouse

/// Finds entries whose first line does not tell editors which schema they follow.
package struct MissingSchemaComment: FileRule {
  package static let descriptor = RuleDescriptor(
    "missing-schema-comment", .file, .warning, isHouseRule: true, isFixable: true,
    summary: LocalizedText(
      ja: "1行目に、エディターの補助に使うスキーマの指定がありません。",
      en: "The first line does not tell editors which schema the entry follows"))

  private static let marker = Array("# yaml-language-server: $schema=".utf8)

  package init() {}

  package func check(_ file: FileContext, report: inout Reporter) {
    guard let kind = file.kind, kind.format == .yaml, let schema = kind.schemaPath,
      !file.parsed.documents.isEmpty
    else { return }
    let bytes = file.source.bytes
    let start = bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0
    if isWanted(bytes, from: start, path: file.source.path, schema: schema) { return }
    let wanted = Self.marker + relativePath(from: file.source.path, to: schema)
    var line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    let lineEndIndex = line.endIndex
    // Blanks at its end have a finding of their own.
    while line.last == 0x20 || line.last == 0x09 { line.removeLast() }
    guard !line.elementsEqual(wanted) else { return }
    let text = String(decoding: wanted, as: UTF8.self)
    let isWrong = line.starts(with: Self.marker)
    let range = SourceRange(start: start, end: isWrong ? line.endIndex : start)
    let hasReturn = lineEndIndex < bytes.count && bytes[lineEndIndex] == 0x0D
    let lineEnd = isWrong ? "" : hasReturn ? "\r\n" : "\n"
    let isOther = isWrong && Self.namesAnotherKind(line, wanted[...])
    let fix = Fix(
      title: .writeIt, applicability: isOther ? .review : .safe,
      edits: [TextEdit(range: range, replacement: text + lineEnd)])
    report.report(
      Self.descriptor, isWrong ? .wrong : .missing, path: file.source.path, range: range,
      help: isOther ? .expectedOrMove(text) : .expected(text), fixes: [fix])
  }

  /// Whether a line names a schema as kinds have them, under another name: the line may be right
  /// then, and the file in the wrong folder.
  private static func namesAnotherKind(_ line: ArraySlice<UInt8>, _ wanted: ArraySlice<UInt8>)
    -> Bool
  {
    let names = [line, wanted].map { $0.split(separator: UInt8(ascii: "/")).last ?? [] }
    let endings = names.map { $0.drop { $0 != UInt8(ascii: ".") } }
    return names[0] != names[1] && endings[0] == endings[1]
  }

  /// Whether a file begins with the wanted line, seen without making it.
  ///
  /// False when in doubt.
  private func isWanted(
    _ bytes: [UInt8], from start: Int, path: RepositoryPath, schema: RepositoryPath
  ) -> Bool {
    let marker = Self.marker
    let path = path.bytes
    let schema = schema.bytes
    var offset = start
    func takes(_ byte: UInt8) -> Bool {
      guard offset < bytes.count, bytes[offset] == byte else { return false }
      offset += 1
      return true
    }
    for index in marker.indices where !takes(marker[index]) { return false }
    var common = 0
    var index = 0
    while index < path.count && index < schema.count && path[index] == schema[index] {
      index += 1
      if path[index - 1] == UInt8(ascii: "/") { common = index }
    }
    for index in common..<path.count where path[index] == UInt8(ascii: "/") {
      guard takes(UInt8(ascii: ".")), takes(UInt8(ascii: ".")), takes(UInt8(ascii: "/")) else {
        return false
      }
    }
    for index in common..<schema.count where !takes(schema[index]) { return false }
    return offset < bytes.count && (bytes[offset] == 0x0A || bytes[offset] == 0x0D)
  }

  private func relativePath(from file: RepositoryPath, to schema: RepositoryPath) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    let from = file.bytes.split(separator: slash).dropLast()
    let target = schema.bytes.split(separator: slash)
    let common = zip(from, target).prefix { $0 == $1 }.count
    let up = Array(repeating: Array("..".utf8)[...], count: from.count - common)
    return Array((up + target.dropFirst(common)).joined(separator: [slash]))
  }
}

extension LocalizedText {
  fileprivate static let missing = LocalizedText(
    ja: "1行目にスキーマの指定がありません。", en: "The schema comment on the first line is missing")
  fileprivate static let wrong = LocalizedText(
    ja: "1行目のスキーマの指定が、この種類のものと違います。",
    en: "The schema comment on the first line names another schema")
  fileprivate static let writeIt = LocalizedText(
    ja: "1行目にスキーマの指定を書く", en: "Write the schema comment")

  fileprivate static func expectedOrMove(_ line: String) -> LocalizedText {
    LocalizedText(
      ja: "置くフォルダが正しければ、1行目に「\(line)」と書いてください。1行目の方が正しければ、ファイルをその種類のフォルダに移してください。",
      en:
        "If the folder is right, write '\(line)' on the first line; if the line is, move the file "
        + "to the folder of that kind")
  }

  fileprivate static func expected(_ line: String) -> LocalizedText {
    LocalizedText(ja: "1行目に「\(line)」と書いてください。", en: "Write '\(line)' on the first line")
  }
}
