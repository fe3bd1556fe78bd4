extension LineScanner {
  // MARK: @

  /// A mail address around an `@`.
  mutating func mail(at sign: Int) {
    var localEnd = sign
    var domainStart = sign + 1
    var isSpaced = false
    if at(sign - 1) == " ", at(sign + 1) == " " {
      (localEnd, domainStart, isSpaced) = (sign - 1, sign + 2, true)
    } else if at(sign + 1) == " ", at(sign + 2).isLetter, at(sign - 1).isWord {
      (domainStart, isSpaced) = (sign + 2, true)
    }
    guard let local = localPart(endingAt: localEnd) else {
      return mailWithOtherSign(before: sign)
    }
    mail(local, sign..<sign + 1, domainFrom: domainStart, isCertain: !isSpaced)
  }

  /// A mail address from its parts.
  mutating func mail(
    _ local: Range<Int>, _ sign: Range<Int>, domainFrom start: Int, isCertain: Bool,
    needsDotWord: Bool = false, onlyUsual: Bool = false
  ) {
    guard let domain = domain(from: start), !needsDotWord || domain.hasDotWord else { return }
    let end = domain.end
    if isInsideURL(local.lowerBound) {
      // Only what stands in a query or after `mailto:` is a mail.
      guard line.scalars[..<local.lowerBound].suffix(60).contains(where: { $0 == "?" }) else {
        return
      }
    }
    guard !isRemotePath(local, end), at(local.lowerBound - 1) != "@", at(end) != "@" else { return }
    let name = domain.labels.joined(separator: ".")
    guard let verdict = MailDomains.verdict(domain.labels), !onlyUsual || verdict == .usual
    else { return }
    let level: SensitiveMatch.Level = verdict == .usual && isCertain ? .high : .review
    let value = string(local).lowercased() + "@" + name
    add(.email, level, local.lowerBound..<end, value: value)
    if at(local.lowerBound - 1) == "<", at(end) == ">" { addressee(before: local.lowerBound - 1) }
  }

  /// `git@host:path` and other addresses of files on machines.
  private func isRemotePath(_ local: Range<Int>, _ end: Int) -> Bool {
    guard at(end) == ":" else { return false }
    let next = at(end + 1)
    guard next.isVisibleASCII else { return false }
    if string(local) == "git" || next == "/" || next == "~" { return true }
    var index = end + 1
    let limit = min(line.count, end + 100)
    while index < limit, at(index).isVisibleASCII {
      if at(index) == "/" { return true }
      index += 1
    }
    return false
  }

  func localPart(endingAt end: Int) -> Range<Int>? {
    var start = end
    while start > 0, end - start < 64, isLocal(at(start - 1)) { start -= 1 }
    while start < end, !at(start).isWord { start += 1 }
    // Some telephone companies gave out addresses such as `taro.@…`.
    guard start < end, at(end - 1) != "." || at(end) == "@" && at(end - 2).isWord else {
      return nil
    }
    return start..<end
  }

  private func isLocal(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isWord { return true }
    switch scalar {
    case ".", "-", "+", "%", "'", "!", "#", "$", "&", "*", "~", "^": return true
    default: return false
    }
  }

  private struct Domain {
    var labels: [String]
    var end: Int
    var hasDotWord: Bool
  }

  /// The name of a host from an index, with at least one dot.
  private func domain(from start: Int) -> Domain? {
    var domain = Domain(labels: [], end: start, hasDotWord: false)
    var labels: [Range<Int>] = []
    var index = start
    while labels.count < 10 {
      var end = index
      while end - index < 63, at(end).isWord || at(end) == "-" { end += 1 }
      if end == index { end = japaneseLabelEnd(index) }
      while end > index, at(end - 1) == "-" || at(end - 1) == "_" { end -= 1 }
      guard end > index, at(index) != "-" else { break }
      labels.append(index..<end)
      domain.end = end
      guard let (next, isWord) = dot(at: end) else { break }
      // A full stop at the end of a sentence.
      guard at(next).isWord else { break }
      if isWord { domain.hasDotWord = true }
      index = next
    }
    // `id@3.1`, the edition of an entry, is far more frequent than a mail, and ends at once.
    guard labels.count > 1, let top = labels.last, top.count > 1, at(top.lowerBound).isLetter else {
      return nil
    }
    domain.labels = labels.map { string($0).lowercased() }
    return domain
  }

  /// The end of a label in Japanese, which only a dot and an ASCII label behind it make one.
  private func japaneseLabelEnd(_ start: Int) -> Int {
    var end = start
    while end - start < 20,
      at(end).isKanji || at(end).isKatakana || at(end).isHiragana || at(end).isWord
        || at(end) == "-"
    {
      end += 1
    }
    return at(end) == "." && at(end + 1).isLetter ? end : start
  }

  /// The index behind a dot, and whether it was written as a word.
  private func dot(at index: Int) -> (Int, Bool)? {
    if at(index) == "." { return (index + 1, false) }
    // A comma that was typed for the dot.
    if at(index) == "," || at(index) == "。", at(index - 1).isLetter {
      let name = Self.typedEnds.length(in: line.scalars, from: index + 1)
      return name > 0 && !at(index + 1 + name).isWord ? (index + 1, false) : nil
    }
    let length = Self.dotWords.length(in: line.scalars, from: index)
    return length > 0 ? (index + length, true) : nil
  }

  private static let typedEnds = WordSet("com co.jp ne.jp or.jp ac.jp go.jp lg.jp jp net")
  private static let dotWords = WordSet(
    "[dot] (dot) {dot} <dot> ␣[dot]␣ ␣(dot)␣ ␣{dot}␣ ␣dot␣ [.] (.) ドット ␣ドット␣ [ドット] (ドット) ␣[ドット]␣ ␣(ドット)␣ _dot_"
  )

  // MARK: [at]

  /// `[at]`, `(at)` and the like at a bracket.
  mutating func bracketedAt(at start: Int) {
    let length = Self.bracketedWords.length(in: line.scalars, from: start)
    guard length > 0 else { return }
    writtenAt(start..<start + length, needsDotWord: false)
  }

  private static let bracketedWords = WordSet(
    """
    〔at〕 〔@〕 〔アット〕 〔アットマーク〕 [at] (at) {at} <at> [@] (@) {@} <@> [アット] (アット) [アットマーク] (アットマーク) <アットマーク> [あっと] (あっと) [a] (a)
    (atmark) [atmark] [␣at␣] (␣at␣) 【at】 【@】 【アット】 【アットマーク】
    """)

  /// アットマーク at an index.
  mutating func writtenAt(at start: Int) {
    let length = Self.kanaWords.length(in: line.scalars, from: start)
    guard length > 0, at(start - 1) != "(", at(start - 1) != "[", at(start - 1) != "【" else {
      return
    }
    writtenAt(start..<start + length, needsDotWord: length == 3)
  }

  private static let kanaWords = WordSet("アットマーク アット")

  /// ` at ` in a line, which is a mail only with a written dot.
  mutating func looseAt(at start: Int) {
    writtenAt(start..<start + 2, needsDotWord: true)
  }

  private mutating func writtenAt(_ sign: Range<Int>, needsDotWord: Bool) {
    var end = sign.lowerBound
    if at(end - 1) == " " { end -= 1 }
    guard let local = localPart(endingAt: end) else { return }
    mail(
      local, sign, domainFrom: skippingBlanks(sign.upperBound, atMost: 1), isCertain: true,
      needsDotWord: needsDotWord)
  }

  /// `name★host(★を半角の@に変えてください)`, `(★→@)`: another sign in the place of the `@`.
  private mutating func mailWithOtherSign(before sign: Int) {
    var index = sign - 1
    // 半角の and the like.
    while index > 0, sign - index < 12,
      Self.quotes.contains(at(index)) || at(index).isKatakana
        || Self.widthWords.contains(at(index))
    {
      index -= 1
    }
    switch at(index) {
    case "を", "は", "→", "⇒", "=": index -= 1
    case ">" where at(index - 1) == "-" || at(index - 1) == "=": index -= 2
    default: return
    }
    while index > 0, Self.quotes.contains(at(index)) { index -= 1 }
    let other = at(index)
    guard index > 0, !other.isWord, other != "\n", other != " " else { return }
    let lowest = max(1, index - 160)
    for place in stride(from: index - 1, through: lowest, by: -1) where at(place) == other {
      let isSpaced = at(place - 1) == " " && at(place + 1) == " "
      let (before, after) = isSpaced ? (place - 1, place + 2) : (place, place + 1)
      guard at(before - 1).isWord, at(after).isWord, let local = localPart(endingAt: before)
      else { continue }
      mail(local, place..<place + 1, domainFrom: after, isCertain: true)
      return
    }
  }

  private static let quotes = Set("「」『』\"'“” ".unicodeScalars)
  private static let widthWords = Set("半全角記号の".unicodeScalars)
}

