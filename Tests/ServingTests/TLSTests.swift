import COpenSSL
import HTTP
import Serving
import Testing

@Suite struct TLSTests {
  private static let get = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

  private static func identity() throws -> TLSIdentity {
    let pem = try TrialCertificate.make(names: ["DNS:localhost"])
    return try TLSIdentity(certificate: pem.certificate, key: pem.key)
  }

  /// A server that speaks HTTPS alone.
  private static func withTLS(
    _ change: (inout ServerSettings) -> Void = { _ in }, handler: @escaping Server.Handler = Self.hello,
    _ body: @escaping @Sendable (Server, UInt16) throws -> Void
  ) async throws {
    var settings = ServerSettings()
    settings.tls = ServerSettings.TLS(port: 0, identity: try identity())
    change(&settings)
    try await withServer(settings, handler: handler) { server, _ in
      let url = try #require(server.urls.first { $0.hasPrefix("https://") })
      try body(server, try #require(UInt16(url.split(separator: ":").last ?? "")))
    }
  }

  @Sendable private static func hello(_ request: Request) -> Answer {
    .ready(Response(status: 200, body: Array("hello \(request.body.count)".utf8)))
  }

  @Test(arguments: [(TLS1_2_VERSION, "TLSv1.2"), (TLS1_3_VERSION, "TLSv1.3")])
  func bothVersionsAreSpoken(_ version: Int32, _ name: String) async throws {
    try await Self.withTLS { _, port in
      let client = try TLSClient(port: port, version: version, protocols: ["h2", "http/1.1"])
      #expect(client.version == name)
      #expect(client.chosenProtocol == "http/1.1")
      try client.send(Self.get)
      let text = client.rest()
      #expect(text.hasSuffix("hello 0"))
      #expect(text.contains("\r\nStrict-Transport-Security: max-age=15552000\r\n"))
      #expect(client.hasEnded, "close_notify comes before the end")
    }
  }

  /// BREACH: a page of another site learns nothing from how well an answer shrinks.
  @Test(arguments: [
    ("Referer: https://other.example/", false), ("Sec-Fetch-Site: cross-site", false), ("Origin: null", false),
    ("Referer: https://a/page?x=1", true), ("Origin: https://A", true), ("Sec-Fetch-Site: same-origin", true),
  ]) func whatAnotherSiteAsksForIsNotCompressed(_ field: String, _ isCoded: Bool) async throws {
    var fields = Fields()
    fields.add("Content-Type", "text/plain")
    fields.add("ETag", "\"1\"")
    let answer = Response(status: 200, fields: fields, body: Array(String(repeating: "the same ", count: 500).utf8))
    try await Self.withTLS(handler: { _ in .ready(answer) }) { _, port in
      for _ in 0..<2 {
        let client = try TLSClient(port: port)
        try client.send("GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\(field)\r\nConnection: close\r\n\r\n")
        #expect(client.rest().contains("\r\nContent-Encoding: gzip\r\n") == isCoded)
      }
    }
  }

  @Test func olderVersionsAndOtherProtocolsAreNot() async throws {
    try await Self.withTLS { server, port in
      #expect(throws: TLSClient.Failure.self) { try TLSClient(port: port, version: TLS1_1_VERSION) }
      #expect(throws: TLSClient.Failure.self) { try TLSClient(port: port, protocols: ["h2"]) }
      #expect(server.counts.failedHandshakes >= 1)
    }
  }

  @Test func aClientThatHasSaidItsEndStillGetsItsAnswer() async throws {
    try await Self.withTLS { _, port in
      let client = try TLSClient(port: port)
      try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      client.endWriting()
      #expect(client.rest().hasSuffix("hello 0"))
    }
  }

  @Test func largeBodiesPassBothWays() async throws {
    let body = [UInt8](repeating: 0x62, count: 1_500_000)
    try await Self.withTLS(handler: { request in
      .ready(Response(status: 200, body: request.body + body))
    }) { _, port in
      let client = try TLSClient(port: port)
      try client.send(
        "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 200000\r\n\r\n"
          + String(repeating: "a", count: 200_000))
      let text = client.rest()
      #expect(text.utf8.count { $0 == 0x62 } >= 1_500_000)
      #expect(text.utf8.count { $0 == 0x61 } >= 200_000)
    }
  }

  @Test func aSessionIsResumedUntilItsKeysAreOld() async throws {
    try await Self.withTLS { _, port in
      let first = try TLSClient(port: port, version: TLS1_2_VERSION)
      let session = try #require(first.session())
      #expect(try TLSClient(port: port, version: TLS1_2_VERSION, session: session).isResumed)
    }
    try await Self.withTLS({ $0.tls?.ticketLife = .zero }) { _, port in
      let first = try TLSClient(port: port, version: TLS1_2_VERSION)
      let session = try #require(first.session())
      #expect(try !TLSClient(port: port, version: TLS1_2_VERSION, session: session).isResumed)
    }
  }

  @Test func certificatesAreSwapped() async throws {
    try await Self.withTLS { server, port in
      let old = try TLSClient(port: port)
      try server.replace(try Self.identity())
      let new = try TLSClient(port: port)
      #expect(old.fingerprint != new.fingerprint)
      try old.send(Self.get)
      #expect(old.rest().hasSuffix("hello 0"), "an open connection goes on")
    }
  }

  @Test func plainHTTPIsToldWhatToDo() async throws {
    try await Self.withTLS { _, port in
      let client = try Client(port: port)
      try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      let answer = try client.answer()
      #expect(answer.status == 400)
      #expect(answer.body.contains("https://"))
      #expect(try client.isEnded())
    }
  }

  @Test(arguments: ["\u{0}\u{1}\u{2}", "\u{16}\u{3}\u{1}\u{0}\u{5}hello", "\u{80}\u{2e}\u{1}"])
  func bytesThatAreNeitherAreClosed(_ bytes: String) async throws {
    try await Self.withTLS { server, port in
      let client = try Client(port: port)
      try client.send(bytes)
      // An alert at the most, and the end.
      #expect((try? client.rest().utf8.count) ?? 0 <= 16)
      let other = try TLSClient(port: port)
      try other.send(Self.get)
      #expect(other.rest().hasSuffix("hello 0"))
    }
  }

  @Test func aHandshakeThatDoesNotComeIsTimedOut() async throws {
    try await Self.withTLS({ $0.handshakeTimeout = .milliseconds(50) }) { server, port in
      let silent = try Client(port: port)
      let slow = try Client(port: port)
      try slow.send([0x16, 3, 1])
      #expect(try silent.isEnded())
      #expect(try slow.isEnded())
      #expect(server.counts.timeouts == 2)
    }
  }

  @Test func pairsThatDoNotFitAreToldAtOnce() throws {
    let one = try TrialCertificate.make(names: ["DNS:a"])
    let other = try TrialCertificate.make(names: ["DNS:b"])
    #expect(throws: TLSError.mismatch) { try TLSIdentity(certificate: one.certificate, key: other.key) }
    let noise = Array("-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n".utf8)
    for bad in [noise, [], one.key] {
      let error = #expect(throws: TLSError.self) { try TLSIdentity(certificate: bad, key: one.key) }
      #expect(error?.description.contains("--tls-certificate") == true)
    }
    let keyError = #expect(throws: TLSError.self) {
      try TLSIdentity(certificate: one.certificate, key: one.certificate)
    }
    #expect(keyError?.description.contains("--tls-key") == true)
    let locked = Array("-----BEGIN ENCRYPTED PRIVATE KEY-----\n".utf8)
    #expect(throws: TLSError.encryptedKey) { try TLSIdentity(certificate: one.certificate, key: locked) }
  }
}
