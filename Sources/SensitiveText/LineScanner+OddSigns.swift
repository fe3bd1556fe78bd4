// Numbers and mail addresses with signs that are hardly ever written in them.

extension LineScanner {
  // MARK: 090・1234・5678

  /// A number whose groups are joined by a sign such as `・`, `_`, `~`.
  /// - Returns: where to go on, or `nil`.
  mutating func numberWithOddSigns(at start: Int, _ usual: DigitGroups) -> Int? {
    guard 2...5 ~= usual[0].count, let (groups, sign) = oddGroups(at: start) else { return nil }
    if let end = postalCodeWithSign(groups) { return end }
    guard groups.total >= 10 else { return nil }
    let range = groups.start..<groups.end(groups.count)
    if groups.total == 12, hasPersonalNumberWord(near: range) { return twelveDigits(groups) }
    if let end = card(groups) { return end }
    if let end = pension(groups) { return end }
    // Only a mobile number is told from other numbers without a word.
    let isMobile =
      groups.total == 11 && groups.count == 3 && groups[0].count == 3 && at(start) == "0"
      && at(start + 2) == "0" && at(start + 1).digitValue >= 5 && Self.usualOddSigns.contains(sign)
    let isYear = (sign == "/" || sign == "_") && 1900...2099 ~= number(groups[1])
    guard isMobile && !isYear || follows(Self.phoneWords, start, within: 6) else { return nil }
    return phone(groups)
  }

  /// A postal code such as `160・0023` behind its mark.
  private mutating func postalCodeWithSign(_ groups: DigitGroups) -> Int? {
    guard groups.total == 7, at(groups.start - 1) == "〒" || at(groups.start - 2) == "〒" else {
      return nil
    }
    return postalCode(groups)
  }

  /// The groups from an index, which have the same sign everywhere between them, and that sign.
  private func oddGroups(at start: Int) -> (DigitGroups, Unicode.Scalar)? {
    var groups = DigitGroups()
    var index = start
    var sign: Unicode.Scalar?
    while true {
      let end = digitsEnd(index)
      groups.append(index..<end)
      var next = at(end) == " " ? end + 1 : end
      guard groups.count < 6, Self.oddSigns.contains(at(next)), sign == nil || at(next) == sign
      else { break }
      let found = at(next)
      next += at(next + 1) == found ? 2 : 1
      if at(next) == " " { next += 1 }
      guard at(next).isDigit else { break }
      sign = found
      groups.join(.hyphen)
      index = next
    }
    guard let sign else { return nil }
    return (groups, sign)
  }

  private static let usualOddSigns = Set("・･·•_~〜/-ー―".unicodeScalars)
  private static let oddSigns = usualOddSigns.union(",:=、の|*".unicodeScalars)

  // MARK: A number over two lines

  /// The beginning of the next line when a number, or a label, goes on in it.
  func continuation(of range: Range<Int>) -> Range<Int>? {
    var last = line.count - 1
    while last > 0, line.scalars[last] == " " { last -= 1 }
    guard last > 1 else { return nil }
    let isOpen = at(last) == "-" && at(last - 1).isDigit
    let isName = !isOpen && !at(last).isDigit && endsWithPasswordName(before: last)
    guard isOpen || isName || at(last).isDigit else { return nil }
    var start = range.upperBound
    let limit = min(bytes.count, start + 60)
    if start < limit, bytes[start] == 0x0D { start += 1 }
    guard start < limit, bytes[start] == 0x0A else { return nil }
    start += 1
    // Blanks, and the signs of comments and of quoted mails.
    while start < limit, [0x20, 0x09, 0x3E, 0x23, 0x2A].contains(bytes[start]) { start += 1 }
    var end = start
    if isName {
      while end < limit, 0x21..<0x7F ~= bytes[end] { end += 1 }
      // One word by itself, and no field of another file.
      let isAlone = end < limit ? bytes[end] == 0x0A || bytes[end] == 0x0D : end == bytes.count
      guard isAlone, end - start >= 8, bytes[end - 1] != 0x3A else { return nil }
      return range.upperBound..<end
    }
    while end < limit, bytes[end] &- 0x30 < 10 || bytes[end] == 0x2D { end += 1 }
    guard end > start, bytes[end - 1] != 0x2D else { return nil }
    let goesOn = isOpen ? bytes[start] != 0x2D : bytes[start] == 0x2D && end - start == 5
    guard goesOn else { return nil }
    // What stands behind decides whether the number ends.
    if end < bytes.count, bytes[end] < 0x80, bytes[end] > 0x20 { end += 1 }
    return start..<end
  }

  // MARK: name★host

  /// A mail address with a sign such as `★` in the place of the `@`.
  mutating func mailWithSign(at sign: Int) {
    guard at(sign - 1).isWord, at(sign + 1).isLetter, let local = localPart(endingAt: sign),
      line.scalars[local].contains(where: \.isLower)
    else { return }
    var end = sign + 1
    while end - sign < 40, at(end).isWord || at(end) == "-" || at(end) == "." { end += 1 }
    while at(end - 1) == "." { end -= 1 }
    let host = string(sign + 1..<end).lowercased()
    let isCertain = MailDomains.isForEverybody(host)
    guard isCertain || Self.mailEnds.length(in: line.scalars, upTo: end) > 0 else { return }
    // A list of sites is no list of mails.
    guard !host.hasPrefix("www."), !host.hasPrefix(string(local).lowercased() + ".") else { return }
    mail(
      local, sign..<sign + 1, domainFrom: sign + 1,
      isCertain: isCertain, onlyUsual: true)
  }

  private static let mailEnds = WordSet(".jp .com .net .org")
}

extension MailDomains {
  /// Whether a host is one of those at which everybody may have a mail address.
  static func isForEverybody(_ host: String) -> Bool { hostsForEverybody.contains(host) }

  private static let hostsForEverybody: Set<String> = [
    "gmail.com", "googlemail.com", "yahoo.co.jp", "ymail.ne.jp", "yahoo.com", "outlook.jp",
    "outlook.com", "hotmail.com", "hotmail.co.jp", "live.jp", "icloud.com", "me.com", "mac.com",
    "docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "i.softbank.jp", "ymobile.ne.jp",
    "nifty.com", "ocn.ne.jp", "so-net.ne.jp", "biglobe.ne.jp", "rakuten.jp", "plala.or.jp",
    "protonmail.com", "proton.me",
  ]
}
