/// The number of terminal cells that a scalar takes by itself: none, one or two.
///
/// Follows Unicode Standard Annex 11. Characters such as `○`, `①` and `→` take two cells in Japanese
/// fonts and one in others, so the caller says which. Control characters count as none: show them
/// only in the visible form of `VisibleLine`.
package func displayWidth(of scalar: Unicode.Scalar, ambiguousIsWide: Bool = false) -> Int {
  let value = scalar.value
  if value < 0x7F { return value < 0x20 ? 0 : 1 }
  if value < 0xA0 || takesNoCell(scalar) { return 0 }
  if DisplayWidthTables.contains(DisplayWidthTables.wide, value) { return 2 }
  if ambiguousIsWide, DisplayWidthTables.contains(DisplayWidthTables.ambiguous, value) { return 2 }
  return 1
}

/// The number of terminal cells that one user-perceived character takes.
///
/// An emoji sequence takes two cells whatever it is made of; other characters take what their
/// scalars take together, so a half-width kana with its own voicing mark takes two.
package func displayWidth(of character: Character, ambiguousIsWide: Bool = false) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  if scalars.index(after: scalars.startIndex) == scalars.endIndex {
    return displayWidth(of: first, ambiguousIsWide: ambiguousIsWide)
  }
  if isEmojiSequence(scalars) { return 2 }
  return scalars.reduce(0) { $0 + displayWidth(of: $1, ambiguousIsWide: ambiguousIsWide) }
}

/// The number of terminal cells that a text of one line takes.
package func displayWidth(of text: String, ambiguousIsWide: Bool = false) -> Int {
  if text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return text.utf8.count }
  return text.reduce(0) { $0 + displayWidth(of: $1, ambiguousIsWide: ambiguousIsWide) }
}

/// The cells from a column, counted from zero, to the next tab stop: at least one.
package func cellsToTabStop(from column: Int, tabWidth: Int) -> Int {
  tabWidth - column % tabWidth
}

/// Whether a scalar is drawn in the cell of another or not at all.
private func takesNoCell(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  // A soft hyphen and the signs that enclose the digits after them are drawn.
  case 0xAD, 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return false
  // Vowels and finals of Hangul syllables that are written in parts.
  case 0x1160...0x11FF, 0xD7B0...0xD7FF: return true
  // Reserved for invisible characters.
  case 0xE0000...0xE0FFF: return true
  default: break
  }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return true
  default: return false
  }
}

/// Whether the scalars of one character are a flag, a keycap, or emoji that are joined or modified.
private func isEmojiSequence(_ scalars: Character.UnicodeScalarView) -> Bool {
  guard let first = scalars.first, first.properties.isEmoji else { return false }
  return scalars.dropFirst().contains { scalar in
    switch scalar.value {
    case 0xFE0F, 0x200D, 0x20E3, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF: true
    default: false
    }
  }
}
