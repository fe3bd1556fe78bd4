import DocumentTree
import JSONSchema
import LintRules
import SensitiveText
import SourceText
import Storehouse

/// Finds what a file gives away, and where in its entries.
struct SensitiveScan {
  /// The bytes before a hidden value that may hold words about it.
  private static let context = 1_200

  private let detector = SensitiveTextDetector()

  /// What the bytes of a file give away.
  func places(
    in source: SourceFile, entries: [Entry], seesSites: Bool
  ) -> [SensitivePlace] {
    var matches = detector.matches(in: source.bytes)
    let hidden = entries.lazy.filter { !$0.document.decoded.isEmpty }.flatMap {
      self.hidden(in: $0.document)
    }
    matches = HiddenMatches.added(Array(hidden), to: matches)
    if seesSites { matches += SiteScan.matches(in: source.bytes) }
    if matches.isEmpty { return [] }
    return matches.map { match in
      let entry = Self.entry(at: match.range, of: entries)
      return SensitivePlace(
        match, at: match.range, written: source.text(in: match.range),
        pointer: entry?.pointer(of: match.range) ?? "", entryID: entry?.id)
    }
  }

  /// The last of some entries in order that begins before a range, or where it does.
  private static func entry(at range: SourceRange, of entries: [Entry]) -> Entry? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].begins(before: range) { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? entries[low - 1] : entries.count == 1 ? entries[0] : nil
  }

  /// What the name of a file gives away.
  func places(inName path: RepositoryPath, entryID: String?) -> [SensitivePlace] {
    matches(inName: path.bytes).map { match in
      SensitivePlace(
        match, at: SourceRange(at: 0),
        written: String(decoding: path.bytes[match.range.indices], as: UTF8.self),
        entryID: entryID)
    }
  }

  /// What a name, or a text that holds names, gives away by the rules of names.
  func matches(inName name: [UInt8]) -> [SensitiveMatch] {
    guard Self.mayTell(name) else { return [] }
    // Each part is a text of its own, and the ending is none of it.
    var bytes = name.map { $0 == UInt8(ascii: "/") ? 0x0A : $0 }
    // Behind an `@` it is the end of a mail address, unless it is one of a file: `x@kaisha.jp.pdf`.
    let slash = bytes.lastIndex(of: 0x0A) ?? 0
    if let dot = bytes.lastIndex(of: UInt8(ascii: ".")), !Self.endsMail(bytes, slash, dot) {
      bytes[dot] = 0x0A
    }
    // `tel-090-…` is a word and a number; only a number of a telephone begins with zero.
    for index in bytes.indices.dropFirst().dropLast()
    where bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "_") {
      let isNumber = bytes[index + 1] == UInt8(ascii: "0")
      if isNumber, Self.isLetter(bytes[index - 1]) || bytes[index - 1] >= 0x80 {
        bytes[index] = 0x0A
      }
    }
    let matches = detector.matches(in: bytes)
    let numbers = Self.bareNumbers(in: bytes).filter { number in
      !matches.contains {
        $0.range.start < number.range.end && number.range.start < $0.range.end
      }
    }
    return (matches + numbers).sorted { $0.range < $1.range }
  }

  /// Whether a dot lies in the host of a mail address, so that what follows is no ending of a file.
  private static func endsMail(_ bytes: [UInt8], _ start: Int, _ dot: Int) -> Bool {
    // The last dot may be one of a folder.
    guard start < dot, let sign = bytes[start..<dot].lastIndex(of: UInt8(ascii: "@")) else {
      return false
    }
    let ending = String(decoding: bytes[(dot + 1)...], as: UTF8.self).lowercased()
    if fileEndings.contains(ending) { return false }
    // Some endings are those of hosts and of files; behind a host with a dot it is a file's.
    return mailEndings.contains(ending) || !bytes[sign..<dot].contains(UInt8(ascii: "."))
  }

  private static let fileEndings: Set<String> = [
    "md", "py", "sh", "pl", "rs", "ps", "so", "cc", "gz",
  ]
  private static let mailEndings: Set<String> = ["com", "net", "org", "jp", "info", "biz", "tokyo"]

  /// Mobile numbers without any sign between their digits.
  ///
  /// In a text only a word before such digits makes a number of them; a name has no room for words.
  private static func bareNumbers(in name: [UInt8]) -> [SensitiveMatch] {
    let isDigit = { (byte: UInt8) in byte &- 0x30 < 10 }
    var found: [SensitiveMatch] = []
    var start = 0
    while let first = name[start...].firstIndex(where: isDigit) {
      let end = name[first...].firstIndex { !isDigit($0) } ?? name.count
      start = end
      let digits = name[first..<end]
      guard digits.count == 11, digits[first] == 0x30, 0x36...0x39 ~= digits[first + 1],
        digits[first + 2] == 0x30, digits[first + 3] != 0x30,
        !isLetter(first > 0 ? name[first - 1] : 0), !isLetter(end < name.count ? name[end] : 0)
      else { continue }
      found.append(
        SensitiveMatch(
          kind: .phoneMobile, level: .high, range: SourceRange(start: first, end: end),
          value: String(decoding: digits, as: UTF8.self)))
    }
    return found
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Whether a name has what a number, a mail address, a Japanese name or a token needs; most names
  /// have not, and every file has one.
  private static func mayTell(_ name: [UInt8]) -> Bool {
    var digits = 0
    for byte in name {
      if byte >= 0x80 || byte == UInt8(ascii: "@") { return true }
      if byte &- 0x30 < 10 { digits += 1 }
    }
    return digits >= 6 || name.count > 100
  }

  /// What escapes and folded lines hide, at the bytes that stand for it.
  private func hidden(in document: Document) -> [SensitiveMatch] {
    document.nodes.indices.lazy.filter { document.hidesText($0) }.flatMap { node in
      matches(inHidden: node, of: document)
    }
  }

  private func matches(inHidden node: Int, of document: Document) -> [SensitiveMatch] {
    let text = document.textBytes(of: node)
    let range = document.nodes[node].range
    // With the words before it, which say what a number is.
    let before = document.source.bytes[max(0, range.start - Self.context)..<range.start]
    let whole = SourceRange(start: before.count, end: before.count + text.count)
    return detector.matches(in: Array(before) + text, within: whole).map { match in
      let start = max(0, match.range.start - before.count)
      let written = document.writtenRange(
        of: start..<max(start, match.range.end - before.count), in: node)
      return SensitiveMatch(
        kind: match.kind, level: match.level, range: written ?? range, value: match.value)
    }
  }
}

