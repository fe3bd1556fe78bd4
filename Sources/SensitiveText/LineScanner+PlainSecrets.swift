// Passwords that are words or short numbers, which only what stands around them makes secrets.

extension LineScanner {
  /// The level of a word or a short number as a password: パスワード：4821, 「himitsu」です.
  func plainLevel(
    _ range: Range<Int>, _ closing: Unicode.Scalar?
  ) -> SensitiveMatch.Level? {
    let value = line.scalars[range]
    guard value.count >= 4, !SecretValues.isPlaceholder(value), !SecretNames.isStandard(value)
    else {
      return nil
    }
    if closing == "」" || closing == "』" {
      guard at(range.upperBound) == closing, value.count <= 40, !value.contains("/"),
        endsStatement(range.upperBound + 1), !value.allSatisfy({ !$0.isWord })
      else { return nil }
      return .review
    }
    guard closing == nil, 4...8 ~= value.count, value.allSatisfy(\.isDigit) else { return nil }
    let end = range.upperBound
    let last = skippingBlanks(end, atMost: 4)
    return last == line.count || at(last) == "、" || at(last) == "。" || at(last) == ")"
      || at(last) == "/"
      || at(end) == "で" && (at(end + 1) == "す" || at(end + 1) == "し") ? .review : nil
  }

  /// A password of kana or kanji with a number in quotes: パスワードは「さくら1234」です.
  mutating func quotedSecret(from start: Int, _ closing: Unicode.Scalar?) {
    guard closing == "」" || closing == "』" else { return }
    var end = start
    while end - start < 20, at(end) != closing, at(end).isDigit || isNameOfSecret(at(end)) {
      end += 1
    }
    var letters = end
    while letters > start, at(letters - 1).isDigit { letters -= 1 }
    guard at(end) == closing, end - letters >= 2, letters > start,
      line.scalars[start..<letters].allSatisfy({ !$0.isDigit }), endsStatement(end + 1)
    else { return }
    add(.assignedSecret, .review, start..<end)
  }

  private func isNameOfSecret(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isKanji || scalar.isHiragana || scalar.isKatakana
  }

  /// Whether a value in quotes is what a sentence says, and not what it speaks about.
  private func endsStatement(_ index: Int) -> Bool {
    let end = skippingBlanks(index, atMost: 2)
    return end == line.count || "。、)|".unicodeScalars.contains(at(end))
      || Self.statementEnds.length(in: line.scalars, from: end) > 0
  }

  private static let statementEnds = WordSet(
    "です でし でござ だ。 だった に変更 に設定 にし になっ になり に戻 を入力 を入れ と入力 と申 といいます でログイン でサインイン で入 で開")

  /// Whether a sentence goes on behind a value without quotes, as it does behind the name of a
  /// product: Microsoft365で管理, not …です and …に変更.
  func goesOn(from end: Int) -> Bool {
    let next = skippingBlanks(end, atMost: 1)
    guard "でのをからにともへがはや".unicodeScalars.contains(at(next)) else { return false }
    guard at(next) != "か" || at(next + 1) == "ら", at(next + 1) != "、", at(next + 1) != "。" else {
      return false
    }
    return Self.statementEnds.length(in: line.scalars, from: next) == 0
  }
}

/// Tells names of products, algorithms and standards from secrets.
enum SecretNames {
  /// Whether a value is words with a number each, as products and editions have: `FortiGate60F`.
  static func isNameWithNumber(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
    let parts = value.split { "-_./+".unicodeScalars.contains($0) }
    return !parts.isEmpty
      && parts.allSatisfy { part in
        let letters = part.prefix { $0.isLetter }
        let number = part.dropFirst(letters.count).prefix { $0.isDigit }
        let tail = part.dropFirst(letters.count + number.count)
        return part.allSatisfy { $0.isLetter || $0.isDigit } && number.count <= 5
          && tail.count <= 3 && tail.allSatisfy(\.isUpper) && (!letters.isEmpty || number.count < 5)
      }
  }

  /// Whether all words of a value name algorithms, standards or kinds of numbers: `PBKDF2-HMAC-SHA256`.
  static func isStandard(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
    let words = value.split { !$0.isLetter }
    return !words.isEmpty && words.count < 7
      && words.allSatisfy { word in
        names.contains(ArraySlice(word.map(\.lowercased)))
          || word.count == 1 && words.count > 1 && value.count < 16
      } && names.contains(ArraySlice(words[0].map(\.lowercased)))
  }

  private static let names = WordSet(
    """
    sha hmac aes rsa dsa ecdsa ed pbkdf bcrypt scrypt argon id argonid chacha poly des md tls ssl ssh wpa psk sae ccmp tkip gcm cbc ctr
    oauth oidc saml fido webauthn totp hotp jwt rs hs es ps kerberos ntlm pkcs curve blake utf base nist sp iso iec jis rfc cve cwe cvss
    jvn ipa ieee windows office microsoft google chrome wi fi wifi bit bits ascii
    """)

  /// Whether letters change between small ones and capitals too often for words.
  static func isScrambled(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
    guard 10...64 ~= value.count, value.allSatisfy(\.isLetter) else { return false }
    let capitals = zip(value, value.dropFirst()).count { $0.0.isLower && $0.1.isUpper }
    let text = String(String.UnicodeScalarView(value)).lowercased()
    return capitals >= 2 && value.count <= 4 * (capitals + 1) + 1
      && ![
        "pass", "user", "name", "key", "get", "set", "new", "value", "field", "auth", "token",
        "word", "login",
      ]
      .contains { text.contains($0) }
  }
}
