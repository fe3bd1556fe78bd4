import SourceText

extension LineScanner {
  // MARK: Private keys

  /// A private key that begins on the line, up to its end some lines below.
  mutating func privateKey() -> SensitiveMatch? {
    let scalars = line.scalars
    for index in scalars.indices where scalars[index] == "-" || scalars[index] == "P" {
      // Only the first of some hyphens.
      guard at(index + 1) == "-" || at(index + 1) == "u", at(index - 1) != at(index) else {
        continue
      }
      let length = Self.marks.length(in: line.scalars, from: index)
      guard length > 0, let header = headerEnd(index + length, isPuTTY: at(index) == "P") else {
        continue
      }
      let start = line.starts[index]
      let headerEnd = line.end(of: header - 1, in: bytes)
      let end = keyEnd(from: headerEnd)
      let level: SensitiveMatch.Level = hasBody(headerEnd..<end) ? .high : .review
      return SensitiveMatch(
        kind: .privateKey, level: level, range: SourceRange(start: start, end: end),
        value: string(index..<header))
    }
    return nil
  }

  private static let marks = WordSet("-----begin␣ ----␣begin␣ putty-user-key-file-")

  /// The end of a header that names a private key.
  private func headerEnd(_ start: Int, isPuTTY: Bool) -> Int? {
    if isPuTTY { return min(line.count, start + 1) }
    let limit = min(line.count, start + 60)
    for index in start..<limit {
      let length = Self.keyWords.length(in: line.scalars, from: index)
      guard length > 0 else { continue }
      var end = index + length
      while end < line.count, at(end) == "-" { end += 1 }
      return end
    }
    return nil
  }

  private static let keyWords = WordSet("private␣key␣block private␣key encrypted␣private␣key")

  /// The end of the line that ends a key, or of the key's header when there is none.
  private mutating func keyEnd(from start: Int) -> Int {
    if nextKeyEnd < start { nextKeyEnd = offsetOfKeyEnd(from: start) }
    guard nextKeyEnd - start <= 32_768 else { return start }
    var end = nextKeyEnd
    let limit = min(bytes.count, end + 80)
    while end < limit, 0x20..<0x7F ~= bytes[end], bytes[end] != 0x22, bytes[end] != 0x5C {
      end += 1
    }
    return end
  }

  /// Where the lines below this one end that can be nothing but a part of the key; what else stands
  /// before its end is looked at as any other text.
  func endOfBody(in key: SourceRange) -> Int {
    var end = range.upperBound
    while end < key.end {
      let start = end + 1
      let next = bytes[min(start, key.end)..<key.end].firstIndex(of: 0x0A) ?? key.end
      guard start < next, isPartOfKey(bytes[start..<next]) else { break }
      end = next
    }
    return min(end, key.end)
  }

  /// Whether a line is the end of a key, Base64, or one of the fields above it.
  private func isPartOfKey(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == 0x20 || $0 == 0x09 }
    if ["-----END", "Proc-Type: ", "DEK-Info: "].contains(where: { text.starts(with: $0.utf8) }) {
      return true
    }
    return text.allSatisfy { byte in
      0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == 0x2B
        || byte == 0x2F || byte == 0x3D || byte == 0x0D
    }
  }

  /// Where the next `-----END` stands; looked for once for all keys before it.
  private func offsetOfKeyEnd(from start: Int) -> Int {
    let wanted = Array("-----END".utf8)
    var offset = start
    while offset + wanted.count <= bytes.count {
      if bytes[offset] == 0x2D, bytes[offset..<offset + wanted.count].elementsEqual(wanted) {
        return offset
      }
      offset += 1
    }
    return Int.max
  }

  /// Whether a range holds forty characters of Base64 in a row.
  private func hasBody(_ range: Range<Int>) -> Bool {
    var run = 0
    for byte in bytes[
      range.lowerBound..<min(bytes.count, max(range.upperBound, range.lowerBound + 400))]
    {
      let isBase64 =
        0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == 0x2B
        || byte == 0x2F || byte == 0x3D
      run = isBase64 ? run + 1 : 0
      if run >= 40 { return true }
    }
    return false
  }

  // MARK: Addresses with a password

  /// Looks at the `:` of `://`: where the address ends, and whether it holds a password.
  mutating func address(withSchemeAt colon: Int) {
    guard at(colon + 1) == "/", at(colon + 2) == "/" else { return }
    let start = colon + 3
    if colon < urlEnd { return }
    var end = start
    while end < line.count, isURLCharacter(at(end)) { end += 1 }
    urlEnd = end
    var hostEnd = start
    var sign: Int?
    while hostEnd < end, at(hostEnd) != "/", at(hostEnd) != "?", at(hostEnd) != "#" {
      if at(hostEnd) == "@" { sign = hostEnd }
      hostEnd += 1
    }
    guard let sign, let divider = (start..<sign).first(where: { at($0) == ":" }),
      divider + 1 < sign
    else { return }
    let password = divider + 1..<sign
    guard !SecretValues.isPlaceholder(line.scalars[password]) else { return }
    add(.passwordInURL, .high, start..<sign)
  }

  private func isURLCharacter(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isVisibleASCII else { return false }
    switch scalar {
    case "\"", "'", "`", "<", ">", "|", "\\", "^": return false
    default: return true
    }
  }

  // MARK: Tokens

  /// A token of a well-known service at the beginning of a word.
  mutating func token(at start: Int) -> Int? {
    guard at(start - 1) != "-" else { return nil }
    guard let form = TokenForms.form(in: line.scalars, at: start) else { return nil }
    let end = form.end
    // What stands before `.atlasv1.` belongs to it.
    var start = start
    if at(start) == "a", at(start - 1) == ".", at(start + 6) == "1" {
      let dot = start - 1
      start = dot
      while dot - start < 24, at(start - 1).isWord { start -= 1 }
      guard dot - start > 9 else { return nil }
    }
    let value = line.scalars[start..<end]
    guard !SecretValues.isMonotonous(value.dropFirst(form.prefix)) else { return end }
    add(form.kind, SecretValues.isExample(value) ? .review : form.level, start..<end)
    return end
  }
}

extension SensitiveMatch {
  /// The same match with less behind it.
  func ending(at end: Int) -> SensitiveMatch {
    SensitiveMatch(
      kind: kind, level: level, range: SourceRange(start: range.start, end: end), value: value)
  }
}
