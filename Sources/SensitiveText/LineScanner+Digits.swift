extension LineScanner {
  /// Looks at what begins with a digit.
  /// - Returns: where to go on.
  mutating func digits(at start: Int) -> Int {
    if let end = machineAddress(at: start) { return end }
    let runEnd = digitsEnd(start)
    guard runEnd - start <= 19, !isInsideURL(start) else { return runEnd }
    let groups = digitGroups(at: start)
    guard groups.total >= 4 else { return numberWithOddSigns(at: start, groups) ?? runEnd }
    if groups[0].count == 5, let end = postBankEnd(groups) { return end }
    if groups.total >= 7 {
      if let end = twelveDigits(groups) { return end }
      if let end = card(groups) { return end }
      if let end = thirteenDigits(groups) { return end }
      if let end = pension(groups) { return end }
      if let end = bankAccount(groups) { return end }
      if let end = phone(groups) { return end }
      if let end = postalCode(groups) { return end }
    }
    if let end = addressOnNetwork(groups) { return end }
    return numberWithOddSigns(at: start, groups) ?? runEnd
  }

  private static let fourFourFour = NumberForm(4, 4, 4)
  /// Area, year, number and the digits behind, as people write a licence.
  private static let licenceForm = NumberForm(2, 2, 6, 2)
  private static let oneAndFours = NumberForm(1, 4, 4, 4)
  private static let fourSix = NumberForm(4, 6)
  private static let threeFour = NumberForm(3, 4)

  // MARK: My Number and driver's licence

  /// Twelve digits: a My Number, a licence, or nothing.
  mutating func twelveDigits(_ groups: DigitGroups) -> Int? {
    let count: Int
    if groups[0].count == 12 {
      count = 1
    } else if groups.begins(with: Self.licenceForm), groups.areJoined(4, by: .hyphen) {
      count = 4
    } else if groups.begins(with: Self.fourFourFour),
      groups.areJoined(3, by: .space, .hyphen, .dot),
      groups.count == 3 || groups.joint(2) != groups.joint(1)
        || groups[3].count != 4
    {
      count = 3
    } else {
      return unusualPersonalNumber(groups)
    }
    let range = groups.start..<groups.end(count)
    guard isFree(before: range.lowerBound) || isBehindLetters(range.lowerBound),
      isFree(after: range.upperBound)
    else { return nil }
    if follows(Self.registryWords, range.lowerBound, within: 12) { return range.upperBound }
    let values = digitValues(range)
    let value = digitString(range)
    if let distance = distanceBack(to: Self.licenceWords, from: range.lowerBound, within: 30),
      distance <= distanceBack(to: Self.personalWords, from: range.lowerBound, within: 30) ?? 99
    {
      add(.driversLicence, .high, range, value: value)
      return range.upperBound
    }
    if count == 4 { return nil }
    let isRight = CheckDigits.isPersonalNumber(values)
    if hasPersonalNumberWord(near: range) {
      add(.myNumber, isRight ? .high : .review, range, value: value)
      return range.upperBound
    }
    guard isRight, !CheckDigits.isTimestamp(values), !isAmount(after: range.upperBound),
      !follows(Self.accountWords, range.lowerBound, within: 16),
      groups.count < 3 || groups.joint(0) != .space
        || !hasCode(before: range.lowerBound) && !hasCode(after: range.upperBound)
    else { return nil }
    add(.myNumber, .review, range, value: value)
    return range.upperBound
  }

  /// A My Number in groups that nobody else uses, near a word about it: groups of three.
  private mutating func unusualPersonalNumber(_ groups: DigitGroups) -> Int? {
    guard let form = Self.unusualForms.first(where: { groups.begins(with: $0) }),
      groups.areJoined(form.count, by: .space, .hyphen, .dot),
      groups.count == form.count || groups.joint(form.count - 1) == .space
    else { return nil }
    let range = groups.start..<groups.end(form.count)
    let values = digitValues(range)
    // 3141 59265358: one of the two signs between three groups of four.
    let isHalfGrouped = form.count == 2 && form.first != 6
    guard isFree(before: range.lowerBound), isFree(after: range.upperBound),
      !CheckDigits.isTimestamp(values)
    else { return nil }
    let isRight = CheckDigits.isPersonalNumber(values)
    if !hasPersonalNumberWord(near: range) {
      guard isHalfGrouped, isRight, !isAmount(after: range.upperBound),
        !isNumberOfSomething(range.lowerBound, range.upperBound),
        !follows(Self.accountWords, range.lowerBound, within: 16),
        !follows(Self.registryWords, range.lowerBound, within: 12)
      else { return nil }
      add(.myNumber, .review, range, value: digitString(range))
      return range.upperBound
    }
    guard isRight || form.count == 4 || isHalfGrouped else { return nil }
    add(.myNumber, isRight ? .high : .review, range, value: digitString(range))
    return range.upperBound
  }

  /// Whether nothing but letters stands right before a number: ID and its digits.
  private func isBehindLetters(_ index: Int) -> Bool {
    var start = index
    while start > 0, index - start < 13, at(start - 1).isLetter { start -= 1 }
    return 1...12 ~= index - start && !at(start - 1).isWord && at(start - 1) != "-"
      && at(start - 1) != "/" && at(start - 1) != "." && !isInsideURL(index)
  }

  private static let unusualForms = [[3, 3, 3, 3], [6, 6], [4, 8], [8, 4], [2, 2, 2, 2, 2, 2]].map {
    NumberForm($0)
  }

  private static let registryWords = WordSet("会社法人等番号 法人等番号")
  private static let licenceWords = WordSet(
    "免許証 免許番号 運転免許 免許 driver's␣licen driver␣licen driver_licen drivers_licen licence_number license_number"
  )
  private static let personalWords = WordSet("マイナンバー 個人番号 番号カード")
  private static let accountWords = WordSet(
    "aws arn:aws:iam:: アカウントid account_id account jan ean isbn")

  /// Whether what follows a number makes it an amount.
  func isAmount(after index: Int) -> Bool {
    Self.units.contains(at(skippingBlanks(index, atMost: 1)))
  }

  private static let units = Set(
    "円人件年名社個台万千億兆%倍頁回時分秒日月度以程字文語行本枚点つ者字割位章節条項版〜~歳才世戸店校通".unicodeScalars)

  // MARK: Credit cards and corporate numbers

  mutating func card(_ groups: DigitGroups) -> Int? {
    let count: Int
    if 13...19 ~= groups[0].count {
      count = 1
    } else if groups.total >= 13,
      let form = Self.cardForms.first(where: { groups.begins(with: $0) }),
      groups.areJoined(form.count, by: .space, .hyphen)
        || form.count > 2 && groups.areJoined(form.count, by: .dot, .slash)
    {
      count = form.count
    } else {
      return nil
    }
    let range = groups.start..<groups.end(count)
    guard
      isFree(before: range.lowerBound)
        || Self.cardBrands.length(in: line.scalars, upTo: range.lowerBound) > 0,
      isFree(after: range.upperBound)
    else { return nil }
    let values = digitValues(range)
    guard CheckDigits.isCard(values) else { return nil }
    if count == 4, groups.joint(0) == .space, isRowOfCodes(groups) { return nil }
    if values.count == 13,
      CheckDigits.isArticleNumber(values) || CheckDigits.isCorporateNumber(values)
    {
      return nil
    }
    add(.creditCard, .high, range, value: digitString(range))
    return range.upperBound
  }

  private static let cardBrands = WordSet("visa mastercard master jcb amex diners card")
  private static let cardForms = [
    [4, 4, 4, 4, 3], [4, 4, 4, 4], [4, 6, 5], [4, 6, 4], [4, 4, 4, 1], [6, 13], [4, 12], [8, 8],
  ].map { NumberForm($0) }

  /// Whether four groups are a part of a table of codes.
  private func isRowOfCodes(_ groups: DigitGroups) -> Bool {
    if hasCode(before: groups.start), hasCode(after: groups.end(4)) { return true }
    let values = (0..<4).map { number(groups[$0]) }
    return zip(values, values.dropFirst()).allSatisfy { 1...64 ~= $1 - $0 }
  }

  /// Whether four or five hexadecimal digits stand behind a blank after a number.
  private func hasCode(after end: Int) -> Bool {
    guard at(end) == " ", at(end + 1).isHexDigit else { return false }
    var index = end + 1
    while at(index).isHexDigit { index += 1 }
    return 4...5 ~= index - end - 1 && !at(index).isWord
  }

  /// The same before a number.
  private func hasCode(before start: Int) -> Bool {
    guard at(start - 1) == " ", at(start - 2).isHexDigit else { return false }
    var index = start - 2
    while at(index).isHexDigit { index -= 1 }
    return 4...5 ~= start - 2 - index && !at(index).isWord
      && line.scalars[index + 1..<start - 1].contains(where: \.isDigit)
  }

  /// Thirteen digits: a corporate number, or nothing.
  private mutating func thirteenDigits(_ groups: DigitGroups) -> Int? {
    let count: Int
    if groups[0].count == 13 {
      count = 1
    } else if groups.begins(with: Self.oneAndFours), groups.areJoinedAlike(4) {
      count = 4
    } else {
      return nil
    }
    let range = groups.start..<groups.end(count)
    guard isFree(before: range.lowerBound), isFree(after: range.upperBound),
      CheckDigits.isCorporateNumber(digitValues(range)), !isAmount(after: range.upperBound)
    else { return nil }
    // One number in nine has the right digit by chance.
    guard
      CheckDigits.looksRegistered(digitValues(range)) || hasCorporateWord(before: range.lowerBound)
    else { return nil }
    add(.corporateNumber, .low, range, value: digitString(range))
    return range.upperBound
  }

  private mutating func hasCorporateWord(before index: Int) -> Bool {
    follows(Self.corporateWords, index, within: 12)
  }

  private static let corporateWords = WordSet("法人番号 corporate_number corporate␣number")

  /// `T` and thirteen digits: an invoice number.
  mutating func invoiceNumber(at start: Int) -> Int? {
    var groups = DigitGroups()
    let first = at(start + 1).isDigit ? start + 1 : start + 2
    guard at(first).isDigit, first == start + 1 || at(start + 1) == "-" || at(start + 1) == " "
    else { return nil }
    groups = digitGroups(at: first)
    let count: Int
    if groups[0].count == 13 {
      count = 1
    } else if groups.begins(with: Self.oneAndFours), groups.areJoinedAlike(4) {
      count = 4
    } else {
      return nil
    }
    let range = start..<groups.end(count)
    guard !at(start - 1).isWord, at(start - 1) != "-", isFree(after: range.upperBound) else {
      return nil
    }
    let values = digitValues(range)
    let value = "T" + digitString(range)
    if CheckDigits.isCorporateNumber(values), CheckDigits.looksRegistered(values) {
      add(.corporateNumber, .low, range, value: value)
    } else {
      let hasWord = follows(Self.invoiceWords, start, within: 20)
      add(.invoiceNumber, hasWord ? .high : .review, range, value: value)
    }
    return range.upperBound
  }

  private static let invoiceWords = WordSet(
    "登録番号 インボイス 適格請求書 発行事業者 事業者番号 invoice 個人事業 インボイス番号")

  // MARK: Pension, bank account

  mutating func pension(_ groups: DigitGroups) -> Int? {
    let count: Int
    if groups.begins(with: Self.fourSix), groups.areJoined(2, by: .hyphen, .space) {
      count = 2
    } else if groups[0].count == 10 {
      count = 1
    } else {
      return nil
    }
    let range = groups.start..<groups.end(count)
    guard isFree(before: range.lowerBound), isFree(after: range.upperBound),
      follows(Self.pensionWords, range.lowerBound, within: 30)
    else { return nil }
    add(.pensionNumber, .high, range, value: digitString(range))
    return range.upperBound
  }

  private static let pensionWords = WordSet("基礎年金番号 年金番号 年金手帳 年金証書 年金 pension_number pension")

  private mutating func bankAccount(_ groups: DigitGroups) -> Int? {
    let start = groups.start
    // 口座番号 123-4567
    if groups.begins(with: Self.threeFour), groups.count == 2, groups.joint(0) == .hyphen,
      isFree(before: start), isFree(after: groups.end(2)),
      follows(Self.accountNumbers, start, within: 4)
    {
      let range = start..<groups.end(2)
      add(.bankAccount, .high, range, value: digitString(range))
      return range.upperBound
    }
    guard 6...8 ~= groups[0].count, isFree(before: start), isFree(after: groups.end(1))
    else { return nil }
    // みずほ銀行 新宿支店 1234567
    if groups[0].count == 7, follows(Self.branchWords, start, within: 2),
      follows(Self.bankWords, start, within: 24), !isAmount(after: groups.end(1))
    {
      add(.bankAccount, .review, groups[0], value: digitString(groups[0]))
      return groups.end(1)
    }
    let words = groups[0].count == 7 ? Self.accountTypes : Self.accountNumbers
    guard follows(words, start, within: 9), !isAmount(after: groups.end(1)) else { return nil }
    add(.bankAccount, .high, groups[0], value: digitString(groups[0]))
    return groups.end(1)
  }

  /// 記号 12345 番号 12345678.
  private mutating func postBankEnd(_ groups: DigitGroups) -> Int? {
    let start = groups.start
    guard at(start) == "1" || at(start) == "0",
      follows(Self.postBankWords, start, within: 24)
    else { return nil }
    var next = groups.end(1)
    if groups.count > 1, groups.joint(0) == .hyphen {
      // The middle group of 12345-1-1234567.
      let hasMiddle = groups[1].count == 1
      next = hasMiddle ? groups.end(2) : groups[1].lowerBound
      if hasMiddle, groups.count > 2, groups.joint(1) == .hyphen { next = groups[2].lowerBound }
    }
    let limit = min(line.count, next + 10)
    while next < limit, !at(next).isDigit { next += 1 }
    let end = digitsEnd(next)
    guard 6...8 ~= end - next, isFree(after: end) else { return nil }
    add(.bankAccount, .high, start..<end, value: digitString(start..<end))
    return end
  }

  private static let branchWords = WordSet("支店 本店 出張所 営業部")
  private static let bankWords = WordSet("銀行 信用金庫 信金 信用組合 信組 農協 振込先 労金")
  private static let accountTypes = WordSet(
    "普通 当座 貯蓄 普通預金 当座預金 貯蓄預金 (普) (当) 口座番号 口座 account_number account_no 口座no 口座no.")
  private static let accountNumbers = WordSet("口座番号 account_number account_no 口座no 口座no.")
  private static let postBankWords = WordSet("ゆうちょ 記号 郵便貯金 ゆうちょ銀行")

  // MARK: Postal codes

  mutating func postalCode(_ groups: DigitGroups) -> Int? {
    let start = groups.start
    // No postal code begins with 000; forms and descriptions do.
    if at(start) == "0", at(start + 1) == "0", at(start + 2) == "0" { return nil }
    if groups.begins(with: Self.threeFour), groups.joint(0) == .hyphen || groups.joint(0) == .space
    {
      let end = groups.end(2)
      let hasMark = follows(Self.postalWords, start, within: 4)
      guard hasMark || groups.joint(0) == .hyphen else { return nil }
      guard isFree(before: start), isFree(after: end),
        hasMark || !isNumberOfSomething(start, end), !isAmount(after: end),
        // (412) 268-7395
        hasMark || at(start - 1) != " " || at(start - 2) != ")" || !at(start - 3).isDigit
      else { return nil }
      add(.postalCode, .review, start..<end, value: digitString(start..<end))
      return end
    }
    guard groups[0].count == 7, isFree(before: start), isFree(after: groups.end(1)),
      follows(Self.postalWords, start, within: 4)
    else { return nil }
    add(.postalCode, .review, groups[0], value: digitString(groups[0]))
    return groups.end(1)
  }

  private static let postalWords = WordSet(
    "〒 郵便番号 zip zipcode zip_code postal_code postalcode postcode postal␣code zip␣code 〶 zip: 〒: 郵便番号: postal_code:"
  )

  /// Whether the words around a number say that it counts or names a document, a product, a page.
  mutating func isNumberOfSomething(_ start: Int, _ end: Int) -> Bool {
    if Self.numberedThings.contains(at(end)) { return true }
    if follows(Self.numberWords, start, within: 2) { return true }
    // `SP 800-1234`, `JIS X 123-4567`: a name in capitals before the number.
    var index = start - 1
    if at(index) == " " { index -= 1 }
    guard at(index).isWord else { return false }
    let last = index
    while index >= 0, at(index).isWord, last - index < 12 { index -= 1 }
    let name = line.scalars[(index + 1)...last]
    return !name.contains { $0.isLower }
  }

  private static let numberedThings = Set("号条項番版頁型室棟階".unicodeScalars)
  private static let numberWords = WordSet(
    """
    第 no no. № 番号 品番 型番 品名 型式 管理番号 文書番号 整理番号 受付番号 注文番号 伝票番号 製造番号 商品番号
    製品番号 会員番号 社員番号 案件番号 特許 規格 p. pp. pp page pages vol vol. ver ver. rev rev. id 約 ¥ ＄ $ €
    第 号 ページ 頁 図 表 章 節 式 番 コード part issue isbn issn sku serial
    """)
}
