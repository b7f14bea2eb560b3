import Glibc
import HTTP
import Serving
import Synchronization
import Testing

/// Bodies that are made while they are sent, and work that nobody waits for any more.
@Suite struct StreamTests {
  private static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

  /// So many pieces of so many bytes.
  private static func stream(_ pieces: Int, of size: Int, _ made: Counter = Counter()) -> Response {
    let left = Mutex(pieces)
    var fields = Fields()
    fields.add("Content-Type", "text/plain")
    return Response(
      status: 200, fields: fields,
      stream: BodyStream {
        let goesOn = left.withLock { left in
          left -= 1
          return left >= 0
        }
        guard goesOn else { return nil }
        made.add()
        return [UInt8](repeating: 0x61, count: size)
      })
  }

  @Test func aStreamComesWhole() async throws {
    try await withServer { _ in
      .ready(Self.stream(20, of: 1_000))
    } _: { _, port in
      let client = try Client(port: port)
      try client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      let text = try client.rest()
      #expect(text.contains("\r\nTransfer-Encoding: chunked\r\n"))
      #expect(text.hasSuffix("\r\n0\r\n\r\n"))
      #expect(text.utf8.count { $0 == 0x61 } >= 20_000)
    }
  }

  @Test func aClientThatDoesNotReadStopsTheMaking() async throws {
    let made = Counter()
    try await withServer { _ in
      .ready(Self.stream(4_000, of: 65_536, made))
    } _: { server, port in
      let client = try Client(port: port)
      try client.send(Self.get)
      // Both sockets' buffers fill, then nothing more is made.
      var before = -1
      while before != made.count || before == 0 {
        before = made.count
        usleep(200_000)
      }
      #expect(made.count < 400)
      let other = try Client(port: port)
      try other.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(server.heldMemory < 2_000_000)
      client.reset()
    }
  }

  @Test func aStreamThatFailsIsNotTakenForWhole() async throws {
    struct Broken: Error {}
    try await withServer { _ in
      .ready(Response(status: 200, stream: BodyStream { throw Broken() }))
    } _: { _, port in
      let client = try Client(port: port)
      try client.send(Self.get)
      let text = try client.rest()
      #expect(text.hasPrefix("HTTP/1.1 200 "))
      #expect(!text.hasSuffix("0\r\n\r\n"))
    }
  }

  @Test func aClientThatLeavesCancelsItsWork() async throws {
    let began = Gate()
    let ended = Gate()
    try await withServer { _ in
      .deferred {
        began.open()
        while !Cancellation.isRequested { usleep(1_000) }
        ended.open()
        return Response(status: 200)
      }
    } _: { _, port in
      let client = try Client(port: port)
      try client.send(Self.get)
      began.wait()
      client.reset()
      ended.wait()
    }
  }

  @Test func workThatWaitsForAClientThatLeftIsNotDone() async throws {
    var settings = ServerSettings()
    settings.maxWaitingAnswers = 1
    let began = Gate()
    let gate = Gate()
    let done = Counter()
    let width = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    try await withServer(settings) { request in
      .deferred {
        if request.path == "/block" {
          began.open()
          gate.wait()
        }
        done.add()
        return Response(status: 200)
      }
    } _: { server, port in
      let busy = try Client(port: port)
      try busy.send(String(repeating: "GET /block HTTP/1.1\r\nHost: a\r\n\r\n", count: width))
      for _ in 0..<width { began.wait() }
      let leaver = try Client(port: port)
      try leaver.send(Self.get)
      let open = server.counts.openConnections
      while server.counts.openConnections < 2 || open == 0 { usleep(1_000) }
      usleep(50_000)
      leaver.reset()
      while server.counts.openConnections > 1 { usleep(1_000) }
      // The one place in the queue is free again.
      let other = try Client(port: port)
      try other.send(Self.get)
      usleep(50_000)
      for _ in 0..<width { gate.open() }
      #expect(try other.answer().status == 200)
      for _ in 0..<width { #expect(try busy.answer().status == 200) }
      #expect(done.count == width + 1)
    }
  }
}
