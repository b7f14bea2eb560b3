import API
import Chronicle
import Foundation
import HTTP
import Testing

@Suite struct SavedReadingsTests {
  private static let targets = [
    "/v1/events?status=any&limit=1000", "/v1/events.csv", "/v1/actors", "/v1/ties", "/v1/ties/NOR/SWE",
    "/v1/ties/NOR/SWE/timeline.ics", "/v1/documents", "/v1/documents/north-0a1b2c", "/v1/search?q=text",
    "/v1/documents/north-0a1b2c/sentences", "/v1/events/e-2000.jsonld", "/v1/graph.gexf",
  ]

  @Test func whatWasSavedIsAnsweredAsWhatWasRead() throws {
    let lines = try World.readings().map { ReadingJSON.bytes(of: $0) + [0x0A] }
    try withFile(Array(lines.joined())) { path in
      let saved = try service(path)
      let fresh = try World.made()
      #expect(saved.chronicle.version == fresh.chronicle.version)
      for target in Self.targets { #expect(saved.response(target).text == fresh.response(target).text, "\(target)") }
    }
  }

  /// However many threads read however long pieces, the same comes out; texts that come again are taken once.
  @Test(arguments: [(1, 97), (3, 97), (2, 700), (5, 700), (2, 5_000), (1, 1_000_000)])
  func threadsAndPiecesMakeNoDifference(threads: Int, pieceBytes: Int) throws {
    let lines = try World.readings().map { ReadingJSON.bytes(of: $0) + [0x0A] }
    let whole = try withFile(Array(lines.joined())) { try service($0, threads: 1, pieceBytes: 1_000_000) }
    for file in [lines, lines + lines.reversed(), [lines[0], [0x0A], lines[0]] + lines] {
      try withFile(Array(file.joined().dropLast())) { path in
        let saved = try service(path, threads: threads, pieceBytes: pieceBytes)
        #expect(saved.chronicle.version == whole.chronicle.version)
        for target in Self.targets { #expect(saved.response(target).text == whole.response(target).text, "\(target)") }
      }
    }
  }

  /// What another program wrote, with other spaces and in another order, is answered as this one would write it.
  @Test func whatIsWrittenOtherwiseIsAnsweredAlike() throws {
    let lines = try World.readings().map { reading in
      let object = try JSONSerialization.jsonObject(with: Data(ReadingJSON.bytes(of: reading)))
      return Array(try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])) + [0x0A]
    }
    try withFile(Array(lines.joined())) { path in
      let (saved, fresh) = (try service(path), try World.made())
      #expect(
        saved.response("/v1/events.ndjson?status=any").text == fresh.response("/v1/events.ndjson?status=any").text)
    }
  }

  @Test func aFileThatWentIsTold() throws {
    let lines = try World.readings().map { ReadingJSON.bytes(of: $0) + [0x0A] }
    try withFile(Array(lines.joined())) { path in
      let saved = try service(path)
      try FileHandle(forWritingTo: URL(filePath: path)).truncate(atOffset: 10)
      let response = saved.response("/v1/events")
      #expect(response.status == 500 && response.text.contains("start it anew"))
      #expect(saved.response("/v1/ties").status == 200)
    }
  }

  @Test(arguments: [
    ("{}", "no document"), ("{", "too early"), ("[]", "missing"), (#"{"document":{"id":"a"}}"#, "sha256"),
    (#"{"document":{"id":"a","sha256":"b"},"events":[{"id":"e-1"}]}"#, "type is missing"),
    (#"{"document":{"id":"a","sha256":"b"},"mentions":[{"actor":"A","start":3,"end":2}]}"#, "no range"),
    (String(repeating: "[", count: 100_000), "missing"),
    (#"{"a":"# + String(repeating: "[", count: 100_000) + "}", "no end"),
  ])
  func aBadLineIsNamed(line: String, complaint: String) throws {
    for pieceBytes in [1_000, 1_000_000] {
      try withFile(Array(("\n" + line + "\n").utf8)) { try expectComplaint($0, pieceBytes, line, complaint) }
    }
  }

  private func expectComplaint(_ path: String, _ pieceBytes: Int, _ line: String, _ complaint: String) throws {
    do {
      _ = try service(path, threads: 3, pieceBytes: pieceBytes)
      Issue.record("\(line.prefix(60)) was taken")
    } catch let failure as SavedReadings.Failure {
      #expect(failure.description.hasPrefix("\(path):2: "), "\(failure)")
      #expect(failure.description.contains(complaint), "\(failure)")
    }
  }

  @Test func linesOfDocumentsThatCouldNotBeReadAreCounted() throws {
    try withFile(Array(#"{"id":"a","error":{"detail":"no text"}}"#.utf8)) { path in
      var (builder, version) = (ChronicleBuilder(), DatasetVersion(digest: World.digest))
      var saved = SavedReadings(digest: World.digest)
      let counts = try saved.load(path, into: &builder, version: &version)
      #expect(counts.readings == 0 && counts.errors == 1)
    }
  }

  private func service(_ path: String, threads: Int = 2, pieceBytes: Int = 1_048_576) throws -> Service {
    var (builder, version) = (ChronicleBuilder(), DatasetVersion(digest: World.digest))
    var saved = SavedReadings(digest: World.digest, threads: threads, pieceBytes: pieceBytes)
    _ = try saved.load(path, into: &builder, version: &version)
    let text = version.text(lexicon: "", known: World.known)
    let chronicle = builder.chronicle(known: World.known, version: text, archive: saved.archive)
    return Service(chronicle: chronicle, reader: try World.made().reader)
  }

  private func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
    let file = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString).ndjson")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    return try body(file.path(percentEncoded: false))
  }
}
