import API
import Foundation
import HTTP
import Testing

@Suite struct RequestTests {
  private let service: Service

  init() throws { service = try #require(World.service) }

  private func count(_ target: String) throws -> Int { try #require(try service.object(target)["count"] as? Int) }

  @Test(arguments: [
    ("/v1/events", 71), ("/v1/events?status=any", 72), ("/v1/events?status=negated&status=asserted", 72),
    ("/v1/events?actor=dnk", 1), ("/v1/events?actor=grete-holm", 1), ("/v1/events?actor=DNK&actor=SWE", 71),
    ("/v1/events?source=NOR", 70), ("/v1/events?target=NOR", 1), ("/v1/events?type=aid", 1),
    ("/v1/events?type=AID&type=ACCUSE", 36), ("/v1/events?quad=verbal-conflict", 35), ("/v1/events?mode=allege", 35),
    ("/v1/events?from=2000&to=2001", 2), ("/v1/events?from=2000-05&to=2000-05-02", 1),
    ("/v1/events?to=1950", 1), ("/v1/events?from=2009-12-31T23:00:00Z", 1), ("/v1/events?from=1230768000000", 1),
    ("/v1/events?undated=only", 10), ("/v1/events?from=2009&undated=include", 11), ("/v1/events?undated=exclude", 61),
    ("/v1/events?q=SUMMARY+e-1003", 1), ("/v1/events?q=nothing", 0), ("/v1/events?document=north-0a1b2c", 71),
    ("/v1/events?_=123&actor=", 71),
    ("/v1/events?include=relations", 72), ("/v1/events?include=relations&status=any", 73),
    ("/v1/ties/NOR/SWE/timeline?include=relations&type=SUPPORT", 1), ("/v1/events?type=SUPPORT&status=any", 0),
    ("/v1/events?actor=Oslo", 71), ("/v1/events?actor=NO", 71),
    ("/v1/actors", 4), ("/v1/actors?kind=person", 1), ("/v1/actors?q=osl", 1), ("/v1/actors?document=NORTH-0a1b2c", 4),
    ("/v1/ties", 2), ("/v1/ties?actor=SWE", 1), ("/v1/documents", 1), ("/v1/ties/NOR/SWE/timeline", 70),
    ("/v1/ties/swe/nor/timeline?type=AGREE", 35), ("/v1/ties/NOR/FIN/timeline", 0),
  ])
  func filtersFind(target: String, rows: Int) throws { #expect(try count(target) == rows) }

  @Test(arguments: [
    ("/v1/events?tipe=AID", "tipe", "did you mean type?"), ("/v1/events?type=AIDS", "type", "did you mean AID?"),
    ("/v1/events?limit=0", "limit", "1 to 1000"), ("/v1/events?limit=1001", "limit", "1 to 1000"),
    ("/v1/events?limit=ten", "limit", "whole number"), ("/v1/events?limit=5&limit=6", "limit", "twice"),
    ("/v1/events?offset=-1", "offset", "whole number"), ("/v1/events?cursor=zz", "cursor", "next_cursor"),
    ("/v1/events?cursor=6162", "cursor", "next_cursor"), ("/v1/events?from=yesterday", "from", "no date"),
    ("/v1/events?from=2016-13", "from", "no date"), ("/v1/search", "q", "missing"),
    ("/v1/events?fields=id,sumary", "fields", "did you mean summary?"),
    ("/v1/events?facets=tipe", "facets", "did you mean type?"),
    ("/v1/events?format=cvs", "format", "did you mean csv?"),
    ("/v1/ties/NOR/SWE/series?by=week", "by", "not one of"), ("/v1/ties/NOR/SWE?from=2000", "from", "unknown"),
    ("/v1/events?sort=size", "sort", "not one of"),
    ("/v1/events?from=99999999999999999999", "from", "no date"), ("/v1/ties/NOR/NOR", "b", "same"),
    ("/v1?x=1", "x", "unknown"), ("/v1/actors?kind=stat", "kind", "did you mean state?"),
  ])
  func aWrongParameterIsNamed(target: String, parameter: String, hint: String) throws {
    let response = service.response(target)
    #expect(response.status == 400, "\(target)")
    #expect(response.fields["Content-Type"] == ["application/problem+json"])
    let problem = try response.object()
    let fault = try #require((problem["errors"] as? [[String: Any]])?.first)
    #expect(fault["parameter"] as? String == parameter)
    #expect((problem["detail"] as? String ?? "").contains(hint) || (fault["detail"] as? String ?? "").contains(hint))
    #expect((problem["request_id"] as? String)?.isEmpty == false)
  }

  @Test(arguments: [
    ("/v1/events?cursor=c6162", "cursor", "begin again"), ("/v1/events?actor=Norwy", "actor", "did you mean NOR?"),
    ("/v1/events?document=south", "document", "no document"),
    ("/v1/events?document=nort-0a1b2c", "document", "did you mean north-0a1b2c?"),
    ("/v1/graph?actor=Swedn", "actor", "did you mean SWE?"),
  ])
  func aValueThatStandsForNothingIsNotFound(target: String, parameter: String, hint: String) throws {
    let response = service.response(target)
    #expect(response.status == 404, "\(target)")
    let fault = try #require((try response.object()["errors"] as? [[String: Any]])?.first)
    #expect(fault["parameter"] as? String == parameter)
    #expect((fault["detail"] as? String ?? "").contains(hint), "\(fault)")
  }

  @Test(arguments: [
    ("/v1/events?from=2016&to=2015", "to lies before from", 0), ("/v1/events?offset=3&cursor=CURSOR", "offset", 68),
  ])
  func whatIsLeftAsideIsNoted(target: String, note: String, rows: Int) throws {
    let cursor = try #require(try service.object("/v1/events?limit=3")["next_cursor"] as? String)
    let list = try service.object(target.replacingOccurrences(of: "CURSOR", with: cursor) + "&limit=1000")
    let notes = try #require((list["meta"] as? [String: Any])?["notes"] as? [String])
    #expect(notes.count == 1 && notes[0].hasPrefix(note), "\(notes)")
    #expect((list["data"] as? [Any])?.count == rows)
  }

  @Test(arguments: [
    ("/v1/nothing", 404, "/v1"), ("/nowhere", 404, "/v1"), ("/v1/actors/Norwya", 404, "/v1/actors/NOR"),
    ("/v1/event", 404, "/v1/events"), ("/v1/events/e-9", 404, ""),
    ("/v1/documents/nort-0a1b2c", 404, "/v1/documents/north-0a1b2c"),
    ("/v1/ties/NOR/Atlantis", 404, ""), ("/v1/actors/%FF", 400, ""), ("/v1/actors/%4", 400, ""),
    ("/v1/events?q=%FF", 400, ""),
  ])
  func whatIsNotThereSaysWhatIsNear(target: String, status: Int, near: String) throws {
    let response = service.response(target)
    #expect(response.status == status, "\(target)")
    let found = try #require(try response.object()["near"] as? [String])
    if !near.isEmpty, near != "/v1" { #expect(found.contains(near), "\(found)") }
  }

  @Test(arguments: [
    ("/v1/ties/Norway/SE", "/v1/ties/NOR/SWE"),
    ("/v1/ties/SE/norway/timeline?type=AID", "/v1/ties/NOR/SWE/timeline?type=AID"),
    ("/v1/actors/oslo", "/v1/actors/NOR"), ("/v1/actors/Grete%20Holm", "/v1/actors/grete-holm"),
    ("/v1/events/?limit=2", "/v1/events?limit=2"),
  ])
  func otherNamesLeadToTheCanonicalAddress(target: String, location: String) {
    let response = service.response(target)
    #expect(response.status == 308)
    #expect(response.fields["Location"] == [location])
  }

  @Test func anExplanationSaysWhatWasFoundAndWhatWasNotTaken() throws {
    let why = try service.object("/v1/events/e-2000/why")
    #expect((why["parties"] as? [[String: Any]])?.first?["slot"] as? String == "subject")
    #expect((why["rejected"] as? [[String: Any]])?.first?["reason"] as? String == "no signature is told")
    #expect((why["date"] as? [String: Any])?["reason"] as? String == "the year stands in the sentence")
    #expect(service.response("/v1/events/e-9/why").status == 404)
  }

  @Test func relationsAreNeverCounted() throws {
    let tie = try service.object("/v1/ties/NOR/SWE")
    #expect(tie["events"] as? Int == 70)
    let rows = try #require(
      try service.object("/v1/events?include=relations&type=SUPPORT")["data"] as? [[String: Any]])
    #expect(rows.map { $0["relation"] as? Bool } == [true])
    #expect((try service.object("/v1/meta")["counts"] as? [String: Int])?["events"] == 72)
  }

  @Test func aPairIsOneInAnyOrderAndCase() {
    for rest in ["", "/timeline", "/timeline?limit=2"] {
      let bodies = ["NOR/SWE", "SWE/NOR", "swe/Nor"].map { service.response("/v1/ties/\($0)\(rest)").body }
      #expect(Set(bodies).count == 1)
    }
  }

  @Test func aPairWithNothingBetweenIsZeros() throws {
    let tie = try service.object("/v1/ties/FIN/NOR")
    #expect(tie["events"] as? Int == 0)
    #expect(tie["first"] is NSNull)
    let list = try service.object("/v1/ties/FIN/NOR/timeline")
    #expect((list["data"] as? [Any])?.isEmpty == true)
    #expect(list["next"] is NSNull && list["next_cursor"] is NSNull)
  }

  @Test(arguments: ["/v1/events", "/v1/ties/NOR/SWE/timeline", "/v1/actors", "/v1/ties", "/v1/documents"])
  func pagesHoldEveryRowOnce(path: String) throws {
    let whole = try #require(try service.object(path + "?limit=1000")["data"] as? [[String: Any]])
    for limit in path == "/v1/events" ? Array(1...whole.count + 1) : [1, 7, 50] {
      var rows: [[String: Any]] = []
      var next: String? = path + "?limit=\(limit)"
      while let target = next {
        let page = try service.object(target)
        rows += try #require(page["data"] as? [[String: Any]])
        next = page["next"] as? String
        #expect((page["next"] is NSNull) == (page["next_cursor"] is NSNull))
        guard rows.count <= whole.count else { break }
      }
      #expect(NSArray(array: rows) == NSArray(array: whole), "\(limit) a page")
    }
  }

  @Test func offsetLeavesRowsOut() throws {
    let rows = try #require(try service.object("/v1/events?offset=69")["data"] as? [Any])
    #expect(rows.count == 2)
    #expect((try service.object("/v1/events?offset=500")["data"] as? [Any])?.isEmpty == true)
  }

  @Test func listsHaveOneShape() throws {
    let keys: Set<String> = ["data", "count", "next", "next_cursor", "facets", "links", "meta"]
    for path in ["/v1/events", "/v1/actors", "/v1/ties", "/v1/documents", "/v1/ties/NOR/FIN/timeline"] {
      let list = try service.object(path)
      #expect(Set(list.keys) == keys, "\(path)")
      #expect(
        Set((list["links"] as? [String: Any])?.keys.map(\.self) ?? []) == [
          "self", "first", "prev", "up", "describedby",
        ])
    }
  }
}
