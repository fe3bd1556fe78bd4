/// What the heading row of a table says about the columns below it.
struct Roster {
  /// What stands in a column, as far as it is more than context for numbers.
  enum Column {
    case other
    /// Names of persons; certainly none of things when the heading is one such as 氏名.
    case names(isCertain: Bool)
    case birthDates
  }

  /// `|`, `,` or a tab.
  let separator: Unicode.Scalar
  /// The words above each column.
  let headings: [[Unicode.Scalar]]
  let columns: [Column]
  /// The offset of the line that was read last.
  var line: Int
  /// The cells of that line when it is a row.
  var cells: [Range<Int>] = []
}

extension LineScanner {
  /// Reads the line as the heading of a table when a word of it that ends at an index is all that a
  /// cell holds.
  mutating func beginRoster(behind word: Int) -> Bool {
    if roster?.line == range.lowerBound { return isHeading }
    guard line.count < 2_000, let separator = separator(behind: word) else { return false }
    let cells = cells(separatedBy: separator)
    let headings = cells.map { Array(line.scalars[$0]) }
    // A heading has neither numbers nor sentences.
    guard cells.count(where: { !$0.isEmpty }) > 1,
      headings.allSatisfy({ $0.count <= 24 && $0.count(where: \.isDigit) < 3 })
    else { return false }
    roster = Roster(
      separator: separator, headings: headings, columns: cells.map { column(at: $0) },
      line: range.lowerBound)
    return true
  }

  /// Whether the line has been read as the heading of a table.
  var isHeading: Bool {
    guard let roster else { return false }
    return roster.line == range.lowerBound && roster.cells.isEmpty
  }

  /// The sign that ends the cell of a word, or the one before it at the end of the line.
  private func separator(behind word: Int) -> Unicode.Scalar? {
    var index = word
    if at(index) == "(" {
      while index < line.count, at(index) != ")", index - word < 12 { index += 1 }
      index += 1
    }
    while at(index) == " " || at(index) == "\"" || at(index) == "*" { index += 1 }
    if Self.cellEnds.contains(at(index)) { return at(index) }
    guard index >= line.count else { return nil }
    index = word
    while index > 0, word - index < 40 {
      index -= 1
      if Self.cellEnds.contains(at(index)) { return at(index) }
    }
    return nil
  }

  private static let cellEnds = Set("|,\t".unicodeScalars)

  /// The cells of the line, without blanks and quotes around them.
  private func cells(separatedBy separator: Unicode.Scalar) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var (start, isQuoted) = (0, false)
    for index in 0...line.count {
      if at(index) == "\"", index < line.count { isQuoted.toggle() }
      guard index == line.count || at(index) == separator && !isQuoted else { continue }
      cells.append(trimmed(start..<index))
      start = index + 1
      if cells.count == 64 { break }
    }
    return cells
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Self.aroundCells.contains(at(start)) { start += 1 }
    while end > start, Self.aroundCells.contains(at(end - 1)) { end -= 1 }
    return start..<end
  }

  private static let aroundCells = Set(" \t\"'*`".unicodeScalars)

  private func column(at heading: Range<Int>) -> Roster.Column {
    // 氏名(漢字)
    let open = line.scalars[heading].firstIndex(of: "(") ?? heading.upperBound
    var end = open > heading.lowerBound ? open : heading.upperBound
    while end > heading.lowerBound, at(end - 1) == " " { end -= 1 }
    if Self.birthHeadings.length(in: line.scalars, upTo: end) > 0 { return .birthDates }
    if isPersonLabel(endingAt: end) { return .names(isCertain: true) }
    return isNameLabel(endingAt: end) ? .names(isCertain: false) : .other
  }

  private static let birthHeadings = WordSet("生年月日 誕生日")

  // MARK: Rows

  /// Reads the line as a row below a heading; the table ends where it is none.
  mutating func rosterRow() {
    guard var table = roster else { return }
    roster = nil
    guard line.count < 4_000 else { return }
    let cells = cells(separatedBy: table.separator)
    guard cells.count > 1, abs(cells.count - table.columns.count) <= 1 else { return }
    table.line = range.lowerBound
    table.cells = cells
    roster = table
    for (cell, column) in zip(cells, table.columns) where !cell.isEmpty {
      switch column {
      case .other: break
      case .names(let isCertain):
        guard let name = name(inCell: cell, isCertain: isCertain) else { break }
        add(.name, isCertain ? .high : .review, name)
      case .birthDates:
        guard
          let end = DateReading.end(in: line.scalars, from: cell.lowerBound, allowsPlain: true)
        else { break }
        add(.birthDate, .high, cell.lowerBound..<end)
      }
    }
  }

  /// The heading above an index, with how far the index lies behind the beginning of its cell.
  func heading(above index: Int) -> (words: [Unicode.Scalar], distance: Int)? {
    guard let roster, roster.line == range.lowerBound,
      let column = roster.cells.firstIndex(where: { $0.contains(index) }),
      column < roster.headings.count
    else { return nil }
    return (roster.headings[column], index - roster.cells[column].lowerBound)
  }

  /// Whether a cell of a row begins or ends at an index.
  func isCellEdge(_ index: Int) -> Bool {
    guard let roster, roster.line == range.lowerBound else { return false }
    return roster.cells.contains { $0.lowerBound == index || $0.upperBound == index }
  }

  /// The name of a person that a cell holds.
  private func name(inCell cell: Range<Int>, isCertain: Bool) -> Range<Int>? {
    let start = cell.lowerBound
    func isWhole(_ name: Range<Int>) -> Bool {
      name.upperBound >= cell.upperBound
        || !at(name.upperBound).isKanji
          && !at(name.upperBound).isKatakana && !at(name.upperBound).isHiragana
        || isTitle(at: name.upperBound)
    }
    if let name = fullName(at: start) ?? kanaPair(at: start), isWhole(name) { return name }
    let known = Surnames.length(in: line.scalars, from: start)
    if known > 1, isWhole(start..<start + known),
      isCertain || !PlaceNames.contains(line.scalars[start..<start + known])
    {
      return start..<start + known
    }
    if at(start).isLetter { return latinName(start).flatMap { isJapanese($0) ? $0 : nil } }
    guard isCertain else { return nil }
    if at(start).isKatakana || at(start).isHiragana {
      return kanaName(start).flatMap { $0.upperBound == cell.upperBound ? $0 : nil }
    }
    if let name = unlistedName(at: start), isWhole(name) { return name }
    // 小鳥遊翼
    guard at(start).isKanji, 3...7 ~= cell.count,
      line.scalars[cell].allSatisfy({ isName($0) || $0 == " " }), !hasPlainCharacter(cell),
      !isFormWord(cell)
    else { return nil }
    return cell
  }
}
