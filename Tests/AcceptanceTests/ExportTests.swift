import Foundation
import Glibc
import Testing

/// Whole results over the wire: made while they are sent.
@Suite struct ExportTests {
  /// So many copies of the briefing's readings, each under an id and text of its own.
  private static func withReadings(_ copies: Int, _ body: (RunningServer) throws -> Void) throws {
    let saved = try Built.run(["read", Built.config + "/documents", "--format", "ndjson"])
    let line = try #require(saved.output.split(separator: "\n").max { $0.utf8.count < $1.utf8.count })
    let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    let document = try #require(object["document"] as? [String: Any])
    let (id, hash) = (try #require(document["id"] as? String), try #require(document["sha256"] as? String))
    let lines = (0..<copies).map { number in
      let digits = String(number, radix: 16)
      let mark = String(repeating: "0", count: 12 - digits.count) + digits
      return line.replacing(id, with: id.dropLast(12) + mark).replacing(hash, with: hash.dropLast(12) + mark)
    }
    try Built.withFolder(["saved.ndjson": lines.joined(separator: "\n")]) { folder in
      try body(try RunningServer(["--readings", folder + "/saved.ndjson"]))
    }
  }

  @Test func aWholeResultIsStreamed() throws {
    try Self.withReadings(60) { server in
      let list = try server.answer("GET /v1/events?status=any&limit=1").body
      let object = try #require(try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [String: Any])
      let count = try #require(object["count"] as? Int)
      try #require(count > 512, "more than two pieces hold")

      let target = "/v1/events.ndjson?status=any"
      let (head, chunked) = try server.answer("GET \(target)")
      #expect(head.hasPrefix("HTTP/1.1 200 ") && head.contains("\r\nTransfer-Encoding: chunked"))
      #expect(!head.lowercased().contains("content-length"))
      let whole = try #require(Self.unchunked(chunked))
      let lines = whole.split(separator: "\n")
      #expect(lines.count == count)
      for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
      // The header line comes once, with the first piece.
      let table = try #require(Self.unchunked(try server.answer("GET /v1/events.csv?status=any&fields=id,type").body))
      #expect(table.split(separator: "\r\n").count == count + 1 && table.hasPrefix("id,type\r\n"))
      #expect(try Built.run(["get", "/readyz"]).code == 0)

      try expectConditions(server, target, head)
      try expectOldClients(server, target, whole)
    }
  }

  @Test func anAnswerKeptForOthersHidesNoFault() throws {
    let server = try RunningServer([])
    #expect(try server.answer("GET /v1/graph/cytoscape.json").head.hasPrefix("HTTP/1.1 200 "))
    for query in [String(repeating: "&kind=", count: 21), "&nonsense="] {
      let answer = try server.answer("GET /v1/graph/cytoscape.json?\(query.dropFirst())")
      #expect(answer.head.hasPrefix("HTTP/1.1 400 "), "\(query)")
    }
  }

  private func expectConditions(_ server: RunningServer, _ target: String, _ head: String) throws {
    func lines(_ text: String) -> [Substring] { text.split(separator: "\r\n").filter { !$0.hasPrefix("Date:") } }
    let asked = try server.answer("HEAD \(target)")
    #expect(asked.body.isEmpty && lines(asked.head) == lines(head))
    let tag = try #require(lines(head).first { $0.hasPrefix("ETag: ") }).dropFirst(6)
    let known = try server.answer("GET \(target)", fields: "If-None-Match: \(tag)\r\n")
    #expect(known.head.hasPrefix("HTTP/1.1 304 ") && known.body.isEmpty)
    let coded = try server.answer("HEAD \(target)", fields: "Accept-Encoding: gzip\r\n")
    let codedTag = try #require(lines(coded.head).first { $0.hasPrefix("ETag: ") }).dropFirst(6)
    #expect(coded.head.contains("\r\nContent-Encoding: gzip") && codedTag != tag)
    let codedKnown = try server.answer(
      "GET \(target)", fields: "Accept-Encoding: gzip\r\nIf-None-Match: \(codedTag)\r\n")
    #expect(codedKnown.head.hasPrefix("HTTP/1.1 304 "))
  }

  /// HTTP/1.0 knows no chunks: the end of the connection ends the body (RFC 9112, section 6.3).
  private func expectOldClients(_ server: RunningServer, _ target: String, _ whole: String) throws {
    let connection = try Connection(port: server.port)
    try connection.send("GET \(target) HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
    let text = try connection.read()
    let end = try #require(text.range(of: "\r\n\r\n"))
    let head = text[..<end.lowerBound].lowercased()
    #expect(!head.contains("transfer-encoding") && !head.contains("content-length"))
    #expect(head.contains("\r\nconnection: close"))
    #expect(text[end.upperBound...] == whole)
  }

  /// What chunks hold (RFC 9112, section 7.1); null when the last is missing.
  private static func unchunked(_ text: String) -> String? {
    var rest = Array(text.utf8)[...]
    var whole: [UInt8] = []
    while let end = rest.firstIndex(of: 0x0D) {
      guard let size = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16) else { return nil }
      rest = rest[(end + 2)...]
      if size == 0 { return rest.elementsEqual([0x0D, 0x0A]) ? String(decoding: whole, as: UTF8.self) : nil }
      guard rest.count >= size + 2 else { return nil }
      whole += rest.prefix(size)
      rest = rest.dropFirst(size + 2)
    }
    return nil
  }
}
