extension [UInt8] {
  /// Whether other bytes occur in these, one after the other.
  ///
  /// Compares from the end and skips what cannot match (Horspool), so that a long text is passed
  /// over in a fraction of the time that the standard library's general search needs.
  package func contains(bytes wanted: [UInt8]) -> Bool {
    guard let last = wanted.last else { return true }
    let end = wanted.count - 1
    var skips = [Int](repeating: wanted.count, count: 256)
    for (position, byte) in wanted.dropLast().enumerated() { skips[Int(byte)] = end - position }
    var position = end
    while position < count {
      let byte = self[position]
      if byte == last, self[(position - end)...position].elementsEqual(wanted) { return true }
      position += skips[Int(byte)]
    }
    return false
  }
}
