/// Properties of the characters that may stand in a label, as ranges.
///
/// Derived from the Unicode Character Database 18.0 (`DerivedBidiClass`, `Scripts`,
/// `DerivedJoiningType`) for the characters that RFC 5892 permits. A range may run over characters
/// that no label can hold, which keeps the tables short. What the general category already tells
/// (marks are nonspacing and transparent) is not in them.
private func value<Value>(
  of scalar: UInt32, in table: [(first: UInt32, last: UInt32, value: Value)]
) -> Value? {
  var low = 0
  var high = table.count
  while low < high {
    let middle = (low + high) / 2
    if table[middle].last < scalar { low = middle + 1 } else { high = middle }
  }
  guard low < table.count, table[low].first <= scalar else { return nil }
  return table[low].value
}

/// The direction in which a character is written, as far as RFC 5893 tells directions apart.
enum WritingDirection {
  case leftToRight
  /// `R` and `AL`.
  case rightToLeft
  case europeanNumber
  case arabicNumber
  /// `ES`, `CS`, `ET`, `ON` and `BN`.
  case neutral
  case nonspacing

  /// The direction of a scalar.
  static func of(_ scalar: UInt32) -> WritingDirection {
    if scalar >= 0x80, IdentifierCategory.isNonspacing(scalar) {
      return strongMarks.contains { $0 ~= scalar } ? .leftToRight : .nonspacing
    }
    return value(of: scalar, in: table) ?? .leftToRight
  }

  /// Nonspacing marks that are written from left to right.
  private static let strongMarks: [ClosedRange<UInt32>] = [
    0x0CBF...0x0CC6, 0x1B3A...0x1B42, 0x11A07...0x11A08, 0x11C3F...0x11C3F,
  ]

  private static let table: [(first: UInt32, last: UInt32, value: WritingDirection)] = [
    (0x002D, 0x002D, .neutral), (0x0030, 0x0039, .europeanNumber), (0x00B7, 0x00B7, .neutral),
    (0x02B9, 0x02BA, .neutral), (0x02C6, 0x02CF, .neutral), (0x02EC, 0x02EC, .neutral),
    (0x0375, 0x0375, .neutral), (0x05D0, 0x064A, .rightToLeft), (0x0660, 0x0669, .arabicNumber),
    (0x066E, 0x06EF, .rightToLeft), (0x06F0, 0x06F9, .europeanNumber),
    (0x06FA, 0x08C9, .rightToLeft), (0x200C, 0x208F, .neutral), (0x2E2F, 0x2E2F, .neutral),
    (0x30FB, 0x30FB, .neutral), (0xA67F, 0xA67F, .neutral), (0xA717, 0xA71F, .neutral),
    (0xA788, 0xA788, .neutral), (0xFE73, 0xFE73, .rightToLeft), (0x10800, 0x10D23, .rightToLeft),
    (0x10D30, 0x10D49, .arabicNumber), (0x10D4A, 0x10FF6, .rightToLeft),
    (0x1E800, 0x1E959, .rightToLeft),
  ]
}

/// The scripts that some characters need beside them (RFC 5892 appendix A).
enum LabelScript {
  case greek
  case hebrew
  /// Hiragana, Katakana or Han.
  case japanese
  case other

  /// The script of a scalar.
  static func of(_ scalar: UInt32) -> LabelScript {
    value(of: scalar, in: table) ?? .other
  }

  private static let table: [(first: UInt32, last: UInt32, value: LabelScript)] = [
    (0x0371, 0x03E1, .greek), (0x03F3, 0x03FC, .greek), (0x0591, 0x05F4, .hebrew),
    (0x1D26, 0x1D2A, .greek), (0x1F00, 0x1FF6, .greek), (0x3005, 0x3005, .japanese),
    (0x3007, 0x3007, .japanese), (0x3041, 0x3096, .japanese), (0x309D, 0x30FA, .japanese),
    (0x30FD, 0x30FE, .japanese), (0x31F0, 0x9FFF, .japanese), (0xAB65, 0xAB65, .greek),
    (0xFA0E, 0xFA29, .japanese), (0xFB1E, 0xFB1E, .hebrew), (0x16FE3, 0x16FE3, .japanese),
    (0x16FF0, 0x16FF3, .japanese), (0x1AFF0, 0x1B168, .japanese), (0x20000, 0x33479, .japanese),
  ]
}

/// How a letter joins its neighbours in cursive scripts (`Joining_Type`).
enum LetterJoining {
  case none
  case left
  case right
  case both
  case transparent

  /// The joining of a scalar.
  static func of(_ scalar: UInt32) -> LetterJoining {
    // U+1E94B is a letter that joins as if it were a mark.
    if scalar == 0x1E94B || IdentifierCategory.isNonspacing(scalar) { return .transparent }
    return value(of: scalar, in: table) ?? .none
  }

