import HTTP
import Testing

@Suite struct ConnectionTests {
  private static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

  private static func wait(
    _ reason: Connection.Wait.Reason, _ request: UInt64, reads: Bool = true
  ) -> Connection.Step { .wait(Connection.Wait(reason: reason, request: request, reads: reads)) }

  @Test func anAnswerIsFramedAndTheConnectionKept() throws {
    let driven = Driven()
    #expect(driven.next() == Self.wait(.idle, 0))
    driven.receive(Self.get)
    let exchange = try #require(driven.handled("/"))
    #expect(driven.next() == Self.wait(.answer, 1))
    var fields = Fields()
    fields.add("Content-Type", "text/plain")
    driven.answer(exchange, "hello", fields)
    #expect(
      driven.nextText() == """
        HTTP/1.1 200 OK\r
        Date: Sun, 06 Nov 1994 08:49:37 GMT\r
        Content-Type: text/plain\r
        Content-Length: 5\r
        \r
        hello
        """)
    #expect(driven.next() == Self.wait(.idle, 1))
  }

  @Test func pipelinedAnswersKeepTheOrderOfTheirRequests() throws {
    let driven = Driven()
    for path in ["/a", "/b", "/c", "/d"] { driven.receive("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n") }
    let first = try #require(driven.handled("/a"))
    let second = try #require(driven.handled("/b"))
    let third = try #require(driven.handled("/c"))
    // Three is as many as may wait.
    #expect(driven.next() == Self.wait(.answer, 3))
    driven.answer(third, "3")
    driven.answer(second, "2")
    #expect(driven.next() == Self.wait(.answer, 3))
    driven.answer(first, "1")
    #expect(driven.nextText()?.hasSuffix("\r\n\r\n1") == true)
    #expect(driven.nextText()?.hasSuffix("\r\n\r\n2") == true)
    #expect(driven.nextText()?.hasSuffix("\r\n\r\n3") == true)
    #expect(driven.handled("/d") != nil)
  }

  @Test func readingStopsWhileTooMuchWaits() throws {
    let driven = Driven()
    for _ in 0..<4 { driven.receive(Self.get) }
    for _ in 0..<3 { #expect(driven.handled() != nil) }
    driven.receive(String(repeating: "x", count: smallLimits.readAheadBytes))
    #expect(driven.next() == Self.wait(.answer, 3, reads: false))
  }

  @Test func theAnswerToHeadHasNoBodyAndItsLength() throws {
    let driven = Driven()
    driven.receive("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
    driven.answer(try #require(driven.handled()), "hello")
    let written = try #require(driven.nextText())
    #expect(written.hasSuffix("Content-Length: 5\r\n\r\n"))
  }

  @Test(arguments: [204, 304]) func statusesWithoutBodyHaveNoLengthEither(_ status: Int) throws {
    let driven = Driven()
    driven.receive(Self.get)
    driven.answer(try #require(driven.handled()), "dropped", status: status)
    let written = try #require(driven.nextText())
    #expect(written.hasSuffix("\r\n\r\n"))
    #expect(!written.contains("Content-Length"))
  }

  @Test(arguments: [0, 100, 101, 199, 600, -1]) func anImpossibleStatusBecomes500(_ status: Int) throws {
    let driven = Driven()
    driven.receive(Self.get)
    driven.answer(try #require(driven.handled()), "", status: status)
    #expect(driven.nextText()?.hasPrefix("HTTP/1.1 500 ") == true)
  }

  @Test func aHandlerCannotBreakTheFraming() throws {
    let driven = Driven()
    driven.receive(Self.get)
    var fields = Fields()
    fields.add("Location", "/x\r\nSet-Cookie: y")
    fields.add("Content-Length", "999")
    fields.add("Transfer-Encoding", "chunked")
    fields.add("Bad Name", "z")
    driven.answer(try #require(driven.handled()), "ok", fields)
    let written = try #require(driven.nextText())
    #expect(written.contains("\r\nLocation: /x  Set-Cookie: y\r\n"))
    #expect(written.contains("\r\nContent-Length: 2\r\n"))
    #expect(!written.contains("999"))
    #expect(!written.contains("chunked"))
    #expect(!written.contains("Bad Name"))
  }

  @Test func aClientThatAsksForItIsTheLastServed() throws {
    let driven = Driven()
    driven.receive("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    driven.answer(try #require(driven.handled()), "bye")
    #expect(driven.nextText()?.contains("\r\nConnection: close\r\n") == true)
    #expect(driven.next() == .close)
  }

  @Test func whatFollowsACloseIsNotServedAndLingeredFor() throws {
    let driven = Driven()
    driven.receive("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + Self.get)
    driven.answer(try #require(driven.handled()), "bye")
    #expect(driven.nextText() != nil)
    #expect(driven.next() == .closeWriting)
    #expect(driven.next() == Self.wait(.linger, 1))
    driven.receive("more")
    #expect(driven.next() == Self.wait(.linger, 1))
    driven.connection.receiveEnd()
    #expect(driven.next() == .close)
  }

  @Test func anHTTP10ClientIsToldThatItIsKept() throws {
    let driven = Driven()
    driven.receive("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
    driven.answer(try #require(driven.handled()), "")
    #expect(driven.nextText()?.contains("\r\nConnection: keep-alive\r\n") == true)
    #expect(driven.next() == Self.wait(.idle, 1))
  }

  @Test func anHTTP10ClientIsClosedOtherwise() throws {
    let driven = Driven()
    driven.receive("GET / HTTP/1.0\r\n\r\n")
    driven.answer(try #require(driven.handled()), "")
    #expect(driven.nextText()?.contains("\r\nConnection: close\r\n") == true)
    #expect(driven.next() == .close)
  }

  @Test func aClientThatExpectsItIsToldToContinueOnce() throws {
    let driven = Driven()
    driven.receive("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
    #expect(driven.nextText() == "HTTP/1.1 100 Continue\r\n\r\n")
    #expect(driven.next() == Self.wait(.body, 0))
    driven.receive("a")
    #expect(driven.next() == Self.wait(.body, 0))
    driven.receive("b")
    #expect(driven.handled() != nil)
  }

  @Test func nobodyIsToldToContinueWhoseBodyIsThere() throws {
    let driven = Driven()
    driven.receive("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\na")
    #expect(driven.next() == Self.wait(.body, 0))
  }

  @Test func continueWaitsForTheAnswersBefore() throws {
    let driven = Driven()
    driven.receive(Self.get + "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n")
    let exchange = try #require(driven.handled())
    #expect(driven.next() == Self.wait(.answer, 1))
    driven.answer(exchange, "first")
    #expect(driven.nextText()?.hasSuffix("first") == true)
    #expect(driven.nextText() == "HTTP/1.1 100 Continue\r\n\r\n")
  }

  @Test func aBadRequestIsAProblemBehindTheAnswersBefore() throws {
    let driven = Driven()
    driven.receive(Self.get + "GET / HTTP/1.1\r\nHost : a\r\n\r\n")
    let exchange = try #require(driven.handled())
    #expect(driven.next() == Self.wait(.answer, 2, reads: false))
    driven.answer(exchange, "first")
    #expect(driven.nextText()?.hasSuffix("first") == true)
    let problem = try #require(driven.nextText())
    #expect(problem.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    #expect(problem.contains("\r\nContent-Type: application/problem+json\r\n"))
    #expect(problem.contains("\r\nConnection: close\r\n"))
    #expect(problem.contains(#""status":400"#))
    #expect(problem.contains(#""request_id":"c1-2""#))
    #expect(driven.next() == .closeWriting)
  }

  @Test func theEndAfterAWholeRequestStillGetsItsAnswer() throws {
    let driven = Driven()
    driven.receive(Self.get)
    driven.connection.receiveEnd()
    let exchange = try #require(driven.handled())
    #expect(driven.next() == Self.wait(.answer, 1, reads: false))
    driven.answer(exchange, "late")
    #expect(driven.nextText()?.hasSuffix("late") == true)
    #expect(driven.next() == .close)
  }

  @Test func theEndInsideARequestIsRefused() {
    let driven = Driven()
    driven.receive("GET / HTTP/1.1\r\nHo")
    driven.connection.receiveEnd()
    #expect(driven.nextText()?.hasPrefix("HTTP/1.1 400 ") == true)
    #expect(driven.next() == .close)
  }

  @Test func theEndBetweenRequestsClosesWithoutAWord() {
    let driven = Driven()
    driven.connection.receiveEnd()
    #expect(driven.next() == .close)
  }

  @Test func anIdleConnectionExpiresWithoutAWord() {
    let driven = Driven()
    #expect(driven.next() == Self.wait(.idle, 0))
    driven.connection.expire()
    #expect(driven.next() == .close)
  }

  @Test(arguments: ["G", "GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na"])
  func aRequestThatDoesNotComeIsTimedOut(_ beginning: String) {
    let driven = Driven()
    driven.receive(beginning)
    _ = driven.next()
    driven.connection.expire()
    #expect(driven.nextText()?.hasPrefix("HTTP/1.1 408 ") == true)
    #expect(driven.next() == .closeWriting)
    #expect(driven.next() == Self.wait(.linger, 1))
    driven.connection.expire()
    #expect(driven.next() == .close)
  }

  @Test func drippingBytesDoNotChangeTheWait() {
    let driven = Driven()
    driven.receive("G")
    let wait = driven.next()
    driven.receive("E")
    #expect(driven.next() == wait)
  }

  @Test func drainingClosesAnIdleConnection() {
    let driven = Driven()
    driven.connection.drain()
    #expect(driven.next() == .close)
  }

  @Test func drainingAnswersWhatHasBegunAndSaysSo() throws {
    let driven = Driven()
    driven.receive("GET / HTTP/1.1\r\nHo")
    driven.connection.drain()
    #expect(driven.next() == Self.wait(.head, 0))
    driven.receive("st: a\r\n\r\n")
    driven.answer(try #require(driven.handled()), "last")
    let written = try #require(driven.nextText())
    #expect(written.contains("\r\nConnection: close\r\n"))
    #expect(written.hasSuffix("last"))
    #expect(driven.next() == .closeWriting)
  }

  @Test func drainingAnswersEveryRequestThatWasHandedOut() throws {
    let driven = Driven()
    driven.receive(Self.get + Self.get)
    let first = try #require(driven.handled())
    let second = try #require(driven.handled())
    driven.connection.drain()
    driven.answer(second, "2")
    driven.answer(first, "1")
    let written = try #require(driven.nextText())
    #expect(!written.contains("Connection: close"))
    #expect(driven.nextText()?.contains("\r\nConnection: close\r\n") == true)
  }

  @Test func anAnswerThatNobodyWaitsForIsDropped() throws {
    let driven = Driven()
    driven.answer(7, "stray")
    #expect(driven.next() == Self.wait(.idle, 0))
    driven.receive(Self.get)
    let exchange = try #require(driven.handled())
    driven.answer(exchange, "one")
    driven.answer(exchange, "two")
    #expect(driven.nextText()?.hasSuffix("one") == true)
    driven.answer(exchange, "three")
    #expect(driven.next() == Self.wait(.idle, 1))
  }

  @Test func aHandlerMayClose() throws {
    let driven = Driven()
    driven.receive(Self.get)
    var fields = Fields()
    fields.add("connection", "close")
    driven.answer(try #require(driven.handled()), "", fields)
    #expect(driven.nextText()?.contains("\r\nConnection: close\r\n") == true)
    #expect(driven.next() == .closeWriting)
  }
}
