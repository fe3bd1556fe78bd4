import Diagnostics
import DocumentTree
import SourceText
import TestSupport
import Testing
import YAMLFrontEnd

/// A small generator that gives the same numbers everywhere.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

/// One way to break one line, as people do.
private struct Mutation: Sendable {
  let name: String
  let rules: [String]
  /// The broken line, or `nil` when the line cannot be broken in this way.
  let apply: @Sendable (_ line: Substring, _ above: Substring) -> String?
}

@Suite("Any single syntax mistake gives one finding on its line")
struct MutationTests {
  private static let mutations: [Mutation] = [
    Mutation(name: "full-width colon", rules: ["full-width-syntax"]) { line, _ in
      replacing(": ", by: "：", in: line)
    },
    Mutation(name: "no space after colon", rules: ["missing-space-after-colon"]) { line, _ in
      line.contains(": {") || line.contains(": [") ? nil : replacing(": ", by: ":", in: line)
    },
    Mutation(name: "U+3000 after colon", rules: ["full-width-syntax"]) { line, _ in
      replacing(": ", by: ":　", in: line)
    },
    Mutation(name: "tab indentation", rules: ["tab-indentation"]) { line, _ in
      line.hasPrefix("  ") ? "\t" + line.drop { $0 == " " } : nil
    },
    Mutation(name: "U+3000 indentation", rules: ["invisible-indentation"]) { line, _ in
      line.hasPrefix("  ") ? "　" + line.dropFirst(2) : nil
    },
    Mutation(name: "NBSP indentation", rules: ["invisible-indentation"]) { line, _ in
      line.hasPrefix("  ") ? "\u{A0}" + line.dropFirst(1) : nil
    },
    Mutation(name: "closing quote lost", rules: ["unbalanced-quote"]) { line, _ in
      line.hasSuffix("\"") || line.hasSuffix("'") ? String(line.dropLast()) : nil
    },
    Mutation(name: "quote inside quotes", rules: ["unbalanced-quote"]) { line, _ in
      guard line.hasSuffix("\""), let open = line.firstIndex(of: "\"") else { return nil }
      return line[...open] + "「" + "\"" + line[line.index(after: open)...]
    },
    Mutation(name: "closing bracket lost", rules: ["unclosed-bracket"]) { line, _ in
      line.hasSuffix("]") || line.hasSuffix("}") ? String(line.dropLast()) : nil
    },
    Mutation(name: "full-width closing bracket", rules: ["full-width-syntax"]) { line, _ in
      line.hasSuffix("]") ? line.dropLast() + "］" : nil
    },
    Mutation(name: "one space too many", rules: ["wrong-indentation"]) { line, above in
      indent(line) == indent(above) && !above.hasSuffix(":") && !above.hasPrefix("#")
        ? " " + line : nil
    },
    Mutation(name: "one space too few", rules: ["wrong-indentation"]) { line, above in
      indent(line) > 0 && indent(line) == indent(above) ? String(line.dropFirst()) : nil
    },
    Mutation(name: "colon lost", rules: ["yaml-syntax"]) { line, above in
      above.hasSuffix(":") || above.hasPrefix("#") || line.drop { $0 == " " }.hasPrefix("-")
        ? nil : replacing(": ", by: " ", in: line)
    },
    Mutation(name: "U+3000 after dash", rules: ["full-width-syntax"]) { line, _ in
      line.contains(": ") ? nil : replacing("- ", by: "-　", in: line)
    },
    Mutation(name: "full-width dash", rules: ["full-width-syntax"]) { line, _ in
      line.contains(": ") ? nil : replacing("- ", by: "－ ", in: line)
    },
    Mutation(name: "colon in value", rules: ["yaml-syntax"]) { line, _ in
      guard let first = line.last, first.utf8.count > 1, line.contains(": ") else { return nil }
      return line + ": 続き"
    },
    Mutation(name: "reserved sign", rules: ["yaml-syntax"]) { line, _ in
      guard let last = line.last, last.utf8.count > 1 else { return nil }
      return replacing(": ", by: ": @", in: line)
    },
    Mutation(name: "alias to nothing", rules: ["undefined-alias"]) { line, _ in
      guard let colon = line.firstRange(of: ": ") else { return nil }
      return line[..<colon.upperBound] + "*nowhere"
    },
    Mutation(name: "control character", rules: ["control-character"]) { line, _ in
      line + "\u{8}"
    },
    Mutation(name: "line separator", rules: ["unicode-line-break"]) { line, _ in
      line + "\u{2028}"
    },
    Mutation(name: "conflict marker", rules: ["merge-conflict-marker"]) { line, _ in
      "<<<<<<< HEAD\n" + line
    },
    Mutation(name: "line twice", rules: ["duplicate-key"]) { line, _ in
      line.contains(": ") && !line.contains("- ") && !line.hasSuffix("|") && !line.hasSuffix(">")
        && !line.hasSuffix(":") ? line + "\n" + line : nil
    },
  ]

