/// Unicode normal form C, as far as labels need it.
///
/// A character that a label may hold is its own normal form (RFC 5892 section 2.2), so text is in
/// another form only when marks are out of order or follow a character that they compose with.
enum NormalForm {
  /// Whether characters that a label may hold are in normal form C.
  /// - Complexity: O(n²) in the length of a label, which is at most 63.
  static func isComposed(_ scalars: [UInt32]) -> Bool {
    let classes = scalars.map(combiningClass)
    for index in scalars.indices.dropFirst() {
      let own = classes[index]
      if own > 0, classes[index - 1] > own { return false }
      guard let bases = compositions[scalars[index]],
        let starter = classes[..<index].lastIndex(of: 0)
      else { continue }
      let isBlocked = starter < index - 1 && classes[index - 1] >= own
      if !isBlocked, composes(scalars[starter], with: own, bases: bases) { return false }
    }
    return true
  }

  /// Whether a mark composes with a character or slips below a mark that the character holds:
  /// `ă` with a dot below is `ạ` with a breve.
  private static func composes(
    _ scalar: UInt32, with markClass: UInt8, bases: String
  ) -> Bool {
    if bases.unicodeScalars.contains(where: { $0.value == scalar }) { return true }
    guard markClass > 0, scalar >= 0x80, let pair = decomposition(of: scalar),
      combiningClass(pair.mark) > markClass
    else { return false }
    return composes(pair.base, with: markClass, bases: bases)
  }

  /// The base and the mark that a character is composed of, or `nil` when it is not composed.
  private static func decomposition(of scalar: UInt32) -> (base: UInt32, mark: UInt32)? {
    guard let scalar = Unicode.Scalar(scalar) else { return nil }
    let character = String(scalar)
    for (mark, bases) in compositions {
      guard let markScalar = Unicode.Scalar(mark) else { continue }
      for base in bases.unicodeScalars {
        var pair = String(base)
        pair.unicodeScalars.append(markScalar)
        // Strings are equal when they are canonically equivalent.
        if pair == character { return (base.value, mark) }
      }
    }
    return nil
  }

  private static func combiningClass(_ scalar: UInt32) -> UInt8 {
    Unicode.Scalar(scalar)?.properties.canonicalCombiningClass.rawValue ?? 0
  }

