import Glibc

/// Sees crashes and hangs of the process and says which input they come from.
///
/// Time is that of the processor, so that a busy machine makes no hangs.
@safe
enum Watch {
  /// What signal handlers see; they may neither allocate nor lock.
  private struct Page {
    var seed: UInt64 = 0
    var executions = 0
    var seenExecutions = -1
    var ticks = 0
    var tickLimit = 0
    var name: (UInt64, UInt64) = (0, 0)
  }

  nonisolated(unsafe) private static let page: UnsafeMutablePointer<Page> = {
    let page = UnsafeMutablePointer<Page>.allocate(capacity: 1)
    unsafe page.initialize(to: Page())
    return unsafe page
  }()

  private static let ticksPerSecond = 4

  /// Starts to watch: an input that takes so many seconds ends the process.
  static func start(hangSeconds: Int, seesCrashes: Bool) {
    unsafe page.pointee.tickLimit = hangSeconds * ticksPerSecond
    signal(SIGPROF) { _ in Watch.tick() }
    let interval = timeval(tv_sec: 0, tv_usec: 1_000_000 / ticksPerSecond)
    var timer = itimerval(it_interval: interval, it_value: interval)
    unsafe setitimer(__itimer_which_t(2), &timer, nil)
    if seesCrashes { watchCrashes() }
  }

  /// Says which target runs.
  static func enter(_ target: String) {
    let bytes = Array(target.utf8.prefix(16)) + [UInt8](repeating: 0, count: 16)
    let halves = [0, 8].map { start in
      bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    unsafe page.pointee.name = (halves[0], halves[1])
  }

  /// Says which input is tried next.
  static func begin(_ seed: UInt64) {
    unsafe page.pointee.seed = seed
    unsafe page.pointee.executions &+= 1
  }

  /// Keeps the process from taking more memory than this; an allocation beyond is a crash.
  static func limitMemory(megabytes: Int) {
    let size = rlim_t(megabytes) << 20
    var limit = rlimit(rlim_cur: size, rlim_max: size)
    unsafe setrlimit(__rlimit_resource_t(9), &limit)
  }

  /// The most memory that the process has had, in megabytes.
  static var peakMegabytes: Int {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(0), &usage)
    return usage.ru_maxrss / 1_024
  }

  private static func watchCrashes() {
    // A full stack leaves no room for a handler, so it gets one of its own.
    let size = 1 << 16
    var stack = unsafe stack_t(
      ss_sp: UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16), ss_flags: 0,
      ss_size: size)
    unsafe sigaltstack(&stack, nil)
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { number in Watch.crash(number) }
    action.sa_flags = Int32(SA_ONSTACK) | Int32(bitPattern: UInt32(SA_RESETHAND))
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
      unsafe sigaction(number, &action, nil)
    }
  }

  // MARK: Signal handlers

  private static func tick() {
    let executions = unsafe page.pointee.executions
    if unsafe page.pointee.seenExecutions != executions {
      unsafe page.pointee.seenExecutions = executions
      unsafe page.pointee.ticks = 0
      return
    }
    unsafe page.pointee.ticks &+= 1
    guard unsafe page.pointee.ticks >= page.pointee.tickLimit else { return }
    say("hang in ")
    _exit(3)
  }

  private static func crash(_ number: Int32) {
    say("crash in ")
    raise(number)
  }

  private static func say(_ what: StaticString) {
    unsafe write(2, what.utf8Start, what.utf8CodeUnitCount)
    unsafe withUnsafeBytes(of: &page.pointee.name) { name in
      var length = 0
      while length < name.count, unsafe name[length] != 0 { length &+= 1 }
      unsafe write(2, name.baseAddress, length)
    }
    let hint: StaticString = "; see it again with --reproduce "
    unsafe write(2, hint.utf8Start, hint.utf8CodeUnitCount)
    var divisor: UInt64 = 10_000_000_000_000_000_000
    var rest = unsafe page.pointee.seed
    var isLeading = true
    while divisor > 0 {
      var digit = UInt8(truncatingIfNeeded: rest / divisor) &+ 0x30
      rest %= divisor
      divisor /= 10
      if digit == 0x30 && isLeading && divisor > 0 { continue }
      isLeading = false
      unsafe write(2, &digit, 1)
    }
    var end: UInt8 = 0x0A
    unsafe write(2, &end, 1)
  }
}
