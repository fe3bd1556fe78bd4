/// Global options may stand before the subcommand too, as in `git -C DIR status`.
///
/// The argument parser knows them only behind it, so they are moved there.
enum ArgumentOrder {
  private static let optionsWithValue: Set<String> = ["-C", "--lang", "--as-of", "--color"]
  private static let flags: Set<String> = ["--quiet"]

  /// The arguments with leading global options behind the words that name the subcommand.
  static func normalized(_ arguments: [String], subcommands: [String: Set<String>]) -> [String] {
    var rest = withoutLeadingOptions(arguments)
    let moved = arguments.prefix(arguments.count - rest.count)
    if rest.first == "help" { return withoutOptions(rest) }
    guard !moved.isEmpty, let command = rest.first, let nested = subcommands[command] else {
      return arguments
    }
    var words = [command]
    rest = rest.dropFirst()
    if let next = rest.first, nested.contains(next) {
      words.append(next)
      rest = rest.dropFirst()
    }
    return words + moved + rest
  }

  /// The arguments from the word on that names the subcommand.
  static func withoutLeadingOptions(_ arguments: [String]) -> ArraySlice<String> {
    var rest = arguments[...]
    while let first = rest.first, let count = length(ofOption: first, in: rest) {
      rest = rest.dropFirst(count)
    }
    return rest
  }

  /// The words after `help` name commands; options, such as the language, have been heeded already.
  private static func withoutOptions(_ arguments: ArraySlice<String>) -> [String] {
    var words: [String] = []
    var rest = arguments
    while let first = rest.first {
      if let count = length(ofOption: first, in: rest) {
        rest = rest.dropFirst(count)
      } else {
        words.append(first)
        rest = rest.dropFirst()
      }
    }
    return words
  }

  /// How many words a global option takes, or `nil` when the word is none.
  private static func length(ofOption word: String, in rest: ArraySlice<String>) -> Int? {
    if flags.contains(word) { return 1 }
    if optionsWithValue.contains(word) { return min(2, rest.count) }
    let name = word.split(separator: "=", maxSplits: 1).first.map(String.init) ?? ""
    if word.contains("=") && optionsWithValue.contains(name) { return 1 }
    return word.hasPrefix("-C") && word.count > 2 ? 1 : nil
  }
}
