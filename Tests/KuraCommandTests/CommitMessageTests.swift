import SourceText
import TestSupport
import Testing

/// `kura hook commit-msg`, as git runs it.
struct CommitMessageTests {
  private static let good = "窓口の案内を4月からの受付時間に合わせる"

  /// A storehouse with duties, whose messages name one.
  private static func withTrailers() throws -> HookedRepository {
    try HookedRepository(
      configuration: """
          duty:
            path: "duties/*.yaml"
            schema: schemas/duty.schema.json
        commit_message:
          subject_max: 50
          trailers:
            Duty: {required: true, role: duty}
            Why: {pattern: "[A-Z]+-[0-9]+"}

        """,
      files: [
        "schemas/duty.schema.json":
          #"{"type": "object", "x-kura-role": "duty", "properties": {"id": true}}"#,
        "duties/faq-desk.yaml": "id: faq-desk\n",
      ])
  }

  @Test(arguments: [
    good, "Give the desk its opening hours from April", good + "\n\n理由を書く。\n",
    "修正: 電話番号の誤り", "Fix the opening hours", "Merge branch 'side'", "fixup! 修正",
    "Revert \"窓口の案内を直す\"", String(repeating: "長", count: 36), "見直し中の項目を一覧から外す...",
  ])
  func goodMessagesPass(message: String) throws {
    let repository = try HookedRepository()
    let result = try repository.commit(message)
    #expect(result.status == 0, "\(result.errorText)")
    #expect(try repository.lastMessage().hasPrefix(message.prefix { $0 != "\n" }))
  }

  @Test(arguments: [
    ("修正", "何をなぜ"), ("修正しました。", "何をなぜ"), ("update", "何をなぜ"), ("WIP", "何をなぜ"), ("更新 2", "何をなぜ"),
    ("...", "何をなぜ"), ("Fixed!", "何をなぜ"),
    (String(repeating: "長", count: 37), "上限は72文字分で、全角なら36文字"),
    (good + "。", "終わりの「。」を取って"), ("Give the desk its hours.", "終わりの「.」を取って"),
    (good + "\n続き", "2行目は空けて"),
  ])
  func poorSubjectsAreRefusedWithTheRemedy(message: String, remedy: String) throws {
    let repository = try HookedRepository()
    let result = try repository.commit(message)
    #expect(result.status == 1)
    #expect(result.errorText.contains(remedy), "\(result.errorText)")
    #expect(result.errorText.contains("git commit -e -F .git/COMMIT_EDITMSG"))
    #expect(try repository.lastMessage() == "Begin")
  }

  @Test func theRemedyThatIsShownWorks() throws {
    let repository = try HookedRepository()
    #expect(try repository.commit("修正").status == 1)
    let editor = ["GIT_EDITOR": "sed -i 's/修正/\(Self.good)/'"]
    let again = try repository.run(
      ["commit", "--allow-empty", "-e", "-F", ".git/COMMIT_EDITMSG"], adding: editor)
    #expect(again.status == 0, "\(again.errorText)")
    #expect(try repository.lastMessage() == Self.good)
  }

  @Test func whatGitWillDropIsNotLookedAt() throws {
    let repository = try HookedRepository()
    let scissors = "# ------------------------ >8 ------------------------\n修正\n"
    let message = "# 修正\n\n\(Self.good)\n# 続けて書く\n\n" + scissors
    let result = try repository.commit(message, isEdited: true)
    #expect(result.status == 0, "\(result.errorText)")
    #expect(try repository.lastMessage().hasPrefix(Self.good))
  }

  @Test func linesThatOnlyLookLikeCommentsCount() throws {
    let repository = try HookedRepository()
    // Nobody edits this message, so git keeps the line.
    let kept = try repository.commit("# 修正")
    #expect(kept.status == 1)
    try repository.git.git("config", "core.commentChar", ";")
    let edited = try repository.commit("; 注釈\n# 修正\n", isEdited: true)
    #expect(edited.status == 1)
    #expect(edited.errorText.contains("「# 修正」"), "\(edited.errorText)")
  }

  @Test func trailersAreCheckedAgainstTheStorehouse() throws {
    let repository = try Self.withTrailers()
    let cases = [
      (Self.good, "「Duty: faq-desk」のように"),
      (Self.good + "\n\nDuty: faq-dek", "「faq-desk」の誤りではありませんか"),
      (Self.good + "\n\nDuty: other", "書けるのは faq-desk です"),
      (Self.good + "\n\nDuty:", "「Duty:」の後に何も書かれていません"),
      (Self.good + "\n\nDuty: faq-desk\nWhy: x", "「Why: x」は、kura.yaml で決めた形"),
      (Self.good + "\n\nDuty: faq-desk\n\n本文", "「Duty:」の行がありません"),
    ]
    for (message, remedy) in cases {
      let result = try repository.commit(message)
      #expect(result.status == 1, "\(message)")
      #expect(result.errorText.contains(remedy), "\(result.errorText)")
    }
    for message in [
      Self.good + "\n\n本文\n\nDuty: faq-desk\nWhy: A-12", Self.good + "\n\nduty: faq-desk",
      "fixup! x", "Merge branch 'x'",
    ] {
      let result = try repository.commit(message)
      #expect(result.status == 0, "\(result.errorText)")
    }
  }

  @Test func aSkippedCheckLeavesItsReasonOnce() throws {
    let repository = try HookedRepository()
    let skip = ["KURA_SKIP": " 公開が\n急ぎのため "]
    #expect(try repository.commit("修正", adding: skip).status == 0)
    #expect(try repository.lastMessage() == "修正\n\nKura-Skipped: 公開が 急ぎのため")
    let amended = try repository.run(
      ["commit", "--amend", "--no-edit", "--allow-empty"], adding: skip)
    #expect(amended.status == 0, "\(amended.errorText)")
    #expect(try repository.lastMessage() == "修正\n\nKura-Skipped: 公開が 急ぎのため")
    #expect(try repository.commit("修正\n\nDuty: a\n", isEdited: true, adding: skip).status == 0)
    #expect(try repository.lastMessage() == "修正\n\nDuty: a\nKura-Skipped: 公開が 急ぎのため")
  }

  @Test(arguments: ["", "  "])
  func skippingNeedsAReason(reason: String) throws {
    let repository = try HookedRepository()
    let result = try repository.commit(Self.good, adding: ["KURA_SKIP": reason])
    #expect(result.status == 1)
    #expect(result.errorText.contains("KURA_SKIP=\""), "\(result.errorText)")
    #expect(try repository.lastMessage() == "Begin")
  }

  @Test func linkedWorkTreesAndSubfoldersAreGuardedToo() throws {
    let repository = try HookedRepository(in: "store")
    #expect(try repository.commit("修正").status == 1)
    let other = try TemporaryFolder()
    try repository.git.git("worktree", "add", "-q", other.path + "/tree")
    let result = try repository.run(
      ["commit", "--allow-empty", "-m", "修正"], in: other.path + "/tree")
    #expect(result.status == 1)
    #expect(result.errorText.contains("何をなぜ"), "\(result.errorText)")
  }
}
