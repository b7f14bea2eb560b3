import HTTP
import Seeded
import Testing

@Suite struct RequestFuzzTests {
  private static let seed: UInt64 = 20_261_124
  private static let date = MessageDate(second: 0)

  /// Pieces of requests, good and bad, that random bytes alone would never put together.
  private static let words = [
    "GET ", "POST ", "OPTIONS ", "/", "/v1/events?type=MEET", "*", "http://h:80/x", " HTTP/1.1", " HTTP/1.0",
    " HTTP/2.0",
    "\r\n", "\r\n\r\n", "\n", "\r", ":", " ", "\t", "Host: a", "Host: a\r\n", "Content-Length: 3",
    "Content-Length: 3, 3",
    "Content-Length: 99999999999999999999", "Transfer-Encoding: chunked", "Expect: 100-continue", "Connection: close",
    "abc", "3\r\nabc\r\n", "0\r\n\r\n", "1;x=y\r\na\r\n", "ffffffffffffffff\r\n", "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
  ]

  private static func input(_ generator: inout SplitMix) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...14, using: &generator) {
      if Int.random(in: 0..<10, using: &generator) == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &generator))
      } else if let word = words.randomElement(using: &generator) {
        bytes += word.utf8
      }
    }
    return bytes
  }

  private static func pieces(_ bytes: [UInt8], _ generator: inout SplitMix) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = Int.random(in: start + 1...bytes.count, using: &generator)
      pieces.append(bytes[start..<end])
      start = end
    }
    return pieces
  }

  @Test func anyBytesGiveTheSameOutcomesHoweverTheyAreSplit() {
    var generator = SplitMix(seed: Self.seed)
    for round in 0..<4_000 {
      let bytes = Self.input(&generator)
      let whole = outcomes(of: [bytes[...]])
      let split = outcomes(of: Self.pieces(bytes, &generator))
      let same = whole == split && whole == outcomes(of: single(bytes))
      #expect(same, "seed \(Self.seed), round \(round): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test func aConnectionAnswersAnyBytesAndEnds() {
    var generator = SplitMix(seed: Self.seed + 1)
    for round in 0..<4_000 {
      let bytes = Self.input(&generator)
      var connection = Connection(limits: SharedLimits(smallLimits), number: 1)
      var memo = HeadMemo(places: 4)
      var steps = 0
      for piece in Self.pieces(bytes, &generator) {
        connection.receive(piece.span, memo)
        steps += Self.run(&connection, &memo)
      }
      connection.receiveEnd()
      steps += Self.run(&connection, &memo)
      let ended = connection.next(date: Self.date, &memo) == .close
      #expect(ended && steps < 400, "seed \(Self.seed), round \(round), \(steps) steps")
    }
  }

  /// Takes steps until the connection waits or is over, and counts them.
  private static func run(_ connection: inout Connection, _ memo: inout HeadMemo) -> Int {
    var steps = 0
    while steps < 400 {
      steps += 1
      switch connection.next(date: date, &memo) {
      case .handle(_, let exchange, _): connection.answer(exchange, with: Response(status: 200))
      case .screen: connection.screen(nil)
      case .write, .closeWriting, .pull: continue
      case .wait, .close: return steps
      }
    }
    return steps
  }
}
