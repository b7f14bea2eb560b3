import Foundation
import Testing

/// `entente read` on what people really have: folders, streams, pages and files that are none.
@Suite struct ReadTests {
  private static let sentence = "Norway thanked Sweden. "

  @Test(
    "What cannot be read is told with its place and what to do",
    arguments: [
      ("empty.txt", [], "holds no text"), ("blank.txt", [0x20, 0x0A, 0xC2, 0xA0], "holds no text"),
      ("mark.txt", [0xEF, 0xBB, 0xBF], "holds no text"), ("nul.txt", [0, 0, 0], "holds no text"),
      ("western.txt", Array("It’s caf".utf8) + [0x92, 0x73], "byte 10: 0x92 is “’” in Windows-1252"),
      ("western.txt", Array("caf".utf8) + [0xE9, 0x20], "iconv -f WINDOWS-1252 -t UTF-8"),
      ("cut.txt", Array("caf".utf8) + [0xC3], "ends in the middle of a character"),
      ("wide.txt", [0xFF, 0xFE] + wide("Norway"), "UTF-16 (little endian)"),
      ("wide.txt", [0xFE, 0xFF, 0x00, 0x4E], "UTF-16 (big endian)"),
      ("wide.txt", wide("Norway thanked Sweden."), "UTF-16 without a byte order mark"),
      ("wide.txt", Array(wide("Norway thanked Sweden.").dropFirst()), "iconv -f UTF-16BE"),
      ("binary.txt", Array(repeating: [0x01, 0x41, 0x02], count: 50).flatMap(\.self), "control character"),
      ("report.txt", Array("%PDF-1.7 x".utf8), "pdftotext"), ("letter.txt", [0x50, 0x4B, 3, 4, 5], "office document"),
      ("text.txt", [0x1F, 0x8B, 8], "gunzip"), ("page.html", Array("<nav>Home</nav>".utf8), "holds no article"),
      ("page.html", Array("<meta charset=koi8-r><p>x".utf8) + [0xC1, 0x20], "koi8-r"),
      ("dated.md", Array("---\npublished: soon\n---\nText.\n".utf8), "dated.md:2"),
    ] as [(String, [UInt8], String)])
  func refusals(name: String, bytes: [UInt8], complaint: String) throws {
    try Built.withFolder([name: bytes]) { folder in
      let outcome = try Built.run(["read", folder + "/" + name])
      #expect(outcome.code == 65, "\(outcome.complaint)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.complaint.contains(complaint) && outcome.complaint.contains(name), "\(outcome.complaint)")
    }
  }

