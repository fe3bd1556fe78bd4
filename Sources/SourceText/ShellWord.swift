/// A word as a shell takes it, for commands that people copy.
package func shellWord(_ word: String) -> String {
  let isPlain = word.allSatisfy { character in
    character.isLetter || character.isNumber || "/._-@+:,".contains(character)
  }
  return isPlain ? harmless(word) : "'" + harmless(word).replacing("'", with: "'\\''") + "'"
}
