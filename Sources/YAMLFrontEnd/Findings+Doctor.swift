import Diagnostics
import DocumentTree
import SourceText

extension Diagnostic {
  static func fullWidth(
    _ found: String, _ meant: String, at range: SourceRange, fix: TextEdit, in source: SourceFile
  ) -> Diagnostic {
    finding(
      "full-width-syntax", .fullWidth(found, meant), at: range, in: source,
      fixes: [Fix(title: .replace(found, meant), applicability: .safe, edits: [fix])])
  }

  static func invisibleIndentation(
    _ found: String, at range: SourceRange, in source: SourceFile
  ) -> Diagnostic {
    let width = found == "\u{3000}" ? 2 : 1
    let count = max(1, source.text(in: range).unicodeScalars.count)
    let edit = TextEdit(range: range, replacement: String(repeating: " ", count: count * width))
    return finding(
      "invisible-indentation", .invisibleIndentation(found), at: range, in: source,
      fixes: [Fix(title: .replaceBySpaces, applicability: .review, edits: [edit])])
  }

  static func tabIndentation(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    let edit = TextEdit(range: range, replacement: String(repeating: " ", count: range.count * 2))
    return finding(
      "tab-indentation", .tabIndentation, at: range, in: source,
      fixes: [Fix(title: .replaceBySpaces, applicability: .review, edits: [edit])])
  }

  static func missingSpace(
    after key: String, at colon: SourceRange, in source: SourceFile
  ) -> Diagnostic {
    let edit = TextEdit(range: SourceRange(at: colon.end), replacement: " ")
    return finding(
      "missing-space-after-colon", .missingSpace(key), at: colon, in: source,
      fixes: [Fix(title: .insertSpaceAfterColon, applicability: .safe, edits: [edit])])
  }

  static func unbalancedQuote(
    at offset: Int, hasTextAfter: Bool, in source: SourceFile
  ) -> Diagnostic {
    let range = SourceRange(start: offset, end: min(offset + 1, source.bytes.count))
    let quote = source.text(in: range)
    return finding(
      "unbalanced-quote", hasTextAfter ? .textAfterQuote(quote) : .unclosedQuote(quote), at: range,
      in: source)
  }

  static func unclosedBracket(
    at offset: Int, hiddenFrom comment: SourceRange? = nil, in source: SourceFile
  ) -> Diagnostic {
    let range = SourceRange(start: offset, end: min(offset + 1, source.bytes.count))
    let open = source.text(in: range)
    let close = open == "[" ? "]" : "}"
    let note = comment.map {
      Note(message: .bracketInComment(close), path: source.path, range: $0)
    }
    return finding(
      "unclosed-bracket", .unclosedBracket(open, close), at: range, in: source,
      help: note == nil ? nil : .quoteBeforeComment, notes: note.map { [$0] } ?? [])
  }

  static func otherBullet(
    _ bullet: String, at range: SourceRange, fix: TextEdit, in source: SourceFile
  ) -> Diagnostic {
    finding(
      "full-width-syntax", .otherBullet(bullet), at: range, in: source,
      fixes: [Fix(title: .writeHyphen, applicability: .safe, edits: [fix])])
  }

  static func missingComma(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    finding("yaml-syntax", .missingComma, at: range, in: source)
  }

  static func textAfterFlow(
    _ value: SourceRange, quoted: TextEdit, in source: SourceFile
  ) -> Diagnostic {
    finding(
      "yaml-syntax", .textAfterFlow, at: value, in: source,
      fixes: [Fix(title: .quoteValue, applicability: .review, edits: [quoted])])
  }

  static func colonInValue(
    _ value: SourceRange, quoted: TextEdit, in source: SourceFile
  ) -> Diagnostic {
    finding(
      "yaml-syntax", .colonInValue, at: value, in: source,
      fixes: [Fix(title: .quoteValue, applicability: .review, edits: [quoted])])
  }

  static func valueNeedsQuotes(
    _ sign: String, _ value: SourceRange, quoted: TextEdit, in source: SourceFile
  ) -> Diagnostic {
    // What begins with one of these can be nothing but a text; where it ends is another question.
    let isText =
      (sign == "@" || sign == "`" || sign == "%") && !source.text(in: value).contains(" #")
    return finding(
      "yaml-syntax", .valueNeedsQuotes(sign), at: value, in: source,
      fixes: [
        Fix(title: .quoteValue, applicability: isText ? .safe : .review, edits: [quoted])
      ])
  }

  static func missingColon(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    finding("yaml-syntax", .missingColon, at: range, in: source)
  }