  @Test(arguments: mutations.indices)
  func oneFindingOnTheLine(index: Int) {
    let mutation = Self.mutations[index]
    let reader = YAMLReader()
    var numbers = SeededNumbers(seed: UInt64(index + 1))
    var applied = 0
    for _ in 0..<1500 {
      let entry = RandomEntry.make(&numbers)
      let lines = entry.text.split(separator: "\n", omittingEmptySubsequences: false)
      guard let number = entry.syntaxLines.randomElement(using: &numbers) else { continue }
      let above = number > 0 ? lines[number - 1] : ""
      guard let broken = mutation.apply(lines[number], above) else { continue }
      applied += 1
      var text = lines.map(String.init)
      text[number] = broken
      let file = SourceFile(path: "a.yaml", text: text.joined(separator: "\n"))
      let findings = reader.read(file).diagnostics
      let starts = findings.map { LineIndex(file.bytes).position(at: $0.range.start).line }
      let expected = mutation.name == "line twice" ? number + 2 : number + 1
      let isRight =
        findings.count == 1 && mutation.rules.contains(findings[0].rule.name)
        && starts == [expected]
      #expect(
        isRight,
        "\(mutation.name) on line \(expected): \(findings.map(\.rule.name)) on \(starts)\n\(file.text(in: SourceRange(start: 0, end: file.bytes.count)))"
      )
      if !isRight { return }
    }
    #expect(applied > 20)
  }

  @Test("an entry that nobody broke has no finding")
  func unbroken() {
    var numbers = SeededNumbers(seed: 99)
    let reader = YAMLReader()
    for _ in 0..<200 {
      let parsed = reader.read(SourceFile(path: "a.yaml", text: RandomEntry.make(&numbers).text))
      #expect(parsed.diagnostics.isEmpty)
      #expect(parsed.documents.allSatisfy { brokenInvariant(of: $0) == nil })
    }
  }
}

private func replacing(_ old: String, by new: String, in line: Substring) -> String? {
  guard let range = line.firstRange(of: old) else { return nil }
  return line[..<range.lowerBound] + new + line[range.upperBound...]
}

private func indent(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }

/// An entry as a specialist writes it, a little different each time.
private struct RandomEntry {
  var text: String
  /// The lines that are neither comments nor text of block scalars.
  var syntaxLines: [Int]

  static func make(_ numbers: inout SeededNumbers) -> RandomEntry {
    var lines: [(text: String, isSyntax: Bool)] = []
    func add(_ text: String, _ isSyntax: Bool = true) { lines.append((text, isSyntax)) }
    func phrase() -> String {
      (0..<Int.random(in: 1...4, using: &numbers)).map { _ in
        words.randomElement(using: &numbers) ?? ""
      }.joined()
    }
    add("# yaml-language-server: $schema=../../schemas/faq.schema.json", false)
    add("id: faq-\(Int.random(in: 1...999, using: &numbers))")
    add("title: \(phrase())")
    add("question: \"\(phrase())か\"")
    add("lead: '\(phrase())'")
    if Bool.random(using: &numbers) { add("interval_months: 12") }
    add("tags:")
    for _ in 0..<Int.random(in: 2...4, using: &numbers) { add("  - \(phrase())") }
    add("disclosure:")
    add("  tlp: GREEN")
    add("  groups: [desk, \(phrase())]")
    add("  labels: {kind: \(phrase()), note: \(phrase())}")
    add("  origin: own")
    add("answer: |")
    for _ in 0..<Int.random(in: 1...3, using: &numbers) { add("  \(phrase())：\(phrase())。", false) }
    add("", false)
    add("sections:")
    for _ in 0..<Int.random(in: 1...3, using: &numbers) {
      add("  - heading: \(phrase())")
      add("    anchor: sec-\(Int.random(in: 1...9, using: &numbers))")
      add("    quote: \"\(phrase())\"")
      add("    body: >-")
      add("      \(phrase())", false)
      add("    sources:")
      add("      - guideline-\(Int.random(in: 1...9, using: &numbers))@v1")
      add("      - \(phrase())")
    }
    add("reviewed: 2025-01-11")
    add("status: approved")
    return RandomEntry(
      text: lines.map(\.text).joined(separator: "\n") + "\n",
      syntaxLines: lines.indices.filter { lines[$0].isSyntax })
  }

  private static let words = [
    "情報セキュリティ", "規程", "生成AIの利用", "著作権", "個人データ", "委託先の監督", "契約条項", "「引用」", "（参考）", "第3条",
    "AI Act", "ー長音ー", "読点、", "句点。",
  ]
}
