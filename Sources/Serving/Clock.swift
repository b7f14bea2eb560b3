import Glibc
import HTTP

/// Milliseconds that only go forward, for deadlines.
enum Clock {
  static func now() -> Int64 { nanoseconds() / 1_000_000 }

  static func nanoseconds() -> Int64 {
    var time = timespec()
    // The kernel writes to a value of this function's own.
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// A moment so far ahead; a length too great for the clock is a hundred years.
  static func after(_ length: Duration, from now: Int64) -> Int64 { now + length.milliseconds }
}

extension Duration {
  /// Rounded up, and held to 0...a hundred years.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    let held = min(max(seconds, 0), 3_155_760_000)
    return held * 1000 + (max(0, attoseconds) + 999_999_999_999_999) / 1_000_000_000_000_000
  }
}

/// The date that messages bear, made once a second.
struct DateStamp {
  private(set) var date = MessageDate(second: Int64(time(nil)))

  mutating func refresh() {
    let now = Int64(time(nil))
    if now != date.second { date = MessageDate(second: now) }
  }
}
