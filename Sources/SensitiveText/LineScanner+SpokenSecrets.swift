// Passwords as people write them to each other, without the `:` of a file of settings.

extension LineScanner {
  // MARK: パスワードは…です

  /// Looks at the last character of パスワード, 暗証番号 and the like without a `:`.
  mutating func spokenSecret(at index: Int) {
    let end = index + 1
    if at(index) == "ス" { return spokenPass(upTo: end) }
    guard Self.spokenNames.length(in: line.scalars, upTo: end) > 0 else { return }
    let isPin = Self.pinNames.length(in: line.scalars, upTo: end) > 0
    var start = end
    // Digits right behind 暗証番号.
    if isPin, at(start).isDigit, pin(from: start) { return }
    guard start < line.count, Self.spokenJoints.contains(at(start)), at(start) != ":" || isPin
    else {
      return
    }
    let joint = at(start)
    if joint != "「" { start = skippingBlanks(start + 1) }
    // "パスワード","…"
    if joint == "\"" || joint == "'" {
      while start < line.count, Self.cellSigns.contains(at(start)) { start += 1 }
      clearSecret(from: start)
      return
    }
    if joint == " ", Self.signsBehindBlank.contains(at(start)) { start = skippingBlanks(start + 1) }
    if at(start) == "、" || at(start) == "「" || at(start) == "\"" { start += 1 }
    if isPin, at(start).isDigit, pin(from: start) { return }
    if Self.tableJoints.contains(joint) || Self.tableJoints.contains(at(start - 1))
      || Self.tableJoints.contains(at(start - 2))
    {
      clearSecret(from: start)
      return
    }
    if isSample(from: start) { return }
    // What stands in quotes is taken up to their end.
    let isQuoted = at(start - 1) == "「" || at(start - 1) == "\""
    secretValue(from: isQuoted ? start - 1 : start, isPassword: true)
  }

  private static let spokenJoints = Set("はが「 :(→|,\t=\"'\n".unicodeScalars)
  private static let cellSigns = Set("\"',:\t ".unicodeScalars)
  private static let signsBehindBlank = Set("=→|:".unicodeScalars)
  /// What stands around the cells of tables, and around remarks: such a word has to look like a
  /// password by itself.
  private static let tableJoints = Set("(|,\t→=\"'\n".unicodeScalars)
  private static let spokenNames = WordSet(
    "パスワード 暗証番号 パスコード トークン apiキー パスフレーズ 秘密鍵 pinコード wpa2キー wpa3キー wpaキー wi-fiキー wifiキー")
  private static let pinNames = WordSet("暗証番号 パスコード pinコード")

  /// Four to eight digits at an index, as the number behind 暗証番号.
  private mutating func pin(from start: Int) -> Bool {
    let last = digitsEnd(start)
    guard 4...8 ~= last - start, !at(last).isWord, !isAmount(after: last), at(last) != "-",
      at(last) != "桁", at(last) != "〜", at(last) != "~", !isSample(from: start)
    else { return false }
    add(.assignedSecret, .high, start..<last)
    secretEnd = last
    return true
  }

  /// The digits behind `PIN:`, `パスコード：`.
  mutating func shortNumber(from start: Int, nameEnd end: Int) -> Bool {
    guard at(start).isDigit else { return false }
    if Self.pinNames.length(in: line.scalars, upTo: end) > 0 { return pin(from: start) }
    guard end > 2, string(end - 3..<end) == "PIN" else { return false }
    let last = digitsEnd(start)
    guard 4...8 ~= last - start,
      skippingBlanks(last) == line.count || at(last) == "、" || at(last) == "。",
      !isAmount(after: last)
    else { return false }
    add(.assignedSecret, .review, start..<last)
    return true
  }

  /// Whether a text shows the word at an index as an example: 1234 や 0000, Password123 のような.
  private func isSample(from start: Int) -> Bool {
    var end = start
    while end < line.count, end - start < 64, at(end).isVisibleASCII { end += 1 }
    guard end > start else { return false }
    return Self.behindSamples.length(in: line.scalars, from: skippingBlanks(end, atMost: 1)) > 0
  }

  private static let behindSamples = WordSet("や のよう など といった 等 または に従 に準拠 では、 の規格")

