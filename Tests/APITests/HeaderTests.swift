import API
import HTTP
import Testing

@Suite struct HeaderTests {
  private let service: Service
  private let paths = [
    "/v1", "/v1/events?limit=3", "/v1/events/e-1003", "/v1/actors", "/v1/actors/NOR", "/v1/ties", "/v1/ties/NOR/SWE",
    "/v1/ties/NOR/SWE/timeline", "/v1/documents", "/v1/documents/north-0a1b2c", "/openapi.yaml",
  ]

  init() throws { service = try #require(World.service) }

  @Test func headIsGetWithoutLookingAtIt() {
    for path in paths + ["/v1/nothing", "/livez"] where path != "/v1/nothing" {
      #expect(service.response(path, method: "HEAD") == service.response(path), "\(path)")
    }
  }

  @Test func anETagIsAnsweredBy304() throws {
    for path in paths {
      let response = service.response(path)
      let tag = try #require(response.fields["ETag"].first)
      #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""), "strong")
      for given in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
        let known = service.response(path, fields: ["If-None-Match": given])
        #expect(known.status == 304 && known.body.isEmpty, "\(path) \(given)")
        for name in ["ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin"] {
          #expect(known.fields[name] == response.fields[name], "\(name)")
        }
      }
      #expect(service.response(path, fields: ["If-None-Match": "\"other\""]).status == 200)
    }
  }

  @Test func whoWantsWhatWasThereBeforeIsToldWhenItIsAnother() throws {
    for path in paths {
      let tag = try #require(service.response(path).fields["ETag"].first)
      for given in [tag, "\"other,\", \(tag)", "*"] {
        #expect(service.response(path, fields: ["If-Match": given]).status == 200, "\(path) \(given)")
      }
      for given in ["\"other\"", "W/\(tag)"] {
        let other = service.response(path, fields: ["If-Match": given])
        #expect(other.status == 412 && other.fields["ETag"].isEmpty, "\(path) \(given)")
        #expect(other.fields["Content-Type"] == ["application/problem+json"])
      }
    }
  }

  @Test func theSameInputsGiveTheSameBytes() throws {
    let again = try World.made()
    for path in paths { #expect(again.response(path) == service.response(path), "\(path)") }
  }

  @Test func anotherPublicURLIsAnotherETag() throws {
    let other = try World.made(publicURL: "https://ties.example.org/a")
    #expect(other.response("/v1").fields["ETag"] != service.response("/v1").fields["ETag"])
    #expect(try other.object("/v1/events?limit=1")["next"] as? String ?? "" > "https://ties.example.org/a/v1/events?")
    #expect(other.response("/v1/actors/Oslo").fields["Location"] == ["https://ties.example.org/a/v1/actors/NOR"])
  }

  @Test func linksSayWhereToGoOn() {
    let links = service.response("/v1/events?limit=3").fields["Link"].joined()
    #expect(links.contains("rel=\"next\"") && links.contains("rel=\"first\"") && links.contains("</openapi.yaml>"))
    #expect(!service.response("/v1/events?limit=1000").fields["Link"].joined().contains("rel=\"next\""))
  }

  @Test func anybodyMayReadFromAnyPage() {
    for response in [
      service.response("/v1/events"), service.response("/v1/none"), service.response("/v1/events", method: "PUT"),
      service.response("/v1/actors/Oslo"),
    ] {
      #expect(response.fields["Access-Control-Allow-Origin"] == ["*"])
      #expect(response.fields["Vary"] == ["Accept, Accept-Encoding"])
    }
    let asked = service.response(
      "/v1/readings", method: "OPTIONS",
      fields: ["Origin": "https://a.example", "Access-Control-Request-Method": "POST"])
    #expect(asked.status == 204)
    #expect(asked.fields["Access-Control-Allow-Methods"] == ["POST, OPTIONS"])
    #expect(asked.fields["Access-Control-Allow-Headers"].first?.contains("Content-Type") == true)
  }

  @Test(arguments: [
    ("/v1/events", "POST", "GET, HEAD, OPTIONS"), ("/v1/readings", "GET", "POST, OPTIONS"),
    ("/livez", "TRACE", "GET, HEAD, OPTIONS"),
  ])
  func aMethodThatIsNotThereIsToldWhichAre(path: String, method: String, allow: String) {
    let response = service.response(path, method: method)
    #expect(response.status == 405)
    #expect(response.fields["Allow"] == [allow])
  }

  @Test func readinessIsSaid() throws {
    #expect(service.response("/readyz").status == 200)
    let starting = try World.made(isReady: { false })
    #expect(starting.response("/livez").status == 200)
    #expect(starting.response("/readyz").status == 503)
    #expect(starting.response("/healthz").status == 503)
    #expect(starting.response("/livez").fields["Cache-Control"] == ["no-store"])
  }
}
