import API
import Foundation
import HTTP
import Synchronization
import Testing

/// A clock that goes when it is told to.
private final class ManualClock: Sendable {
  private let milliseconds = Mutex<Int64>(0)

  func pass(_ length: Int64) { milliseconds.withLock { $0 += length } }
  var now: Int64 { milliseconds.withLock { $0 } }
}

@Suite struct AllowanceTests {
  private let clock = ManualClock()

  private func service(rate: Int, burst: Int, most: Int = 100) throws -> Service {
    var service = try #require(World.service)
    service.allowance = Allowance(rate: rate, burst: burst, most: most) { [clock] in clock.now }
    service.meter = ReadingMeter()
    return service
  }

  private func ask(_ service: Service, _ client: String, _ path: String = "/v1/readings") -> Response {
    var fields = Fields()
    fields.add("Content-Type", "text/plain")
    let request = Request(method: "POST", path: path, fields: fields, body: Array("Norway thanked Sweden.".utf8))
    switch service.answer(request, from: { client }) {
    case .ready(let response): return response
    case .deferred(let work): return work()
    }
  }

  @Test func aBucketEmptiesAndFills() throws {
    let service = try service(rate: 60, burst: 3)
    let left = (0..<3).map { _ in ask(service, "a").fields["RateLimit-Remaining"].first }
    #expect(left == ["2", "1", "0"])
    let refused = ask(service, "a")
    #expect(refused.status == 429 && refused.fields["Retry-After"] == ["1"] && service.meter.refused == 1)
    clock.pass(999)
    #expect(ask(service, "a").status == 429)
    clock.pass(1)
    #expect(ask(service, "a").status == 200)
    clock.pass(1_000_000_000)
    #expect(ask(service, "a").fields["RateLimit-Remaining"] == ["2"], "no more than full")
  }

  /// Whatever comes when: in no stretch of time are more granted than burst and rate together give.
  @Test func neverMoreThanBurstAndRate() throws {
    let (rate, burst) = (30, 4)
    let service = try service(rate: rate, burst: burst)
    var granted: [Int64] = []
    var seed: UInt64 = 42
    for _ in 0..<400 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      clock.pass(Int64(seed >> 33) % 2_500)
      if ask(service, "a").status == 200 { granted.append(clock.now) }
    }
    #expect(granted.count > burst)
    for first in granted.indices {
      for last in granted.indices[first...] {
        let most = Double(burst) + Double(granted[last] - granted[first]) * Double(rate) / 60_000
        #expect(Double(last - first + 1) <= most + 0.001)
      }
    }
  }

  @Test func eachClientHasItsOwnAndANetworkOfIPv6IsOne() throws {
    let service = try service(rate: 1, burst: 1)
    for (client, status) in [
      ("192.0.2.1", 200), ("192.0.2.2", 200), ("192.0.2.1", 429), ("2001:db8:1:2:3::1", 200),
      ("2001:db8:1:2:4::9", 429), ("2001:db8:1:3::1", 200), ("::ffff:192.0.2.9", 200), ("::ffff:192.0.2.8", 200),
    ] { #expect(ask(service, client).status == status, "\(client)") }
  }

  @Test func manyClientsAreForgottenWithoutLettingOneThrough() throws {
    let service = try service(rate: 1, burst: 2, most: 8)
    _ = (ask(service, "worst"), ask(service, "worst"))
    for index in 0..<100 { _ = ask(service, "client \(index)") }
    #expect(ask(service, "worst").status == 429, "the emptiest buckets are kept longest")
  }

  @Test func aBodyThatIsStillToComeTakesNothing() throws {
    let service = try service(rate: 1, burst: 1)
    var fields = Fields()
    fields.add("Content-Type", "text/plain")
    let request = Request(method: "POST", path: "/v1/readings", fields: fields)
    #expect(service.screen(request, from: { "a" }) == nil)
    #expect(service.screen(request, from: { "a" }) == nil)
    #expect(ask(service, "a").status == 200)
    #expect(service.screen(request, from: { "a" })?.status == 429)
  }

  @Test(arguments: ["<html></html>", "<p>\u{1}\u{2}</p>", "\u{1}", "<a"])
  func aPageWithoutAnArticleIsAnEmptyReading(page: String) throws {
    let service = try #require(World.service)
    let response = service.response(
      "/v1/readings", method: "POST", fields: ["Content-Type": "text/html"], body: page)
    #expect(response.status == 200, "\(response.text)")
    #expect(try (response.object()["events"] as? [Any])?.isEmpty == true)
  }

  @Test func methodsThatNobodyServesAreRefusedAsSuch() throws {
    let service = try #require(World.service)
    for method in ["QUERY", "PATCH", "DELETE"] {
      #expect(service.response("/v1/events", method: method).status == 405)
    }
  }
}
