/// Which detector a character calls.
enum CharacterRole: UInt8 {
  case none
  case digit
  case letter
  case at
  case bracket
  case assignment
  case plus
  case honorific
  case place
  case birth
  case label
  case company
  case atWord
  case secretWord
  case kanjiZero
  case otherAt
  case introduction
  case age
  /// The end of a label that is a frequent character: おなまえ, フルネーム.
  case rareLabel
}

/// The role of every character of the basic plane.
struct CharacterRoles: Sendable {
  private let roles: [CharacterRole]

  static let shared = CharacterRoles()

  private init() {
    var roles = [CharacterRole](repeating: .none, count: 0x10000)
    func set(_ role: CharacterRole, _ characters: String) {
      for scalar in characters.unicodeScalars { roles[Int(scalar.value)] = role }
    }
    set(.digit, "0123456789")
    set(.letter, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    set(.at, "@")
    set(.bracket, "[(<{【〔")
    set(.assignment, ":=")
    set(.plus, "+")
    set(.honorific, "様殿氏ささく君ち先")
    set(.place, "市区町村")
    set(.birth, "生産")
    // The last characters of labels and role words.
    set(.label, "名前姓ナな者当表長授士師事員問理査任部役監補義主責教務幹佐督官課係室席録口応会客族方字欄称")
    set(.company, "株有社人")
    set(.atWord, "ア")
    set(.secretWord, "ドン号ト鍵スー")
    set(.kanjiZero, "〇○")
    set(.otherAt, "★☆●◎■□◆◇▲△※♪♥")
    set(.introduction, "申")
    set(.age, "歳")
    set(.rareLabel, "えム")
    self.roles = roles
  }

  @inline(__always)
  subscript(_ scalar: Unicode.Scalar) -> CharacterRole {
    scalar.value < 0x10000 ? roles[Int(scalar.value)] : .none
  }
}
