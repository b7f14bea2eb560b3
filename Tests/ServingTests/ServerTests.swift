import Glibc
import HTTP
import Serving
import Testing

@Suite struct ServerTests {
  private static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

  /// Answers with what it was asked: method, path and body.
  @Sendable private static func echo(_ request: Request) -> Answer {
    let text = "\(request.method) \(request.path) \(String(decoding: request.body, as: UTF8.self))"
    return .ready(Response(status: 200, body: Array(text.utf8)))
  }

  @Test func aConnectionServesOneRequestAfterAnother() async throws {
    try await withServer(handler: Self.echo) { _, port in
      let client = try Client(port: port)
      for number in 0..<20 {
        try client.send("GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n")
        let answer = try client.answer()
        #expect(answer.status == 200)
        #expect(answer.body == "GET /\(number) ")
        #expect(answer.head.contains("\r\nDate: "))
      }
    }
  }

  @Test func manyConnectionsAreServedByAllLoops() async throws {
    var settings = ServerSettings()
    settings.loops = 3
    try await withServer(settings, handler: Self.echo) { _, port in
      let clients = try (0..<40).map { _ in try Client(port: port) }
      for (number, client) in clients.enumerated() { try client.send("GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n") }
      for (number, client) in clients.enumerated() { #expect(try client.answer().body == "GET /\(number) ") }
    }
  }

  @Test func pipelinedRequestsAreAnsweredInOrder() async throws {
    try await withServer { request in
      // Every other answer is deferred, so that order does not come by itself.
      request.path.hasSuffix("1")
        ? .deferred { Response(status: 200, body: Array(request.path.utf8)) } : Self.echo(request)
    } _: { _, port in
      let client = try Client(port: port)
      try client.send((0..<60).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
      for number in 0..<60 {
        let body = try client.answer().body
        #expect(body == (number % 10 == 1 ? "/\(number)" : "GET /\(number) "))
      }
    }
  }

  @Test func headGetsTheHeadOnly() async throws {
    try await withServer(handler: Self.echo) { _, port in
      let client = try Client(port: port)
      try client.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n" + Self.get)
      #expect(try client.answer(toHead: true).head.contains("\r\nContent-Length: 8\r\n"))
      #expect(try client.answer().body == "GET / ")
    }
  }

  @Test func aClientIsToldToContinue() async throws {
    try await withServer(handler: Self.echo) { _, port in
      let client = try Client(port: port)
      try client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n")
      #expect(try client.answer().status == 100)
      try client.send("text")
      #expect(try client.answer().body == "POST / text")
    }
  }

  @Test(arguments: [
    ("GET /\r\n", 400), ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n", 413), ("\u{16}\u{3}\u{1}", 400),
  ]) func badRequestsGetAProblemAndTheEnd(_ bytes: String, _ status: Int) async throws {
    try await withServer(handler: Self.echo) { _, port in
      let client = try Client(port: port)
      try client.send(bytes)
      let answer = try client.answer()
      #expect(answer.status == status)
      #expect(answer.head.contains("\r\nContent-Type: application/problem+json\r\n"))
      #expect(answer.body.contains("\"status\":\(status)"))
      #expect(try client.isEnded())
    }
  }

  @Test func aRefusalReachesAClientThatIsStillSending() async throws {
    try await withServer(handler: Self.echo) { _, port in
      let client = try Client(port: port)
      try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n")
      try client.send([UInt8](repeating: 0x61, count: 200_000))
      #expect(try client.answer().status == 413)
    }
  }

  @Test func largeBodiesPassBothWays() async throws {
    try await withServer { request in
      .ready(Response(status: 200, body: request.body + request.body))
    } _: { _, port in
      let client = try Client(port: port)
      let body = String(repeating: "abcdefgh", count: 400_000)
      try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
      #expect(try client.answer().body == body + body)
      try client.send(Self.get)
      #expect(try client.answer().status == 200)
    }
  }

  @Test func aClientThatReadsLateGetsEveryAnswer() async throws {
    let body = [UInt8](repeating: 0x62, count: 300_000)
    try await withServer { _ in
      .ready(Response(status: 200, body: body))
    } _: { _, port in
      let client = try Client(port: port)
      // Far more than both sockets hold: the server has to stop and go on as the client reads.
      try client.send(String(repeating: Self.get, count: 60))
      for _ in 0..<60 { #expect(try client.answer().body.utf8.count == body.count) }
    }
  }

  @Test func aClientThatEndsItsSideStillGetsItsAnswer() async throws {
    try await withServer { _ in
      .deferred { Response(status: 200, body: Array("late".utf8)) }
    } _: { _, port in
      let client = try Client(port: port)
      try client.send(Self.get)
      client.endWriting()
      #expect(try client.answer().body == "late")
      #expect(try client.isEnded())
    }
  }

  @Test func clientsThatVanishHarmNobody() async throws {
    try await withServer { _ in
      .deferred { Response(status: 200, body: [UInt8](repeating: 0x63, count: 100_000)) }
    } _: { _, port in
      for _ in 0..<50 { try Client(port: port).send(String(repeating: Self.get, count: 5)) }
      let client = try Client(port: port)
      try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      // The answers of those that are gone may still fill the queue: busy is an answer as well.
      #expect([200, 503].contains(try client.answer().status))
    }
  }

  @Test func moreDeferredAnswersThanMayWaitAreRefused() async throws {
    var settings = ServerSettings()
    settings.maxWaitingAnswers = 0
    let began = Gate()
    let gate = Gate()
    let width = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    try await withServer(settings) { _ in
      .deferred {
        began.open()
        gate.wait()
        return Response(status: 200)
      }
    } _: { _, port in
      let busy = try Client(port: port)
      try busy.send(String(repeating: Self.get, count: width))
      for _ in 0..<width { began.wait() }
      let other = try Client(port: port)
      try other.send(Self.get)
      let refused = try other.answer()
      for _ in 0..<width { gate.open() }
      #expect(refused.status == 503)
      #expect(refused.head.contains("\r\nRetry-After: 1\r\n"))
      for _ in 0..<width { #expect(try busy.answer().status == 200) }
    }
  }

  @Test func aSlowHeadIsTimedOut() async throws {
    var settings = ServerSettings()
    settings.headTimeout = .milliseconds(50)
    try await withServer(settings, handler: Self.echo) { _, port in
      let client = try Client(port: port)
      try client.send("GET / HT")
      #expect(try client.answer().status == 408)
      #expect(try client.isEnded())
    }
  }

  @Test func anIdleConnectionIsClosedWithoutAWord() async throws {
    var settings = ServerSettings()
    settings.idleTimeout = .milliseconds(50)
    try await withServer(settings, handler: Self.echo) { _, port in
      let client = try Client(port: port)
      #expect(try client.isEnded())
    }
  }

  @Test func oneConnectionTooManyIsToldSo() async throws {
    var settings = ServerSettings()
    settings.maxConnections = 1
    try await withServer(settings, handler: Self.echo) { _, port in
      let first = try Client(port: port)
      try first.send(Self.get)
      #expect(try first.answer().status == 200)
      let second = try Client(port: port)
      let answer = try second.answer()
      #expect(answer.status == 503)
      #expect(answer.head.contains("\r\nRetry-After: 1\r\n"))
    }
  }
}
