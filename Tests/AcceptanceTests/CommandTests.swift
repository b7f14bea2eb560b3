import Foundation
import Testing

@Suite struct CommandTests {
  @Test(
    arguments: [
      ([], 64, "name a command"), (["sreve"], 64, "did you mean serve?"),
      (["read", "--fromat", "json"], 64, "did you mean --format?"),
      (["read", "--format", "jsn"], 64, "did you mean json?"),
      (["read", "--published", "yesterday"], 64, "2024-12-20"),
      (["read", "--published"], 64, "needs a value"), (["read", "--no-text=1"], 64, "takes no value"),
      (["read", "no-such-file.txt"], 66, "no-such-file.txt: no such file"), (["version", "now"], 64, "too many"),
      (["read", "--format", "json", "--format", "text"], 64, "twice"), (["read", "--threads", "0"], 64, "from 1"),
      (["get"], 64, "PATH"),
      (["get", "v1"], 64, "begin with /"),
      (["get", "/v1/actors/Pakisan"], 1, "404"), (["get", "/v1/events?limit=0"], 1, "400"),
      (["help", "sreve"], 64, "did you mean serve?"),
      (["serve", "--port", "80000"], 64, "0 to 65535"), (["serve", "--public-url", "example.org"], 64, "http"),
      (["serve", "--host", "host.invalid", "--port", "0"], 1, "host.invalid"),
      (["serve", "--document", "nowhere"], 66, "nowhere"),
      (["check", "--config", "nowhere"], 78, "nowhere"), (["healthcheck", "ftp://x"], 64, "http://"),
      (["healthcheck", "http://127.0.0.1:1/"], 1, "accepts"),
    ] as [([String], Int32, String)])
  func whatIsWrongIsSaid(arguments: [String], code: Int32, complaint: String) throws {
    let outcome = try Built.run(arguments)
    #expect(outcome.code == code, "\(arguments): \(outcome.complaint)")
    #expect(outcome.complaint.contains(complaint), "\(outcome.complaint)")
    #expect(code == 1 || outcome.output.isEmpty, "answers only go to standard output")
  }

  @Test(arguments: ["read", "serve", "check", "config", "get", "openapi", "healthcheck", "version", "help"])
  func everyCommandIsExplained(name: String) throws {
    let page = try Built.run(["help", name])
    #expect(page.code == 0)
    #expect(page.output.hasPrefix("usage: entente \(name)"))
    #expect(try Built.run([name, "--help"]).output == page.output)
    #expect(try Built.run(["help"]).output.contains("  \(name) "))
  }

  @Test func oneInputIsAnObjectAndSeveralAreAnArray() throws {
    let files = [
      "a.txt": "Norway thanked Sweden.", "below/b.md": "Sweden thanked Norway.", "c.csv": "x", ".d.txt": "x",
    ]
    try Built.withFolder(files) { folder in
      #expect(try Built.run(["read", folder + "/a.txt"]).object()["events"] is [Any])
      let several = try Built.run(["read", folder])
      let list = try JSONSerialization.jsonObject(with: Data(several.output.utf8)) as? [[String: Any]]
      #expect(list?.count == 2, "folders are read with all below, .txt and .md alone")
      let lines = try Built.run(["read", "--format", "ndjson", folder]).output.split(separator: "\n")
      #expect(lines.count == 2)
    }
  }

  @Test func frontMatterSaysWhatTheFileIs() throws {
    let text =
      "---\ntitle: \"Two: letters\"\npublished: 2019-05-06\nurl: https://a.example/b\npublisher: A\n---\n\nNorway thanked Sweden.\n"
    let outcome = try Built.withFolder(["a.md": "\u{FEFF}" + text]) { try Built.run(["read", $0 + "/a.md"]) }
    let document = try #require(try outcome.object()["document"] as? [String: Any])
    #expect(document["title"] as? String == "Two: letters")
    #expect(document["published"] as? String == "2019-05-06")
    #expect(document["url"] as? String == "https://a.example/b")
    #expect(document["publisher"] as? String == "A")
    #expect(document["text"] as? String == text, "the text is the whole file's")
  }

