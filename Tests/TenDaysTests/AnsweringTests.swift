import SourceText
import TestSupport
import Testing

/// A specialist who writes entries by answering `kura new` at a terminal, in Japanese, with
/// mistakes on the way.
@Suite(.serialized) struct AnsweringTests {
  /// What is typed at a question, and what the screen has to say then.
  private typealias Turn = (typed: String, words: String)

  private static let promptEnd = "\u{27E7} "

  /// Has a conversation from a command to the shell's next prompt.
  /// - Returns: the commands that were proposed at its end.
  private func converse(_ desk: Desk, _ command: String, _ turns: [Turn]) throws -> [String] {
    var screen = ""
    for turn in [(typed: command, words: turns[0].words)] + turns.dropFirst() {
      screen = try desk.terminal.type(turn.typed + "\n", until: turn.words)
    }
    // Choices by number are indented too.
    return screen.split(separator: "\n")
      .filter { $0.hasPrefix("  ") && $0.dropFirst(2).first?.isNumber == false }
      .map { String($0.dropFirst(2)) }
  }

  private func succeed(_ command: String, _ desk: Desk) throws {
    let answer = try desk.terminal.answer(to: command)
    try #require(answer.status == 0, "\(command) says: \(answer.text)")
  }

  @Test func `three entries are written by answering and pass into the history`() throws {
    let desk = try Desk()
    try succeed("stty iutf8; kura init", desk)
    let term = try converse(
      desk, "kura new term",
      [
        ("", "入力 > "), ("", "この欄は必要です。"), ("パスキー", "この種類の id は「term-」で始めます"),
        ("Passkey", "半角の英小文字・数字をハイフンでつないで"), ("term-passkey", "【読み】"),
        ("パスキー", "読みはひらがなで書いてください。"), ("ぱすきい\u{7F}ー", "【意味】"),
        ("端末にしまう鍵です。\n困ったら 090-8765-4321 の山田さんへ。\n.", "「***-****-****」があります"),
        ("パスワードの代わりに使う、端末にしまう鍵です。\n\n二つ目の段落です。\n.", "【公開範囲"),
        ("9", "1 から 5 までの番号"), ("RED", "区分をゆるめて済ませてはいけません。"), ("", "【担当】"),
        ("だれか", "「だれか」を含む項目はありません。"), ("", "【見直し】"), ("", Self.promptEnd),
      ])
    let question = try converse(
      desk, "kura new faq",
      [
        ("", "入力 > "), ("鍵だけで入れますか", "今日の日付で案を作りました。"), ("faq-passkey", "【区分】"),
        ("ぼうさい", "「ぼうさい」を含む項目はありません。"), ("予防", "これにしますか"), ("99", "「はい」か「いいえ」"),
        ("", "【キーワード】"), ("", "この欄は必要です。"),
        ("パスキー", "そのまま Enter"),
        ("パスキー", "同じ"), ("", "【質問】"), ("パスキーを使ってもよいですか。", "【質問のいろいろな言い方】"),
        ("パスワードなしで入れますか", "そのまま Enter"), ("", "【答え】"), ("はい、使えます。\n.", "【公開範囲"),
        ("", "【見直し › 見直しの間隔（月）】"), ("十二", "整数"), ("0", "1以上"), ("１２", "【担当】"),
        ("二次", "これにしますか"), ("", "【見直し】"), ("はい", "見直した役割"), ("二次対応担当", Self.promptEnd),
      ])
    let notice = try converse(
      desk, "kura new notice",
      [
        ("", "入力 > "), ("パスキーの用語", "【id】"), ("notice-passkey", "【種類】"), ("1", "【日付】"),
        ("2026/11/21", "「2026-11-21」の形で"), ("2026-02-30", "2026年2月に30日はありません"), ("今日", "【本文】"),
        ("戻る", "【日付】"), ("今日", "【本文】"), ("用語「パスキー」を加えました。", "【公開範囲"), ("", "題名の一部か id"),
        ("term-pasukii", "含む項目はありません。"), ("term-passkey", "そのまま Enter"), ("", "【担当】"),
        ("", "【見直し"), ("", Self.promptEnd),
      ])
    for commands in [term, question, notice] {
      #expect(commands.map { $0.prefix(7) } == ["kura li", "git add", "git com"], "\(commands)")
      for command in commands { try succeed(command, desk) }
    }
    let written = try desk.terminal.answer(to: "cat knowledge/term/term-passkey.yaml")
    #expect(written.text.contains("\nreading: ぱすきー\n"), "\(written.text)")
    #expect(written.text.contains("鍵です。\n\n  二つ目の段落です。\n"), "\(written.text)")
    #expect(!written.text.contains("8765") && written.text.contains("\n  tlp: CLEAR\n"))
    let status = try desk.terminal.answer(to: "git status --porcelain")
    #expect(status.text == "", "nothing is left lying about")
    try succeed("kura lint", desk)
    try succeed("git push -q origin main", desk)
  }

