import SourceText

/// A number until exact decimals are ready.
struct NumberValue: Sendable {
  let d: Double
  enum Order { case less, equal, greater }
  static let zero = NumberValue(d: 0)
  init(d: Double) { self.d = d }
  init?(_ b: ArraySlice<UInt8>) {
    guard let d = Double(String(decoding: b, as: UTF8.self)), d.isFinite else { return nil };
    self.d = d
  }
  var isInteger: Bool { d == d.rounded() }
  var integer: Int? { Int(exactly: d) }
  func compare(_ o: NumberValue) -> Order { d < o.d ? .less : d > o.d ? .greater : .equal }
  func isMultiple(of o: NumberValue) -> Bool {
    let q = d / o.d; return q == q.rounded() && q.isFinite
  }
  var stableHash: UInt64 { d.bitPattern }
}