  private static func wide(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  @Test(
    "Odd texts are read",
    arguments: [
      ("no full stops", String(repeating: "Norway thanked Sweden and ", count: 400)),
      ("all capitals", String(repeating: "NORWAY THANKED SWEDEN. ", count: 50)),
      ("line ends", "Norway thanked Sweden.\r\n\rSweden thanked Norway.\u{85}\u{85}Peru left.\u{2028}\nChile left."),
      ("a NUL", "Norway thanked\u{0} Sweden. It also thanked Denmark for its help."),
      (
        "controls",
        "Norway \u{1B}[1mthanked\u{1B}[0m Sweden.\u{7} It also thanked Denmark for its help with the border."
      ),
      ("right to left", "قال الوزير إن النرويج شكرت السويد. \u{202E}Norway thanked Sweden.\u{202C} שוודיה."),
      ("marks only", "* _ [ ] ( ) ` ~ | > # - = \\"), ("one letter", "N"),
      ("combining", "N\u{301}\u{301}orway thanked Swe\u{308}den."), ("emoji", "🇳🇴 thanked 🇸🇪 👩‍👩‍👧 today."),
      ("open brackets", String(repeating: "[Norway](", count: 2_000)),
      ("long word", String(repeating: "Norway", count: 3_000)),
    ])
  func oddities(name: String, text: String) throws {
    let outcome = try Built.withFolder(["a.txt": text]) { try Built.run(["read", $0 + "/a.txt"]) }
    #expect(outcome.code == 0, "\(outcome.complaint)")
    let reading = try outcome.object()
    let document = try #require(reading["document"] as? [String: Any])
    #expect(document["text"] as? String == text)
    let scalars = Array(text.unicodeScalars)
    for event in reading["events"] as? [[String: Any]] ?? [] {
      for evidence in event["evidence"] as? [[String: Any]] ?? [] {
        let (start, end) = (try #require(evidence["start"] as? Int), try #require(evidence["end"] as? Int))
        #expect(evidence["quote"] as? String == String(String.UnicodeScalarView(scalars[start..<end])))
      }
    }
  }

  @Test func oneLongLineIsRead() throws {
    let text = String(repeating: "norway thanked sweden for its help with the border and ", count: 2_000)
    let outcome = try Built.withFolder(["a.txt": text]) { try Built.run(["read", "--format", "text", $0 + "/a.txt"]) }
    #expect(outcome.code == 0, "\(outcome.complaint)")
  }

  @Test func aFileBeyondTheLimitIsRefusedUnread() throws {
    try Built.withFolder(["a.txt": ""]) { folder in
      let file = try FileHandle(forWritingTo: URL(filePath: folder + "/a.txt"))
      // A hole: it takes no room, and would take long to read.
      try file.truncate(atOffset: 100 << 20)
      try file.close()
      let outcome = try Built.run(["read", folder + "/a.txt"])
      #expect(outcome.code == 65)
      #expect(outcome.complaint.contains("104857600 bytes") && outcome.complaint.contains("16 MiB"))
    }
  }

  @Test func linksInACircleEnd() throws {
    try Built.withFolder(["a.txt": "Norway thanked Sweden.", "b/c.txt": "Sweden thanked Norway."]) { folder in
      let files = FileManager.default
      try files.createSymbolicLink(atPath: folder + "/b/up", withDestinationPath: "..")
      try files.createSymbolicLink(atPath: folder + "/b/self", withDestinationPath: "self")
      try files.createSymbolicLink(atPath: folder + "/d.txt", withDestinationPath: "a.txt")
      let outcome = try Built.run(["read", folder, "--format", "ndjson"])
      #expect(outcome.code == 0, "\(outcome.complaint)")
      #expect(outcome.output.split(separator: "\n").count == 3, "a linked file is a file")
    }
  }

  @Test func ofManyDocumentsABadOneIsAnsweredInItsPlace() throws {
    try Built.withFolder([
      "a.txt": Array("Norway thanked Sweden.".utf8), "b.txt": [0xFF], "c.txt": Array("Peru left.".utf8),
    ]) {
      folder in
      try FileManager.default.createSymbolicLink(atPath: folder + "/d.txt", withDestinationPath: "gone.txt")
      let outcome = try Built.run(["read", folder])
      #expect(outcome.code == 65)
      #expect(outcome.complaint.contains("2 of 4 documents"))
      let rows = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
      #expect(rows.map { $0["error"] != nil } == [false, true, false, true])
      #expect(rows[1]["id"] as? String == "b")
      #expect(((rows[3]["error"] as? [String: Any])?["detail"] as? String)?.contains("no such file") == true)
    }
  }

  @Test func aFileThatMayNotBeReadIsToldSo() throws {
    try Built.withFolder(["a.txt": "Norway thanked Sweden."]) { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder + "/a.txt")
      let outcome = try Built.run(["read", folder + "/a.txt"])
      // Who may do everything may read it.
      guard getuid() != 0 else { return #expect(outcome.code == 0) }
      #expect(outcome.code == 66)
      #expect(outcome.complaint.contains("permissions"))
    }
  }

  @Test func manyDocumentsAreAnsweredAlikeOnAnyNumberOfThreads() throws {
    var files: [String: String] = [:]
    for n in 0..<300 { files["f\(n % 7)/d\(n).txt"] = "Norway thanked Sweden. In \(1900 + n % 100) Peru met Chile." }
    try Built.withFolder(files) { folder in
      for format in ["json", "ndjson", "csv", "text"] {
        let one = try Built.run(["read", folder, "--format", format, "--threads", "1"])
        let many = try Built.run(["read", folder, "--format", format, "--threads", "8"])
        #expect(one.code == 0 && !one.output.isEmpty)
        #expect(one.output == many.output)
      }
      let lines = try Built.run(["read", folder, "--format", "ndjson", "--no-text"]).output.split(separator: "\n")
      let ids = try lines.map { line in
        let row = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        return try #require((row["document"] as? [String: Any])?["id"] as? String)
      }
      let wanted = files.keys.sorted().map { String($0.dropFirst(3).dropLast(4)) }
      #expect(ids.map { String($0.prefix { $0 != "-" }) } == wanted, "in the order of their paths")
    }
  }

  @Test func aStreamIsAnsweredAsItComes() throws {
    let process = Built.process(["read", "--input", "ndjson", "--no-text"], ["ENTENTE_CONFIG": Built.config])
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for n in 0..<3 {
      try input.fileHandleForWriting.write(
        contentsOf: Data("{\"id\":\"d\(n)\",\"text\":\"Norway thanked Sweden.\"}\n".utf8))
      // The answer comes although the stream goes on.
      #expect(!output.fileHandleForReading.availableData.isEmpty)
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func badLinesAreToldApart() throws {
    let input = [
      #"{"id":"a","text":"Norway thanked Sweden."}"#, "", "nonsense", #"{"id":"b"}"#, #"{"id":"c","text":"  "}"#,
      #"{"id":"d","text":"x","published":"soon"}"#, #"{"id":"e","text":"Peru left."}"# + "\r", #"{"text":5}"#,
    ].joined(separator: "\n")
    let outcome = try Built.run(["read", "--input", "ndjson"], input: input)
    #expect(outcome.code == 65)
    let rows = try outcome.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(rows.map { $0["error"] != nil } == [false, true, true, true, true, false, true])
    #expect(rows.map { $0["id"] as? String } == [nil, nil, "b", "c", "d", nil, nil])
    let details = rows.map { ($0["error"] as? [String: Any])?["detail"] as? String ?? "" }
    #expect(details[1].contains("input:3") && details[3].contains("no text") && details[4].contains("2024-12-20"))
  }

  @Test func aPageOnStandardInputIsRead() throws {
    let page = "<!doctype html><title>Thanks</title><meta name=date content=2021-03-04><p>Norway thanked Sweden.</p>"
    let document = try #require(try Built.run(["read", "-"], input: page).object()["document"] as? [String: Any])
    #expect(document["title"] as? String == "Thanks")
    #expect(document["published"] as? String == "2021-03-04")
    #expect(document["text"] as? String == "Norway thanked Sweden.\n")
  }

  @Test func eventsAreATable() throws {
    let text =
      "Norway thanked Sweden, and \"thanks\" it was.\n\nIn 2015 Norway and Sweden signed an agreement on defence."
    let outcome = try Built.withFolder(["a.txt": text]) { try Built.run(["read", "--format", "csv", $0 + "/a.txt"]) }
    let reading = try Built.withFolder(["a.txt": text]) { try Built.run(["read", $0 + "/a.txt"]).object() }
    let events = try #require(reading["events"] as? [[String: Any]])
    let rows = outcome.output.components(separatedBy: "\r\n")
    #expect(rows.count == events.count + 2 && rows.last == "", "every line ends")
    let names = rows[0].split(separator: ",").map(String.init)
    #expect(Set(names).count == names.count)
    // The columns of an event's JSON, and those of its evidence.
    let evidence = try #require((events.first?["evidence"] as? [[String: Any]])?.first)
    let members = Set(evidence.keys.map { "evidence_" + $0 })
    #expect(members.isSubset(of: names))
    for key in events[0].keys { #expect(names.contains { $0 == key || $0.hasPrefix(key + "_") }, "\(key)") }
    #expect(outcome.output.contains("\"Norway thanked Sweden, and \"\"thanks\"\" it was.\""))
    #expect(try Built.run(["read", "-", "--format", "csv"], input: "Nothing here.").output == rows[0] + "\r\n")
  }

  @Test func reasonsAreGivenWhenAskedFor() throws {
    let plain = try Built.run(["read", "-"], input: Self.sentence).object()
    let explained = try Built.run(["read", "-", "--explain"], input: Self.sentence).object()
    #expect(plain["silent"] == nil && explained["silent"] is [Any])
    let event = try #require((explained["events"] as? [[String: Any]])?.first)
    #expect(event["why"] != nil)
    #expect((plain["events"] as? [[String: Any]])?.first?["why"] == nil)
    #expect(
      try Built.run(["read", "-", "--explain", "--format", "text"], input: Self.sentence).output.contains("rule "))
  }
}
