import CPCRE2
import Synchronization

/// The memory that one match of PCRE2 writes to, kept for the next match.
///
/// It is `Sendable` because a match takes it out of the pool and is its only owner until it gives
/// it back.
@safe
final class MatchWorkspace: @unchecked Sendable {
  /// Bytes of the stack that native code may use; the default 32 KiB ends at 1,600 kana.
  private static let largestStack = 4 << 20
  /// KiB of memory that the interpreter may use.
  private static let heapLimit: UInt32 = 4 << 10
  /// How deep the interpreter may nest.
  private static let depthLimit: UInt32 = 100_000
  /// How many workspaces wait in the pool at most.
  private static let poolLimit = 16
  private static let pool = Mutex<[MatchWorkspace]>([])

  private let context: OpaquePointer
  private let matchData: OpaquePointer
  private let stack: OpaquePointer?

  /// Takes a workspace out of the pool, or makes one; `nil` when there is no memory.
  static func borrow() -> MatchWorkspace? {
    pool.withLock { $0.popLast() } ?? MatchWorkspace()
  }

  /// Puts a workspace back for the next match.
  static func giveBack(_ workspace: MatchWorkspace) {
    pool.withLock { waiting in
      if waiting.count < poolLimit { waiting.append(workspace) }
    }
  }

  private init?() {
    guard let context = unsafe pcre2_match_context_create_8(nil) else { return nil }
    guard let matchData = unsafe pcre2_match_data_create_8(1, nil) else {
      unsafe pcre2_match_context_free_8(context)
      return nil
    }
    unsafe self.context = context
    unsafe self.matchData = matchData
    // Without a stack of its own native code uses 32 KiB of the thread's, and then the interpreter.
    unsafe stack = pcre2_jit_stack_create_8(32 << 10, MatchWorkspace.largestStack, nil)
    if let stack = unsafe stack {
      unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    }
    _ = unsafe pcre2_set_heap_limit_8(context, MatchWorkspace.heapLimit)
    _ = unsafe pcre2_set_depth_limit_8(context, MatchWorkspace.depthLimit)
  }

  deinit {
    unsafe pcre2_match_data_free_8(matchData)
    unsafe pcre2_match_context_free_8(context)
    if let stack = unsafe stack { unsafe pcre2_jit_stack_free_8(stack) }
  }

  /// Runs a compiled pattern over a text.
  /// - Returns: PCRE2's result: not negative for a match.
  @unsafe
  func match(
    _ code: OpaquePointer, _ text: UnsafeBufferPointer<UInt8>, stepLimit: Int, options: UInt32
  ) -> Int32 {
    _ = unsafe pcre2_set_match_limit_8(context, UInt32(clamping: stepLimit))
    guard let start = text.baseAddress else {
      var empty: UInt8 = 0
      return unsafe pcre2_match_8(code, &empty, 0, 0, options, matchData, context)
    }
    return unsafe pcre2_match_8(code, start, text.count, 0, options, matchData, context)
  }
}