/// What the name of a mail's host says.
enum MailDomains {
  enum Verdict {
    case usual
    /// Reserved for examples, or inside an organisation, or with an end that is not well known.
    case doubtful
  }

  /// The verdict on the labels of a host, or `nil` when they are none.
  static func verdict(_ labels: [String]) -> Verdict? {
    guard let top = labels.last, labels.count > 1, labels.allSatisfy({ $0.utf8.count <= 63 }) else {
      return nil
    }
    let isName = top.utf8.allSatisfy { 0x61...0x7A ~= $0 } || top.hasPrefix("xn--")
    guard isName, top.utf8.count >= 2, !notNames.contains(top) else { return nil }
    // `id@v1.draft`, `name@2.rc`: an edition.
    if labels.count == 2, isEdition(labels[0]) { return nil }
    if isReserved(labels, top) { return .doubtful }
    return top.utf8.count == 2 || usualNames.contains(top) || top.hasPrefix("xn--")
      ? .usual : .doubtful
  }

  private static func isEdition(_ label: String) -> Bool {
    let digits = label.hasPrefix("v") ? label.dropFirst() : label[...]
    return !digits.isEmpty && digits.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }

  private static func isReserved(_ labels: [String], _ top: String) -> Bool {
    if reservedNames.contains(top) { return true }
    let second = labels[labels.count - 2]
    if second == "example" { return true }
    let isThird =
      top == "jp" && ["co", "ne", "or", "ac", "go", "ed", "gr", "lg", "ad"].contains(second)
    let owner = isThird && labels.count > 2 ? labels[labels.count - 3] : second
    guard owner.hasPrefix("example") else { return false }
    let rest = owner.dropFirst(7)
    return rest.isEmpty || (top == "jp" && rest.utf8.count == 1 && isEdition(String(rest)))
  }

