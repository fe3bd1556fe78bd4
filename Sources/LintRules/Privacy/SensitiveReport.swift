import Diagnostics
import Editions
import SensitiveText
import SourceText

extension Reporter {
  /// Adds a finding about a place, with a mask where the value would be.
  mutating func report(
    _ rule: RuleDescriptor, _ place: SensitivePlace, in context: SensitiveContext,
    severity: Severity? = nil
  ) {
    let words = SensitiveWords(place: place, context: context)
    add(
      Diagnostic(
        rule: rule.id, severity: severity ?? place.level.severity, message: words.message,
        path: context.path, range: place.range, pointer: place.pointer, help: words.help,
        notes: place.ended.map { [$0] } ?? [], sensitive: place.mark))
  }
}

extension SensitiveMatch.Level {
  fileprivate var severity: Severity {
    switch self {
    case .high: .error
    case .review: .warning
    case .low: .note
    }
  }
}

/// What a finding about a place says.
private struct SensitiveWords {
  let place: SensitivePlace
  let context: SensitiveContext

  private var kind: SensitiveKind { place.kind }

  // MARK: What there is

  var message: LocalizedText {
    let what = found
    let why = reason
    return LocalizedText(ja: what.japanese + why.japanese, en: "\(what.english): \(why.english)")
  }

  private var found: LocalizedText {
    let name = kind.title
    let mask = maskOfText(place.written)
    let site = siteWords
    switch place.level {
    case .high:
      return LocalizedText(
        ja: "\(site.japanese)\(name.japanese)「\(mask)」があります。",
        en: "\(name.english) '\(mask)'\(site.english)")
    case .review:
      return LocalizedText(
        ja: "\(site.japanese)\(name.japanese)とみられる「\(mask)」があります。",
        en: "'\(mask)'\(site.english) looks like \(name.english)")
    case .low:
      return LocalizedText(
        ja: "\(site.japanese)\(name.japanese)に近い「\(mask)」があります。",
        en: "'\(mask)'\(site.english) may be \(name.english)")
    }
  }

  private var siteWords: LocalizedText {
    switch context.site {
    case .text: LocalizedText(ja: "", en: "")
    case .name:
      if context.path.isAtOrBelow("refs/heads") {
        LocalizedText(ja: "ブランチの名前に、", en: " in the name of the branch")
      } else if context.path.isAtOrBelow("refs/tags") {
        LocalizedText(ja: "タグの名前に、", en: " in the name of the tag")
      } else {
        LocalizedText(ja: "ファイルやフォルダの名前に、", en: " in the name of a file or folder")
      }
    case .link: LocalizedText(ja: "リンク先の名前に、", en: " in the path to which the link leads")
    case .message:
      context.path == .tagMessage
        ? LocalizedText(ja: "タグのメッセージに、", en: " in the message of the tag")
        : LocalizedText(ja: "コミットメッセージに、", en: " in the commit message")
    }
  }

  private var reason: LocalizedText {
    switch kind {
    case .myNumber:
      return LocalizedText(
        ja: "マイナンバーは、法律で決められた事務のほかには、集めることも残すこともできません。",
        en: "the law allows nobody to collect it here")
    case .phoneTollFree, .phoneNaviDial:
      return LocalizedText(
        ja: "組織の番号なら、相談先か情報源として登録してから使います。",
        en: "an organisation's number is registered before it is used")
    default: break
    }
    switch kind.family {
    case .personalData:
      return LocalizedText(
        ja: (place.level == .high ? "個人の情報は、" : "本当に個人の情報なら、")
          + "あとで消しても変更の履歴に残り続けるので、ここには書けません。",
        en: "what is personal stays in the history even when it is deleted later")
    case .companyIdentity:
      return LocalizedText(
        ja: "どの会社の相談か分かるおそれがあるので、相談から作る項目には書けません。",
        en: "it may tell which company asked for advice")
    case .secret:
      return LocalizedText(
        ja: "履歴を見た人がだれでも使えるようになるので、ここには書けません。",
        en: "whoever sees the history can use it")
    }
  }

