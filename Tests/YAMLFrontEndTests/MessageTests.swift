import Diagnostics
import DocumentTree
import SourceText
import Testing
import YAMLFrontEnd

@Suite("Findings speak to people who are not programmers")
struct MessageTests {
  @Test(
    arguments: [
      (
        "title：見出し\n", "全角の「：」が使われています。半角の「:」に直してください。",
        "YAML needs ':' here, not '：'"
      ),
      (
        "title:　見出し\n", "全角スペースが使われています。半角のスペースに直してください。",
        "YAML needs an ordinary space here, not an ideographic space (U+3000)"
      ),
      (
        "a:\n　b: 1\n", "字下げに全角スペースが使われています。半角スペースに直してください。",
        "The indentation contains an ideographic space (U+3000); use ordinary spaces"
      ),
      (
        "a:\n\tb: 1\n", "字下げにタブが使われています。半角スペースに直してください。",
        "The indentation contains a tab; use spaces"
      ),
      (
        "title:見出し\n", "「title:」の「:」のあとに半角スペースが必要です。",
        "A space is needed after 'title:'"
      ),
      (
        "a: \"b\nc: d\n", "ここで開いた引用符「\"」が閉じられていません。値の終わりに「\"」を付けてください。",
        "The quote \" opened here is never closed; add \" at the end of the value"
      ),
      (
        "a: [b\nc: d\n", "ここで開いた「[」が閉じられていません。「]」を付けてください。",
        "The '[' opened here is never closed; add ']'"
      ),
      (
        "", "ファイルに中身がありません。内容を書くか、要らなければファイルを消してください。",
        "The file has no content; write some, or delete the file"
      ),
      (
        "<<<<<<< HEAD\n", "マージの衝突の印が残っています。どちらの内容を残すか決めて、印の行を消してください。",
        "A merge conflict marker was left behind; keep one side and delete the marker lines"
      ),
      (
        "a: 1\na: 2\n", "キー「a」が2回書かれています。どちらか一方を消すか、名前を変えてください。",
        "Key 'a' is written twice; remove one of them or rename it"
      ),
    ])
  func texts(text: String, japanese: String, english: String) {
    let finding = YAMLReader().read(SourceFile(path: "a.yaml", text: text)).diagnostics.first
    #expect(finding?.message.japanese == japanese)
    #expect(finding?.message.english == english)
  }
}
