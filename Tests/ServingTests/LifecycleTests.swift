import HTTP
import Serving
import Testing

@Suite struct LifecycleTests {
  private static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

  @Sendable private static func ok(_ request: Request) -> Answer { .ready(Response(status: 200)) }

  private static func settings(host: String = "127.0.0.1", port: UInt16 = 0) -> ServerSettings {
    var settings = ServerSettings()
    settings.host = host
    settings.port = port
    return settings
  }

  @Test func stoppingFinishesWhatHasBegunAndClosesWhatIsIdle() async throws {
    let began = Gate()
    let gate = Gate()
    try await withServer { _ in
      .deferred {
        began.open()
        gate.wait()
        return Response(status: 200, body: Array("finished".utf8))
      }
    } _: { server, port in
      let idle = try Client(port: port)
      let busy = try Client(port: port)
      try busy.send(Self.get)
      began.wait()
      server.stop(within: .seconds(60))
      #expect(try idle.isEnded())
      gate.open()
      let answer = try busy.answer()
      #expect(answer.body == "finished")
      #expect(answer.head.contains("\r\nConnection: close\r\n"))
      #expect(try busy.isEnded())
    }
  }

  @Test func stoppingEndsWhatDoesNotFinish() async throws {
    try await withServer(handler: Self.ok) { server, port in
      let client = try Client(port: port)
      try client.send("GET / HTTP/1.1\r\n")
      server.stop(within: .milliseconds(10))
      // Closed with bytes unread or not: either way nothing is answered.
      #expect(throws: Client.Failure.self) { try client.answer() }
    }
  }

  @Test func aStoppedServerGivesItsPortBack() async throws {
    let first = try Server(settings: Self.settings(), handler: Self.ok)
    let port = try #require(first.urls.first?.split(separator: ":").last.flatMap { UInt16($0) })
    first.start()
    first.stop(within: .zero)
    await withCheckedContinuation { continuation in first.whenStopped { continuation.resume() } }
    let second = try Server(settings: Self.settings(port: port), handler: Self.ok)
    #expect(second.urls == first.urls)
    second.stop(within: .zero)
  }

  @Test func aServerThatNeverStartedStopsAtOnce() throws {
    let server = try Server(settings: Self.settings(), handler: Self.ok)
    server.stop(within: .seconds(60))
    server.start()
    server.waitUntilStopped()
  }

  @Test func aPortInUseIsNamedWithARemedy() throws {
    let first = try Server(settings: Self.settings(), handler: Self.ok)
    let port = try #require(first.urls.first?.split(separator: ":").last.flatMap { UInt16($0) })
    let error = #expect(throws: ServerError.self) { try Server(settings: Self.settings(port: port), handler: Self.ok) }
    #expect(error == .portInUse(host: "127.0.0.1", port: port))
    #expect(error?.description.contains("--port 0") == true)
    first.stop(within: .zero)
  }

  @Test func anAddressOfAnotherMachineIsRefused() {
    // 192.0.2.0/24 is for documentation: no machine has it (RFC 5737).
    let error = #expect(throws: ServerError.self) {
      try Server(settings: Self.settings(host: "192.0.2.1"), handler: Self.ok)
    }
    #expect(error == .addressNotAvailable(host: "192.0.2.1"))
  }

  @Test func aHostThatDoesNotResolveIsRefused() {
    let error = #expect(throws: ServerError.self) {
      try Server(settings: Self.settings(host: "not a host"), handler: Self.ok)
    }
    guard case .unknownHost(host: "not a host", _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func localhostListensOnOnePortWhereverItStands() throws {
    let server = try Server(settings: Self.settings(host: "localhost"), handler: Self.ok)
    #expect(Set(server.urls.compactMap { $0.split(separator: ":").last }).count == 1)
    #expect(server.urls.allSatisfy { $0.hasPrefix("http://127.0.0.1:") || $0.hasPrefix("http://[::1]:") })
    server.stop(within: .zero)
  }
}
