import API
import Foundation
import HTTP
import Testing

@Suite struct FormatTests {
  private let service: Service

  init() throws { service = try #require(World.service) }

  private func text(_ target: String) throws -> String {
    let response = service.response(target)
    try #require(response.status == 200, "\(target): \(response.text)")
    return response.text
  }

  private func media(_ target: String, accept: String? = nil) -> String {
    service.response(target, fields: accept.map { ["Accept": $0] } ?? [:]).fields["Content-Type"].joined()
  }

  @Test(arguments: [
    ("/v1/events", nil, "application/json"), ("/v1/events.json", nil, "application/json"),
    ("/v1/events.csv", nil, "text/csv; charset=utf-8; header=present"),
    ("/v1/events.csv?format=ndjson", "application/json", "text/csv; charset=utf-8; header=present"),
    ("/v1/events?format=ndjson", "text/csv", "application/x-ndjson"),
    ("/v1/events?format=json", "text/csv", "application/json"),
    ("/v1/events", "text/csv; charset=utf-8", "text/csv; charset=utf-8; header=present"),
    ("/v1/events", "application/json;q=0.9,text/plain", "application/json"),
    ("/v1/events", "text/xml;q=0.9,text/plain", "application/json"),
    ("/v1/events", "application/atom+xml, application/json;q=0.5", "application/atom+xml"),
    ("/v1/events", "text/csv;q=0, */*", "application/json"), ("/v1/events", "nonsense", "application/json"),
    ("/v1/events", "image/png", "application/json"),
    ("/v1/events.csv-metadata.json", nil, "application/csvm+json"),
    ("/v1/ties/NOR/SWE/timeline.ics", nil, "text/calendar; charset=utf-8"),
    ("/v1/ties/NOR/SWE/timeline.feed.json", nil, "application/feed+json"),
    ("/v1/ties/NOR/SWE/timelinejs.json", nil, "application/json"),
    ("/v1/ties/NOR/SWE/vis.json", nil, "application/json"),
    ("/v1/graph.gexf", nil, "application/gexf+xml"), ("/v1/graph.graphml", nil, "application/graphml+xml"),
    ("/v1/graph/cytoscape.json", nil, "application/json"), ("/v1/events/e-1001.jsonld", nil, "application/ld+json"),
  ])
  func suffixThenFormatThenAccept(target: String, accept: String?, type: String) {
    #expect(media(target, accept: accept) == type)
  }

  @Test func otherNamesKeepTheSuffix() {
    #expect(
      service.response("/v1/ties/Norway/SE/timeline.csv?limit=2").fields["Location"] == [
        "/v1/ties/NOR/SWE/timeline.csv?limit=2"
      ])
    #expect(service.response("/v1/ties/Norway/SE/vis.json").fields["Location"] == ["/v1/ties/NOR/SWE/vis.json"])
    #expect(service.response("/v1/actors/oslo/ties.csv").fields["Location"] == ["/v1/actors/NOR/ties.csv"])
  }