extension Entry {
  /// Whether the entry's document begins before a range, or where it does.
  fileprivate func begins(before range: SourceRange) -> Bool {
    document.extent.start <= range.start
  }

  /// The pointer of the scalar that holds a range, or an empty one, as for a comment.
  fileprivate func pointer(of range: SourceRange) -> String {
    guard let node = document.lastNode(startingAt: range.start),
      document.nodes[node].kind == .scalar, range.start < Int(document.nodes[node].end)
    else { return "" }
    return document.pointer(to: node)
  }
}

extension SensitiveScan {
  /// The values of an entry that its schema calls registered, with the places that hold them.
  static func registered(
    _ entries: [Entry], _ places: [SensitivePlace], by registration: Kind.Registration
  ) -> (values: [RegisteredValue], places: Set<SourceRange>) {
    var values: [RegisteredValue] = []
    var ranges: Set<SourceRange> = []
    let fields = entries.flatMap { entry in
      entry.values(.registered).map { entry.document.nodes[$0].range }
    }.sorted()
    // A list may register thousands: places and fields are in order, and one pass will do.
    var (next, end) = (0, 0)
    for place in places where !place.pointer.isEmpty {
      while next < fields.count, fields[next].start <= place.range.start {
        end = max(end, fields[next].end)
        next += 1
      }
      if registration == .annotated, place.range.end > end { continue }
      guard let value = RegisteredValue(place.kind, place.value) else { continue }
      values.append(value)
      ranges.insert(place.range)
    }
    // A number by itself says too little to be found, and is meant all the same.
    for entry in entries {
      for node in entry.values(.registered) where entry.document.nodes[node].kind == .scalar {
        let text = entry.document.text(of: node)
        let digits = RegisteredValue.digits(of: text)
        if text.utf8.count <= 20, (9...11).contains(digits.utf8.count) {
          values.append(RegisteredValue(.phone, digits))
        }
      }
    }
    return (values, ranges)
  }
}
