/// What a finding about personal data or a secret has found.
///
/// `value` is what the allow list is asked about and what renderers mask; no output may show it,
/// nor a digest of it, because the values of most kinds can be enumerated.
package struct SensitiveMark: Hashable, Sendable {
  /// The kind of data, such as `phone-mobile`; part of the JSON shape.
  package let kind: String
  /// How sure the finding is: `high`, `review` or `low`; part of the JSON shape.
  package let level: String
  /// The value in its normal form, for comparisons in memory only.
  package let value: String

  package init(kind: String, level: String, value: String) {
    self.kind = kind
    self.level = level
    self.value = value
  }
}
