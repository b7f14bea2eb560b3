/// Deadlines of many sessions: a circle of buckets, one a tick, each with the sessions to look at then.
///
/// Putting a deadline off costs nothing: the session is found at its old bucket and moved then. Only a deadline that comes
/// earlier than what is noted makes a new note. A note is eight bytes; a bucket that has been gone through gives its
/// memory back.
struct TimingWheel {
  private var buckets: [[SessionID]]
  /// Milliseconds a tick.
  private let tick: Int64
  /// The tick that comes next.
  private var next: Int64

  init(tick: Int64, buckets: Int = 512, now: Int64) {
    self.tick = max(1, tick)
    self.buckets = Array(repeating: [], count: max(2, buckets))
    next = now / self.tick
  }

  /// When the next bucket is due, in milliseconds of `Clock`.
  var due: Int64 { next * tick }

  /// The tick at which a deadline is noted: never before it, and no further ahead than the circle reaches.
  func place(of deadline: Int64) -> Int64 {
    min(max((deadline + tick - 1) / tick, next), next + Int64(buckets.count) - 1)
  }

  mutating func note(_ session: SessionID, at place: Int64) {
    buckets[Int(place % Int64(buckets.count))].append(session)
  }

  /// The tick that was due and the sessions noted there; null when none is due any more.
  mutating func advance(to now: Int64) -> (place: Int64, sessions: [SessionID])? {
    guard now >= due else { return nil }
    let index = Int(next % Int64(buckets.count))
    let sessions = buckets[index]
    buckets[index] = []
    next += 1
    return (next - 1, sessions)
  }
}
