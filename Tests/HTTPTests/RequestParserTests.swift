import HTTP
import Testing

@Suite struct RequestParserTests {
  struct Accepted: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: String
    let request: Request
    var keepsAlive = true
    var version10 = false
    var testDescription: String { name }
  }

  struct Refused: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: String
    let status: Int
    var testDescription: String { name }
    /// Whether it ends where a message, or a line of one, ends: what follows is then a message of its own.
    var isWhole: Bool { bytes.hasSuffix("\r\n") }
  }

  @Test(arguments: accepted) func aRequestIsReadHoweverItIsSplit(_ row: Accepted) {
    let bytes = Array(row.bytes.utf8)
    let expected = [
      RequestParser.Outcome.request(row.request, keepsAlive: row.keepsAlive, version10: row.version10)
    ]
    #expect(outcomes(of: [bytes[...]]) == expected)
    #expect(outcomes(of: single(bytes)) == expected)
    for cut in bytes.indices {
      #expect(outcomes(of: [bytes[..<cut]]) == [], "a prefix of \(cut) bytes")
      #expect(outcomes(of: [bytes[..<cut], bytes[cut...]]) == expected, "cut at \(cut)")
    }
  }

  @Test(arguments: accepted) func whatFollowsARequestIsTheNext(_ row: Accepted) {
    let next = Array((row.bytes + "GET /next HTTP/1.1\r\nHost: a\r\n\r\n").utf8)
    #expect(outcomes(of: [next[...]]).count == 2)
    #expect(outcomes(of: single(next)) == outcomes(of: [next[...]]))
    let twice = Array((row.bytes + row.bytes).utf8)
    let expected = RequestParser.Outcome.request(row.request, keepsAlive: row.keepsAlive, version10: row.version10)
    #expect(outcomes(of: [twice[...]]) == [expected, expected])
    #expect(outcomes(of: single(twice)) == [expected, expected])
  }

  @Test(arguments: refused) func aBadRequestIsRefusedHoweverItIsSplit(_ row: Refused) throws {
    let bytes = Array(row.bytes.utf8)
    let whole = outcomes(of: [bytes[...]])
    guard case .refused(let refusal) = try #require(whole.first) else {
      Issue.record("taken as \(whole)")
      return
    }
    #expect(refusal.status == row.status)
    #expect(refusal.detail.hasSuffix("."))
    #expect(whole.count == 1)
    let followed = bytes + Array("GET /next HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
    if row.isWhole { #expect(outcomes(of: [followed[...]]) == whole, "what follows a bad request is not read") }
    #expect(outcomes(of: single(bytes)) == whole)
    for cut in bytes.indices {
      #expect(outcomes(of: [bytes[..<cut], bytes[cut...]]) == whole, "cut at \(cut)")
    }
  }

  @Test func nothingIsReadAfterARefusal() {
    let bytes = Array("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
    #expect(outcomes(of: [bytes[...]]).count == 1)
  }

  @Test func aBodyOfManySmallPiecesIsReadInLinearTime() {
    var limits = Limits()
    limits.bodyBytes = 2_000_000
    let body = [UInt8](repeating: 0x61, count: 1_000_000)
    let bytes = Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n".utf8) + body
    let pieces = stride(from: 0, to: bytes.count, by: 100).map { bytes[$0..<min($0 + 100, bytes.count)] }
    guard case .request(let request, _, _)? = outcomes(of: pieces, limits: limits).first else {
      Issue.record("not read")
      return
    }
    #expect(request.body == body)
  }

  private static func fields(_ lines: (String, String)...) -> Fields {
    var fields = Fields()
    for (name, value) in lines { fields.add(name, value) }
    return fields
  }

  private static let host = fields(("Host", "a"))

  static let accepted: [Accepted] = [
    Accepted(
      name: "origin form", bytes: "GET /v1/ties?limit=5&q=a%20b HTTP/1.1\r\nHost: a\r\n\r\n",
      request: Request(method: "GET", path: "/v1/ties", query: "limit=5&q=a%20b", fields: host)),
    Accepted(
      name: "empty query", bytes: "GET /? HTTP/1.1\r\nHost: a\r\n\r\n",
      request: Request(method: "GET", path: "/", query: "", fields: host)),
    Accepted(
      name: "absolute form names the host",
      bytes: "GET http://Example.test:8080/x?y HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n",
      request: Request(
        method: "GET", path: "/x", query: "y", fields: fields(("Accept", "*/*"), ("Host", "Example.test:8080")))),
    Accepted(
      name: "absolute form without a path", bytes: "GET HTTP://b?z HTTP/1.1\r\nHost: a\r\n\r\n",
      request: Request(method: "GET", path: "/", query: "z", fields: fields(("Host", "b")))),
    Accepted(
      name: "asterisk form", bytes: "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
      request: Request(method: "OPTIONS", path: "*", fields: host)),
    Accepted(
      name: "a method that is known and rarely served",
      bytes: "PATCH /x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
      request: Request(method: "PATCH", path: "/x", fields: fields(("Host", "a"), ("Content-Length", "0")))),
    Accepted(
      name: "one empty line before", bytes: "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
      request: Request(method: "GET", path: "/", fields: host)),
    Accepted(
      name: "space around values, tabs within", bytes: "GET / HTTP/1.1\r\nHost:a\r\nX: \t b\tc \r\nY:\r\n\r\n",
      request: Request(method: "GET", path: "/", fields: fields(("Host", "a"), ("X", "b\tc"), ("Y", "")))),
    Accepted(
      name: "an empty host", bytes: "GET / HTTP/1.1\r\nHost:\r\n\r\n",
      request: Request(method: "GET", path: "/", fields: fields(("Host", "")))),
    Accepted(
      name: "IPv6 host", bytes: "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
      request: Request(method: "GET", path: "/", fields: fields(("Host", "[::1]:80")))),
    Accepted(
      name: "close", bytes: "GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade, Close\r\n\r\n",
      request: Request(method: "GET", path: "/", fields: fields(("Host", "a"), ("Connection", "upgrade, Close"))),
      keepsAlive: false),
    Accepted(
      name: "HTTP/1.0", bytes: "GET / HTTP/1.0\r\n\r\n", request: Request(method: "GET", path: "/"),
      keepsAlive: false, version10: true),
    Accepted(
      name: "HTTP/1.0 kept alive", bytes: "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
      request: Request(method: "GET", path: "/", fields: fields(("Connection", "Keep-Alive"))), version10: true),
    Accepted(
      name: "a later minor version", bytes: "GET / HTTP/1.7\r\nHost: a\r\n\r\n",
      request: Request(method: "GET", path: "/", fields: host)),
    Accepted(
      name: "a body of a length", bytes: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab\r\nc",
      request: Request(
        method: "POST", path: "/", fields: fields(("Host", "a"), ("Content-Length", "5")), body: Array("ab\r\nc".utf8))),
    Accepted(
      name: "a length of many zeros", bytes: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:  0000002 \r\n\r\nab",
      request: Request(
        method: "POST", path: "/", fields: fields(("Host", "a"), ("Content-Length", "0000002")), body: Array("ab".utf8))
    ),
    Accepted(
      name: "a GET with a body", bytes: "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab",
      request: Request(
        method: "GET", path: "/", fields: fields(("Host", "a"), ("Content-Length", "2")), body: Array("ab".utf8))),
    Accepted(
      name: "chunks, extensions and trailers",
      bytes: "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n"
        + "3;a=b\r\nabc\r\n0B ;c\r\n0123456789X\r\n000\r\nDigest: x\r\n\r\n",
      request: Request(
        method: "POST", path: "/", fields: fields(("Host", "a"), ("Transfer-Encoding", "Chunked")),
        body: Array("abc0123456789X".utf8))),
    Accepted(
      name: "no chunk but the last",
      bytes: "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      request: Request(method: "POST", path: "/", fields: fields(("Host", "a"), ("Transfer-Encoding", "chunked")))),
    Accepted(
      name: "an expectation", bytes: "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 1\r\n\r\nx",
      request: Request(
        method: "POST", path: "/", fields: fields(("Host", "a"), ("Expect", "100-Continue"), ("Content-Length", "1")),
        body: Array("x".utf8))),
  ]

  /// A head with these lines after the request line and Host.
  private static func post(_ lines: String, _ body: String = "") -> String {
    "POST / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n\(body)"
  }

  private static let chunked = "Transfer-Encoding: chunked"

  static let refused: [Refused] = [
    Refused(name: "TLS", bytes: "\u{16}\u{3}\u{1}", status: 400),
    Refused(name: "a space first", bytes: " GET / HTTP/1.1\r\n", status: 400),
    Refused(name: "two empty lines before", bytes: "\r\n\r\nGET / HTTP/1.1\r\n", status: 400),
    Refused(name: "HTTP/0.9", bytes: "GET /\r\n", status: 400),
    Refused(name: "two spaces", bytes: "GET  / HTTP/1.1\r\n", status: 400),
    Refused(name: "a space in the target", bytes: "GET /a b HTTP/1.1\r\n", status: 400),
    Refused(name: "a tab in the target", bytes: "GET /a\tb HTTP/1.1\r\n", status: 400),
    Refused(name: "a fragment", bytes: "GET /a#b HTTP/1.1\r\n", status: 400),
    Refused(name: "not US-ASCII", bytes: "GET /ü HTTP/1.1\r\n", status: 400),
    Refused(name: "a bad method", bytes: "G(T / HTTP/1.1\r\n", status: 400),
    Refused(name: "a method of its own", bytes: "BREW /pot HTTP/1.1\r\n", status: 501),
    Refused(name: "a method in small letters", bytes: "get / HTTP/1.1\r\n", status: 501),
    Refused(name: "a long method", bytes: String(repeating: "G", count: 40) + " / HTTP/1.1\r\n", status: 501),
    Refused(name: "CONNECT", bytes: "CONNECT a:443 HTTP/1.1\r\n", status: 501),
    Refused(name: "asterisk without OPTIONS", bytes: "GET * HTTP/1.1\r\n", status: 400),
    Refused(name: "a relative target", bytes: "GET a/b HTTP/1.1\r\n", status: 400),
    Refused(name: "a user in the target", bytes: "GET http://u@h/ HTTP/1.1\r\n", status: 400),
    Refused(name: "a target without host", bytes: "GET http:///x HTTP/1.1\r\n", status: 400),
    Refused(name: "another protocol", bytes: "GET / HTCPCP/1.0\r\n", status: 400),
    Refused(name: "lower case", bytes: "GET / http/1.1\r\n", status: 400),
    Refused(name: "HTTP/1.10", bytes: "GET / HTTP/1.10\r\n", status: 400),
    Refused(name: "HTTP/1", bytes: "GET / HTTP/1\r\n", status: 400),
    Refused(name: "a space after the version", bytes: "GET / HTTP/1.1 \r\n", status: 400),
    Refused(name: "HTTP/0.9 by number", bytes: "GET / HTTP/0.9\r\n", status: 505),
    Refused(name: "HTTP/3", bytes: "GET / HTTP/3.0\r\n", status: 505),
    Refused(name: "HTTP/2", bytes: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", status: 505),
    Refused(name: "a bare line feed", bytes: "GET / HTTP/1.1\nHost: a\n\n", status: 400),
    Refused(name: "a bare line feed after a field", bytes: "GET / HTTP/1.1\r\nHost: a\n\r\n", status: 400),
    Refused(name: "a bare carriage return", bytes: "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", status: 400),
    Refused(name: "a long line", bytes: "GET /" + String(repeating: "a", count: 200), status: 414),
    Refused(name: "no host", bytes: "GET / HTTP/1.1\r\n\r\n", status: 400),
    Refused(name: "two hosts", bytes: "GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n", status: 400),
    Refused(name: "a list of hosts", bytes: "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", status: 400),
    Refused(name: "a host with a path", bytes: "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", status: 400),
    Refused(name: "a host with a user", bytes: "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", status: 400),
    Refused(name: "a host with a space", bytes: "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", status: 400),
    Refused(name: "an open IPv6 host", bytes: "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", status: 400),
    Refused(
      name: "a malformed host beside an absolute form", bytes: "GET http://a/ HTTP/1.1\r\nHost: a/b\r\n\r\n",
      status: 400),
    Refused(name: "no host beside an absolute form", bytes: "GET http://a/ HTTP/1.1\r\n\r\n", status: 400),
    Refused(name: "a port that is none", bytes: "GET / HTTP/1.1\r\nHost: a:b\r\n\r\n", status: 400),
    Refused(name: "a folded field", bytes: post("X: a\r\n b"), status: 400),
    Refused(name: "a folded first field", bytes: "GET / HTTP/1.1\r\n Host: a\r\n\r\n", status: 400),
    Refused(name: "a space before the colon", bytes: post("X : a"), status: 400),
    Refused(name: "no colon", bytes: post("X"), status: 400),
    Refused(name: "no name", bytes: post(": a"), status: 400),
    Refused(name: "a bare carriage return in the request line", bytes: "GET /\r HTTP/1.1\r\n", status: 400),
    Refused(name: "a bare carriage return at the end", bytes: post("X: a\r"), status: 400),
    Refused(name: "a control byte in a value", bytes: post("X: a\u{1}b"), status: 400),
    Refused(name: "a delete byte in a value", bytes: post("X: a\u{7f}b"), status: 400),
    Refused(name: "a null byte in a name", bytes: post("X\u{0}: a"), status: 400),
    Refused(name: "a null byte in the target", bytes: "GET /\u{0} HTTP/1.1\r\n", status: 400),
    Refused(name: "a null byte in the method", bytes: "G\u{0}T / HTTP/1.1\r\n", status: 400),
    Refused(name: "a tab before the colon", bytes: post("X\t: a"), status: 400),
    Refused(name: "a space within a name", bytes: post("X Y: a"), status: 400),
    Refused(name: "a null byte", bytes: post("X: a\u{0}b"), status: 400),
    Refused(name: "a long field", bytes: post("X: " + String(repeating: "a", count: 400)), status: 431),
    Refused(
      name: "many fields", bytes: post((1...8).map { "X\($0): a" }.joined(separator: "\r\n")), status: 431),
    Refused(name: "two lengths", bytes: post("Content-Length: 1\r\nContent-Length: 2", "ab"), status: 400),
    Refused(name: "a list of lengths", bytes: post("Content-Length: 1, 2", "ab"), status: 400),
    Refused(name: "one length said twice", bytes: post("Content-Length: 2\r\nContent-Length: 2", "ab"), status: 400),
    Refused(name: "one length twice in a line", bytes: post("Content-Length: 5,5", "abcde"), status: 400),
    Refused(name: "a length in two words", bytes: post("Content-Length: 5 5", "abcde"), status: 400),
    Refused(name: "a length with a fraction", bytes: post("Content-Length: 5.0", "abcde"), status: 400),
    Refused(name: "a length in other digits", bytes: post("Content-Length: \u{665}", "abcde"), status: 400),
    Refused(name: "a length after a form feed", bytes: post("Content-Length:\u{c}5", "abcde"), status: 400),
    Refused(
      name: "a length just beyond 64 bits", bytes: post("Content-Length: 18446744073709551618", "ab"), status: 413),
    Refused(name: "no length where there should be one", bytes: "POST / HTTP/1.1\r\nHost: a\r\n\r\n", status: 411),
    Refused(name: "no length in HTTP/1.0", bytes: "POST / HTTP/1.0\r\n\r\n", status: 411),
    Refused(name: "a signed length", bytes: post("Content-Length: +1", "a"), status: 400),
    Refused(name: "a negative length", bytes: post("Content-Length: -1", "a"), status: 400),
    Refused(name: "an empty length", bytes: post("Content-Length:"), status: 400),
    Refused(name: "a length in hex", bytes: post("Content-Length: 0x1", "a"), status: 400),
    Refused(name: "a length beyond the limit", bytes: post("Content-Length: 65"), status: 413),
    Refused(name: "a length beyond any number", bytes: post("Content-Length: 99999999999999999999999"), status: 413),
    Refused(name: "both framings", bytes: post("Content-Length: 3\r\n\(chunked)", "0\r\n\r\n"), status: 400),
    Refused(name: "chunked twice", bytes: post("Transfer-Encoding: chunked, chunked"), status: 400),
    Refused(name: "chunked not last", bytes: post("Transfer-Encoding: chunked, gzip"), status: 400),
    Refused(name: "chunked misspelt", bytes: post("Transfer-Encoding: xchunked"), status: 400),
    Refused(name: "chunked with a parameter", bytes: post("Transfer-Encoding: chunked;q=1"), status: 400),
    Refused(name: "chunked in quotes", bytes: post("Transfer-Encoding: \"chunked\""), status: 400),
    Refused(name: "chunked after a vertical tab", bytes: post("Transfer-Encoding: \u{b}chunked"), status: 400),
    Refused(name: "chunked in two lines", bytes: post("\(chunked)\r\n\(chunked)"), status: 400),
    Refused(name: "chunked, then identity", bytes: post("\(chunked)\r\nTransfer-Encoding: identity"), status: 400),
    Refused(name: "not chunked", bytes: post("Transfer-Encoding: identity"), status: 400),
    Refused(name: "an empty coding", bytes: post("Transfer-Encoding:"), status: 400),
    Refused(name: "another coding first", bytes: post("Transfer-Encoding: gzip\r\n\(chunked)"), status: 501),
    Refused(name: "chunked in HTTP/1.0", bytes: "POST / HTTP/1.0\r\n\(chunked)\r\n\r\n0\r\n\r\n", status: 400),
    Refused(name: "another expectation", bytes: post("Expect: tea\r\nContent-Length: 1", "x"), status: 417),
    Refused(name: "a chunk without size", bytes: post(chunked, "\r\n"), status: 400),
    Refused(name: "a chunk size that is none", bytes: post(chunked, "x\r\n"), status: 400),
    Refused(name: "a signed chunk size", bytes: post(chunked, "+1\r\na\r\n"), status: 400),
    Refused(name: "a chunk size with a prefix", bytes: post(chunked, "0x1\r\na\r\n"), status: 400),
    Refused(name: "a space before the size", bytes: post(chunked, " 1\r\na\r\n"), status: 400),
    Refused(name: "a chunk without its end", bytes: post(chunked, "1\r\na0\r\n\r\n"), status: 400),
    Refused(name: "a bare line feed after the data", bytes: post(chunked, "1\r\na\n0\r\n\r\n"), status: 400),
    Refused(name: "a bare carriage return in an extension", bytes: post(chunked, "1;a\rb\r\n"), status: 400),
    Refused(name: "a folded trailer", bytes: post(chunked, "0\r\nX: y\r\n z\r\n\r\n"), status: 400),
    Refused(name: "a space after the size", bytes: post(chunked, "1 \r\na\r\n"), status: 400),
    Refused(name: "a bare line feed after the size", bytes: post(chunked, "1\na\r\n"), status: 400),
    Refused(name: "a chunk longer than its size", bytes: post(chunked, "1\r\nab\r\n"), status: 400),
    Refused(name: "a chunk beyond the limit", bytes: post(chunked, "41\r\n"), status: 413),
    Refused(name: "a chunk beyond any number", bytes: post(chunked, "ffffffffffffffffff\r\n"), status: 413),
    Refused(
      name: "chunks beyond the limit",
      bytes: post(chunked, "20\r\n\(String(repeating: "a", count: 32))\r\n21\r\n"), status: 413),
    Refused(name: "a long size line", bytes: post(chunked, "1;" + String(repeating: "a", count: 30)), status: 400),
    Refused(
      name: "many extensions",
      bytes: post(chunked, String(repeating: "1;abcdefghi\r\na\r\n", count: 4)), status: 400),
    Refused(name: "a bad trailer", bytes: post(chunked, "0\r\nx y: z\r\n\r\n"), status: 400),
    Refused(
      name: "many trailers", bytes: post(chunked, "0\r\n" + String(repeating: "X: y\r\n", count: 9)), status: 431),
    Refused(
      name: "long trailers", bytes: post(chunked, "0\r\nX: " + String(repeating: "y", count: 500)), status: 431),
  ]
}
