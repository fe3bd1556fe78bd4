import EntryForms

/// Tells the name of a role from that of a person, as far as that can be seen.
enum RoleText {
  /// Whether a field holds the name of a role.
  static func isName(at steps: [DraftStep]) -> Bool {
    guard case .key(let name)? = steps.last else { return false }
    return name == "role" || name.hasSuffix("_role")
  }

  /// Whether a text has a word in it that roles have.
  static func namesRole(_ text: String) -> Bool {
    words.contains { text.contains($0) } || endings.contains { text.hasSuffix($0) }
  }

  /// Whether a text is short, of Japanese letters alone, and has no word of a role in it.
  static func mayBePerson(_ text: String) -> Bool {
    (2...10).contains(text.count) && text.unicodeScalars.allSatisfy(isOfName)
      && !namesRole(text)
  }

  private static let words = [
    "担当", "責任", "専門", "窓口", "チーム", "役割", "管理", "事務", "相談", "対応", "セキュリティ", "リーダー",
  ]

  /// Family names have most of these too, but given names hardly end with them.
  private static let endings = ["員", "者", "係", "部", "課", "室", "長", "役", "班", "官", "局", "会", "職"]

  /// Ideographs, kana and the spaces between a family name and a given one.
  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x3000, 0x3005, 0x3041...0x3096, 0x30A1...0x30FC, 0x4E00...0x9FFF: true
    default: false
    }
  }
}
