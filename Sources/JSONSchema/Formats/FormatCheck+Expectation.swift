package import SourceText

extension FormatCheck {
  /// What a value of this format is, with an example: fits after "is not" and "expected".
  package var expectation: LocalizedText {
    switch self {
    case .dateTime:
      LocalizedText(
        ja: "日時（例 2026-04-01T09:00:00+09:00）",
        en: "a date and time such as 2026-04-01T09:00:00+09:00")
    case .date: LocalizedText(ja: "日付（例 2026-04-01）", en: "a date such as 2026-04-01")
    case .time:
      LocalizedText(ja: "時刻（例 09:00:00+09:00）", en: "a time such as 09:00:00+09:00")
    case .duration:
      LocalizedText(
        ja: "期間（例 P3D は3日、P1Y6M は1年6か月、PT2H は2時間）",
        en: "a duration such as P3D (3 days), P1Y6M or PT2H")
    case .email:
      LocalizedText(
        ja: "メールアドレス（例 info@example.jp）", en: "an e-mail address such as info@example.jp")
    case .internationalEmail:
      LocalizedText(
        ja: "メールアドレス（例 info@example.jp、日本語も可）",
        en: "an e-mail address such as info@example.jp, in any script")
    case .hostname:
      LocalizedText(ja: "ホスト名（例 www.example.jp）", en: "a host name such as www.example.jp")
    case .internationalHostname:
      LocalizedText(
        ja: "ホスト名（例 www.example.jp、日本語も可）", en: "a host name such as www.example.jp, in any script")
    case .ipv4: LocalizedText(ja: "IPv4アドレス（例 192.0.2.1）", en: "an IPv4 address such as 192.0.2.1")
    case .ipv6:
      LocalizedText(ja: "IPv6アドレス（例 2001:db8::1）", en: "an IPv6 address such as 2001:db8::1")
    case .uri, .uriReference, .iri, .iriReference, .uriTemplate: addressExpectation
    case .jsonPointer, .relativeJSONPointer, .uuid, .regularExpression: codeExpectation
    }
  }

  private var addressExpectation: LocalizedText {
    switch self {
    case .uriReference:
      LocalizedText(
        ja: "URLまたはその一部（例 https://example.jp/a、../a）",
        en: "a web address or a part of one such as https://example.jp/a or ../a")
    case .iri:
      LocalizedText(
        ja: "URL（例 https://example.jp/a、日本語も可）",
        en: "a web address such as https://example.jp/a, in any script")
    case .iriReference:
      LocalizedText(
        ja: "URLまたはその一部（例 https://example.jp/a、../a、日本語も可）",
        en: "a web address or a part of one such as https://example.jp/a or ../a, in any script")
    case .uriTemplate:
      LocalizedText(
        ja: "URLのひな形（例 https://example.jp/{id}）",
        en: "a template of a web address such as https://example.jp/{id}")
    default:
      LocalizedText(
        ja: "URL（例 https://example.jp/a）", en: "a web address such as https://example.jp/a")
    }
  }

  private var codeExpectation: LocalizedText {
    switch self {
    case .jsonPointer:
      LocalizedText(ja: "JSONポインター（例 /answer/0）", en: "a JSON Pointer such as /answer/0")
    case .relativeJSONPointer:
      LocalizedText(
        ja: "相対JSONポインター（例 1/answer）", en: "a relative JSON Pointer such as 1/answer")
    case .uuid:
      LocalizedText(
        ja: "UUID（例 2eb8aa08-aa98-11ea-b4aa-73b441d16380）",
        en: "a UUID such as 2eb8aa08-aa98-11ea-b4aa-73b441d16380")
    default:
      LocalizedText(
        ja: "正規表現（例 ^[a-z]+$）", en: "a regular expression such as ^[a-z]+$")
    }
  }
}
