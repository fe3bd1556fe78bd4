package import Diagnostics
package import SourceText

extension Diagnostic {
  /// The finding about a file with nothing in it.
  package static func emptyDocument(in source: SourceFile) -> Diagnostic {
    Diagnostic(
      rule: "empty-document", message: .emptyDocument, path: source.path, range: SourceRange(at: 0))
  }

  static func largeFilePointer(in source: SourceFile) -> Diagnostic {
    let end = source.bytes.firstIndex(of: 0x0A) ?? source.bytes.count
    return Diagnostic(
      rule: "lfs-pointer", message: .largeFilePointer, path: source.path,
      range: SourceRange(start: 0, end: end), help: .largeFilePointerHelp)
  }

  static func conflictMarker(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    Diagnostic(
      rule: "merge-conflict-marker", message: .conflictMarker, path: source.path, range: range,
      help: .conflictMarkerHelp)
  }

  static func wrongEncoding(
    _ encoding: JapaneseEncoding, at offset: Int, in source: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      rule: "wrong-encoding", message: .wrongEncoding(encoding), path: source.path,
      range: SourceRange(start: offset, end: min(offset + 2, source.bytes.count)),
      help: .wrongEncodingHelp(encoding, shellWord(source.path.description)))
  }

  static func invalidUTF8(at offset: Int, in source: SourceFile) -> Diagnostic {
    Diagnostic(
      rule: "invalid-utf8", message: .invalidUTF8(source.bytes[offset]), path: source.path,
      range: SourceRange(start: offset, end: offset + 1))
  }

  static func controlCharacter(
    _ scalar: UInt32, at range: SourceRange, in source: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      rule: "control-character", message: .controlCharacter(codePoint(scalar)), path: source.path,
      range: range, fixes: [.removing(range)])
  }

  static func unicodeLineBreak(
    _ scalar: UInt32, at range: SourceRange, in source: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      rule: "unicode-line-break", message: .unicodeLineBreak(codePoint(scalar)),
      path: source.path, range: range, fixes: [.removing(range)])
  }

  /// The finding about a file that is larger than a limit in bytes.
  package static func sizeLimit(_ limit: Int, in source: SourceFile) -> Diagnostic {
    Diagnostic(
      rule: "size-limit", message: .sizeLimit(limit, source.bytes.count), path: source.path,
      range: SourceRange(at: 0))
  }

  /// The finding about collections in collections beyond a limit.
  package static func depthLimit(
    _ limit: Int, at offset: Int, in source: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      rule: "depth-limit", message: .depthLimit(limit), path: source.path,
      range: SourceRange(start: offset, end: min(offset + 1, source.bytes.count)))
  }

  /// The finding about a file with more nodes than a limit.
  package static func nodeLimit(
    _ limit: Int, at offset: Int, in source: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      rule: "node-limit", message: .nodeLimit(limit), path: source.path,
      range: SourceRange(at: offset))
  }

  private static func codePoint(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension Fix {
  fileprivate static func removing(_ range: SourceRange) -> Fix {
    Fix(
      title: LocalizedText(ja: "この文字を消す", en: "Remove the character"), applicability: .review,
      edits: [TextEdit(range: range, replacement: "")])
  }
}

extension LocalizedText {
  fileprivate static let emptyDocument = LocalizedText(
    ja: "ファイルに中身がありません。内容を書くか、要らなければファイルを消してください。",
    en: "The file has no content; write some, or delete the file")

  fileprivate static let largeFilePointer = LocalizedText(
    ja: "ファイルの中身ではなく、Git LFS の引換券だけが入っています。",
    en: "The file holds only a Git LFS pointer, not its content")

  fileprivate static let largeFilePointerHelp = LocalizedText(
    ja: "「git lfs pull」で中身を取り寄せてください。文章のファイルは LFS に入れる必要がありません。",
    en: "Run 'git lfs pull' to get the content; text files need no LFS")

  fileprivate static let conflictMarker = LocalizedText(
    ja: "マージの衝突の印が残っています。どちらの内容を残すか決めて、印の行を消してください。",
    en: "A merge conflict marker was left behind; keep one side and delete the marker lines")

  fileprivate static let conflictMarkerHelp = LocalizedText(
    ja: "「<<<<<<<」「=======」「>>>>>>>」で始まる行を探してください。",
    en: "Look for the lines that start with '<<<<<<<', '=======' and '>>>>>>>'")

  fileprivate static func wrongEncoding(_ encoding: JapaneseEncoding) -> LocalizedText {
    LocalizedText(
      ja: "文字コードが \(encoding.name) です。UTF-8 で保存し直してください。",
      en: "The file is encoded in \(encoding.name); save it as UTF-8")
  }

  fileprivate static func wrongEncodingHelp(
    _ encoding: JapaneseEncoding, _ path: String
  ) -> LocalizedText {
    let command =
      "iconv -f \(encoding.converterName) -t UTF-8 \(path) > utf8.txt && mv utf8.txt \(path)"
    return LocalizedText(
      ja: "エディターの「エンコード付きで保存」で UTF-8 を選ぶか、「\(command)」で変換できます。",
      en: "Choose UTF-8 in your editor's 'Save with Encoding', or convert it with '\(command)'")
  }

  fileprivate static func invalidUTF8(_ byte: UInt8) -> LocalizedText {
    let digits = String(byte, radix: 16, uppercase: true)
    return LocalizedText(
      ja: "ここに UTF-8 として読めないバイト（0x\(digits)）があります。文字が壊れているので、書き直してください。",
      en: "This byte (0x\(digits)) is not valid UTF-8; the text is damaged here, write it again")
  }

  fileprivate static func controlCharacter(_ name: String) -> LocalizedText {
    LocalizedText(
      ja: "目に見えない制御文字（\(name)）が入っています。消してください。",
      en: "There is an invisible control character (\(name)); delete it")
  }

  fileprivate static func unicodeLineBreak(_ name: String) -> LocalizedText {
    LocalizedText(
      ja: "特殊な改行文字（\(name)）が入っています。ふつうの改行に直すか、消してください。",
      en: "There is a special line break (\(name)); use an ordinary one, or delete it")
  }

  /// A size as people say it, rounded up to tenths so that it never looks like the limit.
  private static func mebibytes(_ bytes: Int) -> String {
    let tenths = (bytes * 10 + (1 << 20) - 1) >> 20
    return tenths % 10 == 0 ? "\(tenths / 10) MiB" : "\(tenths / 10).\(tenths % 10) MiB"
  }

  fileprivate static func sizeLimit(_ limit: Int, _ size: Int) -> LocalizedText {
    LocalizedText(
      ja: "ファイルが大きすぎます（\(mebibytes(size))、上限は \(mebibytes(limit))）。分けてください。",
      en: "The file is too large (\(mebibytes(size)), the limit is \(mebibytes(limit))); split it")
  }

  fileprivate static func depthLimit(_ limit: Int) -> LocalizedText {
    LocalizedText(
      ja: "入れ子が深すぎます（上限は \(limit) 段）。段を減らしてください。",
      en: "The nesting is too deep (the limit is \(limit) levels); flatten it")
  }

  fileprivate static func nodeLimit(_ limit: Int) -> LocalizedText {
    LocalizedText(
      ja: "値の数が多すぎます（上限は \(limit) 個）。ファイルを分けてください。",
      en: "The file has too many values (the limit is \(limit)); split it")
  }
}
