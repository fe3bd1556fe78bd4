import DocumentTree
import GitStore
import LintEngine
import SourceText

/// A file as `kura scan` reads it: in UTF-8, with a remark when that is not what the file holds.
struct ScannedText {
  let source: SourceFile
  /// What was done to read it, and what was not read.
  let remarks: [LocalizedText]

  /// Reads a file, or gives `nil` when it is no text or nobody can tell in which encoding.
  ///
  /// `name` is the file's name as it may be shown.
  init?(_ file: SourceFile, name: String) {
    let encoding = SourceAccident.encoding(of: file.bytes)
    if encoding == nil, SourceAccident.isBinary(file.bytes) { return nil }
    if encoding != .utf16, let mail = MailText(file.bytes, convert: Self.utf8),
      mail.isDecoded || mail.unreadCount > 0
    {
      source = SourceFile(path: file.path, bytes: mail.isDecoded ? mail.bytes : file.bytes)
      remarks =
        (mail.isDecoded ? [.decodedMail(name)] : [])
        + (mail.unreadCount > 0 ? [.unreadParts(mail.unreadCount, name)] : [])
      return
    }
    guard let encoding else {
      source = file
      remarks = []
      return
    }
    guard let bytes = Self.utf8(file.bytes, in: encoding) else { return nil }
    source = SourceFile(path: file.path, bytes: bytes)
    remarks = [.converted(encoding, name)]
  }

  private static func utf8(_ bytes: [UInt8], in encoding: JapaneseEncoding) -> [UInt8]? {
    encoding == .utf16
      ? UTF16Text(bytes).bytes : TextConversion.utf8(bytes, from: encoding.converterName)
  }

  /// A part of a mail in UTF-8, by the name of its encoding; what mails do not say shows in the bytes.
  private static func utf8(_ bytes: [UInt8], _ name: String?) -> [UInt8]? {
    let name = (name ?? "").lowercased()
    switch name {
    case "", "utf-8", "utf8", "us-ascii", "ascii":
      guard let encoding = SourceAccident.encoding(of: bytes) else { return bytes }
      return utf8(bytes, in: encoding)
    case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932":
      return TextConversion.utf8(bytes, from: "CP932")
    default: return TextConversion.utf8(bytes, from: name)
    }
  }
}

extension TextConversion {
  /// Reads texts in encodings from before UTF-8 for the checks of a storehouse.
  static let japanese: TextConverter = { bytes, encoding in
    utf8(bytes, from: encoding.converterName)
  }
}

extension LocalizedText {
  static func converted(_ encoding: JapaneseEncoding, _ name: String) -> LocalizedText {
    LocalizedText(
      ja: "kura: 「\(name)」は \(encoding.name) として読みました。行と桁は、UTF-8 に直した文章のものです。",
      en: "kura: '\(name)' was read as \(encoding.name); lines and columns are those of the text "
        + "in UTF-8")
  }

  fileprivate static func decodedMail(_ name: String) -> LocalizedText {
    LocalizedText(
      ja: "kura: 「\(name)」はメールなので、符号化された件名や本文を元の文章に戻して調べました。"
        + "行と桁は、戻した文章のものです。",
      en:
        "kura: '\(name)' is a mail, so encoded headers and bodies were decoded; lines and columns "
        + "are those of the decoded text")
  }

  fileprivate static func unreadParts(_ count: Int, _ name: String) -> LocalizedText {
    LocalizedText(
      ja: "kura: 「\(name)」の添付など\(grouped(count))件は、文章として読めないので調べていません。"
        + "取り出して、別に確かめてください。",
      en:
        "kura: \(grouped(count)) part(s) of '\(name)', such as attachments, are no text and were not looked "
        + "at; save and check them separately")
  }
}
