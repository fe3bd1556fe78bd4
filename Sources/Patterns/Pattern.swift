import SourceText

/// What looking for a pattern in a text came to.
package enum MatchOutcome: Hashable, Sendable {
  case matched
  case notMatched
  /// The answer would take more time or memory than any pattern is given.
  case tooCostly
}

/// An ECMA-262 regular expression with the `u` flag, the dialect of JSON Schema's `pattern`.
///
/// A match takes bounded time: it has a budget of steps that depends on nothing but the pattern and
/// the text, and ends as `.tooCostly` when that is spent.
package final class Pattern: Sendable {
  /// Which of the ways to match a pattern may be taken.
  enum Preference: Hashable, Sendable {
    case fastest
    case backtracking
    case stepped
  }

  /// How a pattern is matched; all three ways give the same answers.
  private enum Engine: Sendable {
    case deterministic(DeterministicMatcher)
    case backtracking(BacktrackingProgram, PatternReach, fallback: SteppedProgram)
    /// What PCRE2 cannot match, or would read differently.
    case stepped(SteppedProgram)
  }

  /// Bytes that PCRE2 may run over for one text, all starting places counted.
  private static let budget = 20_000_000
  /// The largest number of steps that PCRE2 may take from one starting place.
  private static let largestStepLimit = 1_000_000
  /// The number of steps that is enough to call a match too costly when it does not do.
  private static let ampleStepLimit = 100_000
  /// The smallest number of steps that is worth an attempt.
  private static let smallestStepLimit = 50

  /// The pattern as it was written.
  package let source: String
  private let engine: Engine

  /// Compiles a pattern.
  /// - Throws: `PatternError` when ECMA-262 does not allow the pattern, or kura cannot match it.
  package convenience init(_ source: String) throws(PatternError) {
    try self.init(source, preferring: .fastest)
  }

  init(_ source: String, preferring preference: Preference) throws(PatternError) {
    self.source = source
    var parser = PatternParser(source)
    let syntax = try parser.parse()
    let references = BackReferences(syntax)
    let root = syntax.root.simplified(renumbering: references.captures)
    if preference == .fastest, let matcher = DeterministicMatcher(root) {
      engine = .deterministic(matcher)
      return
    }
    let stepped: SteppedProgram
    do {
      stepped = try SteppedProgram(root, syntax: syntax, captures: references.captures)
    } catch {
      throw .unsupported(.propertyTooNew, at: 0)
    }
    let translation = PatternTranslation(root, syntax: syntax, captures: references.captures)
    if preference != .stepped, references.firstUnfaithful == nil,
      let program = try? BacktrackingProgram(translation)
    {
      engine = .backtracking(program, PatternReach(root), fallback: stepped)
    } else {
      engine = .stepped(stepped)
    }
  }

  /// Whether ECMA-262 allows a text as a pattern with the `u` flag, matchable here or not.
  package static func isValid(_ source: String) -> Bool {
    validityError(in: source) == nil
  }

  /// Why ECMA-262 does not allow a text as a pattern, or `nil` when it does.
  package static func validityError(in source: String) -> PatternError? {
    var parser = PatternParser(source)
    do {
      _ = try parser.parse()
      return nil
    } catch {
      return error.kind == .invalid ? error : nil
    }
  }

  /// Looks for the pattern anywhere in a text.
  ///
  /// The text is UTF-8, as every scalar of a document is; a text that is not matches nothing.
  package func firstMatch(in bytes: ArraySlice<UInt8>) -> MatchOutcome {
    if case .deterministic(let matcher) = engine {
      return matcher.matches(bytes) ? .matched : .notMatched
    }
    guard isValidUTF8(bytes) else { return .notMatched }
    switch engine {
    case .deterministic(let matcher):
      return matcher.matches(bytes) ? .matched : .notMatched
    case .stepped(let program):
      return search(bytes, with: program)
    case .backtracking(let program, let reach, let fallback):
      return search(bytes, with: program, reach, fallback: fallback)
    }
  }

  /// Looks for the pattern anywhere in a text.
  package func firstMatch(in text: String) -> MatchOutcome {
    firstMatch(in: Array(text.utf8)[...])
  }

  private func search(_ bytes: ArraySlice<UInt8>, with program: SteppedProgram) -> MatchOutcome {
    var match = SteppedMatch(program, in: bytes)
    return match.search()
  }

  /// Lets PCRE2 search as far as its steps are sure to stay within the budget.
  ///
  /// PCRE2 counts steps from each starting place anew, and one step may run over much text. Where
  /// that leaves it too few, every single step is counted instead.
  private func search(
    _ bytes: ArraySlice<UInt8>, with program: BacktrackingProgram, _ reach: PatternReach,
    fallback: SteppedProgram
  ) -> MatchOutcome {
    let starts = fallback.isAnchored ? 1 : bytes.count + 1
    let limit = Pattern.budget / reach.bytesPerStep(in: bytes.count) / starts
    guard limit >= Pattern.smallestStepLimit else { return search(bytes, with: fallback) }
    switch program.search(bytes, stepLimit: min(limit, Pattern.largestStepLimit)) {
    case .matched: return .matched
    case .notMatched: return .notMatched
    case .limitReached:
      return limit >= Pattern.ampleStepLimit ? .tooCostly : search(bytes, with: fallback)
    }
  }
}

extension LocalizedText {
  fileprivate static var propertyTooNew: LocalizedText {
    LocalizedText(
      ja: "\\p{…} の文字の性質に、このコンピューターのPCRE2が対応していません。文字の範囲で書いてください。",
      en: "Unicode property is unknown to this machine's PCRE2; write ranges of characters")
  }
}
