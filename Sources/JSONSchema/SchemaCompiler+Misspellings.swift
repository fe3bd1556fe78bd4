import Diagnostics
import DocumentTree
import SourceText

/// A key that is no keyword, and the keywords that it may have been meant to be.
struct UnknownKeyword: Hashable {
  let name: String
  let keywords: KeywordSet
}

extension SchemaCompiler {
  /// Notes the keys of a subschema that look like misspelt keywords.
  ///
  /// JSON Schema allows keywords of one's own and ignores those that it does not know, so only what
  /// hardly anybody would write on purpose is a finding.
  mutating func reportMisspellings(among keys: [Int], of schema: Subschema) {
    for key in keys {
      let key = schema.document.resolved(key)
      guard let name = schema.document.string(at: key),
        let keyword = intendedKeyword(for: name, in: schema.keywords),
        // Beside the keyword itself, the other name was chosen to be another.
        schema.document.value(of: Int(schema.location.node), forKey: keyword) == nil
      else { continue }
      report(
        "unknown-schema-keyword", .unknownKeyword(name, nearest: keyword), severity: .warning,
        in: schema, at: key, fixes: schema.document.renaming(key, to: keyword))
    }
  }

  /// The keyword or annotation that a name misspells, or `nil`.
  private mutating func intendedKeyword(for name: String, in keywords: KeywordSet) -> String? {
    let unknown = UnknownKeyword(name: name, keywords: keywords)
    if let known = intendedKeywords[unknown] { return known }
    guard intendedKeywords.count < UnknownKeyword.largestCount else { return nil }
    let found = unknown.intended
    intendedKeywords[unknown] = .some(found)
    return found
  }
}

extension UnknownKeyword {
  /// Names that other tools gave a meaning and that are one edit away from a keyword.
  private static let ownNames: Set<String> = [
    "comment", "comments", "example", "href", "id", "tsType", "typeof", "when",
  ]

  /// Schemas with more names of their own than this are no longer looked at: comparing takes time.
  fileprivate static let largestCount = 1_000

  private static let keywords = Keyword.allCases.map { (keyword: $0, name: $0.name) }

  /// The longest name that is compared; no keyword is nearly as long.
  private static let longestName = 32

  /// The keyword or annotation that the name misspells, or `nil` when it has a meaning of its own.
  fileprivate var intended: String? {
    guard name.utf8.count <= Self.longestName, !name.hasPrefix("x-"),
      !Self.ownNames.contains(name), !Self.keywords.contains(where: { $0.name == name })
    else { return nil }
    let candidates = Self.keywords.filter { $0.keyword.isKnown(in: keywords) }.map(\.name)
    guard let nearest = nearestName(to: name, among: candidates + annotationNames),
      isMisspelling(of: nearest)
    else { return nil }
    return nearest
  }

  /// Whether the name is rather a slip of the fingers than a word beside the keyword.
  private func isMisspelling(of keyword: String) -> Bool {
    let (written, meant) = (foldedScalars(name), foldedScalars(keyword))
    let distance = editDistance(written, meant)
    if distance == 0 { return true }
    // One letter away from `if` and `not` are ordinary words.
    guard meant.count > 3, distance <= (written.count < 6 ? 1 : written.count < 12 ? 2 : 3) else {
      return false
    }
    // `titleJa`, `multiple`: made of a keyword, or a keyword is made of it.
    let isJoined =
      written.starts(with: meant) || meant.starts(with: written)
      || written.reversed().starts(with: meant.reversed())
      || meant.reversed().starts(with: written.reversed())
    return !isJoined || abs(written.count - meant.count) < 2 || keyword.hasPrefix("x-kura-")
  }
}

extension Document {
  /// A change of a key that a person has to look at.
  func renaming(_ key: Int, to name: String) -> [Fix] {
    guard let edit = edit(writing: name, at: key) else { return [] }
    return [Fix(title: .rename(to: name), applicability: .review, edits: [edit])]
  }
}

extension LocalizedText {
  fileprivate static func unknownKeyword(_ name: String, nearest: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(name)」というキーワードは JSON Schema にないので、無視されます。「\(nearest)」の誤りではありませんか。",
      en: "JSON Schema has no keyword '\(name)', so it is ignored; did you mean '\(nearest)'?")
  }
}