  /// For each mark the characters that it composes with.
  ///
  /// Derived from the canonical decompositions of the Unicode Character Database 18.0, less the
  /// composition exclusions and the pairs that no label can hold.
  private static let compositions: [UInt32: String] = [
    0x0300: "aeinouwy\u{E2}\u{EA}\u{F4}\u{FC}\u{103}\u{113}\u{14D}\u{1A1}\u{1B0}\u{3B1}"
      + "\u{3B5}\u{3B7}\u{3B9}\u{3BF}\u{3C5}\u{3C9}\u{3CA}\u{3CB}\u{435}\u{438}\u{1F00}"
      + "\u{1F01}\u{1F10}\u{1F11}\u{1F20}\u{1F21}\u{1F30}\u{1F31}\u{1F40}\u{1F41}\u{1F50}"
      + "\u{1F51}\u{1F60}\u{1F61}",
    0x0301: "acegiklmnoprsuwyz\u{E2}\u{E5}\u{E6}\u{E7}\u{EA}\u{EF}\u{F4}\u{F5}\u{F8}\u{FC}"
      + "\u{103}\u{113}\u{14D}\u{169}\u{1A1}\u{1B0}\u{3B1}\u{3B5}\u{3B7}\u{3B9}\u{3BF}"
      + "\u{3C5}\u{3C9}\u{3CA}\u{3CB}\u{433}\u{43A}\u{1F00}\u{1F01}\u{1F10}\u{1F11}"
      + "\u{1F20}\u{1F21}\u{1F30}\u{1F31}\u{1F40}\u{1F41}\u{1F50}\u{1F51}\u{1F60}\u{1F61}",
    0x0302: "aceghijosuwyz\u{1EA1}\u{1EB9}\u{1ECD}",
    0x0303: "aeinouvy\u{E2}\u{EA}\u{F4}\u{103}\u{1A1}\u{1B0}",
    0x0304: "aegiouy\u{E4}\u{E6}\u{F5}\u{F6}\u{FC}\u{1EB}\u{227}\u{22F}\u{3B1}\u{3B9}\u{3C5}"
      + "\u{438}\u{443}\u{1E37}\u{1E5B}",
    0x0306: "aegiou\u{229}\u{3B1}\u{3B9}\u{3C5}\u{430}\u{435}\u{436}\u{438}\u{443}\u{1EA1}",
    0x0307: "abcdefghmnoprstwxyz\u{15B}\u{161}\u{1E63}\u{105D2}\u{105DA}",
    0x0308: "aehiotuwxy\u{F5}\u{16B}\u{3B9}\u{3C5}\u{430}\u{435}\u{436}\u{437}\u{438}\u{43E}"
      + "\u{443}\u{447}\u{44B}\u{44D}\u{456}\u{4D9}\u{4E9}",
    0x0309: "aeiouy\u{E2}\u{EA}\u{F4}\u{103}\u{1A1}\u{1B0}",
    0x030A: "auwy",
    0x030B: "ou\u{443}",
    0x030C: "acdeghijklnorstuz\u{FC}\u{292}",
    0x030F: "aeioru\u{475}",
    0x0311: "aeioru",
    0x0313: "\u{3B1}\u{3B5}\u{3B7}\u{3B9}\u{3BF}\u{3C1}\u{3C5}\u{3C9}",
    0x0314: "\u{3B1}\u{3B5}\u{3B7}\u{3B9}\u{3BF}\u{3C1}\u{3C5}\u{3C9}",
    0x031B: "ou",
    0x0323: "abdehiklmnorstuvwyz\u{1A1}\u{1B0}",
    0x0324: "u",
    0x0325: "a",
    0x0326: "st",
    0x0327: "cdeghklnrst",
    0x0328: "aeiou",
    0x032D: "delntu",
    0x032E: "h",
    0x0330: "eiu",
    0x0331: "bdhklnrtz",
    0x0342: "\u{3B1}\u{3B7}\u{3B9}\u{3C5}\u{3C9}\u{3CA}\u{3CB}\u{1F00}\u{1F01}\u{1F20}"
      + "\u{1F21}\u{1F30}\u{1F31}\u{1F50}\u{1F51}\u{1F60}\u{1F61}",
    0x0653: "\u{627}",
    0x0654: "\u{627}\u{648}\u{64A}\u{6C1}\u{6D2}\u{6D5}",
    0x0655: "\u{627}",
    0x093C: "\u{928}\u{930}\u{933}",
    0x09BE: "\u{9C7}",
    0x09D7: "\u{9C7}",
    0x0B3E: "\u{B47}",
    0x0B56: "\u{B47}",
    0x0B57: "\u{B47}",
    0x0BBE: "\u{BC6}\u{BC7}",
    0x0BD7: "\u{B92}\u{BC6}",
    0x0C56: "\u{C46}",
    0x0CC2: "\u{CC6}",
    0x0CD5: "\u{CBF}\u{CC6}\u{CCA}",
    0x0CD6: "\u{CC6}",
    0x0D3E: "\u{D46}\u{D47}",
    0x0D57: "\u{D46}",
    0x0DCA: "\u{DD9}\u{DDC}",
    0x0DCF: "\u{DD9}",
    0x0DDF: "\u{DD9}",
    0x102E: "\u{1025}",
    0x1B35: "\u{1B05}\u{1B07}\u{1B09}\u{1B0B}\u{1B0D}\u{1B11}\u{1B3A}\u{1B3C}\u{1B3E}\u{1B3F}"
      + "\u{1B42}",
    0x3099: "うかきくけこさしすせそたちつてとはひふへほ\u{309D}ウカキクケコサシスセソタチツテトハヒフヘホワヰヱヲ\u{30FD}",
    0x309A: "はひふへほハヒフヘホ",
    0x110BA: "\u{11099}\u{1109B}\u{110A5}",
    0x11127: "\u{11131}\u{11132}",
    0x1133E: "\u{11347}",
    0x11357: "\u{11347}",
    0x113B8: "\u{113C2}",
    0x113BB: "\u{11384}",
    0x113C2: "\u{1138B}\u{113C2}",
    0x113C9: "\u{11382}\u{11390}\u{113C2}",
    0x114B0: "\u{114B9}",
    0x114BA: "\u{114B9}",
    0x114BD: "\u{114B9}",
    0x115AF: "\u{115B8}\u{115B9}",
    0x11930: "\u{11935}",
    0x1611E: "\u{1611E}",
    0x1611F: "\u{1611E}\u{16121}\u{16122}\u{16129}",
    0x16120: "\u{1611E}\u{16121}",
    0x16129: "\u{1611E}",
    0x16D67: "\u{16D63}\u{16D67}\u{16D69}",
  ]
}
