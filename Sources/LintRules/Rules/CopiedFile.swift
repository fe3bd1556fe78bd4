package import Diagnostics
package import SourceText

/// Says that a file is a copy that a file manager has made; the engine sees that its original is
/// there.
package enum CopiedFile: Rule {
  package static let descriptor = RuleDescriptor(
    "copied-file", .reference,
    summary: LocalizedText(
      ja: "ファイルの写しが残っています。", en: "A file is a copy of another one"))

  /// The path of the file of which a path names a copy, or `nil` when it names none.
  package static func original(of path: RepositoryPath) -> RepositoryPath? {
    let name = path.name
    guard let dot = name.lastIndex(of: ".") else { return nil }
    guard let stem = original(ofStem: String(name[..<dot])) else { return nil }
    return path.parent.appending(RepositoryPath(stem + name[dot...]))
  }

  package static func finding(_ path: RepositoryPath, of original: RepositoryPath) -> Diagnostic {
    Diagnostic(
      rule: descriptor.id, severity: descriptor.severity, message: .copy(of: original.name),
      path: path, range: SourceRange(at: 0), help: .removeOrRename(path),
      notes: [Note(message: .original, path: original, range: SourceRange(at: 0))])
  }

  /// What file managers write behind the name of a copy.
  private static let endings = [" - コピー", " のコピー", "のコピー", " - Copy", " copy"]
  /// What they write before it.
  private static let beginnings = ["コピー ～ ", "コピー - ", "Copy of "]

  private static func original(ofStem stem: String) -> String? {
    let unnumbered = withoutNumber(stem)
    var candidates = [stem]
    if let unnumbered { candidates.append(unnumbered.name) }
    for name in candidates {
      if let ending = endings.first(where: name.hasSuffix), name.count > ending.count {
        return String(name.dropLast(ending.count))
      }
      if let beginning = beginnings.first(where: name.hasPrefix), name.count > beginning.count {
        return String(name.dropFirst(beginning.count))
      }
    }
    guard let unnumbered, unnumbered.isInBrackets, !unnumbered.name.isEmpty else { return nil }
    return unnumbered.name
  }

  /// A name without the number that tells several copies apart.
  private static func withoutNumber(_ stem: String) -> (name: String, isInBrackets: Bool)? {
    let isInBrackets = stem.hasSuffix(")")
    var rest = stem.dropLast(isInBrackets ? 1 : 0)
    let digits = rest.reversed().prefix { $0.isASCII && $0.isNumber }.count
    guard digits > 0 else { return nil }
    rest = rest.dropLast(digits)
    if isInBrackets {
      guard rest.last == "(" else { return nil }
      rest = rest.dropLast()
    }
    if rest.last == " " { rest = rest.dropLast() }
    return (String(rest), isInBrackets)
  }
}

extension LocalizedText {
  fileprivate static func copy(of name: String) -> LocalizedText {
    LocalizedText(
      ja: "このファイルは「\(name)」の写し（コピー）です。", en: "This file is a copy of '\(name)'")
  }

  fileprivate static let original = LocalizedText(ja: "元のファイルです", en: "The original")

  fileprivate static func removeOrRename(_ path: RepositoryPath) -> LocalizedText {
    let old = shellWord(path.description)
    let ending = path.fileExtension
    let command = { (name: String) in
      "git mv \(old) \(shellWord(path.parent.appending(RepositoryPath("\(name).\(ending)")).description))"
    }
    return LocalizedText(
      ja: "要らなければ、git rm -f \(old) で消してください（まだ git add していなければ、ただ消します）。"
        + "新しい項目にするなら、新しい id を決めて、ファイルの中の id を書き換え、\(command("新しいid")) で名前も同じにします"
        + "（「新しいid」のところに、決めた id を書きます）。",
      en:
        "If it is not needed, remove it with git rm -f \(old) (just delete it if it has never been "
        + "added). To make a new entry of it, write a new id in the file and give it the same "
        + "name: \(command("NEW-ID"))")
  }
}