  static func gluedDash(at dash: SourceRange, in source: SourceFile) -> Diagnostic {
    let edit = TextEdit(range: SourceRange(at: dash.end), replacement: " ")
    return finding(
      "yaml-syntax", .gluedDash, at: dash, in: source,
      fixes: [Fix(title: .insertSpaceAfterDash, applicability: .safe, edits: [edit])])
  }

  static func missingDash(at text: SourceRange, in source: SourceFile) -> Diagnostic {
    let edit = TextEdit(range: SourceRange(at: text.start), replacement: "- ")
    return finding(
      "yaml-syntax", .missingDash, at: text, in: source,
      fixes: [Fix(title: .insertDash, applicability: .review, edits: [edit])])
  }

  static func textWithoutBar(
    _ key: String, at range: SourceRange, in source: SourceFile
  ) -> Diagnostic {
    let edit = TextEdit(range: SourceRange(at: range.end), replacement: " |")
    return finding(
      "yaml-syntax", .textWithoutBar(key), at: range, in: source,
      fixes: [Fix(title: .insertBar, applicability: .review, edits: [edit])])
  }

  static func unindentedText(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    finding("wrong-indentation", .unindentedText, at: range, in: source)
  }

  static func wrongIndentation(at line: SourceLines.Line, in source: SourceFile) -> Diagnostic {
    let range =
      line.indent > 0
      ? SourceRange(start: line.start, end: line.content)
      : SourceRange(start: line.content, end: line.end)
    return finding("wrong-indentation", .wrongIndentation, at: range, in: source)
  }

  static func wrongContinuation(
    at range: SourceRange, of whole: SourceRange, style: Node.Style, looksLikeEntry: Bool,
    usesTab: Bool, in source: SourceFile
  ) -> Diagnostic {
    if usesTab { return .tabIndentation(at: range, in: source) }
    if looksLikeEntry && style == .flow { return .unclosedBracket(at: whole.start, in: source) }
    if looksLikeEntry {
      return .unbalancedQuote(at: whole.start, hasTextAfter: false, in: source)
    }
    let start = Note(message: .valueBegins, path: source.path, range: SourceRange(at: whole.start))
    return finding(
      "wrong-indentation", .wrongContinuation, at: range, in: source, notes: [start])
  }
}

extension LocalizedText {
  private static func visible(_ character: String, _ language: Language) -> String {
    switch character {
    case "\u{3000}": language == .japanese ? "全角スペース" : "an ideographic space (U+3000)"
    case "\u{A0}": language == .japanese ? "改行しない空白（NBSP）" : "a no-break space (U+00A0)"
    case " ": language == .japanese ? "スペース" : "an ordinary space"
    default: language == .japanese ? "「\(character)」" : "'\(character)'"
    }
  }

  fileprivate static func fullWidth(_ found: String, _ meant: String) -> LocalizedText {
    let place = found == "\u{3000}" || found == "\u{A0}" ? "" : "全角の"
    return LocalizedText(
      ja: "\(place)\(visible(found, .japanese))が使われています。半角の\(visible(meant, .japanese))に直してください。",
      en: "YAML needs \(visible(meant, .english)) here, not \(visible(found, .english))")
  }

  fileprivate static func replace(_ found: String, _ meant: String) -> LocalizedText {
    LocalizedText(
      ja: "\(visible(found, .japanese))を半角の\(visible(meant, .japanese))に直す",
      en: "Replace \(visible(found, .english)) with \(visible(meant, .english))")
  }

  fileprivate static func invisibleIndentation(_ found: String) -> LocalizedText {
    LocalizedText(
      ja: "字下げに\(visible(found, .japanese))が使われています。半角スペースに直してください。",
      en: "The indentation contains \(visible(found, .english)); use ordinary spaces")
  }

  fileprivate static let replaceBySpaces = LocalizedText(
    ja: "半角スペースに直す", en: "Replace with spaces")

  fileprivate static let tabIndentation = LocalizedText(
    ja: "字下げにタブが使われています。半角スペースに直してください。",
    en: "The indentation contains a tab; use spaces")

  fileprivate static func missingSpace(_ key: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(key):」の「:」のあとに半角スペースが必要です。", en: "A space is needed after '\(key):'")
  }

  fileprivate static let insertSpaceAfterColon = LocalizedText(
    ja: "「:」のあとに半角スペースを入れる", en: "Insert a space after ':'")

  fileprivate static func unclosedQuote(_ quote: String) -> LocalizedText {
    LocalizedText(
      ja: "ここで開いた引用符「\(quote)」が閉じられていません。値の終わりに「\(quote)」を付けてください。",
      en: "The quote \(quote) opened here is never closed; add \(quote) at the end of the value")
  }

  fileprivate static func textAfterQuote(_ quote: String) -> LocalizedText {
    LocalizedText(
      ja: "引用符「\(quote)」で囲んだ値のあとに文字が続いています。文中の「\(quote)」が値を途中で閉じていないか確かめてください。",
      en:
        "There is text after the value in \(quote) quotes; a \(quote) in the text may end it early")
  }

