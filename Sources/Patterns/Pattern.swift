import CPCRE2
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
package struct Pattern: Sendable {
  /// Bytes that one match may run over, all retries counted: some ten milliseconds.
  private static let budget = 20_000_000
  /// The largest number of steps for one place of the text.
  private static let largestStepLimit = 1_000_000
  /// The smallest number of steps that is worth an attempt.
  private static let smallestStepLimit = 200

  /// The pattern as it was written.
  package let source: String
  private let program: BacktrackingProgram
  private let reach: PatternReach
  private let isAnchored: Bool

  /// Compiles a pattern.
  /// - Throws: `PatternError` when ECMA-262 does not allow the pattern, or kura cannot match it.
  package init(_ source: String) throws(PatternError) {
    var parser = PatternParser(source)
    let syntax = try parser.parse()
    let references = BackReferences(syntax)
    if let reference = references.firstUnfaithful {
      throw .unsupported(.referenceIntoRepeat, at: reference.offset)
    }
    let root = syntax.root.simplified(renumbering: references.captures)
    let translation = PatternTranslation(root, syntax: syntax, captures: references.captures)
    self.source = source
    reach = PatternReach(root)
    isAnchored = root.isAnchoredAtStart
    do {
      program = try BacktrackingProgram(translation)
    } catch {
      throw Pattern.unsupported(error, in: root)
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
    guard isValidUTF8(bytes) else { return .notMatched }
    let starts = isAnchored ? 1 : bytes.count + 1
    let steps = Pattern.budget / reach.bytesPerStep(in: bytes.count) / starts
    let limit = min(max(steps, Pattern.smallestStepLimit), Pattern.largestStepLimit)
    switch program.search(bytes, stepLimit: limit) {
    case .matched: return .matched
    case .notMatched: return .notMatched
    case .limitReached: return .tooCostly
    }
  }

  /// Looks for the pattern anywhere in a text.
  package func firstMatch(in text: String) -> MatchOutcome {
    firstMatch(in: Array(text.utf8)[...])
  }

  private static func unsupported(
    _ error: BacktrackingProgram.CompileError, in root: PatternNode
  ) -> PatternError {
    switch error.code {
    case PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH, PCRE2_ERROR_LOOKBEHIND_TOO_COMPLICATED,
      PCRE2_ERROR_LOOKBEHIND_TOO_LONG:
      .unsupported(.lookbehindOfVaryingLength, at: 0)
    case PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY, PCRE2_ERROR_MALFORMED_UNICODE_PROPERTY:
      .unsupported(.propertyTooNew, at: 0)
    case PCRE2_ERROR_QUANTIFIER_TOO_BIG:
      .unsupported(.repeatTooLarge, at: 0)
    default:
      .unsupported(.patternTooLarge, at: 0)
    }
  }
}

extension LocalizedText {
  fileprivate static var referenceIntoRepeat: LocalizedText {
    LocalizedText(
      ja: "繰り返しの中のかっこを指す「\\1」や「\\k」には対応していません。かっこを繰り返しの外に出してください",
      en: "Reference to a group inside a repeated part is not supported; move the group out of it")
  }

  fileprivate static var lookbehindOfVaryingLength: LocalizedText {
    LocalizedText(
      ja: "後読み「(?<=…)」「(?<!…)」の中では、長さの決まらないものに対応していません。回数を固定してください",
      en: "Lookbehind of varying length is not supported; give its parts fixed counts")
  }

  fileprivate static var propertyTooNew: LocalizedText {
    LocalizedText(
      ja: "この文字の性質には、このコンピューターのPCRE2が対応していません。文字の範囲で書いてください",
      en: "Unicode property is unknown to this machine's PCRE2; write ranges of characters")
  }

  fileprivate static var repeatTooLarge: LocalizedText {
    LocalizedText(
      ja: "繰り返しの回数が多すぎます。\(PatternTranslation.largestRepeat)回までにするか、maxLength を使ってください",
      en: "Repeat count is above \(PatternTranslation.largestRepeat); lower it or use maxLength")
  }

  fileprivate static var patternTooLarge: LocalizedText {
    LocalizedText(
      ja: "正規表現が大きすぎます。短くするか、繰り返しの回数を減らしてください",
      en: "Pattern is too large; shorten it or lower its repeat counts")
  }
}
