import SourceText
import TestSupport
import Testing

/// Ten days of a specialist who makes every mistake once, at a terminal, in Japanese.
@Suite(.serialized) struct TenDaysTests {
  @Test func `at least forty different mistakes are written down`() {
    let mistakes = Day.all.flatMap(\.mistakes)
    #expect(mistakes.count >= 40)
    #expect(Set(mistakes.map(\.name)).count == mistakes.count)
    #expect(mistakes.allSatisfy { !$0.words.isEmpty && !$0.mistake.isEmpty && !$0.remedy.isEmpty })
  }

  @Test func `ten careless days end with a clean history`() throws {
    let desk = try Desk()
    try succeed("kura init", desk)
    for mistake in Day.all.flatMap(\.mistakes) { try go(through: mistake, desk) }
    try succeed("git push -q origin main", desk)
    let status = try desk.terminal.answer(to: "git status --porcelain")
    #expect(status.text == "", "nothing is left lying about")
    try succeed("kura lint", desk)
    try succeed("kura lint --range \(try first(desk))..HEAD", desk)
  }

  private func go(through mistake: Mistake, _ desk: Desk) throws {
    let place: Comment = "day \(mistake.day), \(mistake.name)"
    try succeed(mistake.preparation, desk, place)
    var commands = Self.commands(in: mistake.mistake)
    let last = commands.popLast() ?? ""
    // What is committed past the hooks must not be pushed, and nothing else be committed.
    let state = last.hasPrefix("git push") ? "git rev-parse @{push}" : "git rev-parse HEAD @{push}"
    let before = try desk.terminal.answer(to: state).text
    try succeed(commands.joined(separator: "\n"), desk, place)
    let refusal = try desk.terminal.answer(to: last)
    #expect(refusal.status != 0, "\(place) is refused, but: \(refusal.text)")
    let after = try desk.terminal.answer(to: state).text
    #expect(before == after, "\(place) leaves nothing behind")
    for words in mistake.words {
      let isSaid = Self.squeezed(refusal.text).contains(Self.squeezed(words))
      #expect(isSaid, "\(place) must say 「\(words)」 but says: \(refusal.text)")
    }
    try succeed(mistake.remedy, desk, place)
  }

  /// Types commands that all have to succeed.
  private func succeed(_ commands: String, _ desk: Desk, _ place: Comment = "") throws {
    for command in Self.commands(in: commands) {
      let answer = try desk.terminal.answer(to: command)
      try #require(answer.status == 0, "\(place): \(command) says: \(answer.text)")
    }
  }

  private func first(_ desk: Desk) throws -> String {
    let answer = try desk.terminal.answer(to: "git rev-list --max-parents=0 HEAD")
    return answer.text.split(separator: "\n").first.map(String.init) ?? ""
  }

  /// The commands of a block: one a line, but a here-document belongs to its command.
  static func commands(in block: String) -> [String] {
    var commands: [String] = []
    var isInside = false
    for line in block.split(separator: "\n", omittingEmptySubsequences: false) {
      if isInside {
        commands[commands.count - 1] += "\n" + line
        if line == "EOF" { isInside = false }
      } else if !line.isEmpty {
        commands.append(String(line))
        isInside = line.hasSuffix("<<'EOF'")
      }
    }
    return commands
  }

  /// A text without white space, since a terminal breaks lines where it likes.
  private static func squeezed(_ text: String) -> String {
    String(text.filter { !$0.isWhitespace })
  }
}
