/// The name that a misspelt one was probably meant to be, or `nil` when none is near enough.
///
/// Near means at most one edit for every three characters; equally near names go by order.
package func nearestName(to name: String, among names: [String]) -> String? {
  let target = foldedScalars(name)
  let limit = max(1, min(3, target.count / 3))
  var best: (name: String, distance: Int)?
  for candidate in names where candidate != name {
    let scalars = foldedScalars(candidate)
    guard abs(scalars.count - target.count) <= limit else { continue }
    let distance = editDistance(target, scalars)
    if distance <= limit && distance < max(target.count, scalars.count)
      && distance < best?.distance ?? .max
    {
      best = (candidate, distance)
    }
  }
  return best?.name
}

/// The number of insertions, deletions, replacements and swaps of neighbours that turn one text
/// into another (Damerau and Levenshtein, optimal string alignment).
/// - Complexity: O(n · m); texts longer than 128 scalars only compare as equal or far apart.
package func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  guard left.count <= 128, right.count <= 128 else { return left == right ? 0 : .max }
  var before: [Int] = []
  var previous = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for column in 0..<right.count {
      let cost = left[row] == right[column] ? 0 : 1
      var distance = min(previous[column + 1] + 1, current[column] + 1, previous[column] + cost)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        distance = min(distance, before[column - 1] + 1)
      }
      current.append(distance)
    }
    before = previous
    previous = current
  }
  return previous[right.count]
}

/// A text's scalars with case, width and the two kana made alike, so that only other differences
/// count as edits.
package func foldedScalars(_ text: String) -> [Unicode.Scalar] {
  var folded: [Unicode.Scalar] = []
  for scalar in text.unicodeScalars.prefix(256) {
    switch scalar.value {
    case 0x41...0x5A: append(scalar.value + 0x20, to: &folded)
    case 0x3000: append(0x20, to: &folded)
    case 0xFF21...0xFF3A: append(scalar.value - 0xFEE0 + 0x20, to: &folded)
    case 0xFF01...0xFF5E: append(scalar.value - 0xFEE0, to: &folded)
    case 0x30A1...0x30F6: append(scalar.value - 0x60, to: &folded)
    case 0xFF66...0xFF9D: append(fullwidthKana[Int(scalar.value - 0xFF66)], to: &folded)
    case 0xFF9E: voice(&folded, with: voicedKana, by: 1)
    case 0xFF9F: voice(&folded, with: halfVoicedKana, by: 2)
    default: folded.append(scalar)
    }
  }
  return folded
}

private func append(_ value: UInt32, to folded: inout [Unicode.Scalar]) {
  if let scalar = Unicode.Scalar(value) { folded.append(scalar) }
}

/// Joins a half-width sound mark to the kana before it.
private func voice(
  _ folded: inout [Unicode.Scalar], with voiceable: ClosedRange<UInt32>, by step: UInt32
) {
  guard let last = folded.last?.value, voiceable.contains(last),
    let scalar = Unicode.Scalar(last + step)
  else { return }
  folded[folded.count - 1] = scalar
}

private let voicedKana: ClosedRange<UInt32> = 0x304B...0x307B
private let halfVoicedKana: ClosedRange<UInt32> = 0x306F...0x307B

/// Hiragana for U+FF66 to U+FF9D, the half-width katakana.
private let fullwidthKana: [UInt32] = {
  let kana =
    "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん"
  return kana.unicodeScalars.map(\.value)
}()
