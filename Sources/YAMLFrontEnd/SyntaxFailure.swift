/// Where and why libyaml gave up, in byte offsets.
struct SyntaxFailure {
  /// Whether the bytes are not text.
  var isReaderFailure: Bool
  /// libyaml's own words, for telling cases apart; never shown.
  var problem: String
  var context: String
  /// The byte where libyaml gave up.
  var offset: Int
  /// The byte where the thing began that libyaml was reading, if it says so.
  var contextOffset: Int?
  /// Where the mistake can begin: the end of the last content that was understood, or the start of
  /// a text over several lines that may have swallowed an entry.
  var suspectStart: Int
}
