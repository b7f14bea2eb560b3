/// How a request's body is bounded (RFC 9112, section 6.3), judged from its fields before anything else is done with it.
enum Framing: Equatable {
  /// So many bytes, none where there is no body.
  case length(Int)
  case chunked

  init(_ fields: Fields, line: RequestLine, limits: Limits) throws(Refusal) {
    if fields.has("transfer-encoding") {
      guard !fields.has("content-length") else {
        throw Refusal(400, "Content-Length and Transfer-Encoding may not stand together: send one of them.")
      }
      guard line.version == .http11 else {
        throw Refusal(400, "Transfer-Encoding belongs to HTTP/1.1: send Content-Length.")
      }
      try Self.requireChunked(fields.tokens(of: "transfer-encoding"))
      self = .chunked
    } else {
      let lengths = fields["content-length"]
      guard !lengths.isEmpty || !Method.needsLength(line.method) else {
        throw Refusal(411, "\(line.method) must say how long its body is: send Content-Length, 0 where there is none.")
      }
      self = .length(try Self.length(lengths, limit: limits.bodyBytes))
    }
  }

  private static func requireChunked(_ codings: [String]) throws(Refusal) {
    let chunked = codings.map { $0.utf8.equalsIgnoringCase("chunked") }
    guard chunked.last == true, chunked.dropLast().allSatisfy({ !$0 }) else {
      throw Refusal(400, "Transfer-Encoding must be chunked, once and last.")
    }
    guard chunked.count == 1 else {
      throw Refusal(501, "No transfer coding but chunked is served: send the body uncompressed.")
    }
  }

  /// One line, one number: copies of a length could be taken (RFC 9110, section 8.6), but nothing honest sends them, and
  /// where two readers of one message may differ about its end, it is better not read at all.
  private static func length(_ values: [String], limit: Int) throws(Refusal) -> Int {
    guard let value = values.first else { return 0 }
    let digits = Array(value.utf8)
    guard values.count == 1, !digits.isEmpty, digits.allSatisfy(\.isDigit) else {
      throw Refusal(400, "Content-Length must be given once, as one decimal number.")
    }
    return try number(digits, limit: limit)
  }

  private static func number(_ digits: [UInt8], limit: Int) throws(Refusal) -> Int {
    var total = 0
    for digit in digits {
      let (tens, overflow) = total.multipliedReportingOverflow(by: 10)
      let (sum, carried) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      guard !overflow, !carried, sum <= limit else { throw Refusal(413, tooLarge(limit)) }
      total = sum
    }
    return total
  }

  static func tooLarge(_ limit: Int) -> String { "The body may hold at most \(limit) bytes: send less at once." }
}
