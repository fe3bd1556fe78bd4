extension LineScanner {
  /// Looks at a `:` or `=` behind a name such as `password`.
  mutating func assignment(at sign: Int) {
    if at(sign + 1) == "A", let bot = TokenForms.botToken(in: line.scalars, around: sign) {
      secretEnd = max(secretEnd, bot.upperBound)
      return add(.token, .high, bot)
    }
    var end = sign
    while end > 0, sign - end < 3, Self.endsName(at(end - 1)) { end -= 1 }
    // `:=`, `==`, `=>` are looked at once.
    guard sign >= secretEnd, at(sign - 1) != ":", at(sign - 1) != "=", end > 0 else { return }
    guard let name = secretName(in: line.scalars, endingAt: end) ?? nameOfValue(endingAt: end)
    else {
      return looseSecret(at: sign, nameEnd: end)
    }
    let isCloudKey = Self.cloudKeyNames.length(in: line.scalars, upTo: end) > 0
    var start = sign + 1
    if at(start) == "=" || at(start) == ">" { start += 1 }
    start = skippingBlanks(start, atMost: 20)
    if name == .password, at(start) == "\n", start < line.count {
      return clearSecret(from: start + 1)
    }
    if name == .password, shortNumber(from: start, nameEnd: end) { return }
    secretValue(from: start, isPassword: name == .password, isCloudKey: isCloudKey)
  }

  /// Names behind which forty characters of Base64 are a key of Amazon's.
  private static let cloudKeyNames = WordSet(
    "aws_secret_access_key secret_access_key secretaccesskey secret-access-key aws_secret_key aws_secret awssecretkey"
  )

  /// Whether a character may stand between a name and the sign of an assignment.
  private static func endsName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\"", "'", "`", ")", "]": true
    default: false
    }
  }

  enum SecretName {
    case password, token
  }

  /// What the name that ends at an index promises.
  func secretName(in text: [Unicode.Scalar], endingAt end: Int) -> SecretName? {
    if Self.passwordNames.length(in: text, upTo: end) > 0 { return .password }
    if Self.tokenNames.length(in: text, upTo: end) > 0 { return .token }
    let short = Self.shortNames.length(in: text, upTo: end)
    guard short > 0 else { return nil }
    return short == end || !text[end - short - 1].isLetter ? .password : nil
  }

  /// What a name promises whose value follows as `value`: `key="Password" value="…"`, or
  /// `name: DB_PASSWORD` in the line before.
  private mutating func nameOfValue(endingAt end: Int) -> SecretName? {
    guard Self.valueWords.length(in: line.scalars, upTo: end) == 5, !at(end - 6).isWord else {
      return nil
    }
    var last = end - 5
    while last > 0, at(last - 1) == " " { last -= 1 }
    if last > 0, at(last - 1) == "\"" || at(last - 1) == "'" {
      return secretName(in: line.scalars, endingAt: last - 1)
    }
    guard last == 0 else { return nil }
    let before = precedingText()
    var nameEnd = before.count
    while nameEnd > 0, Self.blanksAndQuotes.contains(before[nameEnd - 1]) { nameEnd -= 1 }
    return secretName(in: before, endingAt: nameEnd)
  }

  private static let valueWords = WordSet("value")
  private static let blanksAndQuotes = Set(" \t\r\n\"',".unicodeScalars)

  /// Looks at a `<`: `<password>…</password>`.
  mutating func element(at open: Int) {
    var end = open + 1
    while end - open < 48, at(end).isWord || at(end) == "-" || at(end) == "." || at(end) == ":" {
      end += 1
    }
    var nameEnd = end
    // <string name="api_key">…</string>
    if at(end) == " " {
      while end - open < 80, at(end).isVisibleASCII || at(end) == " ", at(end) != ">" { end += 1 }
      nameEnd = end - 1
      guard at(nameEnd) == "\"" || at(nameEnd) == "'" else { return }
    }
    guard nameEnd > open + 2, at(end) == ">",
      let name = secretName(in: line.scalars, endingAt: nameEnd)
    else { return }
    secretValue(from: end + 1, isPassword: name == .password, closing: "<")
  }

  private static let passwordNames = WordSet(
    "password passwd passphrase passwort パスワード パスフレーズ 暗証番号 パスコード passcode 暗号化キー セキュリティキー 共有キー 認証キー 暗号キー 暗号鍵 共有鍵 pinコード password_hash user_password db_pass"
  )
  private static let shortNames = WordSet("pass pwd pw pin psk")
  private static let tokenNames = WordSet(
    """
    secret api_key apikey api-key api␣key access_key accesskey access-key secret_key secretkey secret-key private_key privatekey
    client_secret clientsecret auth_token authtoken access_token accesstoken refresh_token refreshtoken bearer token credential
    credentials encryption_key signing_key apiキー アクセスキー シークレット シークレットキー 秘密鍵 トークン アクセストークン x-api-key
    authorization webhook_url account_key accountkey secret_key_base secretkeybase master_key app_key deploy_key ssh_key session_key hmac_key shared_key storage_key service_key connection_string auth_key license_key channel_secret
    """)

  /// Takes the word at an index as a secret when it looks like one.
  mutating func secretValue(
    from first: Int, isPassword: Bool, isCloudKey: Bool = false,
    closing given: Unicode.Scalar? = nil
  ) {
    var start = first
    var closing = given
    if let quote = Self.openingQuotes[at(start)] {
      closing = quote
      start += 1
    }
    let schemes = Self.schemes.length(in: line.scalars, from: start)
    if schemes > 0 { start += schemes }
    var end = start
    while end < line.count, end - start < 512, at(end).isVisibleASCII, at(end) != closing {
      if closing == nil, at(end) == "," || at(end) == ";" || at(end) == "\"" || at(end) == "'" {
        break
      }
      end += 1
    }
    while end > start, Self.trailing.contains(at(end - 1)), closing == nil,
      at(end - 1) != ")" || !line.scalars[start..<end].contains("(")
    { end -= 1 }
    guard end > start else { return isPassword ? quotedSecret(from: start, closing) : () }
    secretEnd = end
    // A token of a well-known service says so itself.
    if let token = TokenForms.form(in: line.scalars, at: start), token.end + 2 >= end { return }
    if isCloudKey, let level = SecretValues.cloudKeyLevel(of: line.scalars[start..<end]) {
      add(.assignedSecret, level, start..<end)
      return
    }
    // Longer values are judged by their beginning.
    let value = line.scalars[start..<min(end, start + 128)]
    // What begins with a sign for comments is a value only in quotes or in a sentence.
    let isComment =
      at(start) == "#" && at(start - 1) == " " && (at(start - 2) == ":" || at(start - 2) == "=")
    guard !isComment else { return }
    let level = SecretValues.level(of: value, isPassword: isPassword)
    guard let level = level ?? (isPassword ? plainLevel(start..<end, closing) : nil) else { return }
    if isProse(end, closing: closing), level != .high || value.count < 8 { return }
    if closing == nil, goesOn(from: end), SecretNames.isNameWithNumber(value) { return }
    add(.assignedSecret, level, start..<end)
  }

  /// Whether words follow, so that the value is the first of a sentence.
  private func isProse(_ end: Int, closing: Unicode.Scalar?) -> Bool {
    closing == nil && at(end) == " " && at(end + 1).isLetter && at(end + 2).isLetter
  }

  static let openingQuotes: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "'": "'", "`": "`", "「": "」", "『": "』", "“": "”",
  ]
  private static let trailing = Set(".)]}>、。".unicodeScalars)
  private static let schemes = WordSet("bearer␣ basic␣ token␣")
}

