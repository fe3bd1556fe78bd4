import Diagnostics
import SourceText

extension Diagnostic {
  private static func json(
    _ message: LocalizedText, at range: SourceRange, in source: SourceFile, notes: [Note] = [],
    fixes: [Fix] = []
  ) -> Diagnostic {
    Diagnostic(
      rule: "json-syntax", message: message, path: source.path, range: range, notes: notes,
      fixes: fixes)
  }

  private static func character(at offset: Int, in source: SourceFile) -> SourceRange {
    guard offset < source.bytes.count else { return SourceRange(at: source.bytes.count) }
    let length = max(1, UTF8Validity.sequenceLength(source.bytes, at: offset))
    return SourceRange(start: offset, end: offset + length)
  }

  static func afterValue(at offset: Int, in source: SourceFile) -> Diagnostic {
    json(.afterValue, at: character(at: offset, in: source), in: source)
  }

  static func trailingComma(at offset: Int, in source: SourceFile) -> Diagnostic {
    let range = SourceRange(start: offset, end: offset + 1)
    let removal = Fix(
      title: LocalizedText(ja: "カンマを消す", en: "Remove the comma"), applicability: .safe,
      edits: [TextEdit(range: range, replacement: "")])
    return json(.trailingComma, at: range, in: source, fixes: [removal])
  }

  static func missingComma(
    at offset: Int, opened: Int, isMapping: Bool, in source: SourceFile
  ) -> Diagnostic {
    let bracket = isMapping ? "{" : "["
    let open = SourceRange(start: opened, end: opened + 1)
    if offset >= source.bytes.count {
      return json(.unclosed(bracket), at: open, in: source)
    }
    let note = Note(message: .openedHere(bracket), path: source.path, range: open)
    return json(
      .missingComma(isMapping ? "}" : "]"), at: character(at: offset, in: source), in: source,
      notes: [note])
  }

  static func keyWithoutQuotes(at offset: Int, in source: SourceFile) -> Diagnostic {
    json(.keyWithoutQuotes, at: character(at: offset, in: source), in: source)
  }

  static func missingColon(at offset: Int, in source: SourceFile) -> Diagnostic {
    json(.missingColon, at: character(at: offset, in: source), in: source)
  }

  static func noValue(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    let range = range.count == 1 ? character(at: range.start, in: source) : range
    return json(.noValue, at: range, in: source)
  }

  static func badNumber(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    json(.badNumber, at: range, in: source)
  }

  static func unclosedString(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    json(.unclosedString, at: range, in: source)
  }

  static func controlInString(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    json(.controlInString, at: range, in: source)
  }

  static func badEscape(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    json(.badEscape, at: range, in: source)
  }

  static func loneSurrogate(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    json(.loneSurrogate, at: range, in: source)
  }
}

extension LocalizedText {
  fileprivate static let afterValue = LocalizedText(
    ja: "JSON の値が終わったあとに、余分な文字があります。消してください。",
    en: "There is text after the end of the JSON value; remove it")

  fileprivate static let trailingComma = LocalizedText(
    ja: "最後の項目のあとにカンマがあります。JSON では消す必要があります。",
    en: "There is a comma after the last item; JSON does not allow it")

  fileprivate static func unclosed(_ bracket: String) -> LocalizedText {
    LocalizedText(
      ja: "ここで開いた「\(bracket)」が閉じられていません。閉じるかっこを付けてください。",
      en: "The '\(bracket)' opened here is never closed; add the closing bracket")
  }

  fileprivate static func openedHere(_ bracket: String) -> LocalizedText {
    LocalizedText(ja: "「\(bracket)」はここで開いています", en: "'\(bracket)' is opened here")
  }

  fileprivate static func missingComma(_ close: String) -> LocalizedText {
    LocalizedText(
      ja: "ここには「,」か「\(close)」が必要です。", en: "A ',' or '\(close)' is needed here")
  }

  fileprivate static let keyWithoutQuotes = LocalizedText(
    ja: "キーは「\"」で囲んでください。", en: "A key must be written in double quotes")

  fileprivate static let missingColon = LocalizedText(
    ja: "キーのあとに「:」が必要です。", en: "A ':' is needed after the key")

  fileprivate static let noValue = LocalizedText(
    ja: "JSON の値として読めません。文字列なら「\"」で囲んでください。",
    en: "This is not a JSON value; write text in double quotes")

  fileprivate static let badNumber = LocalizedText(
    ja: "JSON の数の書き方ではありません。余分な 0 や、足りない数字がないか確かめてください。",
    en: "This is not how JSON writes a number; look for an extra leading 0 or a missing digit")

  fileprivate static let unclosedString = LocalizedText(
    ja: "この「\"」で始まる文字列が、同じ行で閉じられていません。",
    en: "The string that starts with this '\"' is not closed on its line")

  fileprivate static let controlInString = LocalizedText(
    ja: "文字列の中にタブや制御文字があります。「\\t」のように書いてください。",
    en: "There is a tab or control character in the string; write it as an escape such as '\\t'")

  fileprivate static let badEscape = LocalizedText(
    ja: "「\\」の使い方が JSON にないものです。「\\」そのものは「\\\\」と書きます。",
    en: "JSON has no such escape; write a backslash itself as '\\\\'")

  fileprivate static let loneSurrogate = LocalizedText(
    ja: "「\\u」の対の片方だけがあり、文字になりません。", en: "Half of a surrogate pair is not a character")
}
