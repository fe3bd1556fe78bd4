import Glibc

/// How long this thread has used a processor, so that what else the machine does counts for nothing.
package func processorTimeOfThread() -> Duration {
  var time = timespec()
  unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
