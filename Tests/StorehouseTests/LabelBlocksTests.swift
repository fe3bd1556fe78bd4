import Storehouse
import TestSupport
import Testing

struct LabelBlocksTests {
  private func blocks(_ text: String) -> LabelBlocks { LabelBlocks(text.utf8) }

  @Test func aBlockReachesFromItsFirstToItsLastLine() {
    let text = "a\n:::label{tlp=AMBER groups=desk,members}\nb\n:::\nc\n"
    let found = blocks(text)
    #expect(found.problems.isEmpty)
    #expect(found.blocks.map(\.range) == [2..<(text.utf8.count - 2)])
    #expect(found.blocks[0].label.level == .amber)
    #expect(found.blocks[0].label.audience == .groups(["desk", "members"]))
  }

  @Test func blocksNest() {
    let found = blocks(
      "::::label{tlp=GREEN}\n:::label{tlp=RED}\nx\n:::\n:::note\ny\n:::\n::::\nz\n")
    #expect(found.problems.isEmpty)
    #expect(found.blocks.map(\.label.level) == [.green, .red])
    #expect(found.blocks.map(\.parent) == [nil, 0])
  }

  @Test(arguments: [
    "```\n:::label{tlp=RED}\n```\n", "~~~~ md\n```\n:::label{tlp=RED}\n~~~~\n",
    "- ```\n  :::label{tlp=RED}\n  ```\n", "1. a\n\n   ```\n   :::label{tlp=RED}\n   ```\n",
    "<!-- a -->\n\n```\n:::label{tlp=RED}\n```  \n", "```\r\n:::label{tlp=RED}\r\n```\r\n",
    "```\n    ```\n:::label{tlp=RED}\n```\n", "````\n```\n:::label{tlp=RED}\n```\n````\n",
  ])
  func codeHasNoBlocks(text: String) {
    #expect(blocks(text).blocks.isEmpty)
    #expect(blocks(text).problems.isEmpty)
  }

  private static let block = "\n:::label{tlp=RED}\n秘密\n:::\n"

  @Test(arguments: [
    "- ```\n  code\n  ```\n" + block, "1. ```\n   code\n   ```\n" + block,
    "- - ```\n    code\n    ```\n" + block, "- ```\n  code\n" + block + "\n```\n",
    "- a\n\n  ```\n  code\n" + block + "\n```\n", "    ```\n" + block + "\n    ```\n",
    "\t```\n" + block + "\n```\n", "-     ```\n" + block + "\n```\n",
    "<!--\n```\n-->\n" + block + "\n```\n", "<!--\n\n```\n-->\n" + block + "\n```\n",
    "<pre>\n\n```\n</pre>\n" + block + "\n```\n", "<div>\n```\n</div>\n" + block + "\n```\n",
    "```\ncode\n```end\n" + block + "\n```\n", "文\n2. ```\n" + block + "\n```\n",
    "```\ncode\n```\r\r:::label{tlp=RED}\n秘密\n:::\n",
  ])
  func whatOnlyLooksLikeAFenceHidesNoBlock(text: String) {
    let found = blocks(text)
    #expect(found.problems.isEmpty)
    #expect(found.blocks.map(\.label.level) == [.red])
    #expect(found.blocks.first?.isReadable == true)
  }

  @Test(arguments: [
    "```\ncode\n" + block, "```\ncode\n~~~\n" + block, "~~~\ncode\n```\n" + block,
    "````\ncode\n```\n" + block, "```\na\n~~~\n" + block + "\n```\nb\n~~~\n",
    "```\n:::label{tlp=CLEAR}\n" + block + ":::\n",
  ])
  func aBlockInCodeWithoutAnEndIsOneFindingAndCountsAsTheStrictest(text: String) {
    let found = blocks(text)
    #expect(found.problems.map(\.cause) == [.inOpenCode])
    #expect(found.blocks.first?.label == .strictest)
    #expect(found.blocks.first?.isReadable == false)
  }

