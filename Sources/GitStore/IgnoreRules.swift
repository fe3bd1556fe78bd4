/// The patterns of one ignore file, and the folder from which they count (gitignore(5)).
///
/// libgit2 would look at every ignore file again for each path; a walk meets each of them once.
package struct IgnoreRules {
  /// One line of an ignore file.
  private struct Pattern {
    /// The pattern without `!`, a slash at the end and a slash at the start.
    let bytes: [UInt8]
    /// How many bytes at the start contain no wildcard.
    let literalCount: Int
    let isNegated: Bool
    let needsFolder: Bool
    /// Whether it is compared with the name alone.
    let matchesName: Bool
    /// Whether it is a star and then only literal bytes.
    let isSuffix: Bool
  }

  private let patterns: [Pattern]
  private let baseCount: Int

  /// Reads an ignore file's bytes; `folder` is the path that its patterns are relative to.
  package init(_ source: [UInt8], in folder: [UInt8]) {
    baseCount = folder.isEmpty ? 0 : folder.count + 1
    let hasMark = source.starts(with: [0xEF, 0xBB, 0xBF])
    patterns = source[(hasMark ? 3 : 0)...].split(separator: UInt8(ascii: "\n"))
      .compactMap { Self.pattern(ofLine: $0) }
  }

  /// Whether there is nothing to match.
  package var isEmpty: Bool { patterns.isEmpty }

  /// Whether the last pattern that matches ignores the path (`true`) or keeps it (`false`).
  ///
  /// The path must be below the folder of the rules.
  package func decision(_ path: [UInt8], nameStart: Int, isFolder: Bool) -> Bool? {
    for pattern in patterns.reversed() where isFolder || !pattern.needsFolder {
      let isMatch =
        pattern.matchesName
        ? Self.matchesName(pattern, path, from: nameStart)
        : Self.matchesPath(pattern, path, from: baseCount)
      if isMatch { return !pattern.isNegated }
    }
    return nil
  }

  private static func matchesName(_ pattern: Pattern, _ path: [UInt8], from start: Int) -> Bool {
    if pattern.literalCount == pattern.bytes.count {
      return isEqual(pattern.bytes, from: 0, path, from: start)
    }
    if pattern.isSuffix {
      let textStart = path.count - (pattern.bytes.count - 1)
      return textStart >= start && isEqual(pattern.bytes, from: 1, path, from: textStart)
    }
    return WildcardMatch.matches(
      pattern.bytes, from: 0, path, from: start, stopsAtSlash: false)
  }

  private static func matchesPath(_ pattern: Pattern, _ path: [UInt8], from start: Int) -> Bool {
    let literal = pattern.literalCount
    guard path.count - start >= literal else { return false }
    for index in 0..<literal where pattern.bytes[index] != path[start + index] { return false }
    if literal == pattern.bytes.count { return path.count - start == literal }
    return WildcardMatch.matches(
      pattern.bytes, from: literal, path, from: start + literal, stopsAtSlash: true)
  }

  private static func isEqual(
    _ pattern: [UInt8], from patternStart: Int, _ text: [UInt8], from textStart: Int
  ) -> Bool {
    let count = pattern.count - patternStart
    guard text.count - textStart == count else { return false }
    for index in 0..<count where pattern[patternStart + index] != text[textStart + index] {
      return false
    }
    return true
  }

  private static func pattern(ofLine line: ArraySlice<UInt8>) -> Pattern? {
    var line = line
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
    var bytes = withoutTrailingSpaces(Array(line))
    let isNegated = bytes.first == UInt8(ascii: "!")
    if isNegated { bytes.removeFirst() }
    let needsFolder = bytes.last == UInt8(ascii: "/")
    if needsFolder { bytes.removeLast() }
    guard !bytes.isEmpty else { return nil }
    let matchesName = !bytes.contains(UInt8(ascii: "/"))
    if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
    let literalCount = bytes.firstIndex(where: isSpecial) ?? bytes.count
    let isSuffix = bytes.first == UInt8(ascii: "*") && !bytes.dropFirst().contains(where: isSpecial)
    return Pattern(
      bytes: bytes, literalCount: literalCount, isNegated: isNegated, needsFolder: needsFolder,
      matchesName: matchesName, isSuffix: isSuffix)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"): true
    default: false
    }
  }

  /// Spaces at the end do not count unless a backslash stands before them.
  private static func withoutTrailingSpaces(_ line: [UInt8]) -> [UInt8] {
    var firstSpace: Int?
    var index = 0
    while index < line.count {
      if line[index] == UInt8(ascii: " ") {
        firstSpace = firstSpace ?? index
      } else {
        firstSpace = nil
        if line[index] == UInt8(ascii: "\\") { index += 1 }
      }
      index += 1
    }
    return Array(line[..<(firstSpace ?? line.count)])
  }
}
