import HTTP
import Testing

/// Bodies that come in and are screened first, and bodies that go out piece by piece.
@Suite struct ConnectionBodyTests {
  private static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
  private static let post = "POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"

  private static func wait(_ reason: Connection.Wait.Reason, _ request: UInt64, reads: Bool = true) -> Connection.Step {
    .wait(Connection.Wait(reason: reason, request: request, reads: reads))
  }

  /// The head's request and what it says of its length, when the next step is to screen it.
  private static func screened(_ driven: Driven) -> (path: String, length: Int?)? {
    guard case .screen(let request, let length) = driven.next() else { return nil }
    return (request.path, length)
  }

  @Test func aBodyThatIsOnItsWayIsScreenedOnce() throws {
    let driven = Driven()
    driven.screens = true
    driven.receive(Self.post + "\r\nhe")
    let screened = try #require(Self.screened(driven))
    #expect(screened.path == "/in")
    #expect(screened.length == 5)
    driven.connection.screen(nil)
    #expect(driven.next() == Self.wait(.body, 0))
    driven.receive("l")
    #expect(driven.next() == Self.wait(.body, 0))
    driven.receive("lo")
    #expect(driven.handled("/in") == 1)
  }

  @Test func aBodyThatIsThereIsNotScreened() {
    let driven = Driven()
    driven.screens = true
    driven.receive(Self.post + "\r\nhello")
    #expect(driven.handled("/in") == 1)
  }

  @Test func aBodyThatIsRefusedIsNotAskedFor() throws {
    let driven = Driven()
    driven.screens = true
    driven.receive(Self.post + "Expect: 100-continue\r\n\r\n")
    _ = try #require(Self.screened(driven))
    driven.connection.screen(Response(status: 415))
    let written = try #require(driven.nextText())
    #expect(written.hasPrefix("HTTP/1.1 415 "))
    #expect(written.contains("\r\nConnection: close\r\n"))
    #expect(driven.next() == .closeWriting)
    driven.receive("hello" + Self.get)
    #expect(driven.next() == Self.wait(.linger, 1))
  }

  @Test func chunksSayNoLength() throws {
    let driven = Driven()
    driven.screens = true
    driven.receive("POST /in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n")
    #expect(try #require(Self.screened(driven)).length == nil)
  }

  @Test func theLastRequestOfAConnectionIsToldSo() throws {
    var limits = smallLimits
    limits.requestsPerConnection = 2
    let driven = Driven(limits: limits)
    driven.receive(Self.get + Self.get + Self.get)
    driven.answer(try #require(driven.handled()), "1")
    #expect(driven.nextText()?.contains("Connection: close") == false)
    driven.answer(try #require(driven.handled()), "2")
    #expect(driven.nextText()?.contains("\r\nConnection: close\r\n") == true)
    #expect(driven.next() == .closeWriting)
  }

  @Test func aStreamIsSentInChunksAsItIsMade() throws {
    let driven = Driven()
    driven.receive(Self.get + Self.get)
    let exchange = try #require(driven.handled())
    let stream = BodyStream { nil }
    driven.connection.answer(exchange, with: Response(status: 200, stream: stream))
    let head = try #require(driven.nextText())
    #expect(head.hasSuffix("Transfer-Encoding: chunked\r\n\r\n"))
    #expect(driven.next() == .pull(stream, exchange: exchange))
    // The second request is read, and waits behind the stream.
    let second = try #require(driven.handled())
    driven.answer(second, "after")
    #expect(driven.next() == Self.wait(.answer, 2))
    driven.connection.supply(exchange, .bytes(Array("hello".utf8)))
    #expect(driven.nextText() == "5\r\nhello")
    #expect(driven.next() == .pull(stream, exchange: exchange))
    driven.connection.supply(exchange, .bytes([]))
    #expect(driven.next() == .pull(stream, exchange: exchange))
    driven.connection.supply(exchange, .bytes(Array("0123456789abcdef".utf8)))
    #expect(driven.nextText() == "\r\n10\r\n0123456789abcdef")
    #expect(driven.next() == .pull(stream, exchange: exchange))
    driven.connection.supply(exchange, .end)
    #expect(driven.nextText() == "\r\n0\r\n\r\n")
    #expect(driven.nextText()?.hasSuffix("after") == true)
  }

  @Test func anEmptyStreamIsAnEmptyBody() throws {
    let driven = Driven()
    driven.receive(Self.get)
    let exchange = try #require(driven.handled())
    driven.connection.answer(exchange, with: Response(status: 200, stream: BodyStream { nil }))
    #expect(driven.nextText() != nil)
    guard case .pull = driven.next() else {
      Issue.record("no piece is asked for")
      return
    }
    driven.connection.supply(exchange, .end)
    #expect(driven.nextText() == "0\r\n\r\n")
    #expect(driven.next() == Self.wait(.idle, 1))
  }

  @Test func aStreamThatFailsIsCutShort() throws {
    let driven = Driven()
    driven.receive(Self.get)
    let exchange = try #require(driven.handled())
    driven.connection.answer(exchange, with: Response(status: 200, stream: BodyStream { nil }))
    #expect(driven.nextText() != nil)
    _ = driven.next()
    driven.connection.supply(exchange, .failed)
    #expect(driven.next() == .close)
  }

  @Test func theEndOfTheConnectionEndsAStreamOfHTTP10() throws {
    let driven = Driven()
    driven.receive("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
    let exchange = try #require(driven.handled())
    driven.connection.answer(exchange, with: Response(status: 200, stream: BodyStream { nil }))
    let head = try #require(driven.nextText())
    #expect(!head.contains("Transfer-Encoding") && !head.contains("Content-Length"))
    #expect(head.contains("\r\nConnection: close\r\n"))
    _ = driven.next()
    driven.connection.supply(exchange, .bytes(Array("hello".utf8)))
    #expect(driven.nextText() == "hello")
    _ = driven.next()
    driven.connection.supply(exchange, .end)
    #expect(driven.nextText() == "")
    #expect(driven.next() == .closeWriting)
  }

  @Test func headGetsNoneOfAStream() throws {
    let driven = Driven()
    driven.receive("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
    let exchange = try #require(driven.handled())
    driven.connection.answer(exchange, with: Response(status: 200, stream: BodyStream { nil }))
    #expect(driven.nextText()?.hasSuffix("Transfer-Encoding: chunked\r\n\r\n") == true)
    #expect(driven.next() == Self.wait(.idle, 1))
  }

  @Test func aStandingResponseIsFramedLikeAnyOther() throws {
    var fields = Fields()
    fields.add("Content-Type", "text/plain")
    let response = Response(status: 200, fields: fields, body: Array("hello".utf8))
    let standing = try #require(StandingResponse(response))
    for head in [
      "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n",
      "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    ] {
      let (plain, kept) = (Driven(), Driven())
      plain.receive(head)
      kept.receive(head)
      plain.connection.answer(try #require(plain.handled()), with: response)
      kept.connection.answer(try #require(kept.handled()), with: standing)
      #expect(plain.next() == kept.next())
      #expect(plain.next() == kept.next())
    }
  }
}
