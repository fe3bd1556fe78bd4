package import SourceText

/// Finds what must not be in a text: personal data, company identity, secrets.
///
/// A pure function of the text; whether a value is allowed where it stands is for others to say.
/// A first pass over the bytes finds the lines that can hold something; only those are normalised
/// and looked at. The time is linear in the length of the text, whatever it holds.
package struct SensitiveTextDetector: Sendable {
  package init() {}

  /// The matches in a text, in the order of their ranges, which do not overlap.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8; broken sequences match nothing.
  ///   - range: the part to look at; everything when `nil`. Words around it still count as context.
  /// - Returns: ranges of the original bytes with what they give away.
  package func matches(in bytes: [UInt8], within range: SourceRange? = nil) -> [SensitiveMatch] {
    var part = 0..<bytes.count
    if let range { part = max(0, range.start)..<min(bytes.count, max(range.end, range.start, 0)) }
    guard !part.isEmpty else { return [] }
    var scanner: LineScanner?
    var matches: [SensitiveMatch] = []
    var start = part.lowerBound
    // A line is looked at as a whole, also when the part begins in its middle.
    while start > 0, !Self.endsLine(bytes[start - 1]), part.lowerBound - start < 1_000 {
      start -= 1
    }
    while start > 0, bytes[start] & 0xC0 == 0x80, part.lowerBound - start < 1_004 { start -= 1 }
    let triggers = LineTriggers.shared
    while start < part.upperBound {
      let line = triggers.line(in: bytes, from: start, to: bytes.count)
      if line.isInteresting || scanner?.expectsMore == true {
        if scanner == nil { scanner = LineScanner(bytes) }
        let skipTo = scanner?.scan(start..<line.end) { matches.append($0) } ?? line.end
        start = max(line.end, skipTo) + 1
      } else {
        start = line.end + 1
      }
    }
    if range != nil {
      matches.removeAll {
        $0.range.start < part.lowerBound || $0.range.end > part.upperBound
      }
    }
    return Self.withoutOverlaps(matches)
  }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Of matches that overlap, the one that tells most.
  private static func withoutOverlaps(_ matches: [SensitiveMatch]) -> [SensitiveMatch] {
    let sorted = matches.sorted { left, right in
      left.range == right.range ? left.outweighs(right) : left.range < right.range
    }
    var kept: [SensitiveMatch] = []
    kept.reserveCapacity(sorted.count)
    for match in sorted {
      guard let last = kept.last, match.range.start < last.range.end else {
        kept.append(match)
        continue
      }
      if match.outweighs(last) { kept[kept.count - 1] = match }
    }
    return kept
  }
}
