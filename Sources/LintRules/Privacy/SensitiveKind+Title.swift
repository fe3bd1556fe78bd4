package import SensitiveText
package import SourceText

extension SensitiveKind {
  /// The name for people, in English with its article.
  package var title: LocalizedText {
    switch self {
    case .myNumber: LocalizedText(ja: "マイナンバー（個人番号）", en: "a My Number")
    case .driversLicence: LocalizedText(ja: "運転免許証の番号", en: "a driver's licence number")
    case .passport: LocalizedText(ja: "パスポートの番号", en: "a passport number")
    case .pensionNumber: LocalizedText(ja: "基礎年金番号", en: "a pension number")
    case .bankAccount: LocalizedText(ja: "銀行口座の番号", en: "a bank account")
    case .creditCard: LocalizedText(ja: "クレジットカードの番号", en: "a credit card number")
    case .invoiceNumber: LocalizedText(ja: "個人事業者の登録番号", en: "a sole proprietor's invoice number")
    case .phoneMobile: LocalizedText(ja: "携帯電話の番号", en: "a mobile phone number")
    case .phoneIP: LocalizedText(ja: "IP電話の番号", en: "an IP phone number")
    case .phoneFixed: LocalizedText(ja: "電話番号", en: "a phone number")
    case .phoneForeign: LocalizedText(ja: "国外の電話番号", en: "a phone number abroad")
    case .phoneTollFree: LocalizedText(ja: "フリーダイヤルの番号", en: "a toll-free number")
    case .phoneNaviDial: LocalizedText(ja: "ナビダイヤルの番号", en: "a navi-dial number")
    case .postalCode: LocalizedText(ja: "郵便番号", en: "a postal code")
    case .address: LocalizedText(ja: "住所", en: "a postal address")
    case .email: LocalizedText(ja: "メールアドレス", en: "a mail address")
    case .birthDate: LocalizedText(ja: "生年月日", en: "a date of birth")
    case .name: LocalizedText(ja: "人の名前", en: "a person's name")
    case .ipAddress: LocalizedText(ja: "IPアドレス", en: "an IP address")
    case .macAddress: LocalizedText(ja: "MACアドレス", en: "a MAC address")
    case .companyName: LocalizedText(ja: "会社の名前", en: "a company's name")
    case .corporateNumber: LocalizedText(ja: "法人番号", en: "a corporate number")
    case .siteAddress: LocalizedText(ja: "サイトのアドレス", en: "the address of a site")
    case .privateKey: LocalizedText(ja: "秘密鍵", en: "a private key")
    case .token: LocalizedText(ja: "サービスのトークン（接続用の文字列）", en: "a service's token")
    case .passwordInURL: LocalizedText(ja: "アドレスに書かれたパスワード", en: "a password in an address")
    case .assignedSecret: LocalizedText(ja: "パスワードや鍵", en: "a password or key")
    }
  }
}