  /// A password behind パス, which is a path more often.
  private mutating func spokenPass(upTo end: Int) {
    guard end > 1, at(end - 2) == "パ", !at(end - 3).isKatakana, !Self.paths.contains(at(end - 3)),
      at(end) == ":" || at(end) == "=" || at(end) == "は" || at(end) == "(" || at(end) == "「"
    else { return }
    var start = skippingBlanks(end + 1, atMost: 4)
    if at(start) == "、" { start += 1 }
    clearSecret(from: start)
  }

  private static let paths = Set("索対準ル入出先存置".unicodeScalars)

  /// WiFiのキー: …, where キー alone promises nothing.
  mutating func looseSecret(at sign: Int, nameEnd end: Int) {
    guard end > 1, at(end - 1) == "ー", at(end - 2) == "キ", !at(end - 3).isKatakana else { return }
    let start = skippingBlanks(sign + 1, atMost: 4)
    guard follows(Self.networks, end - 2, within: 24) || isMixed(from: start) else { return }
    clearSecret(from: start)
  }

  private static let networks = WordSet("wi-fi wifi 無線 ssid wpa wpa2 wpa3 ルータ ルーター アクセスポイント 暗号 共有")

  /// Whether letters and digits change too often for a word or a name.
  private func isMixed(from start: Int) -> Bool {
    var (end, changes) = (start, 0)
    while end - start < 64, at(end).isLetter || at(end).isDigit {
      if end > start, at(end).isDigit != at(end - 1).isDigit { changes += 1 }
      end += 1
    }
    return end - start >= 8 && changes >= 4 && !at(end).isVisibleASCII
  }

  /// A password right behind a word in capitals such as `PW`.
  mutating func capitalPassword(_ word: Range<Int>) {
    guard Self.capitalNames.contains(ArraySlice(line.scalars[word].map(\.lowercased))),
      at(word.lowerBound).isUpper,
      at(word.lowerBound + 1).isUpper, at(word.upperBound) == " "
    else { return }
    clearSecret(from: skippingBlanks(word.upperBound, atMost: 3))
  }

  private static let capitalNames = WordSet("pw pass pwd password")

  /// Takes the word at an index as a password when nobody would write it otherwise.
  mutating func clearSecret(from first: Int) {
    var start = first
    var closing: Unicode.Scalar?
    if let quote = Self.openingQuotes[at(start)] {
      closing = quote
      start += 1
    }
    var end = start
    while end - start < 65, at(end).isVisibleASCII, at(end) != closing, at(end) != ")",
      at(end) != "|", at(end) != "\"", at(end) != ",", at(end) != "'"
    { end += 1 }
    while end > start, at(end - 1) == "." { end -= 1 }
    guard 8...64 ~= end - start, start >= secretEnd, !isSample(from: start),
      !at(end).isKanji && !at(end).isKatakana
    else { return }
    // Names of standards and products are followed by more words.
    if at(end) == " ", at(end + 1).isLetter || at(end + 1).isDigit { return }
    let value = line.scalars[start..<end]
    guard value.contains(where: \.isDigit), value.contains(where: \.isLetter),
      !value.contains("/"), !value.contains("\\"), !value.contains("=")
    else { return }
    let hasLower = value.contains(where: \.isLower)
    let hasSign = value.contains { !$0.isWord && $0 != "-" && $0 != "." }
    guard hasLower || hasSign, let level = SecretValues.level(of: value, isPassword: true) else {
      return
    }
    secretEnd = end
    let isClear = hasSign || hasLower && value.contains(where: \.isUpper) || isMixed(from: start)
    add(.assignedSecret, isClear ? level : .review, start..<end)
  }

  // MARK: A password in the next line

  /// Whether a line ends with a word that asks for a password, with or without a `:`.
  func endsWithPasswordName(before last: Int) -> Bool {
    var end = last + 1
    if end > 0, at(end - 1) == ":" { end -= 1 }
    return Self.namesAboveValues.length(in: line.scalars, upTo: end) > 0
  }

  private static let namesAboveValues = WordSet(
    "パスワード パスワードは パスワードは、 パスワードです。 暗証番号 パスコード パスフレーズ password")
}
