extension LineScanner {
  /// Looks at what begins with an ASCII letter.
  /// - Returns: where to go on.
  mutating func word(at start: Int) -> Int {
    if at(start - 1).isWord {
      // Inside a word that began with a digit or `_`.
      return lettersEnd(start)
    }
    if let end = machineAddress(at: start) { return end }
    if let end = token(at: start) { return end }
    let first = at(start)
    if first.isUpper {
      if first == "T", let end = invoiceNumber(at: start) { return end }
      if let end = passport(at: start) { return end }
    }
    label(startingAt: start)
    let end = lettersEnd(start)
    if at(end) == " " || at(end) == "-" || at(end) == ".", 4...11 ~= end - start {
      commandPassword(at: start)
    }
    latinPerson(start..<end)
    if first == "P" { capitalPassword(start..<end) }
    if end - start == 2, first.lowercased == "a", at(start + 1).lowercased == "t",
      at(start - 1) == " ", at(end) == " "
    {
      looseAt(at: start)
    }
    return end
  }

  /// Looks for a word that says what follows.
  private mutating func label(startingAt start: Int) {
    // Most words begin otherwise.
    switch at(start).lowercased {
    case "b", "d":
      let birth = Self.birthWords.length(in: line.scalars, from: start)
      if birth > 0 { dateOfBirth(after: start + birth) }
    case "f", "n", "y":
      let name = Self.nameWords.length(in: line.scalars, from: start)
      if name > 0, !at(start + name).isWord {
        labelledName(after: start + name, isCertain: false)
        namePart(after: start + name, labelStart: start)
      }
    case "p":
      let phrase = Self.passwordPhrases.length(in: line.scalars, from: start)
      if phrase > 0 { writtenPassword(from: start + phrase) }
      let option = Self.passwordOptions.length(in: line.scalars, from: start)
      if option > 0, isOption(start) { secretValue(from: start + option, isPassword: true) }
    default: break
    }
  }

  private func lettersEnd(_ start: Int) -> Int {
    var end = start + 1
    while end < line.count, line.scalars[end].isLetter { end += 1 }
    return end
  }

  private static let birthWords = WordSet(
    "birth_date birthdate birthday date_of_birth date␣of␣birth dob birth-date dateofbirth born born␣on"
  )
  private static let nameWords = WordSet("name full_name fullname full␣name your␣name")

  private static let passwordOptions = WordSet("password␣ passwd␣")
  private static let loginWords = WordSet("login␣")

  /// Whether a word is an option, `--password`, or stands in a `.netrc` behind `login`.
  private mutating func isOption(_ start: Int) -> Bool {
    at(start - 1) == "-" && at(start - 2) == "-" || follows(Self.loginWords, start, within: 90)
  }

  private static let passwordPhrases = WordSet(
    """
    password␣is␣ password␣was␣ passwd␣is␣ passphrase␣is␣ passcode␣is␣ pwd␣is␣ pw␣is␣ passwordは passwdは pwdは pwは passwordが pwが
    """)

  /// The word behind `password is`.
  private mutating func writtenPassword(from first: Int) {
    let start = skippingBlanks(first, atMost: 3)
    var end = start
    var isCompound = false
    while end < line.count, at(end).isLower || at(end).isDigit || at(end) == "-" {
      if at(end) == "-" { isCompound = true }
      end += 1
    }
    // `base64-encoded` and the like are words about passwords.
    if isCompound, !at(end).isVisibleASCII || at(end) == "." || at(end) == "," { return }
    secretValue(from: start, isPassword: true)
  }

  // MARK: Passport

  /// Two capitals and seven digits.
  private mutating func passport(at start: Int) -> Int? {
    let number = at(start + 2) == " " ? start + 3 : start + 2
    guard at(start + 1).isUpper, at(number).isDigit else { return nil }
    let end = digitsEnd(number)
    guard end - number == 7, !at(start - 1).isWord, at(start - 1) != "-", at(start - 1) != "/",
      isFree(after: end), !isInsideURL(start)
    else { return nil }
    let isOrdinary = (at(start) == "T" || at(start) == "M") && number == start + 2
    // The word may stand behind: …(旅券番号)
    let hasWord =
      follows(Self.passportWords, start, within: 24)
      || (isOrdinary || at(end) == "(") && precedes(Self.passportWords, end, within: 3)
    // Ordinary Japanese passports begin with T or M.
    guard hasWord || isOrdinary else { return nil }
    let value = number == start + 2 ? nil : string(start..<start + 2) + digitString(number..<end)
    add(.passport, hasWord ? .high : .review, start..<end, value: value)
    return end
  }

  private static let passportWords = WordSet("旅券 旅券番号 パスポート パスポート番号 passport passport_number")

  // MARK: Machines

  /// A MAC or an IPv6 address at an index.
  mutating func machineAddress(at start: Int) -> Int? {
    guard at(start).isHexDigit, !at(start - 1).isWord, at(start - 1) != ":", at(start - 1) != "-"
    else { return nil }
    var index = start
    while index - start < 5, at(index).isHexDigit { index += 1 }
    let sign = at(index)
    if index - start == 2, sign == ":" || sign == "-", let end = cardAddress(start, sign) {
      return end
    }
    guard sign == ":", index - start <= 4, !isInsideURL(start) else { return nil }
    return longAddress(start)
  }

