import Diagnostics
import SourceText

extension StagedLint {
  /// What changed entries registered before, such as the number of a contact, and do not any more.
  mutating func withdrawnValues(
    _ before: [FileResult], changed: [Int]
  ) throws -> Set<RegisteredValue> {
    let values = Set(before.flatMap(\.registered))
    if values.isEmpty { return [] }
    return values.subtracting(try check(changed).flatMap(\.registered))
  }

  /// The findings in entries that the commit leaves alone, about values that nothing registers any
  /// more.
  func findings(showing withdrawn: Set<RegisteredValue>) -> [Diagnostic] {
    if withdrawn.isEmpty { return [] }
    return results.values.flatMap(\.diagnostics).compactMap { finding -> Diagnostic? in
      guard !reported.contains(finding.path),
        let value = finding.sensitive.flatMap({ RegisteredValue($0) }),
        withdrawn.contains(where: { $0.mayBeMeant(by: value) }), !allowList.takesBack(finding)
      else { return nil }
      var told = finding
      told.help = .keepRegistered
      return told
    }
  }
}

extension RegisteredValue {
  /// Whether it may be what allowed another value; of an address or a site, a part is enough.
  fileprivate func mayBeMeant(by other: RegisteredValue) -> Bool {
    switch category {
    case .address, .site: category == other.category
    default: self == other
    }
  }
}

extension LocalizedText {
  fileprivate static let keepRegistered = LocalizedText(
    ja: "この変更で、これを載せていた連絡先などの登録がなくなります。登録を残すか、この項目も直して、一緒に git add してください。",
    en:
      "This change takes away the contact or other entry that registers it: keep it registered, or "
      + "mend this entry too and git add both")
}
