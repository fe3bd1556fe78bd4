/// Something that reads what others wrote, and what it promises whatever they wrote.
package protocol FuzzTarget {
  /// What the command line calls it.
  var name: String { get }

  /// An input to try.
  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8]

  /// Tries an input; says which promise it breaks, or returns `nil`.
  mutating func brokenPromise(on input: [UInt8]) -> String?
}

/// A target that waits for nothing, so that a coverage-guided driver can call it.
package protocol ImmediateFuzzTarget: FuzzTarget {
  /// Tries an input; says which promise it breaks, or returns `nil`.
  mutating func brokenPromise(on input: [UInt8]) -> String?
}

/// Every target.
package enum FuzzTargets {
  /// Makes each target afresh.
  package static func all() -> [any FuzzTarget] {
    [
      YAMLTarget(), ScalarTarget(), JSONTarget(), SchemaTarget(), PatternTarget(), GlobTarget(),
      FormatTarget(), ReportTarget(), ConfigurationTarget(), IgnoreTarget(), TimeZoneTarget(),
      LinterTarget(), BulkTarget(), FixTarget(), LayoutTarget(), SensitiveTextTarget(),
    ]
  }
}

/// Several texts in one input.
enum InputParts {
  /// A byte that no text of a part needs.
  private static let separator: UInt8 = 0x1E

  static func joined(_ parts: [[UInt8]]) -> [UInt8] {
    Array(parts.map { $0.filter { $0 != separator } }.joined(separator: [separator]))
  }

  /// The parts of an input, exactly so many; missing ones are empty.
  static func split(_ input: [UInt8], count: Int) -> [[UInt8]] {
    let parts = input.split(separator: separator, omittingEmptySubsequences: false).map(Array.init)
    return (0..<count).map { $0 < parts.count ? parts[$0] : [] }
  }
}