  fileprivate static func unclosedBracket(_ open: String, _ close: String) -> LocalizedText {
    LocalizedText(
      ja: "ここで開いた「\(open)」が閉じられていません。「\(close)」を付けてください。",
      en: "The '\(open)' opened here is never closed; add '\(close)'")
  }

  fileprivate static func bracketInComment(_ close: String) -> LocalizedText {
    LocalizedText(
      ja: "空白のすぐ後ろの「#」から行末まではコメントになり、「\(close)」もその中にあります",
      en: "A '#' after a space begins a comment, and '\(close)' is part of it")
  }

  fileprivate static let quoteBeforeComment = LocalizedText(
    ja: "「#」が値の一部なら、その値の全体を引用符（\"）で囲んでください。",
    en: "If the '#' is part of a value, quote the whole of that value")

  fileprivate static func otherBullet(_ bullet: String) -> LocalizedText {
    LocalizedText(
      ja: "箇条書きの記号に「\(bullet)」は使えません。「- 」（半角のハイフンとスペース）に直してください。",
      en: "'\(bullet)' does not begin a list item in YAML; use '- ', a hyphen and a space")
  }

  fileprivate static let writeHyphen = LocalizedText(
    ja: "半角の「- 」に直す", en: "Replace it with '- '")

  fileprivate static let missingComma = LocalizedText(
    ja: "ここには「,」か、閉じるかっこが必要です。", en: "A ',' or a closing bracket is needed here")

  fileprivate static let textAfterFlow = LocalizedText(
    ja: "「[」や「{」で始まる値のあとに文字が続いています。文章なら、値の全体を引用符で囲んでください。",
    en: "Text follows a value that starts with '[' or '{'; quote the whole value if it is text")

  fileprivate static let colonInValue = LocalizedText(
    ja: "値の中に「: 」があるため読めません。値の全体を引用符で囲んでください。",
    en: "The value contains ': ', so it cannot be read; quote the whole value")

  fileprivate static func valueNeedsQuotes(_ sign: String) -> LocalizedText {
    LocalizedText(
      ja: "値が「\(sign)」で始まっているため読めません。値の全体を引用符で囲んでください。",
      en: "A value that starts with '\(sign)' cannot be read; quote the whole value")
  }

  fileprivate static let quoteValue = LocalizedText(
    ja: "値を引用符で囲む", en: "Put the value in quotes")

  fileprivate static let missingColon = LocalizedText(
    ja: "この行には「キー: 値」の「:」がありません。「:」と半角スペースを入れるか、前の行の続きなら字下げしてください。",
    en:
      "This line has no ':' after a key; add one, or indent the line if it continues the one above")

  fileprivate static let gluedDash = LocalizedText(
    ja: "箇条書きの「-」のあとに半角スペースが必要です。", en: "A space is needed after the '-' of a list item")

  fileprivate static let insertSpaceAfterDash = LocalizedText(
    ja: "「-」のあとに半角スペースを入れる", en: "Insert a space after '-'")

  fileprivate static let missingDash = LocalizedText(
    ja: "箇条書きのこの行は、「- 」（半角のハイフンとスペース）で始まっていません。先頭に「- 」を入れてください。",
    en: "This item of the list does not begin with '- ', a hyphen and a space; insert them")

  fileprivate static let insertDash = LocalizedText(ja: "「- 」を入れる", en: "Insert '- '")

  fileprivate static func textWithoutBar(_ key: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(key):」の下の文章は、このままでは改行も箇条書きも失われます。「\(key): |」と書いてください。",
      en: "The text below '\(key):' would lose its lines and its list; write '\(key): |'")
  }

  fileprivate static let insertBar = LocalizedText(
    ja: "「:」のあとに「 |」を入れる", en: "Insert ' |' after the ':'")

  fileprivate static let unindentedText = LocalizedText(
    ja: "「|」や「>」の次の行からの文章は、キーより深く字下げしてください。",
    en: "Text below '|' or '>' must be indented more than its key")

  fileprivate static let wrongIndentation = LocalizedText(
    ja: "字下げの幅が、上の行のどれとも合っていません。同じ段の行と幅をそろえてください。",
    en: "The indentation fits none of the lines above; align it with the lines of its level")

  fileprivate static let wrongContinuation = LocalizedText(
    ja: "前の行から続く値の字下げが足りません。値の始まる行より深く字下げしてください。",
    en: "This line continues a value but is not indented enough; indent it more than the key")

  fileprivate static let valueBegins = LocalizedText(
    ja: "値はここから始まります", en: "The value begins here")
}
