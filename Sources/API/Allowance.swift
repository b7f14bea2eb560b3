import HTTP
import Synchronization

/// How much each client may ask for: a bucket of tokens that fills at a steady rate, one for each address.
///
/// Bounded: no more than `most` clients are remembered; those whose buckets are fullest are forgotten first.
package final class Allowance: Sendable {
  private struct Bucket {
    /// Thousandths of a request.
    var level: Int64
    /// Milliseconds.
    var seen: Int64
  }

  /// What a client has left.
  struct Share {
    let limit: Int
    let remaining: Int
    /// Seconds until the bucket is full, or, without anything left, until one more may come.
    let reset: Int
    let isGranted: Bool
  }

  private let most: Int
  private let burst: Int64
  /// A minute.
  private let rate: Int64
  private let now: @Sendable () -> Int64
  private let buckets = Mutex<[String: Bucket]>([:])

  /// `rate` requests a minute, `burst` at once; `now` gives milliseconds that only go forward.
  package init(rate: Int, burst: Int, most: Int = 16_384, now: @escaping @Sendable () -> Int64) {
    self.rate = Int64(max(1, rate))
    self.burst = Int64(max(1, burst)) * 1000
    self.most = max(1, most)
    self.now = now
  }

  /// Takes one from the client's bucket, or only looks whether there is one.
  func take(_ address: String, onlyLooking: Bool) -> Share {
    let client = Self.client(address)
    let now = now()
    return buckets.withLock { buckets in
      var bucket = buckets[client] ?? Bucket(level: burst, seen: now)
      bucket.level = filled(bucket, now)
      bucket.seen = now
      let isGranted = bucket.level >= 1000
      if isGranted, !onlyLooking { bucket.level -= 1000 }
      if buckets[client] == nil, buckets.count >= most { makeRoom(&buckets, now) }
      buckets[client] = bucket
      return share(bucket.level, isGranted)
    }
  }

  private func share(_ level: Int64, _ isGranted: Bool) -> Share {
    let missing = isGranted ? burst - level : 1000 - level
    // `rate` a minute are `rate` thousandths in 60 milliseconds.
    let reset = (missing * 60 + rate * 1000 - 1) / (rate * 1000)
    return Share(
      limit: Int(burst / 1000), remaining: Int(level / 1000), reset: max(isGranted ? 0 : 1, Int(reset)),
      isGranted: isGranted)
  }

  private func filled(_ bucket: Bucket, _ now: Int64) -> Int64 {
    // What has come in a day fills any bucket, and cannot overflow.
    let passed = min(max(0, now - bucket.seen), 86_400_000)
    return min(burst, bucket.level + passed * rate / 60)
  }

  /// Full buckets say nothing that a new one would not; then the fullest half goes.
  private func makeRoom(_ buckets: inout [String: Bucket], _ now: Int64) {
    buckets = buckets.filter { filled($0.value, now) < burst }
    guard buckets.count >= most else { return }
    let fullest = buckets.sorted { filled($0.value, now) > filled($1.value, now) }.prefix(most / 2 + 1)
    for (client, _) in fullest { buckets[client] = nil }
  }

  /// One subscriber has a whole /64 of IPv6 (RFC 6177), and must not have a bucket for each address in it.
  static func client(_ address: String) -> String {
    guard address.contains(":"), !address.contains(".") else { return address }
    return address.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":")
  }
}

/// A request on its way to its endpoint.
struct Asking {
  let request: Request
  let client: () -> String
  /// False while its body is still to come: then nothing is taken from the client's share.
  let isWhole: Bool
}

/// What an answer says of the client's share; nothing where there is no limit.
struct Allowed: Sendable {
  var lines: [(name: String, value: String)] = []

  func noted(in response: Response) -> Response {
    var response = response
    for line in lines { response.fields.set(line.name, line.value) }
    return response
  }
}

extension Service {
  /// Refuses a client that has had its share (RFC 6585, section 4).
  func allow(_ asking: borrowing Asking, _ endpoint: Endpoint) throws(Problem) -> Allowed {
    guard let allowance, endpoint.isMetered else { return Allowed() }
    let share = allowance.take(asking.client(), onlyLooking: !asking.isWhole)
    let lines = [
      ("RateLimit-Limit", String(share.limit)), ("RateLimit-Remaining", String(share.remaining)),
      ("RateLimit-Reset", String(share.reset)),
    ]
    guard share.isGranted else {
      meter.refuse()
      var problem = Problem(429, "you have had as many texts read as one client may: try again in \(share.reset) s")
      problem.fields.add("Retry-After", String(share.reset))
      for (name, value) in lines { problem.fields.add(name, value) }
      throw problem
    }
    return Allowed(lines: lines)
  }
}
