/// Deadlines of many sessions: a circle of buckets, one a tick, each with the sessions to look at then.
///
/// Putting a deadline off costs nothing: the session is found at its old bucket and moved then. Only a deadline that comes
/// earlier than what is noted makes a new note. A note is eight bytes; a bucket that has been gone through gives its
/// memory back.
struct TimingWheel {
  private var buckets: [[SessionID]]
  /// Milliseconds a tick.
  private let tick: Int64
  /// Milliseconds of `Clock` at tick 0.
  private let start: Int64
  /// The tick that comes next; 32 bits of ticks last for years.
  private var next: Int64 = 0

  init(tick: Int64, buckets: Int = 512, now: Int64) {
    self.tick = max(1, tick)
    self.buckets = Array(repeating: [], count: max(2, buckets))
    start = now
  }

  /// When the next bucket is due, in milliseconds of `Clock`.
  var due: Int64 { start + next * tick }

  /// The tick at which a deadline is noted: never before it, and no further ahead than the circle reaches.
  func place(of deadline: Int64) -> UInt32 {
    let place = min(max((deadline - start + tick - 1) / tick, next), next + Int64(buckets.count) - 1)
    return UInt32(truncatingIfNeeded: place)
  }

  mutating func note(_ session: SessionID, at place: UInt32) { buckets[Int(place) % buckets.count].append(session) }

  /// The tick that was due and the sessions noted there; null when none is due any more.
  mutating func advance(to now: Int64) -> (place: UInt32, sessions: [SessionID])? {
    guard now >= due else { return nil }
    let index = Int(next % Int64(buckets.count))
    let sessions = buckets[index]
    buckets[index] = []
    next += 1
    return (UInt32(truncatingIfNeeded: next - 1), sessions)
  }
}