  @Test(arguments: [
    "restricted", " RED", "amber", "限定", " 部外秘 {#a}", "Clear", "AMBER+STRICT", "秘密（窓口）",
  ])
  func aContainerThatIsCalledLikeALevelIsAMisspeltBlock(name: String) {
    let found = blocks("a\n:::\(name)\nb\n:::\n")
    #expect(found.problems.map(\.cause) == [.misspelt])
    #expect(found.blocks.first?.label == .strictest)
  }

  @Test(arguments: ["note", "red-box", "greenhouse", "内部構造", "internal_link", "warning 限定"])
  func aContainerOfAnotherNameIsText(name: String) {
    let found = blocks("a\n:::\(name)\nb\n:::\n")
    #expect(found.problems.isEmpty)
    #expect(found.blocks.isEmpty)
  }

  @Test func aBlockWithoutAnEndReachesToTheEndOfTheText() {
    let text = "a\n:::label{tlp=GREEN}\nb\n"
    #expect(blocks(text).blocks.map(\.range) == [2..<text.utf8.count])
    #expect(blocks(text).problems.map(\.cause) == [.unclosed(colons: 3)])
  }

  @Test(arguments: [
    ":::lable{tlp=GREEN}", "::: label{tlp=GREEN}", ":::Label{tlp=GREEN}", "::label{tlp=GREEN}",
    "：：：label{tlp=GREEN}", ":::label｛tlp=GREEN｝", ":::label(tlp=GREEN)", ":::label",
    ":::{tlp=GREEN}", "- :::label{tlp=GREEN}", "文 :::label{tlp=GREEN}", ":::ラベル{tlp=GREEN}",
    ":::label{tlp=WHITE}", ":::label{tlp=green}", ":::label{groups=desk}", ":::label{}",
    ":::label{tlp=GREEN tlp=CLEAR}", ":::label{tlp=GREEN group=desk}",
  ])
  func whatCannotBeReadIsAFindingAndCountsAsTheStrictest(opening: String) {
    let found = blocks("a\n\(opening)\nb\n:::\nc\n")
    #expect(found.problems.count == 1)
    #expect(found.blocks.count == 1)
    #expect(found.blocks.first?.label.level == .red)
    #expect(found.blocks.first?.range.contains(2) == true)
  }

  @Test func aLineThatClosesNothingMakesWhatIsBeforeItTheStrictest() {
    let found = blocks("a\nb\n:::\nc\n")
    #expect(found.problems.map(\.cause) == [.closesNothing])
    #expect(found.blocks.map(\.range) == [0..<8])
  }

  @Test(arguments: [
    "時刻は 10:30 です。\n", "用語\n: ラベルの説明\n", "std::label という関数\n", ":::note\nx\n:::\n", "比：：率\n",
  ])
  func otherColonsAreText(text: String) {
    #expect(blocks(text).blocks.isEmpty)
    #expect(blocks(text).problems.isEmpty)
  }

  @Test func arbitraryTextsNeverBreakTheirLimits() {
    var generator = SeededGenerator(seed: 3)
    let words = [
      ":::", "::::", "label{", "tlp=RED", "}", "\n", "\n", "```", "文", "：", " ", "- ", "groups=a",
    ]
    for _ in 0..<2_000 {
      let text = (0..<20).map { _ in words.randomElement(using: &generator) ?? "" }.joined()
      let found = blocks(text)
      for block in found.blocks {
        #expect(block.range.upperBound <= text.utf8.count)
        #expect(block.range.contains(block.opening.lowerBound))
        if let parent = block.parent {
          #expect(found.blocks[parent].range.lowerBound <= block.range.lowerBound)
        }
      }
      if text.contains("label{") && text.contains(":::label{") {
        #expect(text.contains("```") || !found.blocks.isEmpty)
      }
    }
  }
}