/// Tells secrets from names, samples and places where a secret would be.
enum SecretValues {
  /// How sure it is that a value is a secret, or `nil` when it is none.
  static func level(
    of value: ArraySlice<Unicode.Scalar>, isPassword: Bool
  ) -> SensitiveMatch.Level? {
    guard value.count >= (isPassword ? 6 : 12), !isPlaceholder(value) else { return nil }
    if isHash(value) { return .high }
    guard !isReference(value), !SecretNames.isStandard(value) else { return nil }
    if isIdentifier(value) { return isPassword ? levelOfWords(value) : nil }
    let kinds = Kinds(value)
    let entropy = entropy(value)
    if kinds.isHex, value.count >= 24, kinds.digits > 1 { return entropy > 2.5 ? .high : nil }
    guard kinds.count >= 2 else {
      // One kind only: long runs of digits in a password, or long words without a pattern.
      return isPassword && kinds.digits == value.count && value.count >= 8 && entropy > 2
        ? .review : nil
    }
    if isPassword {
      guard entropy >= 2.2, kinds.digits > 0 || kinds.signs > 0 else { return nil }
      if isWeakSample(value) { return .review }
      return value.count >= 8 || kinds.count >= 3 ? .high : .review
    }
    guard entropy >= 3, kinds.digits > 0 || value.count >= 20 else { return nil }
    if isExample(value) { return .review }
    return value.count >= 16 ? .high : .review
  }