  @Test(arguments: ["/v1/events", "/v1/actors", "/v1/ties", "/v1/documents", "/v1/ties/NOR/SWE/series", "/v1/search"])
  func tablesHaveTheSameRowsInEveryForm(path: String) throws {
    let query = path == "/v1/search" ? "?q=text" : ""
    let rows = try #require(
      try service.object(path + (query.isEmpty ? "?" : query + "&") + "limit=1000")["data"] as? [Any])
    let lines = try text(path + ".ndjson" + query).split(separator: "\n")
    #expect(lines.count == rows.count)
    for (line, row) in zip(lines, rows) {
      #expect(
        NSDictionary(
          dictionary: try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])) == row
          as? NSDictionary)
    }
    let table = CSVTable(try text(path + ".csv" + query))
    #expect(table.rows.count == rows.count)
    #expect(table.rows.allSatisfy { $0.count == table.header.count })
  }

  @Test func anEmptyTableHasItsHeader() throws {
    let header = try text("/v1/ties/NOR/FIN/timeline.csv")
    #expect(
      header.hasPrefix("id,same_as,type,") && header.hasSuffix("\r\n") && header.split(separator: "\r\n").count == 1)
    #expect(try text("/v1/ties/NOR/FIN/timeline.ndjson").isEmpty)
  }

  @Test func cellsSurviveTheirQuotes() throws {
    let table = CSVTable(try text("/v1/events.csv?fields=id,evidence.quote,source,symmetric,goldstein,mode&limit=2"))
    #expect(table.header == ["id", "evidence_quote", "source", "symmetric", "goldstein", "mode"])
    #expect(
      table.rows[1] == [
        "e-1001", "A \"quote\" \\ with\ttabs,\nlines, \u{1} and \u{1F600}.", "NOR", "false", "-2.5", "allege",
      ])
    #expect(try text("/v1/events.csv?bom=1").hasPrefix("\u{FEFF}id,"))
  }

  @Test func formulasAreMadeTextOnlyWhenAsked() throws {
    let reading = service.response(
      "/v1/readings?format=csv&safe=excel", method: "POST",
      body: "Norway criticized Sweden in 2014.")
    #expect(reading.status == 200)
    #expect(!reading.text.contains("'-"), "a negative number is no formula: \(reading.text)")
  }

  @Test func fieldsLeaveOutTheRest() throws {
    let rows = try #require(
      try service.object("/v1/events?limit=1&fields=evidence.quote,id,evidence.start")["data"] as? [[String: Any]])
    #expect(Set(rows[0].keys) == ["id", "evidence"])
    #expect(Set(try #require((rows[0]["evidence"] as? [[String: Any]])?.first).keys) == ["quote", "start"])
  }

  @Test func metadataDescribesEachColumn() throws {
    let metadata = try service.object("/v1/events.csv-metadata.json")
    let columns = try #require((metadata["tableSchema"] as? [String: Any])?["columns"] as? [[String: Any]])
    #expect(columns.compactMap { $0["name"] as? String } == CSVTable(try text("/v1/events.csv?limit=1")).header)
    #expect(metadata["url"] as? String == "/v1/events.csv")
  }

  @Test func timelineJSHoldsWhatItsReaderNeeds() throws {
    let timeline = try service.object("/v1/ties/NOR/SWE/timelinejs.json")
    let events = try #require(timeline["events"] as? [[String: Any]])
    #expect(events.count == 60, "undated ones are left out")
    #expect(!(try text("/v1/ties/NOR/SWE/timelinejs.json")).contains("null"))
    #expect(Set(events.compactMap { $0["unique_id"] as? String }).count == events.count)
    for event in events {
      let start = try #require(event["start_date"] as? [String: Int])
      if let end = event["end_date"] as? [String: Int] { #expect(Set(end.keys) == Set(start.keys)) }
      let words = try #require((event["text"] as? [String: String])?["text"])
      #expect(words.contains("A &quot;quote&quot;"), "HTML is escaped")
    }
    let empty = try #require(try service.object("/v1/ties/NOR/FIN/timelinejs.json")["events"] as? [[String: Any]])
    #expect(empty.count == 1, "an empty one would be shown as an error")
  }

  @Test func visItemsBelongToTheirGroups() throws {
    let timeline = try service.object("/v1/ties/NOR/SWE/vis.json")
    let groups = try #require(timeline["groups"] as? [[String: String]]).compactMap { $0["id"] }
    let items = try #require(timeline["items"] as? [[String: String]])
    #expect(items.count == 60)
    for item in items {
      #expect(groups.contains(try #require(item["group"])))
      #expect(item["start"]?.hasSuffix("T00:00:00Z") == true && item["content"]?.isEmpty == false)
      if item["type"] == "range" { #expect(try #require(item["end"]) > (try #require(item["start"]))) }
    }
  }

  @Test func calendarLinesAreFoldedAndEndsExclusive() throws {
    let calendar = try text("/v1/ties/NOR/SWE/timeline.ics")
    #expect(calendar.utf8.split(separator: 0x0A).allSatisfy { $0.count <= 76 && $0.last == 0x0D })
    #expect(calendar.contains("DTSTART;VALUE=DATE:19500101\r\nDTEND;VALUE=DATE:19510101\r\n"))
    #expect(calendar.components(separatedBy: "BEGIN:VEVENT").count == 61)
  }

  @Test func feedsBeginWithTheLatest() throws {
    let feed = try service.object("/v1/ties/NOR/SWE/timeline.feed.json?limit=2")
    let items = try #require(feed["items"] as? [[String: Any]])
    #expect(items.map { $0["id"] as? String } == ["urn:entente:event:e-1059", "urn:entente:event:e-1058"])
    #expect((feed["next_url"] as? String)?.hasPrefix("/v1/ties/NOR/SWE/timeline.feed.json?limit=2&cursor=") == true)
    #expect(try text("/v1/ties/NOR/SWE/timeline.atom?sort=date").contains("<id>urn:entente:event:e-1000</id>"))
  }

  @Test func aGraphHoldsBothEndsOfEveryEdge() throws {
    for target in ["/v1/graph", "/v1/graph?limit=1", "/v1/graph?actor=DNK"] {
      let graph = try service.object(target)
      let nodes = Set(try #require(graph["nodes"] as? [[String: Any]]).compactMap { $0["id"] as? String })
      for edge in try #require(graph["edges"] as? [[String: Any]]) {
        #expect(nodes.contains(edge["source"] as? String ?? "") && nodes.contains(edge["target"] as? String ?? ""))
      }
    }
  }

  @Test func evidenceIsAnnotatedInBothCounts() throws {
    let event = try service.object("/v1/events/e-2000.jsonld")
    #expect(event["@type"] as? String == "Event" && event["startDate"] as? String == "1999")
    let annotation = try #require((event["@included"] as? [[String: Any]])?.first)
    let selectors = try #require((annotation["target"] as? [String: Any])?["selector"] as? [[String: Any]])
    #expect(selectors.map { $0["type"] as? String } == ["TextQuoteSelector", "TextPositionSelector"])
    #expect(selectors[1]["start"] as? Int == 800)
  }

  @Test func everyFormIsLinked() throws {
    let links = service.response("/v1/ties/NOR/SWE/timeline?type=AID").fields["Link"].joined()
    for suffix in [".csv", ".ndjson", ".ics", ".atom", ".feed.json"] {
      #expect(links.contains("</v1/ties/NOR/SWE/timeline\(suffix)?type=AID>; rel=\"alternate\""), "\(suffix)")
    }
    #expect(links.contains("rel=\"self\"") && links.contains("rel=\"describedby\""))
    #expect(
      service.response("/v1/events.csv").fields["Link"].joined().contains(
        "</v1/events.csv-metadata.json>; rel=\"describedby\""))
  }
}

/// A CSV taken apart by RFC 4180.
private struct CSVTable {
  let header: [String]
  let rows: [[String]]

  init(_ text: String) {
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var characters = text.unicodeScalars.makeIterator()
    var next = characters.next()
    while let character = next {
      next = characters.next()
      switch (character, isQuoted) {
      case ("\"", true) where next == "\"":
        cell += "\""
        next = characters.next()
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        rows[rows.count - 1].append(cell)
        cell = ""
      case ("\r", false): break
      case ("\n", false):
        rows[rows.count - 1].append(cell)
        rows.append([])
        cell = ""
      default: cell.unicodeScalars.append(character)
      }
    }
    header = rows[0]
    self.rows = Array(rows.dropFirst().dropLast())
  }
}
