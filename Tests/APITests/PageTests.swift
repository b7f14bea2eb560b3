import API
import Dashboard
import HTTP
import Testing

@Suite struct PageTests {
  private let service: Service
  private let paths = ["/", "/?q=Oslo", "/ties/NOR/SWE", "/actors/NOR", "/documents/north-0a1b2c", "/try"]

  init() throws { service = try #require(World.service) }

  private func text(_ path: String, fields: [String: String] = [:]) -> String {
    String(decoding: service.response(path, fields: fields).body, as: UTF8.self)
  }

  @Test func pagesAreStrict() throws {
    for path in paths {
      let response = service.response(path)
      #expect(response.status == 200, "\(path)")
      #expect(response.fields["Content-Type"] == ["text/html; charset=utf-8"])
      let policy = try #require(response.fields["Content-Security-Policy"].first)
      #expect(policy.hasPrefix("default-src 'none'; ") && !policy.contains("unsafe") && !policy.contains("*"))
      let html = String(decoding: response.body, as: UTF8.self)
      for hole in ["<script>", " style=", " onclick=", "<style", "javascript:", "src=\"/", "src=\"http"] {
        #expect(!html.contains(hole), "\(path): \(hole)")
      }
    }
  }

  /// Under a proxy that serves the program below some path, every link still leads to it.
  @Test func linksAreRelative() {
    for path in paths {
      for match in text(path).matches(of: #/(?:href|src|action)="([^"]*)"/#) {
        let link = match.1
        #expect(link.hasPrefix(".") || link.hasPrefix("#"), "\(path): \(link)")
      }
    }
    #expect(service.response("/ties/swe/nor").fields["Location"] == ["../../ties/NOR/SWE"])
    #expect(service.response("/?a=Sweden&b=Norway").fields["Location"] == ["./ties/SWE/NOR"])
  }

  @Test func anETagLastsAsLongAsTheData() throws {
    for path in paths {
      let tag = try #require(service.response(path).fields["ETag"].first)
      #expect(tag.contains(Asset.version))
      let again = service.response(path, fields: ["If-None-Match": tag])
      #expect(again.status == 304 && again.body.isEmpty, "\(path)")
    }
    #expect(service.response("/ties/NOR/SWE").fields["ETag"] != service.response("/ties/NOR/SWE?q=x").fields["ETag"])
  }

  @Test func filesAreKeptForGood() throws {
    for asset in Asset.all {
      let response = service.response("/assets/\(Asset.version)/\(asset.name)")
      #expect(response.status == 200 && response.body == asset.bytes, "\(asset.name)")
      #expect(response.fields["Cache-Control"].first?.contains("immutable") == true)
    }
    #expect(service.response("/assets/0/page.css").status == 404)
    #expect(service.response("/assets/\(Asset.version)/..").status == 404)
    #expect(service.response("/favicon.ico").fields["Content-Type"] == ["image/svg+xml"])
  }

  @Test func filtersAndEvidenceNeedNoScript() throws {
    let all = text("/ties/NOR/SWE")
    let id = try #require(all.firstMatch(of: #/data-event="(e-[0-9a-f]*)"/#)?.1)
    let shown = text("/ties/NOR/SWE?event=\(id)")
    #expect(shown.contains("Why it was coded so") && shown.contains("<mark class="))
    let none = text("/ties/NOR/SWE?q=nowhere")
    #expect(none.contains("passes the filters") && !none.contains("data-event="))
  }

  @Test func whatGoesWrongIsTold() {
    for (path, status, words) in [
      ("/ties/NOR/Atlantis", 404, "no actor is called"), ("/ties/NOR/NOR", 400, "is given twice"),
      ("/actors/Norwey", 404, "did you mean"), ("/documents/none", 404, "no document has the id"),
      ("/ties/NOR/SWE?from=soon", 400, "from"), ("/?a=Atlantis&b=NOR", 404, "No actor is called"),
    ] {
      let response = service.response(path)
      #expect(response.status == status, "\(path)")
      #expect(response.fields["Content-Type"] == ["text/html; charset=utf-8"], "\(path)")
      #expect(String(decoding: response.body, as: UTF8.self).contains(words), "\(path)")
    }
    #expect(
      service.response("/nothing", fields: ["Accept": "text/html,*/*"]).fields["Content-Type"] == [
        "text/html; charset=utf-8"
      ])
    #expect(service.response("/nothing").fields["Content-Type"] == ["application/problem+json"])
    #expect(
      service.response("/ties/NOR/SWE?utm_source=mail").status == 200, "what others add to an address is left alone")
  }

  @Test func hostileWordsStayWords() {
    let words = "%3Cscript%3Ealert(1)%3C/script%3E%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"
    for path in [
      "/?q=\(words)", "/actors/\(words)", "/ties/NOR/SWE?q=\(words)", "/ties/NOR/SWE?document=\(words)",
      "/documents/\(words)",
    ] {
      let html = text(path)
      #expect(!html.contains("<script>") && !html.contains("<img"), "\(path)")
    }
  }
}