  // MARK: What to do

  var help: LocalizedText {
    switch context.site {
    case .name:
      return LocalizedText(
        ja: "ファイルやフォルダの名前を、だれのことか分からないものに変えてください。",
        en: "Rename the file or folder so that it tells nothing")
    case .link:
      return LocalizedText(
        ja: "リンクを消してください。要るときは、リンク先の名前を、だれのことか分からないものに変えてから作り直します。",
        en: "Remove the link; if it is needed, rename what it leads to so that it tells nothing, "
          + "and make it anew")
    case .message:
      return LocalizedText(
        ja: "その部分を消すか、一般的な言い方に変えて、コミットメッセージを書き直してください。",
        en: "Write the message again without it, or in general words")
    case .text:
      let steps = [change, registration, exception].compactMap(\.self)
      return LocalizedText(
        ja: steps.map(\.japanese).joined(), en: steps.map(\.english).joined(separator: ". "))
    }
  }

  private var change: LocalizedText {
    switch kind.family {
    case .personalData:
      return LocalizedText(
        ja: "消すか、「利用者」「都内」「数年前」のような一般的な言い方に変えてください。",
        en: "Remove it or say it in general words")
    case .companyIdentity:
      return LocalizedText(
        ja: "消すか、「ある製造業の会社」のような一般的な言い方に変えてください。",
        en: "Remove it or say it in general words, such as 'a manufacturer'")
    case .secret:
      return LocalizedText(
        ja: "消して、発行元でそれを無効にし、新しいものに替えてください。",
        en: "Remove it, revoke it where it was issued, and replace it")
    }
  }

  private var registration: LocalizedText? {
    switch kind {
    case .phoneFixed, .phoneIP, .phoneTollFree, .phoneNaviDial, .phoneForeign, .email, .postalCode,
      .address:
      return LocalizedText(
        ja: "組織が公開している窓口のものなら、相談先や情報源の項目に書いて登録すると、どこにでも書けます。",
        en: "What an organisation publishes may stand anywhere once a contact or a source has it")
    case .siteAddress, .companyName, .corporateNumber:
      return LocalizedText(
        ja: "相談した会社のものでなければ、情報源や組織の項目に書いて登録すると使えます。",
        en: "What is not the client's may stand here once a source or an organisation has it")
    default: return nil
    }
  }

  private var exception: LocalizedText? {
    if kind == .myNumber {
      return LocalizedText(ja: "マイナンバーには例外がありません。", en: "There is no exception for it")
    }
    let until = context.asOf.adding(months: 6)?.description ?? context.asOf.description
    let pointer = place.pointer.isEmpty ? "" : "pointer: \(Self.scalar(place.pointer)), "
    let place =
      if let id = place.entryID {
        "entry: \(Self.scalar(id))"
      } else {
        "path: \(Self.scalar(context.path.description))"
      }
    func line(_ reason: String, _ role: String) -> String {
      "- {\(place), \(pointer)kind: \(kind.rawValue), reason: \(reason), role: \(role), "
        + "until: \(until)}"
    }
    return LocalizedText(
      ja: "どうしても必要なら、kura.yaml の exceptions:（なければ一番下に書き足す）の下に、この後の「- {」から「}」までを"
        + "1行で加え、「理由」と「役割」を実際のものに書き換えます（ほかの例外がすでにあれば、その行と字下げをそろえます）: "
        + line("理由", "役割"),
      en: "If it has to be here, add the following below exceptions: in kura.yaml as one line, "
        + "indented like other exceptions there, and say who allows it and why: "
        + line("why", "who"))
  }

  /// A text as YAML writes it inside braces.
  private static func scalar(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F: true
      default: false
      }
    }
    let isWord = text.utf8.contains { $0 >= 0x61 }
    if isPlain, isWord, text.utf8.first != UInt8(ascii: "-") { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }
}
