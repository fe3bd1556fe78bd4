package import Diagnostics
import Editions
import LintRules
import SensitiveText
import SourceText
import Storehouse
import Synchronization

/// A value that the storehouse has registered, so that it may stand anywhere.
struct RegisteredValue: Hashable, Sendable {
  /// What is compared with what: a number is the same whatever kind of line it is.
  enum Category: Sendable {
    case phone
    case mail
    case postalCode
    case address
    case site
    case company
    case corporateNumber
  }

  let category: Category
  let value: String

  init(_ category: Category, _ value: String) {
    self.category = category
    self.value = value
  }

  /// What a finding is about, or `nil` for what is never registered, such as a mobile number.
  init?(_ kind: SensitiveKind, _ value: String) {
    switch kind {
    case .phoneFixed, .phoneIP, .phoneTollFree, .phoneNaviDial, .phoneForeign: category = .phone
    case .email: category = .mail
    case .postalCode: category = .postalCode
    case .address: category = .address
    case .siteAddress: category = .site
    case .companyName: category = .company
    case .corporateNumber, .invoiceNumber: category = .corporateNumber
    default: return nil
    }
    self.value = category == .phone ? RegisteredValue.digits(of: value) : value
  }

  init?(_ mark: SensitiveMark) {
    guard let kind = SensitiveKind(rawValue: mark.kind) else { return nil }
    self.init(kind, mark.value)
  }

  /// The digits of a number, from its first zero inside the country.
  static func digits(of text: String) -> String {
    let digits = text.unicodeScalars.filter { ("0"..."9").contains($0) }
    let number = String(String.UnicodeScalarView(digits))
    return number.hasPrefix("81") && text.utf8.first == UInt8(ascii: "+")
      ? "0" + number.dropFirst(2) : number
  }
}

/// The values that a storehouse has registered: telephone numbers, mail addresses and the like of
/// its contacts, sources and organisations, which may stand anywhere.
///
/// Nothing is read before the first question, so that a check without a finding costs nothing.
package final class AllowList: Sendable {
  private let read: @Sendable () -> Set<RegisteredValue>
  private let known = Mutex<Set<RegisteredValue>?>(nil)

  /// The values in the registering entries of a state of the storehouse.
  package init(_ input: LintInput, _ storehouse: LoadedStorehouse) {
    read = { AllowList.values(in: input, storehouse) }
  }

  /// Values that have been collected already.
  init(_ values: [RegisteredValue]) {
    read = { Set(values) }
  }

  /// Whether a value is registered, so that a finding about it is none.
  package func allows(_ mark: SensitiveMark) -> Bool {
    guard let wanted = RegisteredValue(mark) else { return false }
    let values = known.withLock { known in
      let values = known ?? read()
      known = values
      return values
    }
    if values.contains(wanted) { return true }
    switch wanted.category {
    case .address:
      return values.contains { $0.category == .address && $0.value.tells(wanted.value) }
    case .site:
      // A host belongs to whoever registered the name above it.
      let labels = wanted.value.split(separator: ".")
      return labels.indices.dropLast().contains { index in
        let parent = labels[index...].joined(separator: ".")
        return values.contains(RegisteredValue(.site, parent))
      }
    default: return false
    }
  }

  /// Whether a finding is taken back because its value is registered.
  func takesBack(_ finding: Diagnostic) -> Bool {
    finding.sensitive.map(allows) ?? false
  }

  private static func values(
    in input: LintInput, _ storehouse: LoadedStorehouse
  ) -> Set<RegisteredValue> {
    // What is registered is so on every day.
    guard let anyDay = CalendarDate("2000-01-01"), let read = try? input.makeReader() else {
      return []
    }
    let plan = LintPlan(protecting: storehouse, asOf: anyDay)
    var check = FileCheck(plan)
    var values: Set<RegisteredValue> = []
    for index in input.paths.indices {
      let path = input.paths[index]
      guard let kind = plan.kind(of: path), plan.kinds[kind].registration != nil,
        let bytes = try? read(index)
      else { continue }
      let source = SourceFile(path: path, bytes: bytes)
      values.formUnion(check.check(source, kindIndex: kind).registered)
    }
    return values
  }
}

extension String {
  /// Whether an address says all that another one says; a number that only begins alike is another.
  fileprivate func tells(_ part: String) -> Bool {
    ranges(of: part).contains { range in
      guard range.upperBound < endIndex else { return true }
      let next = self[range.upperBound]
      return !next.isNumber && next != "-"
    }
  }
}