  @Test func aFlagGoesBeforeFrontMatter() throws {
    let text = "---\npublished: 2019-05-06\n---\nNorway thanked Sweden.\n"
    let outcome = try Built.run(["read", "-", "--published", "2020-01-02", "--no-text"], input: text)
    let document = try #require(try outcome.object()["document"] as? [String: Any])
    #expect(document["published"] as? String == "2020-01-02")
    #expect(document["text"] is NSNull)
  }

  @Test func aBadLineIsAnsweredInItsPlace() throws {
    let input = """
      {"id":"one","text":"Norway thanked Sweden.","published":"2020-01-02"}
      {"id":"two"}

      nonsense
      {"id":"three","text":"Sweden thanked Norway."}
      """
    let outcome = try Built.run(["read", "--input", "ndjson"], input: input)
    #expect(outcome.code == 65)
    let rows = try outcome.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(rows.map { $0["error"] != nil } == [false, true, true, false])
    #expect(rows.count > 1 && rows[1]["id"] as? String == "two")
  }

  @Test func aFaultOfTheLexiconIsToldWithItsPlace() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.copyItem(atPath: Built.config, toPath: place.path(percentEncoded: false))
    let file = place.appending(path: "lexicon/events/ZZZ.txt")
    try Data("frame x\n  vreb: meet\n".utf8).write(to: file)
    let outcome = try Built.run(["check", "--config", place.path(percentEncoded: false)])
    #expect(outcome.code == 78)
    #expect(outcome.complaint.contains("events/ZZZ.txt"), "\(outcome.complaint)")
  }

  @Test func whatIsShippedIsInOrder() throws {
    let check = try Built.run(["check"])
    #expect(check.code == 0, "\(check.complaint)")
    #expect(
      try Built.run(["openapi"]).output
        == String(contentsOf: Built.root.appending(path: "openapi.yaml"), encoding: .utf8))
    #expect(try Built.run(["version"]).output.hasPrefix("entente "))
  }

  @Test func aTimelineTellsWhatASmallArticleSays() throws {
    let article = """
      ---
      title: Two neighbours
      published: 2021-03-04
      ---

      # Two neighbours

      In 2014 Russia lifted its embargo on arms for Pakistan. In 2015 Pakistan and Russia signed an agreement on defence.
      """
    try Built.withFolder(["a.md": article]) { folder in
      let outcome = try Built.run(["get", "/v1/ties/pak/Russia/timeline", "--document", folder])
      #expect(outcome.code == 0, "\(outcome.complaint)")
      let rows = try #require(try outcome.object()["data"] as? [[String: Any]])
      #expect(rows.map { $0["date_edtf"] as? String } == ["2014", "2015"])
      #expect(rows.map { $0["type"] as? String } == ["RETREAT", "AGREE"])
      for row in rows {
        let evidence = try #require((row["evidence"] as? [[String: Any]])?.first)
        let (start, end) = (try #require(evidence["start"] as? Int), try #require(evidence["end"] as? Int))
        let scalars = Array(article.unicodeScalars)[start..<end]
        #expect(evidence["quote"] as? String == String(String.UnicodeScalarView(scalars)))
      }
    }
  }
}

@Suite struct DescriptionFileTests {
  /// The whole file, its examples included, is what the program says of itself and answers about the built-in briefing.
  @Test func openapiYAMLIsCurrent() throws {
    let file = try String(contentsOf: Built.root.appending(path: "openapi.yaml"), encoding: .utf8)
    let written = try Built.run(["openapi"])
    #expect(written.code == 0, "\(written.complaint)")
    let same = file == written.output
    #expect(
      same, "openapi.yaml is stale. Refresh it: swift run entente openapi > /tmp/openapi.yaml && mv /tmp/openapi.yaml ."
    )
  }

  @Test func savedReadingsAnswerAsTheBriefingDoes() throws {
    let saved = try Built.run(["read", "--format", "ndjson"])
    try Built.withFolder(["saved.ndjson": saved.output]) { folder in
      for target in ["/v1/ties/PAK/RUS/timeline", "/v1/search?q=embargo", "/v1/events.csv"] {
        let fresh = try Built.run(["get", target])
        let again = try Built.run(["get", target, "--readings", folder + "/saved.ndjson"])
        #expect(fresh.code == 0 && again.output == fresh.output, "\(target)")
      }
    }
  }
}