  /// Six pairs of hexadecimal digits.
  private mutating func cardAddress(_ start: Int, _ sign: Unicode.Scalar) -> Int? {
    var end = start
    for pair in 0..<6 {
      guard at(end).isHexDigit, at(end + 1).isHexDigit, pair == 5 || at(end + 2) == sign else {
        return nil
      }
      end += pair == 5 ? 2 : 3
    }
    guard !at(end).isWord, !(at(end) == sign && at(end + 1).isWord) else { return nil }
    let value = string(start..<end).lowercased().filter { $0 != ":" && $0 != "-" }
    // Nobody's, everybody's, and those for documentation.
    guard Set(value).count > 1, !value.hasPrefix("00005e0053"),
      !value.allSatisfy({ "0123456789".contains($0) }) || sign == ":"
    else { return end }
    add(.macAddress, .review, start..<end, value: value)
    return end
  }

  /// An IPv6 address.
  private mutating func longAddress(_ start: Int) -> Int? {
    var end = start
    var colons = 0
    var doubles = 0
    var groups = 0
    while end - start < 40 {
      var digits = end
      while at(digits).isHexDigit, digits - end < 5 { digits += 1 }
      guard digits - end <= 4 else { return nil }
      if digits > end { groups += 1 }
      end = digits
      guard at(end) == ":" else { break }
      if at(end + 1) == ":" {
        doubles += 1
        end += 1
        colons += 1
      }
      guard at(end + 1).isHexDigit || doubles > 0 else { break }
      end += 1
      colons += 1
    }
    guard !at(end).isWord, at(end) != ".",
      groups == 8 || (doubles == 1 && groups >= 3 && groups < 8)
    else { return nil }
    let value = string(start..<end).lowercased()
    let isGlobal =
      value.hasPrefix("2") && !value.hasPrefix("2001:db8") && !value.hasPrefix("2001:0db8")
      // Public name servers that texts name.
      && !value.hasPrefix("2001:4860:4860:") && !value.hasPrefix("2606:4700:4700:")
    guard isGlobal, value.prefix(while: { $0 != ":" }).count == 4 else { return end }
    add(.ipAddress, .review, start..<end, value: value)
    return end
  }

  /// Four numbers below 256.
  mutating func addressOnNetwork(_ groups: DigitGroups) -> Int? {
    guard groups.count >= 4, groups.areJoined(4, by: .dot),
      (0..<4).allSatisfy({ groups[$0].count <= 3 })
    else { return nil }
    if groups.count > 4, groups.joint(3) == .dot { return groups.end(groups.count) }
    let range = groups.start..<groups.end(4)
    let parts = (0..<4).map { number(groups[$0]) }
    guard parts.allSatisfy({ $0 < 256 }),
      (0..<4).allSatisfy({ groups[$0].count == 1 || at(groups[$0].lowerBound) != "0" }),
      !at(range.lowerBound - 1).isWord, at(range.lowerBound - 1) != ".",
      at(range.lowerBound - 1) != "-", !at(range.upperBound).isWord
    else { return nil }
    guard Self.isPublic(parts) else { return range.upperBound }
    // Versions and numbers of sections look alike, so that something has to speak of a network.
    guard !follows(Self.versionWords, range.lowerBound, within: 3),
      !isAmount(after: range.upperBound),
      follows(Self.networkWords, range.lowerBound, within: 20) || hasPort(range.upperBound)
        || precedes(Self.networkWordsBehind, range.upperBound, within: 10)
    else { return range.upperBound }
    add(.ipAddress, .review, range)
    return range.upperBound
  }

  /// Whether `:443` or `/24` follows.
  private func hasPort(_ end: Int) -> Bool {
    guard at(end) == ":" || at(end) == "/", at(end + 1).isDigit else { return false }
    let last = digitsEnd(end + 1)
    return last - end <= (at(end) == ":" ? 6 : 3) && !at(last).isWord && at(last) != "."
  }

  private static let networkWords = WordSet(
    """
    ip ipアドレス ipv4 アドレス 接続元 通信先 送信元 接続先 宛先 address host src dst サーバ サーバー アクセス元 攻撃元 発信元 通信元
    server client remote ping ssh
    """)
  private static let networkWordsBehind = WordSet(
    "からの から接続 からアクセス への通信 に接続 へ接続 へのアクセス サーバ サーバー ipアドレス というip のip")
  private static let versionWords = WordSet(
    "v ver ver. version バージョン 版 第 項 section build release rev rev. - chrome/ firefox/ edge/")

  private static func isPublic(_ parts: [Int]) -> Bool {
    switch (parts[0], parts[1], parts[2]) {
    case (0, _, _), (10, _, _), (127, _, _), (224..., _, _), (169, 254, _), (192, 168, _),
      (172, 16...31, _), (100, 64...127, _), (192, 0, 0), (192, 0, 2), (198, 51, 100),
      (203, 0, 113), (198, 18...19, _):
      return false
    // Public name servers that texts name.
    case (8, 8, 8), (8, 8, 4), (1, 1, 1), (1, 0, 0), (9, 9, 9): return false
    default: return true
    }
  }
}