  @Test func `a newcomer can follow CONTRIBUTING word for word`() throws {
    let desk = try Desk()
    let page = RepositoryFolder().text(of: "CONTRIBUTING.md")
    // The English half has the same commands.
    let japanese = page[..<(page.firstRange(of: "\n---\n")?.lowerBound ?? page.endIndex)]
    var commands: [String] = []
    var block: [String]?
    for line in japanese.split(separator: "\n").map(String.init) {
      if line == "```sh" {
        block = []
      } else if line == "```" {
        // Whoever runs this has a program already.
        let isAboutBuilding =
          block?.contains { $0.hasPrefix("make install") || $0.hasPrefix("mv kura ") } ?? true
        commands += isAboutBuilding ? [] : block ?? []
        block = nil
      } else {
        block?.append(line.replacing("<蔵のアドレス>", with: "../origin.git"))
      }
    }
    #expect(commands.contains("kura new term") && commands.count > 10, "\(commands)")
    try succeed("mkdir ../first-day && cd ../first-day", desk)
    for command in commands {
      guard command == "kura new term" else {
        try succeed(command, desk)
        continue
      }
      let proposed = try converse(
        desk, command,
        [
          ("", "入力 > "), ("パスキー", "【id】"), ("term-passkey", "【読み】"), ("ぱすきー", "【意味】"),
          ("パスワードの代わりに使う鍵です。\n.", "【公開範囲"), ("", "【担当】"), ("", "【見直し】"),
          ("", Self.promptEnd),
        ])
      #expect(commands.contains(proposed.last ?? ""), "the page shows what kura proposes")
    }
    let sent = try desk.terminal.answer(to: "git log --oneline origin/main..origin/add-passkey")
    #expect(sent.text.contains("用語「パスキー」を加える"), "\(sent.text)")
  }

  @Test func `stopping on the way leaves nothing behind`() throws {
    let desk = try Desk()
    try succeed("kura init", desk)
    for (key, words) in [("\u{03}", "\u{27E6}130\u{27E7}"), ("\u{04}", "必要な欄: 読み（reading）")] {
      _ = try desk.terminal.type("kura new term\n", until: "入力 > ")
      _ = try desk.terminal.type("パスキー\n", until: "id（そのまま Enter で")
      _ = try desk.terminal.type("\n", until: "【読み】")
      let screen = try desk.terminal.type(key, until: Self.promptEnd)
      #expect(screen.contains(words), "\(screen)")
    }
    let status = try desk.terminal.answer(to: "git status --porcelain")
    #expect(status.text == "")
  }

  @Test func `half a letter is not taken for an answer`() throws {
    let desk = try Desk()
    // A terminal that does not know of UTF-8 takes one byte away where a letter has three.
    try succeed("kura init; stty -iutf8", desk)
    _ = try desk.terminal.type("kura new term\n", until: "入力 > ")
    _ = try desk.terminal.type("パスキー\u{7F}\n", until: "文字が壊れて届きました。")
    _ = try desk.terminal.type("パスキー\n", until: "【id】")
    _ = try desk.terminal.type("\u{03}", until: Self.promptEnd)
  }
}
