import LintRules
import SensitiveText
import SourceText

extension SensitiveKind {
  /// What a finding in a scanned text says: what it is, and what to do.
  func message(_ level: SensitiveMatch.Level) -> LocalizedText {
    let name = title
    switch level {
    case .high:
      return LocalizedText(
        ja: "\(name.japanese)があります。送ったり公開したりする前に、消すか、だれのものか分からない言葉に置き換えてください。",
        en:
          "\(name.english.capitalizedFirst): remove it or put a general word in its place before you "
          + "send or publish the text")
    case .review:
      return LocalizedText(
        ja: "\(name.japanese)かもしれません。人が確かめて、そうであれば消してください。",
        en: "This may be \(name.english): look at it, and remove it if it is")
    case .low:
      return LocalizedText(
        ja: "\(name.japanese)に近いものがあります。ほかの記述と合わせて、だれのことか分からないかを確かめてください。",
        en: "This comes near to \(name.english): make sure that it identifies nobody together with "
          + "the rest")
    }
  }

  /// What a finding in the name of a scanned file says.
  func messageAboutName(_ level: SensitiveMatch.Level) -> LocalizedText {
    let name = title
    guard level == .high else {
      return LocalizedText(
        ja: "ファイルの名前に、\(name.japanese)とみられるものがあります。人が確かめて、そうであれば名前を変えてください。",
        en: "The name of the file may hold \(name.english): look at it, and change it if it does")
    }
    return LocalizedText(
      ja: "ファイルの名前に、\(name.japanese)があります。送ったり公開したりする前に、名前を変えてください。",
      en:
        "The name of the file holds \(name.english): change it before you send or publish the file")
  }
}

extension String {
  /// The text for the beginning of a sentence.
  fileprivate var capitalizedFirst: String {
    guard let first else { return self }
    return first.uppercased() + dropFirst()
  }
}
