/// What `kura.yaml` says about commit messages, under `commit_message`.
package struct CommitMessagePolicy: Sendable, Hashable {
  /// What is asked of a trailer such as `Duty: faq`.
  package struct Trailer: Sendable, Hashable {
    package var name: String
    package var isRequired: Bool
    /// An ECMA-262 pattern that the whole value must match, or `nil` for any value.
    package var pattern: String?
    /// The role of the entries whose ids are allowed as values, or `nil` for any value.
    package var role: String?

    package init(
      name: String, isRequired: Bool = false, pattern: String? = nil, role: String? = nil
    ) {
      self.name = name
      self.isRequired = isRequired
      self.pattern = pattern
      self.role = role
    }
  }

  /// The cells that a subject may take: a Japanese character takes two.
  package var largestSubjectWidth: Int
  package var trailers: [Trailer]

  package init(largestSubjectWidth: Int = 72, trailers: [Trailer] = []) {
    self.largestSubjectWidth = largestSubjectWidth
    self.trailers = trailers
  }
}
