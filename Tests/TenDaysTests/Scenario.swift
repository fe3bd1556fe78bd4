import SourceText
import TestSupport

/// One mistake of a day: what is typed, what kura has to say, and how one goes on.
struct Mistake: Sendable {
  let day: Int
  let name: String
  /// Typed before the mistake; every command succeeds.
  var preparation = ""
  /// The last command is refused; the others succeed.
  var mistake = ""
  /// Words that the refusal has to contain.
  var words: [String] = []
  /// Follows what the refusal says; every command succeeds.
  var remedy = ""
}

/// One day of the careless specialist, written for people: `Days/day-NN.md`.
struct Day: Sendable, CustomStringConvertible {
  let number: Int
  private(set) var title = ""
  private(set) var mistakes: [Mistake] = []

  var description: String { "day \(number)" }

  /// Reads a day: `#` is its title, `##` begins a mistake, fenced blocks named `prepare`,
  /// `mistake` and `remedy` are typed, and `>` quotes what has to be said.
  init(number: Int, _ text: String) {
    self.number = number
    var block: String?
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let name = block {
        if line == "```" {
          store(lines.joined(separator: "\n"), as: name)
          (block, lines) = (nil, [])
        } else {
          lines.append(line)
        }
      } else if line.hasPrefix("# ") {
        title = String(line.dropFirst(2))
      } else if line.hasPrefix("## ") {
        mistakes.append(Mistake(day: number, name: String(line.dropFirst(3))))
      } else if line.hasPrefix("> ") {
        mistakes[mistakes.count - 1].words.append(String(line.dropFirst(2)))
      } else if line.hasPrefix("```"), line.count > 3 {
        block = String(line.dropFirst(3))
      }
    }
  }

  private mutating func store(_ commands: String, as block: String) {
    let last = mistakes.count - 1
    switch block {
    case "prepare": mistakes[last].preparation = commands
    case "mistake": mistakes[last].mistake = commands
    case "remedy": mistakes[last].remedy = commands
    default: preconditionFailure("no block is called \(block)")
    }
  }

  /// All ten, in order.
  static let all: [Day] = (1...10).map { number in
    let name = number < 10 ? "day-0\(number).md" : "day-\(number).md"
    let text = RepositoryFolder().text(of: RepositoryPath("Tests/TenDaysTests/Days/\(name)"))
    return Day(number: number, text)
  }
}
