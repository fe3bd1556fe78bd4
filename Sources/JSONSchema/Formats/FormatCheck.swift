/// A format of the JSON Schema vocabulary `format` (2020-12, 2019-09 and draft-07).
///
/// A check reads bytes once from left to right, needs no memory for the common formats, and takes
/// time that grows with the length of the value at most. Draft-07 does not define `duration` and
/// `uuid`; they are checked there too, as other validators do.
package enum FormatCheck: UInt8, Hashable, Sendable, CaseIterable {
  case dateTime
  case date
  case time
  case duration
  case email
  case internationalEmail
  case hostname
  case internationalHostname
  case ipv4
  case ipv6
  case uri
  case uriReference
  case iri
  case iriReference
  case uriTemplate
  case jsonPointer
  case relativeJSONPointer
  case uuid
  case regularExpression

  /// The format of this name, or `nil` when no draft defines one.
  package static func named(_ name: String) -> FormatCheck? {
    allCases.first { $0.name == name }
  }

  /// The name that a schema gives the format.
  package var name: String {
    switch self {
    case .dateTime: "date-time"
    case .date: "date"
    case .time: "time"
    case .duration: "duration"
    case .email: "email"
    case .internationalEmail: "idn-email"
    case .hostname: "hostname"
    case .internationalHostname: "idn-hostname"
    case .ipv4: "ipv4"
    case .ipv6: "ipv6"
    case .uri: "uri"
    case .uriReference: "uri-reference"
    case .iri: "iri"
    case .iriReference: "iri-reference"
    case .uriTemplate: "uri-template"
    case .jsonPointer: "json-pointer"
    case .relativeJSONPointer: "relative-json-pointer"
    case .uuid: "uuid"
    case .regularExpression: "regex"
    }
  }

  /// Whether the UTF-8 bytes of a string are a value of this format.
  /// - Complexity: O(n) in the number of bytes.
  package func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .dateTime: CalendarGrammar.isDateTime(bytes)
    case .date: CalendarGrammar.isDate(bytes)
    case .time: CalendarGrammar.isTime(bytes)
    case .duration: CalendarGrammar.isDuration(bytes)
    case .email: MailboxGrammar.isMailbox(bytes, allowsUnicode: false)
    case .internationalEmail: MailboxGrammar.isMailbox(bytes, allowsUnicode: true)
    case .hostname: DomainName.isHostname(bytes)
    case .internationalHostname: DomainName.isInternationalHostname(bytes)
    case .ipv4: NetworkAddress.isIPv4(bytes)
    case .ipv6: NetworkAddress.isIPv6(bytes)
    case .uri: ReferenceGrammar.isReference(bytes, needsScheme: true, allowsUnicode: false)
    case .uriReference:
      ReferenceGrammar.isReference(bytes, needsScheme: false, allowsUnicode: false)
    case .iri: ReferenceGrammar.isReference(bytes, needsScheme: true, allowsUnicode: true)
    case .iriReference: ReferenceGrammar.isReference(bytes, needsScheme: false, allowsUnicode: true)
    case .uriTemplate: TemplateGrammar.isTemplate(bytes)
    case .jsonPointer: PointerGrammar.isPointer(bytes)
    case .relativeJSONPointer: PointerGrammar.isRelativePointer(bytes)
    case .uuid: UniqueIdentifierGrammar.isIdentifier(bytes)
    case .regularExpression: RegularExpressionGrammar.isExpression(bytes)
    }
  }

  /// Whether the text is a value of this format.
  func isValid(_ text: String) -> Bool {
    isValid(Array(text.utf8)[...])
  }
}
