import Diagnostics
import SourceText

/// Names of findings by which other programs recognise them in the next report.
///
/// Made of the rule, the file and the place in the document, all of which the report shows anyway:
/// not of lines, which move, and never of text, because a digest of a telephone number gives the
/// number away to whoever tries them all.
struct FindingFingerprints {
  private var counts: [String: Int] = [:]

  /// The name of the next finding; no two findings of a report have the same.
  mutating func next(for diagnostic: Diagnostic) -> String {
    // A pointer holds the keys of a document, and a key may be what was found.
    let place = diagnostic.sensitive?.kind ?? diagnostic.pointer
    var hash = (WideHash(seed: 0), WideHash(seed: 1))
    var parts = [Array(diagnostic.rule.name.utf8), diagnostic.path.bytes, Array(place.utf8)]
    if let commit = diagnostic.commit { parts.append(Array(commit.utf8)) }
    for part in parts {
      hash.0.mix(part)
      hash.1.mix(part)
    }
    let name = hash.0.digits + hash.1.digits
    let ordinal = counts[name, default: 0]
    counts[name] = ordinal + 1
    return ordinal == 0 ? name : "\(name)-\(ordinal + 1)"
  }
}

/// FNV-1a in 64 bits.
private struct WideHash {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init(seed: UInt8) {
    mix([seed])
  }

  /// Mixes bytes and their end, so that "a", "b" and "ab" differ.
  mutating func mix(_ bytes: [UInt8]) {
    for byte in bytes { mix(byte) }
    mix(0)
  }

  private mutating func mix(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Sixteen hexadecimal digits.
  var digits: String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 16 - text.utf8.count) + text
  }
}