  /// The level of words with a number, as people make passwords: `Kaisha-7788`, `soumu_0401`.
  private static func levelOfWords(
    _ value: ArraySlice<Unicode.Scalar>
  ) -> SensitiveMatch.Level? {
    let kinds = Kinds(value)
    if kinds.digits == 0 { return SecretNames.isScrambled(value) ? .review : nil }
    guard value.count >= 8, kinds.digits >= 3, value.count(where: \.isLetter) >= 3,
      !value.contains(where: { "/:+,|".unicodeScalars.contains($0) })
    else { return nil }
    return kinds.count == 4 && !isWeakSample(value) ? .high : .review
  }

  /// How sure it is that a value is a key of Amazon's, or `nil` when it has not the form of one.
  static func cloudKeyLevel(of value: ArraySlice<Unicode.Scalar>) -> SensitiveMatch.Level? {
    guard value.count == 40, !isMonotonous(value), entropy(value) >= 3.5,
      value.allSatisfy({ $0.isDigit || $0.isLetter || $0 == "+" || $0 == "/" || $0 == "=" })
    else { return nil }
    let isSample = isPlaceholder(value) || isExample(value)
    return isSample ? .review : .high
  }

  /// What kinds of characters a value has.
  private struct Kinds {
    var digits = 0
    var signs = 0
    var hasLower = false
    var hasUpper = false
    var isHex = true

    init(_ value: ArraySlice<Unicode.Scalar>) {
      for scalar in value {
        if scalar.isDigit {
          digits += 1
        } else if scalar.isLower {
          hasLower = true
        } else if scalar.isUpper {
          hasUpper = true
        } else {
          signs += 1
        }
        if !scalar.isHexDigit { isHex = false }
      }
    }

    var count: Int {
      (digits > 0 ? 1 : 0) + (signs > 0 ? 1 : 0) + (hasLower ? 1 : 0) + (hasUpper ? 1 : 0)
    }
  }

  /// Shannon's entropy of the characters, in bits for each.
  static func entropy(_ value: ArraySlice<Unicode.Scalar>) -> Double {
    var counts: [Unicode.Scalar: Int] = [:]
    for scalar in value { counts[scalar, default: 0] += 1 }
    let total = Double(value.count)
    return counts.values.sorted().reduce(0.0) { sum, count in
      let share = Double(count) / total
      return sum - share * logarithm(share)
    }
  }

  /// The logarithm to the base of two of a number between zero and one.
  private static func logarithm(_ value: Double) -> Double {
    // The mantissa's part by the series of the area tangent, which needs no C library.
    let mantissa = value.significand
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var (term, sum) = (ratio, 0.0)
    for odd in stride(from: 1.0, through: 21.0, by: 2.0) {
      sum += term / odd
      term *= square
    }
    return Double(value.exponent) + 2 * sum * 1.442_695_040_888_963_4
  }

  /// Whether a value stands in the place of a secret: xxxx, <password>, ${VAR}, changeme.
  static func isPlaceholder(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = value.first, let last = value.last else { return true }
    if isMonotonous(value) { return true }
    switch first {
    case "<", "{", "[", "*", "…", "(": return true
    case "%" where last == "%": return true
    case "$": return !isHash(value)
    default: break
    }
    if last == ">" || last == "}" { return true }
    if value.contains("…") || value.contains("●")
      || value.contains("*") && value.filter({ $0 == "*" }).count > 2
    {
      return true
    }
    let text = String(String.UnicodeScalarView(value)).lowercased()
    if plainValues.contains(text) { return true }
    return [
      "xxxx", "your_", "your-", "my_secret", "placeholder", "changeme", "change_me", "change-me",
      "dummy", "redacted", "example", "sample", "<", "...", "insert", "replace",
    ].contains { text.contains($0) }
      && !text.hasPrefix("akia")
  }

