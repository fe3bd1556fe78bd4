import Editions
import GitStore

/// Ignore files as git reads them.
struct IgnoreTarget: ImmediateFuzzTarget {
  let name = "ignore"
  private static let mutator = ByteMutator(words: FuzzWords.glob + [[0x0A], [0x0A]], limit: 1_000)

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    let lines = (0..<random.below(4)).map { _ in
      (0..<random.below(6)).flatMap { _ in random.element(of: FuzzWords.glob) }
    }
    var file = Array(lines.joined(separator: [0x0A]))
    if random.once(in: 3) {
      file = Self.mutator.mutated(file, others: FuzzWords.glob, random: &random)
    }
    var path = Array("knowledge/知識/a/b/entry-1.yaml".utf8)
    if random.once(in: 2) {
      path = Self.mutator.mutated(path, others: FuzzWords.glob, random: &random)
    }
    return InputParts.joined([file, path])
  }

  func brokenPromise(on input: [UInt8]) -> String? {
    let parts = InputParts.split(input, count: 2)
    let path = parts[1]
    let nameStart = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let folder = Array(path.prefix { $0 != UInt8(ascii: "/") })
    let isBelow = folder.count + 1 < path.count
    for base in isBelow ? [[], folder] : [[]] {
      let rules = IgnoreRules(parts[0], in: base)
      let decisions = [true, false].map {
        rules.decision(path, nameStart: nameStart, isFolder: $0)
      }
      if rules.isEmpty && decisions != [nil, nil] { return "no rules decide" }
    }
    return nil
  }
}

/// The system's files of time zones, and the days that follow from them.
struct TimeZoneTarget: ImmediateFuzzTarget {
  let name = "timezone"
  private static let mutator = ByteMutator(
    words: [
      [0, 0, 0, 1], [0, 0, 0, 0], [0x7F, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0], [0xFF],
      Array("TZif2".utf8),
    ],
    limit: 3_000)

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    let file = Self.file(transitions: random.below(4))
    let changed =
      random.once(in: 8) ? file : Self.mutator.mutated(file, others: [file], random: &random)
    var moment = random.number()
    if random.once(in: 2) { moment >>= UInt64(random.below(64)) }
    return (0..<8).map { UInt8(truncatingIfNeeded: moment >> (8 * $0)) } + changed
  }

  func brokenPromise(on input: [UInt8]) -> String? {
    guard input.count >= 8 else { return nil }
    let moment = input[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard let zone = TimeZoneFile(Array(input[8...])) else { return nil }
    for time in [Int(bitPattern: UInt(moment)), Int.min, Int.max, 0] {
      let offset = zone.offset(atUnixTime: time)
      guard let day = CalendarDate.day(ofUnixTime: time, offsetSeconds: offset) else { continue }
      if CalendarDate(day.description) != day { return "'\(day)' is no day" }
    }
    return nil
  }

  /// A file of version 2 (RFC 8536) with an empty first block.
  private static func file(transitions: Int) -> [UInt8] {
    func header(_ times: Int, _ types: Int) -> [UInt8] {
      let counts = [0, 0, 0, times, types, 4].flatMap { [0, 0, 0, UInt8($0)] as [UInt8] }
      return Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + counts
    }
    let times = (0..<transitions).flatMap {
      [0, 0, 0, 0, UInt8(0x20 + $0 * 16), 0, 0, 0] as [UInt8]
    }
    let types: [UInt8] = [0, 0, 0x7E, 0x90, 0, 0, 0xFF, 0xFF, 0xB9, 0xB0, 1, 0]
    return header(0, 0) + Array("UTC\0".utf8) + header(transitions, 2) + times
      + (0..<transitions).map { UInt8($0 % 2) } + types + Array("JST\0\nJST-9\n".utf8)
  }
}
