import CZlib
import HTTP
import Serving
import Synchronization
import Testing

/// Content coding and kept answers, over sockets.
@Suite struct CodingTests {
  private static let text = String(repeating: "{\"source\":\"PAK\",\"target\":\"RUS\"},", count: 200)

  private static func page(_ text: String = text, type: String = "application/json", tag: String = "\"v1\"") -> Response
  {
    var fields = Fields()
    fields.add("ETag", tag)
    fields.add("Content-Type", type)
    fields.add("Cache-Control", "public, max-age=60")
    return Response(status: 200, fields: fields, body: Array(text.utf8))
  }

  private static func get(_ fields: String = "", _ path: String = "/") -> String {
    "GET \(path) HTTP/1.1\r\nHost: a\r\n\(fields.isEmpty ? "" : fields + "\r\n")\r\n"
  }

  /// What gzip (31) or zlib's own frame (15) holds.
  private static func inflated(_ bytes: [UInt8], window: Int32) -> String? {
    var stream = unsafe z_stream()
    guard unsafe inflateInit2_(&stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { unsafe inflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: 1_000_000)
    let code = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(output.count)
        return unsafe inflate(&stream, Z_FINISH)
      }
    }
    guard code == Z_STREAM_END else { return nil }
    return unsafe String(decoding: output.prefix(Int(stream.total_out)), as: UTF8.self)
  }

  @Test func aBodyIsCodedAsTheClientLikes() async throws {
    try await withServer { _ in
      .ready(Self.page())
    } _: { _, port in
      let client = try Client(port: port)
      // Twice: once made, once kept.
      for _ in 0..<2 {
        try client.send(Self.get("Accept-Encoding: gzip"))
        let gzip = try client.answer()
        #expect(gzip.field("Content-Encoding") == "gzip")
        #expect(gzip.field("ETag") == "\"v1-gzip\"")
        #expect(gzip.field("Vary") == "Accept-Encoding")
        #expect(Self.inflated(gzip.bytes, window: 31) == Self.text)
        try client.send(Self.get("Accept-Encoding: gzip;q=0.1, deflate"))
        let deflate = try client.answer()
        #expect(deflate.field("Content-Encoding") == "deflate")
        #expect(deflate.field("ETag") == "\"v1-deflate\"")
        #expect(Self.inflated(deflate.bytes, window: 15) == Self.text)
        try client.send(Self.get())
        let plain = try client.answer()
        #expect(plain.field("Content-Encoding") == nil)
        #expect(plain.field("ETag") == "\"v1\"")
        #expect(plain.field("Vary") == "Accept-Encoding")
        #expect(plain.body == Self.text)
      }
    }
  }

  @Test func whatWouldNotShrinkIsLeftAlone() async throws {
    try await withServer { request in
      .ready(request.path == "/small" ? Self.page("{}") : Self.page(type: "image/png"))
    } _: { _, port in
      let client = try Client(port: port)
      for path in ["/small", "/picture"] {
        try client.send(Self.get("Accept-Encoding: gzip", path))
        #expect(try client.answer().field("Content-Encoding") == nil)
      }
      try client.send(Self.get("Accept-Encoding: gzip, identity;q=0", "/small"))
      let forced = try client.answer()
      #expect(Self.inflated(forced.bytes, window: 31) == "{}")
      try client.send(Self.get("Accept-Encoding: br, identity;q=0", "/small"))
      #expect(try client.answer().status == 406)
    }
  }

  @Test func aTagOfAnyCodingIsKnownAgain() async throws {
    try await withServer { request in
      let held = request.fields.members(of: "if-none-match")
      var response = Self.page()
      if Preconditions.matches(held, "\"v1\"") { response = Response(status: 304, fields: response.fields) }
      return .ready(response)
    } _: { _, port in
      let client = try Client(port: port)
      // The first answers come from the handler, those after the page from what is kept.
      for _ in 0..<2 {
        for tag in ["\"v1\"", "\"v1-gzip\"", "W/\"v1-deflate\""] {
          try client.send(Self.get("If-None-Match: \"x\", \(tag)\r\nAccept-Encoding: gzip"))
          let answer = try client.answer(toHead: true)
          #expect(answer.status == 304)
          #expect(answer.field("ETag") == (tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag))
        }
        try client.send(Self.get("If-None-Match: \"v2-gzip\"\r\nAccept-Encoding: gzip"))
        #expect(try client.answer().status == 200)
      }
    }
  }

  @Test func anAnswerIsAskedForOnceHoweverItIsSpelt() async throws {
    let asked = Counter()
    try await withServer { _ in
      asked.add()
      return .ready(Self.page())
    } _: { server, port in
      let client = try Client(port: port)
      for path in ["/x?a=1&b=2", "/x?b=2&a=1", "/%78?a=1&b=2&_=77", "/x?a=1&b=2"] {
        try client.send(Self.get("", path))
        #expect(try client.answer().body == Self.text)
      }
      try client.send("HEAD /x?a=1&b=2 HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.answer(toHead: true).field("Content-Length") == "\(Self.text.utf8.count)")
      #expect(asked.count == 1)
      try client.send(Self.get("", "/x?a=2"))
      _ = try client.answer()
      #expect(asked.count == 2)
    }
  }

  @Test func whatVariesIsKeptForEachKindOfClient() async throws {
    let asked = Counter()
    try await withServer { request in
      asked.add()
      let language = request.fields["accept-language"].first ?? "none"
      var page = Self.page(language, tag: "\"\(language)\"")
      page.fields.add("Vary", "Accept-Language")
      return .ready(page)
    } _: { _, port in
      let client = try Client(port: port)
      for _ in 0..<3 {
        for language in ["de", "fr"] {
          try client.send(Self.get("Accept-Language: \(language)"))
          #expect(try client.answer().body == language)
        }
      }
      #expect(asked.count == 2)
    }
  }

  @Test(arguments: ["Authorization: Bearer x", ""]) func whatIsSomebodysOwnIsNotKept(_ field: String) async throws {
    let asked = Counter()
    try await withServer { request in
      asked.add()
      var page = Self.page()
      if request.fields["authorization"].isEmpty { page.fields.set("Cache-Control", "no-store") }
      return .ready(page)
    } _: { _, port in
      let client = try Client(port: port)
      for _ in 0..<3 {
        try client.send(Self.get(field))
        _ = try client.answer()
      }
      #expect(asked.count == 3)
    }
  }

  @Test func whatIsKeptGoesWithItsHandler() async throws {
    try await withServer { _ in
      .ready(Self.page("old", tag: "\"old\""))
    } _: { server, port in
      let client = try Client(port: port)
      try client.send(Self.get() + Self.get())
      #expect(try client.answer().body == "old")
      #expect(try client.answer().body == "old")
      server.replace { _ in .ready(Self.page("new", tag: "\"new\"")) }
      // A loop takes the new handler between two batches: soon, though not at once.
      var body = "old"
      while body == "old" {
        try client.send(Self.get())
        body = try client.answer().body
      }
      #expect(body == "new")
      try client.send(Self.get("If-None-Match: \"old\""))
      #expect(try client.answer().body == "new")
    }
  }

  /// Room for about twenty answers, and hundreds asked for once: the one that is asked for again stays.
  @Test func aFullCacheTakesInWhatIsAskedForAgain() async throws {
    var settings = ServerSettings()
    settings.loops = 1
    settings.answerBytes = 400_000
    try await withServer(settings) { _ in
      .ready(Self.page())
    } _: { server, port in
      let client = try Client(port: port)
      func ask(_ path: String) throws -> Int {
        try client.send(Self.get("Accept-Encoding: identity", path))
        #expect(try client.answer().body == Self.text)
        return server.counts.keptAnswers
      }
      for number in 0..<200 { _ = try ask("/once/\(number)") }
      let before = try ask("/often")
      // The head is remembered as well as the answer, so that no loop but this one can have it kept.
      let after = try (0..<4).map { _ in try ask("/often") }
      #expect(after.last ?? 0 >= before + 3)
    }
  }

  @Test func aLargeBodyIsCodedOffTheLoop() async throws {
    let large = String(repeating: Self.text, count: 40)
    try await withServer { _ in
      .ready(Self.page(large))
    } _: { server, port in
      let client = try Client(port: port)
      for _ in 0..<3 {
        try client.send(Self.get("Accept-Encoding: gzip"))
        let answer = try client.answer()
        #expect(answer.field("ETag") == "\"v1-gzip\"")
        #expect(Self.inflated(answer.bytes, window: 31) == large)
      }
      #expect(server.counts.keptAnswers >= 1)
    }
  }

  @Test func deferredAnswersAreCodedToo() async throws {
    try await withServer { _ in
      .deferred { Self.page() }
    } _: { _, port in
      let client = try Client(port: port)
      try client.send(Self.get("Accept-Encoding: gzip"))
      #expect(Self.inflated(try client.answer().bytes, window: 31) == Self.text)
    }
  }
}

/// Counts from any thread.
final class Counter: Sendable {
  private let value = Atomic(0)

  var count: Int { value.load(ordering: .sequentiallyConsistent) }

  func add() { value.add(1, ordering: .sequentiallyConsistent) }
}