  private static let reservedNames: Set<String> = [
    "example", "test", "invalid", "localhost", "local", "localdomain", "internal", "lan", "home",
    "corp", "onion",
  ]

  /// Ends of file names and units that no host has.
  private static let notNames: Set<String> = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "css", "scss", "html", "htm", "js", "mjs", "ts",
    "tsx",
    "jsx", "json", "yaml", "yml", "toml", "xml", "txt", "csv", "pdf", "docx", "xlsx", "pptx", "doc",
    "xls", "ppt", "exe", "dll", "bat", "ps", "tar", "gz", "tgz", "rb", "go", "rs", "java", "swift",
    "kt",
    "service", "socket", "timer", "target", "mount", "patch", "diff", "log", "conf", "ini", "lock",
    "final", "draft", "beta", "alpha", "rc", "min", "latest", "bak", "tmp", "old", "orig",
  ]

  private static let usualNames: Set<String> = [
    "com", "net", "org", "edu", "gov", "mil", "int", "info", "biz", "name", "pro", "asia", "mobi",
    "tokyo", "osaka", "nagoya", "kyoto", "yokohama", "okinawa", "ryukyu", "app", "dev", "shop",
    "online", "site", "xyz", "club", "store", "tech", "cloud", "work", "works", "company", "email",
    "inc", "ltd", "blog", "page", "link", "top", "live", "life", "world", "today", "space",
    "design",
    "studio", "media", "news", "law", "clinic", "dental", "care", "academy", "school", "solutions",
    "services", "systems", "network", "security", "consulting", "group", "team", "center", "moe",
    "earth", "google", "agency", "digital", "global", "international", "jobs", "farm", "cafe",
    "restaurant", "house", "land", "art", "fun", "one", "mail", "web", "host", "website",
    "business",
    "finance", "tax", "legal", "tools", "software", "engineering", "games", "social", "chat",
    "support", "help", "guide", "wiki", "zone", "city", "village", "town", "church", "foundation",
    "community", "events", "photo", "photos", "video", "music", "travel", "hotel", "estate", "auto",
    "bike", "fit", "health", "hospital", "pharmacy", "green", "energy", "eco", "bank", "canon",
    "hitachi", "toyota", "nissan", "honda", "sony", "toshiba", "nec", "ntt", "softbank", "docomo",
    "rakuten", "fujitsu", "kddi", "sharp", "panasonic", "bridgestone", "jcb", "nhk", "lotte",
    "yahoo",
  ]
}
