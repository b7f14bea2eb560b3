import API
import Foundation
import HTTP
import Testing

@Suite struct ReadingsTests {
  private let service: Service

  init() throws { service = try #require(World.service) }

  private func post(_ body: String, _ type: String?, query: String = "") -> Response {
    service.response(
      "/v1/readings" + query, method: "POST", fields: type.map { ["Content-Type": $0] } ?? [:], body: body)
  }

  @Test func plainTextAndJSONReadAlike() throws {
    let text = "In 2014 Norway signed a treaty with Sweden."
    let plain = post(text, "text/plain; charset=utf-8", query: "?published=2020-01-02&title=North")
    let json = post(#"{"text":"\#(text)","published":"2020-01-02","title":"North"}"#, "application/json")
    #expect(plain.status == 200)
    #expect(plain.body == json.body)
    #expect(
      post("\u{FEFF}" + text, nil, query: "?published=2020-01-02&title=North").body == plain.body, "a BOM is no text")
    let document = try #require(try plain.object()["document"] as? [String: Any])
    #expect(document["text"] as? String == text)
    #expect(plain.fields["Cache-Control"] == ["no-store"])
  }

  @Test(arguments: [
    ("", "text/plain", 400), (" \n", "text/plain", 400), ("{", "application/json", 400),
    ("{}", "application/json", 400),
    ("[]", "application/json", 400), (#"{"text":""}"#, "application/json", 400),
    (#"{"text":1}"#, "application/json", 400),
    (#"{"text":"A.","published":"soon"}"#, "application/json", 400), ("%PDF", "application/pdf", 415), ("A.", "", 415),
    ("A.", "text/plain; charset=latin1", 415), (#"{"text":"A.","titel":"B"}"#, "application/json", 400),
    (String(repeating: "[", count: 100_000), "application/json", 400),
  ])
  func whatCannotBeReadIsTold(body: String, type: String, status: Int) throws {
    let response = post(body, type)
    #expect(response.status == status, "\(response.text)")
    #expect(!(try #require(try response.object()["detail"] as? String)).isEmpty)
  }

  @Test func readingIsLeftToAWorker() {
    let request = Request(method: "POST", path: "/v1/readings", body: Array("Norway thanked Sweden.".utf8))
    guard case .deferred = service.answer(request) else {
      Issue.record("it would hold up every connection of its loop")
      return
    }
  }

  @Test func bytesThatAreNoTextAreRefused() {
    let request = Request(method: "POST", path: "/v1/readings", body: [0x41, 0xFF])
    guard case .ready(let response) = service.answer(request) else {
      Issue.record("taken for text")
      return
    }
    #expect(response.status == 400)
  }
}
