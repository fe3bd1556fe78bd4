import Diagnostics
import DocumentTree
import SourceText

extension Diagnostic {
  /// A finding of this room.
  static func finding(
    _ rule: RuleID, _ message: LocalizedText, at range: SourceRange, in source: SourceFile,
    help: LocalizedText? = nil, notes: [Note] = [], fixes: [Fix] = []
  ) -> Diagnostic {
    Diagnostic(
      rule: rule, message: message, path: source.path, range: range, help: help, notes: notes,
      fixes: fixes)
  }

  /// Whatever has no better name.
  static func syntax(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    finding("yaml-syntax", .syntax, at: range, in: source)
  }

  static func outOfMemory(in source: SourceFile) -> Diagnostic {
    finding("size-limit", .outOfMemory, at: SourceRange(at: 0), in: source)
  }

  static func undefinedAlias(
    _ name: String, at range: SourceRange, in source: SourceFile
  ) -> Diagnostic {
    finding("undefined-alias", .undefinedAlias(name), at: range, in: source)
  }

  static func recursiveAlias(
    _ name: String, at range: SourceRange, anchor: UInt32, in source: SourceFile
  ) -> Diagnostic {
    let note = Note(
      message: .anchorIsHere(name), path: source.path, range: SourceRange(at: Int(anchor)))
    return finding("recursive-alias", .recursiveAlias(name), at: range, in: source, notes: [note])
  }

  static func expansionLimit(
    _ limit: Int, at range: SourceRange, in source: SourceFile
  ) -> Diagnostic {
    finding("expansion-limit", .expansionLimit(limit), at: range, in: source)
  }

  static func mergeOfNothing(
    at range: SourceRange, key: SourceRange, in source: SourceFile
  ) -> Diagnostic {
    finding("invalid-merge", .mergeOfNothing, at: range.isEmpty ? key : range, in: source)
  }

  static func gluedComment(at offset: Int, in source: SourceFile) -> Diagnostic {
    let space = Fix(
      title: .insertSpace, applicability: .safe,
      edits: [TextEdit(range: SourceRange(at: offset), replacement: " ")])
    return finding(
      "yaml-syntax", .gluedComment, at: SourceRange(start: offset, end: offset + 1), in: source,
      fixes: [space])
  }

  static func dashInFlow(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    finding("yaml-syntax", .dashInFlow, at: range, in: source)
  }

  static func overIndentedBlankLine(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    let removal = Fix(
      title: .removeBlanks, applicability: .safe, edits: [TextEdit(range: range, replacement: "")])
    return finding(
      "wrong-indentation", .overIndentedBlankLine, at: range, in: source, fixes: [removal])
  }

  static func directiveInsideDocument(at offset: Int, in source: SourceFile) -> Diagnostic {
    let end = min(offset + 1, source.bytes.count)
    return finding(
      "yaml-syntax", .directiveInsideDocument, at: SourceRange(start: min(offset, end), end: end),
      in: source)
  }
}

extension LocalizedText {
  fileprivate static let syntax = LocalizedText(
    ja: "ここで YAML として読めなくなりました。この行と、すぐ上の行の書き方を確かめてください。",
    en: "The YAML cannot be read from here on; check this line and the one above it")

  fileprivate static let outOfMemory = LocalizedText(
    ja: "メモリーが足りず、ファイルを読めませんでした。",
    en: "There was not enough memory to read the file")

  fileprivate static func undefinedAlias(_ name: String) -> LocalizedText {
    LocalizedText(
      ja: """
        「*\(name)」が指す「&\(name)」が、これより前にありません。\
        名前を確かめるか、文字の「*」なら値の全体を引用符で囲んでください。
        """,
      en: """
        '*\(name)' refers to '&\(name)', which is not defined before it; correct the name, or \
        quote the whole value if the '*' is meant as text
        """)
  }

  fileprivate static func recursiveAlias(_ name: String) -> LocalizedText {
    LocalizedText(
      ja: "「*\(name)」が自分自身を含む値を指しています。循環しないように書き直してください。",
      en: "'*\(name)' refers to a value that contains it; remove the cycle")
  }

  fileprivate static func anchorIsHere(_ name: String) -> LocalizedText {
    LocalizedText(ja: "「&\(name)」の値はここから始まります", en: "The value of '&\(name)' begins here")
  }

  fileprivate static func expansionLimit(_ limit: Int) -> LocalizedText {
    LocalizedText(
      ja: "エイリアス（*）をたどると値の数が上限（\(limit) 個）を超えます。エイリアスの使い方を減らしてください。",
      en: "Following the aliases gives more than \(limit) values; use fewer of them")
  }

  fileprivate static let mergeOfNothing = LocalizedText(
    ja: "「<<」で取り込めるのは、キーと値の組（またはその並び）だけです。「<<: *名前」のように書いてください。",
    en: "'<<' can merge only a mapping or a list of mappings; write it as '<<: *name'")

  fileprivate static let gluedComment = LocalizedText(
    ja: "コメントの「#」の前に空白が必要です。",
    en: "A comment needs a space before its '#'")

  fileprivate static let insertSpace = LocalizedText(ja: "空白を入れる", en: "Insert a space")

  fileprivate static let removeBlanks = LocalizedText(
    ja: "行の空白を消す", en: "Remove the blanks of the line")

  fileprivate static let dashInFlow = LocalizedText(
    ja: "［ ］や｛ ｝（半角）の中では、箇条書きの「-」は使えません。文字の「-」なら引用符で囲んでください。",
    en: "A lone '-' cannot stand inside [ ] or { }; quote it if it is meant as text")

  fileprivate static let overIndentedBlankLine = LocalizedText(
    ja: "文章の最初の空行に、本文の字下げより多い空白があります。空白を消してください。",
    en: "A blank line before the text is indented more than the text; remove its blanks")

  fileprivate static let directiveInsideDocument = LocalizedText(
    ja: "「%」で始まる指示行の前には、文書の終わりの「...」が必要です。",
    en: "A line that starts with '%' needs the end of the document, '...', before it")
}
