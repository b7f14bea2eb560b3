import Foundation
import Glibc
import Testing

@Suite struct ServeTests {
  @Test func theURLIsPrintedOnceItAccepts() throws {
    let server = try RunningServer()
    #expect(server.url.hasPrefix("http://127.0.0.1:"))
    #expect(try server.answer("GET /readyz").head.hasPrefix("HTTP/1.1 200 "))
    #expect(try Built.run(["healthcheck", server.url]).code == 0)
  }

  @Test func aTimelineComesOverTheWire() throws {
    let server = try RunningServer()
    let (head, body) = try server.answer("GET /v1/ties/rus/pak/timeline")
    #expect(head.hasPrefix("HTTP/1.1 200 "))
    #expect(!body.contains("a.example"), "Host is copied into no body")
    let list = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
    let rows = try #require(list["data"] as? [[String: Any]])
    #expect(!rows.isEmpty && list["count"] as? Int == rows.count)
    let told = try Built.run(["get", "/v1/ties/PAK/RUS/timeline"])
    #expect(told.output == body + "\n", "with a port or without, an answer is the same")
  }

  @Test func headHasNoBodyAndThe304NeitherHas() throws {
    let server = try RunningServer()
    let get = try server.answer("GET /v1/events")
    let head = try server.answer("HEAD /v1/events")
    #expect(head.body.isEmpty)
    func lines(_ text: String) -> [Substring] { text.split(separator: "\r\n").filter { !$0.hasPrefix("Date:") } }
    #expect(lines(head.head) == lines(get.head))
    let tag = try #require(lines(get.head).first { $0.hasPrefix("ETag: ") }).dropFirst(6)
    let known = try server.answer("GET /v1/events", fields: "If-None-Match: \(tag)\r\n")
    #expect(known.head.hasPrefix("HTTP/1.1 304 ") && known.body.isEmpty)
  }

  @Test(arguments: [
    ("GET /nothing", 404), ("DELETE /v1/events", 405), ("GET /v1/events?limit=many", 400), ("GET /v1/actors/%zz", 400),
    ("POST /v1/readings", 400), ("GET /v1/ties/Pakistan/RU", 308),
  ])
  func mistakesAreTheClients(line: String, status: Int) throws {
    let answer = try RunningServer().answer(line, fields: line.hasPrefix("POST") ? "Content-Length: 0\r\n" : "")
    #expect(answer.head.hasPrefix("HTTP/1.1 \(status) "), "\(answer.head)")
    #expect(status == 308 || answer.body.contains("\"request_id\""))
  }

  @Test func postedTextIsRead() throws {
    let text = "In 2014 Russia lifted its embargo on arms for Pakistan."
    let answer = try RunningServer().answer("POST /v1/readings", fields: "Content-Type: text/plain\r\n", body: text)
    #expect(answer.head.hasPrefix("HTTP/1.1 200 "))
    #expect(answer.body.contains("\"type\":\"RETREAT\""))
  }

  @Test func settingsComeFromTheEnvironmentToo() throws {
    let server = try RunningServer(environment: [
      "ENTENTE_HOST": "127.0.0.1", "ENTENTE_PORT": "1", "ENTENTE_PUBLIC_URL": "https://ties.example.org/",
    ])
    #expect(try server.answer("GET /v1").body.contains("\"https://ties.example.org/v1/events\""))
    let wrong = try Built.run(["serve"], environment: ["ENTENTE_CONFIG": Built.config, "ENTENTE_PORT": "http"])
    #expect(wrong.code == 78)
    #expect(wrong.complaint.contains("ENTENTE_PORT"))
  }

  @Test func aPortInUseIsSaidSo() throws {
    let server = try RunningServer()
    let second = try Built.run(["serve", "--port", String(server.port)])
    #expect(second.code == 1)
    #expect(second.complaint.contains("already in use") && second.complaint.contains("--port"))
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func toldToEndItEndsCleanly(signal: Int32) throws {
    let server = try RunningServer()
    server.send(signal: signal)
    #expect(server.exitCode() == 0)
  }

  /// `100 Continue` says that the request has begun; only then comes the signal, and only after that its body.
  @Test func aRequestThatHasBegunIsAnsweredBeforeTheEnd() throws {
    let server = try RunningServer()
    let body = "In 2014 Russia lifted its embargo on arms for Pakistan."
    let connection = try Connection(port: server.port)
    try connection.send(
      "POST /v1/readings HTTP/1.1\r\nHost: a.example\r\nContent-Type: text/plain\r\nExpect: 100-continue\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n")
    #expect(try connection.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 100 "))
    server.send(signal: SIGTERM)
    try connection.send(body)
    let answer = try connection.read()
    #expect(answer.hasPrefix("HTTP/1.1 200 ") && answer.contains("\"type\":\"RETREAT\""))
    #expect(server.exitCode() == 0)
  }
}
