/// What a piece of text gives away.
///
/// The raw values are part of the JSON shape of `kura scan` and name kinds in exceptions.
package enum SensitiveKind: String, Hashable, Sendable, CaseIterable {
  case myNumber = "my-number"
  case driversLicence = "drivers-licence"
  case passport
  case pensionNumber = "pension-number"
  case bankAccount = "bank-account"
  case creditCard = "credit-card"
  case invoiceNumber = "invoice-number"
  case phoneMobile = "phone-mobile"
  case phoneIP = "phone-ip"
  case phoneFixed = "phone-fixed"
  /// 0120 and 0800: an organisation's number.
  case phoneTollFree = "phone-toll-free"
  /// 0570: an organisation's number.
  case phoneNaviDial = "phone-navi-dial"
  /// A number of another country.
  case phoneForeign = "phone-foreign"
  case postalCode = "postal-code"
  case address
  case email
  case birthDate = "birth-date"
  case name
  case ipAddress = "ip-address"
  case macAddress = "mac-address"
  /// A company's name; matters in text that comes from consultations.
  case companyName = "company-name"
  /// A corporate number; matters in text that comes from consultations.
  case corporateNumber = "corporate-number"
  /// The address of a site that no source registers; matters in text that comes from
  /// consultations, and is found by the rule, since links are fine elsewhere.
  case siteAddress = "site-address"
  case privateKey = "private-key"
  case token
  case passwordInURL = "password-in-url"
  /// A value of high entropy that is assigned to a name such as `password`.
  case assignedSecret = "assigned-secret"

  /// Which rule speaks about a kind.
  package enum Family: Hashable, Sendable {
    case personalData
    case companyIdentity
    case secret
  }

  package var family: Family {
    switch self {
    case .companyName, .corporateNumber, .siteAddress: .companyIdentity
    case .privateKey, .token, .passwordInURL, .assignedSecret: .secret
    default: .personalData
    }
  }
}
