import Glibc
import HTTP
import Serving
import Testing

/// What a server puts up with, and what it does not.
@Suite struct LimitTests {
  private static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

  @Sendable private static func ok(_ request: Request) -> Answer {
    .ready(Response(status: 200, body: Array("\(request.body.count)".utf8)))
  }

  @Test func aBodyThatDripsIsTimedOut() async throws {
    var settings = ServerSettings()
    settings.bodyTimeout = .milliseconds(100)
    try await withServer(settings, handler: Self.ok) { server, port in
      let client = try Client(port: port)
      try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\na")
      for _ in 0..<10 {
        usleep(20_000)
        // Ten bytes in the period are fewer than the rate asks for; the last may meet a closed door.
        try? client.send("a")
      }
      #expect(try client.answer().status == 408)
      #expect(server.counts.timeouts == 1)
    }
  }

  @Test func aBodyThatComesAtAFairRateIsWaitedFor() async throws {
    var settings = ServerSettings()
    settings.bodyTimeout = .milliseconds(100)
    try await withServer(settings, handler: Self.ok) { _, port in
      let client = try Client(port: port)
      try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\n\r\n")
      for _ in 0..<20 {
        try client.send([UInt8](repeating: 0x61, count: 500))
        usleep(20_000)
      }
      #expect(try client.answer().body == "10000")
    }
  }

  @Test func aClientThatReadsNothingIsClosed() async throws {
    var settings = ServerSettings()
    settings.writeTimeout = .milliseconds(100)
    let body = [UInt8](repeating: 0x62, count: 16_000_000)
    try await withServer(settings) { _ in
      .ready(Response(status: 200, body: body))
    } _: { server, port in
      let client = try Client(port: port)
      try client.send(Self.get)
      while server.counts.timeouts == 0 { usleep(10_000) }
      #expect(server.counts.openConnections == 0)
    }
  }

  @Test func aBodyIsRefusedBeforeItIsSent() async throws {
    try await withServer(
      screen: { $0.path == "/no" ? Response(status: 405) : nil }, handler: Self.ok
    ) { _, port in
      let client = try Client(port: port)
      try client.send("POST /no HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
      #expect(try client.answer().status == 405)
      let other = try Client(port: port)
      try other.send("POST /yes HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
      #expect(try other.answer().status == 100)
      try other.send("abc")
      #expect(try other.answer().body == "3")
    }
  }

  @Test func moreMemoryThanThereIsIsNotPromised() async throws {
    var settings = ServerSettings()
    settings.memoryBytes = 1_000_000
    try await withServer(settings, handler: Self.ok) { server, port in
      let first = try Client(port: port)
      try first.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 800000\r\n\r\na")
      while server.heldMemory < 800_000 { usleep(1_000) }
      let second = try Client(port: port)
      try second.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 800000\r\n\r\na")
      let refused = try second.answer()
      #expect(refused.status == 503)
      #expect(refused.field("Retry-After") == "5")
      try first.send([UInt8](repeating: 0x61, count: 799_999))
      #expect(try first.answer().body == "800000")
      while server.heldMemory > 0 { usleep(1_000) }
      let third = try Client(port: port)
      try third.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 800000\r\n\r\n")
      try third.send([UInt8](repeating: 0x61, count: 800_000))
      #expect(try third.answer().body == "800000")
    }
  }

  @Test func aConnectionThatIsOneTooManyMayWait() async throws {
    var settings = ServerSettings()
    settings.maxConnections = 1
    settings.whenFull = .wait
    try await withServer(settings, handler: Self.ok) { _, port in
      let first = try Client(port: port)
      try first.send(Self.get)
      #expect(try first.answer().status == 200)
      let second = try Client(port: port)
      try second.send(Self.get)
      first.endWriting()
      #expect(try first.isEnded())
      #expect(try second.answer().status == 200)
    }
  }

  @Test func manyDeadlinesAreKept() async throws {
    var settings = ServerSettings()
    settings.idleTimeout = .milliseconds(200)
    settings.headTimeout = .milliseconds(100)
    try await withServer(settings, handler: Self.ok) { server, port in
      let clients = try (0..<60).map { _ in try Client(port: port) }
      for (index, client) in clients.enumerated() {
        try client.send(index.isMultiple(of: 2) ? Self.get : "GET / HT")
      }
      for (index, client) in clients.enumerated() {
        #expect(try client.answer().status == (index.isMultiple(of: 2) ? 200 : 408))
        #expect(try client.isEnded())
      }
      #expect(server.counts.answers[2] == 30)
      #expect(server.counts.answers[4] == 30)
      #expect(server.counts.timeouts == 30)
    }
  }

  @Test func aLineIsWrittenForEachAnswer() async throws {
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    var settings = ServerSettings()
    settings.accessLog = writing
    try await withServer(settings, handler: Self.ok) { _, port in
      let client = try Client(port: port)
      try client.send("GET /a?b=\"c HTTP/1.1\r\nHost: a\r\n\r\n" + Self.get + "nonsense\r\n")
      _ = try client.rest()
      var text = ""
      var room = [UInt8](repeating: 0, count: 4_096)
      while text.split(separator: "\n").count < 3 {
        let count = unsafe room.withUnsafeMutableBytes { unsafe read(reading, $0.baseAddress, $0.count) }
        text += String(decoding: room.prefix(max(0, count)), as: UTF8.self)
      }
      let lines = text.split(separator: "\n")
      #expect(lines.first?.hasPrefix("127.0.0.1 - - [") == true)
      #expect(lines.first?.contains("] \"GET /a?b=%22c HTTP/1.1\" 200 1 - ") == true)
      #expect(lines.last?.contains("\"-\" 400 ") == true)
    }
    _ = (close(reading), close(writing))
  }
}
