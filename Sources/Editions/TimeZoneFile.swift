/// The offsets of a time zone as the system's database keeps them (RFC 8536, TZif).
package struct TimeZoneFile: Sendable {
  /// When each offset begins to hold, in seconds since 1970-01-01T00:00:00Z, in order.
  private let transitions: [(time: Int, offset: Int)]
  private let firstOffset: Int

  /// Zones that need no database, by name: seconds to add to UTC.
  package static let knownOffsets = ["Asia/Tokyo": 9 * 3600, "Japan": 9 * 3600, "UTC": 0]

  /// Reads a file of the database, or returns `nil` when it is not one of version 2 or later.
  package init?(_ bytes: [UInt8]) {
    guard let first = TimeZoneHeader(bytes, at: 0), first.version >= UInt8(ascii: "2") else {
      return nil
    }
    let start = TimeZoneHeader.size + first.dataSize(timeSize: 4)
    guard let header = TimeZoneHeader(bytes, at: start) else { return nil }
    let times = start + TimeZoneHeader.size
    let indices = times + header.timeCount * 8
    let types = indices + header.timeCount
    guard types + header.typeCount * 6 <= bytes.count, header.typeCount > 0 else { return nil }
    let offsets = (0..<header.typeCount).map { type in
      Int(Int32(truncatingIfNeeded: bigEndian(bytes, at: types + type * 6, count: 4)))
    }
    var transitions: [(time: Int, offset: Int)] = []
    for position in 0..<header.timeCount {
      let type = Int(bytes[indices + position])
      guard type < offsets.count else { return nil }
      let time = bigEndian(bytes, at: times + position * 8, count: 8)
      transitions.append((Int(truncatingIfNeeded: time), offsets[type]))
    }
    self.transitions = transitions
    self.firstOffset = offsets[0]
  }

  /// The seconds that the zone adds to UTC at a moment.
  package func offset(atUnixTime time: Int) -> Int {
    transitions.last { $0.time <= time }?.offset ?? firstOffset
  }
}

/// The counts at the head of a data block.
private struct TimeZoneHeader {
  static let size = 44

  let version: UInt8
  let timeCount: Int
  let typeCount: Int
  private let otherSize: Int
  private let leapCount: Int

  init?(_ bytes: [UInt8], at start: Int) {
    guard start >= 0, start + TimeZoneHeader.size <= bytes.count,
      bytes[start..<start + 4].elementsEqual("TZif".utf8)
    else { return nil }
    version = bytes[start + 4]
    let counts = (0..<6).map { bigEndian(bytes, at: start + 20 + $0 * 4, count: 4) }
    // No real zone comes near this; it keeps sizes computed from the counts small.
    guard counts.allSatisfy({ $0 < 1 << 20 }) else { return nil }
    otherSize = Int(counts[0] + counts[1] + counts[5])
    leapCount = Int(counts[2])
    timeCount = Int(counts[3])
    typeCount = Int(counts[4])
  }

  func dataSize(timeSize: Int) -> Int {
    timeCount * (timeSize + 1) + typeCount * 6 + leapCount * (timeSize + 4) + otherSize
  }
}

private func bigEndian(_ bytes: [UInt8], at start: Int, count: Int) -> UInt64 {
  bytes[start..<start + count].reduce(0) { $0 << 8 | UInt64($1) }
}
