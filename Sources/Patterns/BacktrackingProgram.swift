import CPCRE2

/// A pattern compiled by PCRE2.
///
/// It is `Sendable` because PCRE2 never changes compiled code after it is compiled for the
/// processor, which happens before the initialiser returns; what a match needs to write lives in a
/// `MatchWorkspace` that one match owns at a time.
@safe
final class BacktrackingProgram: @unchecked Sendable {
  /// What PCRE2 says when it cannot compile a pattern.
  struct CompileError: Error {
    /// PCRE2's error number.
    let code: Int32
  }

  /// How a search ended.
  enum Outcome: Hashable, Sendable {
    case matched
    case notMatched
    /// A limit on steps, depth or memory was reached.
    case limitReached
  }

  private let code: OpaquePointer

  /// Compiles a translated pattern, for the processor too when `usesNativeCode` says so; without
  /// it the interpreter runs, which gives the same answers.
  init(
    _ translation: PatternTranslation, usesNativeCode: Bool = true
  ) throws(CompileError) {
    let options =
      PCRE2_UTF | PCRE2_DOTALL | PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C
      | PCRE2_NO_UTF_CHECK | PCRE2_USE_OFFSET_LIMIT
    var errorCode: Int32 = 0
    var errorOffset = 0
    let code = unsafe translation.bytes.withUnsafeBufferPointer { bytes in
      unsafe pcre2_compile_8(
        bytes.baseAddress, bytes.count, options, &errorCode, &errorOffset, nil)
    }
    guard let code = unsafe code else { throw CompileError(code: errorCode) }
    unsafe self.code = code
    // A processor or a system that allows no native code is no failure: the interpreter runs.
    if usesNativeCode { _ = unsafe pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) }
  }

  deinit {
    unsafe pcre2_code_free_8(code)
  }

  /// Searches a text for the pattern.
  /// - Parameters:
  ///   - bytes: valid UTF-8; the caller has checked it.
  ///   - stepLimit: how many steps each place of the text may cost.
  /// - Returns: whether there is a match, unless a limit was reached.
  func search(_ bytes: ArraySlice<UInt8>, stepLimit: Int) -> Outcome {
    guard let workspace = MatchWorkspace.borrow() else { return .limitReached }
    var result = search(bytes, stepLimit: stepLimit, options: PCRE2_NO_UTF_CHECK, in: workspace)
    if result == PCRE2_ERROR_JIT_STACKLIMIT {
      result = search(
        bytes, stepLimit: stepLimit, options: PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, in: workspace)
    } else if result >= 0 || result == PCRE2_ERROR_NOMATCH {
      MatchWorkspace.giveBack(workspace)
    }
    if result >= 0 { return .matched }
    return result == PCRE2_ERROR_NOMATCH ? .notMatched : .limitReached
  }

  private func search(
    _ bytes: ArraySlice<UInt8>, stepLimit: Int, options: UInt32, in workspace: MatchWorkspace
  ) -> Int32 {
    unsafe bytes.withUnsafeBufferPointer { text in
      // SAFETY: the text, the code and the workspace outlive the call, and PCRE2 keeps none.
      unsafe workspace.match(code, text, stepLimit: stepLimit, options: options)
    }
  }
}
