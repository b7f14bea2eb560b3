import Foundation
import Glibc
import Testing

@Suite struct OperationTests {
  private static let text = "In 2014 Russia lifted its embargo on arms for Pakistan."
  private static let plain = "Content-Type: text/plain\r\n"

  @Test func aReloadServesWhatIsThereNowAndAFaultChangesNothing() throws {
    let config = try Config()
    try Built.withFolder(["a.txt": Self.text]) { folder in
      let server = try RunningServer(["--config", config.path, "--document", folder])
      let before = try server.figures()
      #expect(before["entente_chronicle_size{what=\"documents\"}"] == 1)
      let tag = try server.answer("GET /v1/documents").head.firstMatch(of: /ETag: (\S+)/)?.1

      try Data("In 2015 Norway thanked Sweden.".utf8).write(to: URL(filePath: folder + "/b.txt"))
      server.send(signal: SIGHUP)
      let after = try server.figures { $0["entente_reloads_total{outcome=\"success\"}"] == 1 }
      #expect(after["entente_chronicle_size{what=\"documents\"}"] == 2)
      #expect(try server.answer("GET /v1/documents").body.contains("\"count\":2"))
      #expect(try server.answer("GET /v1/documents").head.firstMatch(of: /ETag: (\S+)/)?.1 != tag)

      try Data("frame x\n  vreb: meet\n".utf8).write(to: URL(filePath: config.path + "/lexicon/events/ZZZ.txt"))
      server.send(signal: SIGHUP)
      let failed = try server.figures { $0["entente_reloads_total{outcome=\"failure\"}"] == 1 }
      #expect(failed["entente_reload_last_successful"] == 0)
      #expect(try server.answer("GET /v1/documents").body.contains("\"count\":2"), "what was served stays")
      #expect(try server.answer("GET /readyz").head.hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test func aWatchedFolderIsReadAnewByItself() throws {
    try Built.withFolder(["a.txt": Self.text]) { folder in
      let server = try RunningServer(["--document", folder, "--watch", "1"])
      try Data("In 2015 Norway thanked Sweden.".utf8).write(to: URL(filePath: folder + "/b.txt"))
      let after = try server.figures { $0["entente_reloads_total{outcome=\"success\"}"] == 1 }
      #expect(after["entente_chronicle_size{what=\"documents\"}"] == 2)
    }
  }

  @Test func toldToEndItSaysSoWhileItStillServes() throws {
    let server = try RunningServer(["--shutdown-delay", "2"])
    server.send(signal: SIGTERM)
    var answer = try server.answer("GET /readyz").head
    while answer.hasPrefix("HTTP/1.1 200 ") { answer = try server.answer("GET /readyz").head }
    #expect(answer.hasPrefix("HTTP/1.1 503 ") && answer.contains("Retry-After"))
    #expect(try server.answer("GET /livez").head.hasPrefix("HTTP/1.1 200 "))
    #expect(try server.answer("GET /v1").head.hasPrefix("HTTP/1.1 200 "))
    #expect(server.exitCode() == 0)
  }

  @Test func theSecondSignalEndsItAtOnce() throws {
    let server = try RunningServer(["--shutdown-delay", "600"])
    server.send(signal: SIGTERM)
    while try server.answer("GET /readyz").head.hasPrefix("HTTP/1.1 200 ") {}
    server.send(signal: SIGINT)
    #expect(server.exitCode() == 128 + SIGINT)
  }

  @Test func tokensLetInWhoHasOne() throws {
    let token = "c0ffee-c0ffee-c0ffee"
    try Built.withFolder(["tokens": "# ours\n\n\(token)\n"]) { folder in
      let server = try RunningServer(["--tokens-file", folder + "/tokens"])
      func status(_ line: String, _ fields: String = "", _ body: String = "") throws -> Substring {
        try server.answer(line, fields: fields, body: body).head.dropFirst(9).prefix(3)
      }
      let bearer = "Authorization: bearer \(token)\r\n"
      let none = try server.answer("GET /v1/events").head
      #expect(none.hasPrefix("HTTP/1.1 401 ") && none.contains("WWW-Authenticate: Bearer realm=\"entente\""))
      for wrong in ["Bearer \(token)x", "Bearer", "Basic \(token)", "Bearer  ", "Bearer \(token.dropLast())"] {
        #expect(try status("GET /v1/events", "Authorization: \(wrong)\r\n") == "401", "\(wrong)")
      }
      #expect(try status("GET /v1/events", bearer + bearer) == "401", "two are none")
      #expect(try status("HEAD /v1", "") == "401")
      #expect(try status("GET /v1/readings.csv") == "401" || status("GET /v1/readings.csv") == "405")
      let some = try server.answer("GET /v1/events", fields: bearer).head
      #expect(some.hasPrefix("HTTP/1.1 200 ") && some.contains("Cache-Control: private"))
      #expect(some.firstMatch(of: /Vary: [^\r]*Authorization/) != nil)
      for odd in ["//v1/events", "/%761/events", "/v1//events.json", "/v1/events/"] {
        #expect(try status("GET \(odd)") == "401", "\(odd)")
        #expect(!(try server.answer("GET \(odd)", fields: bearer).head.contains("public")), "\(odd)")
      }
      #expect(try status("GET /v1/events") == "401", "an answer that is kept for some is not for all")
      for open in ["GET /readyz", "GET /metrics", "GET /openapi.yaml", "OPTIONS /v1/events"] {
        #expect(["200", "204"].contains(try status(open)), "\(open)")
      }
    }
    try Built.withFolder(["tokens": token]) { folder in
      let server = try RunningServer(["--tokens-file", folder + "/tokens", "--tokens-for", "readings"])
      #expect(try server.answer("GET /v1/events").head.contains("Cache-Control: public"))
      let refused = try server.answer("POST /v1/readings", fields: Self.plain, body: Self.text).head
      #expect(refused.hasPrefix("HTTP/1.1 401 "))
      let read = try server.answer(
        "POST /v1/readings", fields: Self.plain + "Authorization: Bearer \(token)\r\n", body: Self.text)
      #expect(read.head.hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test func aClientHasItsShareOfReadings() throws {
    let server = try RunningServer([
      "--readings-rate", "1", "--readings-burst", "2", "--trusted-proxy", "127.0.0.1",
    ])
    func read(_ client: String) throws -> String {
      try server.answer(
        "POST /v1/readings", fields: Self.plain + "X-Forwarded-For: 9.9.9.9, \(client)\r\n", body: Self.text
      ).head
    }
    #expect(try read("192.0.2.1").contains("RateLimit-Remaining: 1"))
    #expect(try read("192.0.2.1").hasPrefix("HTTP/1.1 200 "))
    let third = try read("192.0.2.1")
    #expect(third.hasPrefix("HTTP/1.1 429 ") && third.firstMatch(of: /Retry-After: [1-9]/) != nil)
    #expect(third.contains("RateLimit-Limit: 2") && third.contains("RateLimit-Remaining: 0"))
    #expect(try read("192.0.2.2").hasPrefix("HTTP/1.1 200 "), "another client has a share of its own")
    #expect(try server.answer("GET /v1/events").head.hasPrefix("HTTP/1.1 200 "), "only readings are counted")
    #expect(try server.figures()["entente_readings_refused_total"] == 1)
  }

  @Test func linksThatLeadOutAreLeftOut() throws {
    try Built.withFolder(["secret.txt": Self.text]) { elsewhere in
      try Built.withFolder(["a.txt": "In 2015 Norway thanked Sweden.", "..data/b.txt": Self.text]) { folder in
        for (name, goal) in [("out.txt", elsewhere + "/secret.txt"), ("in.txt", "..data/b.txt"), ("far", elsewhere)] {
          try FileManager.default.createSymbolicLink(atPath: folder + "/" + name, withDestinationPath: goal)
        }
        let read = try Built.run(["read", "--format", "ndjson", "--no-text", folder])
        #expect(read.output.split(separator: "\n").count == 2, "a ConfigMap's links stay within; \(read.complaint)")
        #expect(read.complaint.contains("/out.txt: is a link that leads out of"))
        #expect(read.complaint.contains("/far: is a link that leads out of"))
        #expect(try Built.run(["check", "--document", folder]).code == 78)
      }
    }
    let config = try Config()
    try FileManager.default.createSymbolicLink(
      atPath: config.path + "/lexicon/actors/out.txt", withDestinationPath: "/etc/passwd")
    #expect(try Built.run(["check", "--config", config.path]).complaint.contains("leads out of"))
  }

  @Test func figuresAreServedAtAnAddressOfTheirOwnWhereThereIsOne() throws {
    let shared = try RunningServer()
    let page = try shared.answer("GET /metrics")
    #expect(page.head.contains("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n"))
    #expect(page.body.contains("# TYPE entente_http_request_duration_seconds histogram\n"))
    let apart = try RunningServer(["--admin-port", "0"])
    #expect(try apart.answer("GET /metrics").head.hasPrefix("HTTP/1.1 404 "))
    #expect(try apart.answer("GET /readyz").head.hasPrefix("HTTP/1.1 200 "))
    let admin = try #require(apart.nextURL().split(separator: ":").last.flatMap { UInt16($0) })
    #expect(try apart.answer("GET /metrics", port: admin).body.contains("entente_ready 1\n"))
    #expect(try apart.answer("GET /livez", port: admin).head.hasPrefix("HTTP/1.1 200 "))
    #expect(try apart.answer("GET /v1", port: admin).head.hasPrefix("HTTP/1.1 404 "))
  }

  @Test func theLogTellsOfEachRequestAndKeepsWhatPeopleLookFor() throws {
    try Built.withFolder(["a.txt": Self.text]) { folder in
      let log = folder + "/log"
      let server = try RunningServer(["--access-log", log, "--log-format", "json"])
      let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
      _ = try server.answer(
        "GET /v1/search?q=embargo&limit=1", fields: "traceparent: \(trace)\r\nX-Request-Id: ours-7\r\n")
      let lost = try server.answer("GET /nothing", fields: "traceparent: 00-x\r\n")
      let named = try server.answer("GET /none", fields: "X-Request-Id: ours-8\r\n")
      server.send(signal: SIGTERM)
      #expect(server.exitCode() == 0)
      // Each loop gathers lines of its own: those of two connections may come in either order.
      let order = ["/v1/search?q=***&limit=1": 0, "/nothing": 1, "/none": 2]
      let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
      .sorted { order[$0["target"] as? String ?? "", default: 9] < order[$1["target"] as? String ?? "", default: 9] }
      #expect(lines.count == 3)
      #expect(lines.map { $0["target"] as? String } == ["/v1/search?q=***&limit=1", "/nothing", "/none"])
      #expect(lines.map { $0["status"] as? Int } == [200, 404, 404])
      #expect(lines[0]["route"] as? String == "/v1/search" && lines[0]["traceparent"] as? String == trace)
      #expect(lines[0]["request_id"] as? String == "ours-7" && lines[1]["traceparent"] is NSNull)
      let said = lost.body.firstMatch(of: /"request_id":"([^"]+)"/)?.1
      #expect(said != nil && lines[1]["request_id"] as? String == said.map(String.init))
      #expect(named.body.contains("\"request_id\":\"ours-8\"") && lines[2]["request_id"] as? String == "ours-8")
    }
  }
}

extension RunningServer {
  /// The samples of `/metrics` by name and labels, once they are as wanted.
  func figures(_ isWanted: ([String: Double]) -> Bool = { _ in true }) throws -> [String: Double] {
    let deadline = Date(timeIntervalSinceNow: 60)
    while true {
      var figures: [String: Double] = [:]
      for line in try answer("GET /metrics").body.split(separator: "\n") where !line.hasPrefix("#") {
        let parts = line.split(separator: " ")
        figures[parts.dropLast().joined(separator: " ")] = parts.last.flatMap { Double($0) }
      }
      if isWanted(figures) { return figures }
      try #require(Date() < deadline, "what was waited for has not come")
    }
  }
}
