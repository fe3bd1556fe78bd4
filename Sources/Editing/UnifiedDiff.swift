package import Diagnostics
package import SourceText

/// Edits shown as a unified diff, which people read and `git apply` understands.
package struct UnifiedDiff {
  /// How many unchanged lines are shown around a change.
  private static let context = 3

  /// A run of old lines and what stands in their place.
  private struct Hunk {
    /// Zero-based line numbers.
    var old: Range<Int>
    var new: [ArraySlice<UInt8>]
  }

  /// The text of the diff of a file with some edits, which must fit together.
  package static func text(of source: SourceFile, edits: [TextEdit]) -> String {
    let lines = Self.lines(of: source.bytes)
    let hunks = hunks(of: source.bytes, lines, edits)
    var text = "--- a/\(source.path)\n+++ b/\(source.path)\n"
    var shift = 0
    var index = 0
    while index < hunks.count {
      // Changes so near that their context would overlap share a hunk.
      var last = index
      while last + 1 < hunks.count,
        hunks[last + 1].old.lowerBound - hunks[last].old.upperBound <= 2 * context
      {
        last += 1
      }
      let group = hunks[index...last]
      let start = max(0, hunks[index].old.lowerBound - context)
      let end = min(lines.count, hunks[last].old.upperBound + context)
      let change = group.reduce(0) { $0 + $1.new.count - $1.old.count }
      text +=
        "@@ -\(place(start, end - start)) +\(place(start + shift, end - start + change)) @@\n"
      var line = start
      for hunk in group {
        for number in line..<hunk.old.lowerBound { text += shown(" ", lines[number]) }
        for number in hunk.old { text += shown("-", lines[number]) }
        for new in hunk.new { text += shown("+", new) }
        line = hunk.old.upperBound
      }
      for number in line..<end { text += shown(" ", lines[number]) }
      shift += change
      index = last + 1
    }
    return text
  }

  private static func place(_ start: Int, _ count: Int) -> String {
    // An empty side is named by the line before it.
    let line = count == 0 ? start : start + 1
    return count == 1 ? "\(line)" : "\(line),\(count)"
  }

  private static func shown(_ sign: String, _ line: ArraySlice<UInt8>) -> String {
    let text = sign + String(decoding: line, as: UTF8.self)
    return line.last == 0x0A ? text : text + "\n\\ No newline at end of file\n"
  }

  /// The lines of a file, each with its line feed.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for offset in bytes.indices where bytes[offset] == 0x0A {
      lines.append(bytes[start...offset])
      start = offset + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  private static func hunks(
    of bytes: [UInt8], _ lines: [ArraySlice<UInt8>], _ edits: [TextEdit]
  ) -> [Hunk] {
    var groups: [(old: Range<Int>, edits: [TextEdit])] = []
    for edit in edits.sorted(by: { $0.range < $1.range }) {
      let first = line(at: edit.range.start, lines)
      let last = edit.range.isEmpty ? first : line(at: edit.range.end - 1, lines)
      // Taking away a line's end joins it with the next one.
      let takesLineEnd = !edit.range.isEmpty && bytes[edit.range.end - 1] == 0x0A
      let end = min(lines.count, last + (takesLineEnd ? 2 : 1))
      if let previous = groups.last, previous.old.upperBound > first {
        groups[groups.count - 1].old =
          previous.old.lowerBound..<max(previous.old.upperBound, end)
        groups[groups.count - 1].edits.append(edit)
      } else {
        groups.append((first..<max(first, end), [edit]))
      }
    }
    return groups.compactMap { group in
      let start = group.old.isEmpty ? bytes.count : lines[group.old.lowerBound].startIndex
      let end = group.old.isEmpty ? bytes.count : lines[group.old.upperBound - 1].endIndex
      let moved = group.edits.map { edit in
        TextEdit(
          range: SourceRange(start: edit.range.start - start, end: edit.range.end - start),
          replacement: edit.replacement)
      }
      let new = Self.lines(of: Array(bytes[start..<end]).applying(moved))
      let old = lines[group.old]
      // Lines that stay the same at either end are context.
      let same = zip(old, new).prefix { $0.elementsEqual($1) }.count
      let sameEnd = zip(old.dropFirst(same).reversed(), new.dropFirst(same).reversed())
        .prefix { $0.elementsEqual($1) }.count
      let lower = group.old.lowerBound + same
      let hunk = Hunk(
        old: lower..<(group.old.upperBound - sameEnd), new: Array(new[same..<(new.count - sameEnd)])
      )
      return hunk.old.isEmpty && hunk.new.isEmpty ? nil : hunk
    }
  }

  /// The zero-based line that holds an offset; past the end, the line after the last.
  private static func line(at offset: Int, _ lines: [ArraySlice<UInt8>]) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].endIndex <= offset { low = middle + 1 } else { high = middle }
    }
    // An insertion at the end of a file whose last line has no end changes that line.
    if low == lines.count, let last = lines.last, last.last != 0x0A { return low - 1 }
    return low
  }
}