  private static let table: [(first: UInt32, last: UInt32, value: LetterJoining)] = [
    (0x0620, 0x0620, .both), (0x0622, 0x0625, .right), (0x0626, 0x0626, .both),
    (0x0627, 0x0627, .right), (0x0628, 0x0628, .both), (0x0629, 0x0629, .right),
    (0x062A, 0x062E, .both), (0x062F, 0x0632, .right), (0x0633, 0x0647, .both),
    (0x0648, 0x0648, .right), (0x0649, 0x064A, .both), (0x066E, 0x066F, .both),
    (0x0671, 0x0673, .right), (0x0679, 0x0687, .both), (0x0688, 0x0699, .right),
    (0x069A, 0x06BF, .both), (0x06C0, 0x06C0, .right), (0x06C1, 0x06C2, .both),
    (0x06C3, 0x06CB, .right), (0x06CC, 0x06CC, .both), (0x06CD, 0x06CD, .right),
    (0x06CE, 0x06CE, .both), (0x06CF, 0x06CF, .right), (0x06D0, 0x06D1, .both),
    (0x06D2, 0x06D5, .right), (0x06EE, 0x06EF, .right), (0x06FA, 0x06FC, .both),
    (0x06FF, 0x06FF, .both), (0x0710, 0x0710, .right), (0x0712, 0x0714, .both),
    (0x0715, 0x0719, .right), (0x071A, 0x071D, .both), (0x071E, 0x071E, .right),
    (0x071F, 0x0727, .both), (0x0728, 0x0728, .right), (0x0729, 0x0729, .both),
    (0x072A, 0x072A, .right), (0x072B, 0x072B, .both), (0x072C, 0x072C, .right),
    (0x072D, 0x072E, .both), (0x072F, 0x074D, .right), (0x074E, 0x0758, .both),
    (0x0759, 0x075B, .right), (0x075C, 0x076A, .both), (0x076B, 0x076C, .right),
    (0x076D, 0x0770, .both), (0x0771, 0x0771, .right), (0x0772, 0x0772, .both),
    (0x0773, 0x0774, .right), (0x0775, 0x0777, .both), (0x0778, 0x0779, .right),
    (0x077A, 0x077F, .both), (0x07CA, 0x07EA, .both), (0x0840, 0x0840, .right),
    (0x0841, 0x0845, .both), (0x0846, 0x0847, .right), (0x0848, 0x0848, .both),
    (0x0849, 0x0849, .right), (0x084A, 0x0853, .both), (0x0854, 0x0854, .right),
    (0x0855, 0x0855, .both), (0x0856, 0x0858, .right), (0x0860, 0x0860, .both),
    (0x0862, 0x0865, .both), (0x0867, 0x0867, .right), (0x0868, 0x0868, .both),
    (0x0869, 0x0882, .right), (0x0886, 0x0886, .both), (0x0889, 0x088D, .both),
    (0x088E, 0x088E, .right), (0x088F, 0x08A9, .both), (0x08AA, 0x08AC, .right),
    (0x08AE, 0x08AE, .right), (0x08AF, 0x08B0, .both), (0x08B1, 0x08B2, .right),
    (0x08B3, 0x08B8, .both), (0x08B9, 0x08B9, .right), (0x08BA, 0x08C8, .both),
    (0x1820, 0x1878, .both), (0x1887, 0x18AA, .both), (0xA840, 0xA871, .both),
    (0xA872, 0xA872, .left), (0x10AC0, 0x10AC4, .both), (0x10AC5, 0x10AC5, .right),
    (0x10AC7, 0x10ACA, .right), (0x10ACD, 0x10ACD, .left), (0x10ACE, 0x10AD2, .right),
    (0x10AD3, 0x10AD6, .both), (0x10AD7, 0x10AD7, .left), (0x10AD8, 0x10ADC, .both),
    (0x10ADD, 0x10ADD, .right), (0x10ADE, 0x10AE0, .both), (0x10AE1, 0x10AE1, .right),
    (0x10AE4, 0x10AE4, .right), (0x10B80, 0x10B80, .both), (0x10B81, 0x10B81, .right),
    (0x10B82, 0x10B82, .both), (0x10B83, 0x10B85, .right), (0x10B86, 0x10B88, .both),
    (0x10B89, 0x10B89, .right), (0x10B8A, 0x10B8B, .both), (0x10B8C, 0x10B8C, .right),
    (0x10B8D, 0x10B8D, .both), (0x10B8E, 0x10B8F, .right), (0x10B90, 0x10B90, .both),
    (0x10B91, 0x10B91, .right), (0x10D00, 0x10D00, .left), (0x10D01, 0x10D21, .both),
    (0x10D22, 0x10D22, .right), (0x10D23, 0x10D23, .both), (0x10EC2, 0x10EC2, .right),
    (0x10EC3, 0x10EC4, .both), (0x10EC6, 0x10EC7, .both), (0x10ED9, 0x10EEE, .left),
    (0x10F30, 0x10F32, .both), (0x10F33, 0x10F33, .right), (0x10F34, 0x10F44, .both),
    (0x10F70, 0x10F73, .both), (0x10F74, 0x10F75, .right), (0x10F76, 0x10FB0, .both),
    (0x10FB2, 0x10FB3, .both), (0x10FB4, 0x10FB6, .right), (0x10FB8, 0x10FB8, .both),
    (0x10FB9, 0x10FBA, .right), (0x10FBB, 0x10FBC, .both), (0x10FBD, 0x10FBD, .right),
    (0x10FBE, 0x10FBF, .both), (0x10FC1, 0x10FC1, .both), (0x10FC2, 0x10FC3, .right),
    (0x10FC4, 0x10FC4, .both), (0x1E922, 0x1E943, .both),
  ]
}
