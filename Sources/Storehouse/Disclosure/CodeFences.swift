/// Tells which lines of a Markdown text are code between fences, where nothing is a label block.
///
/// Only what every reader of Markdown takes for code is hidden. From a line on that one of them may
/// take for a fence and another not, nothing is hidden any more.
struct CodeFences {
  private struct Fence {
    let mark: UInt8
    let count: Int
    /// The column of the marks: a line that begins before it may be outside again.
    let column: Int
    /// Whether the marks come after that of a list, which settles where the fence ends.
    let isAfterListMark: Bool
  }

  private var fence: Fence?
  private var isDoubtful = false
  /// Whether HTML has begun since the last empty line.
  private var isInHTML = false

  /// Whether a fence is open.
  var isOpen: Bool { fence != nil }

  /// Takes the next line, and tells whether it is code or the edge of it.
  mutating func hide(_ line: LabelLine) -> Bool {
    if line.content.isEmpty {
      isInHTML = false
      return fence != nil
    }
    if isDoubtful { return false }
    if let fence { return hide(line, in: fence) }
    open(line)
    return fence != nil
  }

  private mutating func hide(_ line: LabelLine, in open: Fence) -> Bool {
    guard line.column >= open.column else {
      doubt()
      return false
    }
    let marks = FenceMarks(line.text)
    guard let marks, marks.mark == open.mark, marks.count >= open.count else { return true }
    let isDeep = line.column >= (open.isAfterListMark ? open.column : 0) + 4
    // Deep marks are code, unless the fence stands in an item of a list.
    if isDeep && (open.isAfterListMark || open.column == 0) { return true }
    // Whoever writes "```end" means to end the code, and Markdown goes on with it.
    if isDeep || !marks.areAlone {
      doubt()
      return false
    }
    fence = nil
    return true
  }

  private mutating func open(_ line: LabelLine) {
    let start = LineStart(line)
    guard !start.isQuotation else { return }
    guard let marks = FenceMarks(start.text), marks.mayOpen else {
      lookForHTML(in: start.text)
      return
    }
    guard !isInHTML && start.isCertain else { return doubt() }
    fence = Fence(
      mark: marks.mark, count: marks.count, column: start.column,
      isAfterListMark: start.isAfterListMark)
  }

  private mutating func doubt() {
    fence = nil
    isDoubtful = true
  }

  /// Fences in HTML are none; a comment and some elements go on after an empty line.
  private mutating func lookForHTML(in text: Substring) {
    var rest = text
    while let open = rest.firstRange(of: "<!--") {
      guard let end = rest[open.upperBound...].firstRange(of: "-->") else { return doubt() }
      rest = rest[end.upperBound...]
    }
    guard text.hasPrefix("<") else { return }
    let inner = text.dropFirst()
    let name = inner.drop { $0 == "/" }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
      .lowercased()
    let isOpening = ["pre", "script", "style", "textarea"].contains(name)
    if inner.hasPrefix("?") || inner.hasPrefix("!") && !inner.hasPrefix("!--")
      || isOpening && !text.lowercased().contains("</\(name)>")
    {
      return doubt()
    }
    let next = inner.drop { $0 == "/" }.dropFirst(name.count).first
    if !name.isEmpty && (next.map { " \t/>".contains($0) } ?? true) || inner.hasPrefix("!--") {
      isInHTML = true
    }
  }
}

/// The marks of a code fence at the beginning of a text.
private struct FenceMarks {
  let mark: UInt8
  let count: Int
  /// Whether nothing comes after them.
  let areAlone: Bool
  /// Whether code may begin here: a word with backticks on both sides is code inside a line.
  let mayOpen: Bool

  init?(_ text: Substring) {
    guard let first = text.utf8.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
    else { return nil }
    mark = first
    count = text.utf8.prefix { $0 == first }.count
    guard count >= 3 else { return nil }
    let rest = text.utf8.dropFirst(count)
    areAlone = rest.isEmpty
    mayOpen = first == UInt8(ascii: "~") || !rest.contains(first)
  }
}

/// What comes before the text of a line: blanks, and the marks of lists and quotations.
private struct LineStart {
  private(set) var text: Substring
  /// Where the text begins.
  private(set) var column: Int
  private(set) var isQuotation = false
  private(set) var isAfterListMark = false
  /// Whether a fence here is one wherever the line stands.
  private(set) var isCertain: Bool

  init(_ line: LabelLine) {
    text = line.text
    column = line.column
    isCertain = line.column < 4
    while let mark = LineStart.listMark(of: text) {
      let rest = text.dropFirst(mark.count)
      let blanks = rest.prefix { $0 == " " || $0 == "\t" }
      isCertain =
        isCertain && mark.mayInterrupt && blanks.count <= 4 && !blanks.contains("\t")
      column += mark.count + blanks.count
      text = rest.dropFirst(blanks.count)
      isAfterListMark = true
    }
    isQuotation = text.hasPrefix(">")
  }

  /// The mark of a list before something else, and whether a list begins with it anywhere.
  private static func listMark(of text: Substring) -> (count: Int, mayInterrupt: Bool)? {
    guard let first = text.first else { return nil }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let isNumbered = (1...9).contains(digits.count)
    let mark = text.dropFirst(isNumbered ? digits.count : 0)
    guard let sign = mark.first, isNumbered ? sign == "." || sign == ")" : "-*+".contains(first),
      let next = mark.dropFirst().first, next == " " || next == "\t"
    else { return nil }
    return isNumbered ? (digits.count + 1, digits == "1") : (1, true)
  }
}