  private static let plainValues: Set<String> = [
    "password", "passwd", "pass", "secret", "token", "none", "null", "true", "false", "string",
    "required", "optional", "hidden", "todo", "tbd", "n/a", "test", "test1234", "foobar",
    "hogehoge",
    "hoge", "user", "username", "undefined", "empty", "aes128", "aes256", "aes-128", "aes-256",
    "128bit", "256bit", "1password",
    "sha256", "sha384", "sha512", "argon2",
    "argon2id",
  ]

  /// Whether there are only a few different characters.
  static func isMonotonous(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
    Set(value).count <= min(3, max(1, value.count / 4))
  }

  /// Whether a value says itself that it is an example.
  static func isExample(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
    let text = String(String.UnicodeScalarView(value)).lowercased()
    return ["example", "sample", "dummy", "xxxx"].contains { text.contains($0) }
  }

  /// Whether a password is one of those with which texts show how weak passwords are.
  private static func isWeakSample(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
    let text = String(String.UnicodeScalarView(value)).lowercased()
    return ["p@ssw0rd", "passw0rd", "password", "123456", "qwerty"].contains { text.contains($0) }
  }

  /// Hashes of passwords, as systems store them.
  private static func isHash(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
    guard value.count > 20, value.first == "$" else { return false }
    // `$6$salt$…`: a short name of the method between the first two.
    guard let second = value.dropFirst().firstIndex(of: "$"),
      1...12 ~= second - value.startIndex - 1,
      value[value.startIndex + 1..<second].allSatisfy({ $0.isWord || $0 == "-" })
    else { return false }
    return value.filter { $0 == "$" }.count >= 3
  }

  /// Paths, addresses, variables and calls: where a secret comes from.
  private static func isReference(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = value.first else { return true }
    if first == "/" || first == "~" || first == "." || first == "@"
      || first == "#" && value.dropFirst().allSatisfy(\.isHexDigit)
      || first == "-" && value.count < 8
    {
      return true
    }
    if value.contains("(") && value.contains(")") { return true }
    // !vault
    if first == "!", value.dropFirst().allSatisfy(\.isLetter) { return true }
    // A call or an element whose rest lies behind a blank: encode(user + …, Optional[bytes], …
    if let open = value.firstIndex(where: { $0 == "(" || $0 == "[" }), open > value.startIndex,
      value[..<open].allSatisfy({ $0.isLetter || $0 == "." || $0 == "_" })
    {
      return true
    }
    let text = String(String.UnicodeScalarView(value))
    return [
      "://", "secrets.", "env.", "process.", "os.", "vault:", "config.", "file:", "${", "$(", "{{",
    ]
    .contains {
      text.hasPrefix($0) || text.contains("://") || text.contains("${") || text.contains("{{")
        || text.contains("a-z")
    }
  }

  /// Whether a value is made of words: `client-secret-basic`, `id_filename_2`.
  private static func isIdentifier(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
    let parts = value.split { "-_.:/+,|".unicodeScalars.contains($0) }
    guard !parts.isEmpty else { return true }
    return parts.allSatisfy { part in
      if part.allSatisfy(\.isLetter) { return isPronounceable(part) }
      if part.allSatisfy(\.isDigit) { return part.count <= 4 && parts.count > 1 }
      return parts.count > 1 && part.count <= 4 && part.drop { $0.isLetter }.allSatisfy(\.isDigit)
    }
  }

  /// Whether letters look like a word: one run of small ones, perhaps behind capitals.
  private static func isPronounceable(_ part: ArraySlice<Unicode.Scalar>) -> Bool {
    var changes = 0
    var previous: Unicode.Scalar?
    for scalar in part {
      if let previous, previous.isLower, scalar.isUpper { changes += 1 }
      previous = scalar
    }
    return changes <= max(1, part.count / 5)
  }
}
