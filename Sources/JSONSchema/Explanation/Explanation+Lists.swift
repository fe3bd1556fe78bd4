import DocumentTree
import SourceText

// What a text was meant to be where a list is expected.
extension Explanation {
  /// What to type instead of the signs that people take for those of a list, if there are any.
  func listHelp(_ node: Int) -> LocalizedText? {
    guard document.nodes[node].style == .plain else { return nil }
    let text = document.rawText(of: node).unicodeScalars
    if let first = text.first, let close = bracketPairs[first], text.last == close {
      let comma = text.first { wideCommas.contains($0) }
      return .asciiBrackets(String(first), String(close), comma: comma.map { String($0) })
    }
    if let bullet = bullet(of: text) { return .hyphen(bullet) }
    return text.first { wideCommas.contains($0) }.map { .asciiCommas(String($0)) }
  }

  /// The sign or number with which a text begins as an item of a printed list does.
  private func bullet(of text: String.UnicodeScalarView) -> String? {
    guard let first = text.first else { return nil }
    if bulletSigns.contains(first) { return String(first) }
    let digits = text.prefix {
      (0x30...0x39).contains($0.value) || (0xFF10...0xFF19).contains($0.value)
    }
    guard (1...2).contains(digits.count), let end = text.dropFirst(digits.count).first,
      numberEnds.contains(end)
    else { return nil }
    let rest = text.dropFirst(digits.count + 1)
    return end != "." || rest.first == " "
      ? String(String.UnicodeScalarView(digits)) + String(end) : nil
  }
}

private let bracketPairs: [Unicode.Scalar: Unicode.Scalar] = [
  "［": "］", "【": "】", "〔": "〕", "｛": "｝", "「": "」", "（": "）", "(": ")",
]
private let wideCommas: Set<Unicode.Scalar> = ["、", "，", "､"]
private let bulletSigns: Set<Unicode.Scalar> = [
  "・", "･", "•", "●", "○", "◎", "■", "□", "◆", "◇", "－", "ー", "−", "‐", "–", "—", "＊", "*", "※",
]
private let numberEnds: Set<Unicode.Scalar> = [".", "．", ")", "）", "、"]

extension LocalizedText {
  fileprivate static func asciiBrackets(
    _ open: String, _ close: String, comma: String?
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(open) \(close)ではなく半角の [ ] で囲み、"
        + (comma.map { "「\($0)」ではなく" } ?? "") + "半角の「,」で区切ってください（例 [一, 二]）。",
      en: "Use [ and ] instead of '\(open)' and '\(close)', and separate the items with ','"
        + (comma.map { " instead of '\($0)'" } ?? "") + ", as in [a, b]")
  }

  fileprivate static func hyphen(_ bullet: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(bullet)」ではなく、値ごとに改行して、「- 」（半角のハイフンとスペース）から始めてください。",
      en:
        "Give each item a line that begins with '- ', a hyphen and a space, instead of '\(bullet)'")
  }

  fileprivate static func asciiCommas(_ comma: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(comma)」では一覧になりません。全体を半角の [ ] で囲み、半角の「,」で区切ってください（例 [一, 二]）。",
      en: "'\(comma)' does not make a list; put the items in [ ], separated by ',', as in [a, b]")
  }
}
