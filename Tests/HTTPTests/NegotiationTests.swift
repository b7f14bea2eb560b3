import HTTP
import Testing

@Suite struct NegotiationTests {
  private static func fields(_ name: String, _ values: [String]) -> Fields {
    var fields = Fields()
    for value in values { fields.add(name, value) }
    return fields
  }

  struct Coding: CustomTestStringConvertible, Sendable {
    let accept: [String]
    let choice: ContentCoding.Choice
    var isWorthwhile = true
    var testDescription: String { "\(accept) \(isWorthwhile)" }
  }

  @Test(arguments: [
    Coding(accept: [], choice: .identity), Coding(accept: [""], choice: .identity),
    Coding(accept: ["gzip"], choice: .coded(.gzip)), Coding(accept: ["deflate"], choice: .coded(.deflate)),
    Coding(accept: ["deflate, gzip"], choice: .coded(.gzip)), Coding(accept: ["x-gzip"], choice: .coded(.gzip)),
    Coding(accept: ["GZIP;Q=0.5"], choice: .coded(.gzip)),
    Coding(accept: ["gzip;q=0.5, deflate;q=0.6"], choice: .coded(.deflate)),
    Coding(accept: ["gzip;q=0.5", "deflate;q=0.6"], choice: .coded(.deflate)),
    Coding(accept: ["gzip;q=0"], choice: .identity), Coding(accept: ["br"], choice: .identity),
    Coding(accept: ["*"], choice: .coded(.gzip)), Coding(accept: ["gzip;q=0, *"], choice: .coded(.deflate)),
    Coding(accept: ["*;q=0"], choice: .none), Coding(accept: ["identity;q=0"], choice: .none),
    Coding(accept: ["br, identity;q=0"], choice: .none),
    Coding(accept: ["identity;q=0, gzip"], choice: .coded(.gzip), isWorthwhile: false),
    Coding(accept: ["gzip"], choice: .identity, isWorthwhile: false),
    Coding(accept: ["identity, gzip;q=0.5"], choice: .identity),
    Coding(accept: ["identity;q=0.5, gzip;q=0.5"], choice: .coded(.gzip)),
    Coding(accept: ["gzip;q=1.001"], choice: .identity), Coding(accept: ["gzip;q=2"], choice: .identity),
    Coding(accept: ["gzip;q=0.0001"], choice: .identity), Coding(accept: ["gzip;q=0.001"], choice: .coded(.gzip)),
  ]) func codingsAreChosenByTheirWeights(_ row: Coding) {
    let fields = Self.fields("Accept-Encoding", row.accept)
    #expect(ContentCoding.choose(fields, isWorthwhile: row.isWorthwhile) == row.choice)
  }

  @Test(arguments: [
    ("text/csv; charset=utf-8", true), ("application/json", true), ("application/problem+json", true),
    ("application/atom+xml", true), ("image/svg+xml", true), ("image/png", false), ("application/zip", false),
    ("application/octet-stream", false), ("", false),
  ]) func textShrinks(_ type: String, _ shrinks: Bool) { #expect(ContentCoding.shrinks(type) == shrinks) }

  struct Wanted: CustomTestStringConvertible, Sendable {
    let accept: String
    let qualities: [Int]
    let best: String?
    var testDescription: String { accept }
  }

  private static let types = ["application/json", "text/csv; charset=utf-8", "text/html"]

  @Test(arguments: [
    Wanted(accept: "", qualities: [1000, 1000, 1000], best: "application/json"),
    Wanted(accept: "*/*", qualities: [1000, 1000, 1000], best: "application/json"),
    Wanted(accept: "text/*", qualities: [0, 1000, 1000], best: "text/csv; charset=utf-8"),
    Wanted(
      accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", qualities: [800, 800, 1000],
      best: "text/html"),
    Wanted(accept: "text/*;q=0.5, text/html;q=0", qualities: [0, 500, 0], best: "text/csv; charset=utf-8"),
    Wanted(
      accept: "text/csv;charset=\"UTF-8\";q=0.7, text/csv;q=0.1", qualities: [0, 700, 0],
      best: "text/csv; charset=utf-8"),
    Wanted(accept: "text/csv;charset=latin1", qualities: [0, 0, 0], best: nil),
    Wanted(accept: "image/png", qualities: [0, 0, 0], best: nil),
    Wanted(accept: "???, ;;, APPLICATION/JSON", qualities: [1000, 0, 0], best: "application/json"),
  ]) func mediaTypesAreWeighed(_ row: Wanted) {
    let accept = Accept(Self.fields("Accept", [row.accept]))
    #expect(Self.types.map { accept.quality(of: $0) } == row.qualities)
    #expect(accept.best(of: Self.types) == row.best)
  }

  struct Condition: CustomTestStringConvertible, Sendable {
    let fields: [(String, String)]
    let verdict: Preconditions.Verdict
    var method = "GET"
    var testDescription: String { "\(method) \(fields)" }
  }

  private static let day = "Sun, 06 Nov 1994 08:49:37 GMT"
  private static let dayBefore = "Sat, 05 Nov 1994 08:49:37 GMT"

  @Test(arguments: [
    Condition(fields: [], verdict: .proceed),
    Condition(fields: [("If-None-Match", "\"a\"")], verdict: .notModified),
    Condition(fields: [("If-None-Match", "\"a\"")], verdict: .notModified, method: "HEAD"),
    Condition(fields: [("If-None-Match", "\"a\"")], verdict: .failed, method: "PUT"),
    Condition(fields: [("If-None-Match", "W/\"a\"")], verdict: .notModified),
    Condition(fields: [("If-None-Match", "\"x\", \"a\"")], verdict: .notModified),
    Condition(fields: [("If-None-Match", "\"x\""), ("If-None-Match", "\"a\"")], verdict: .notModified),
    Condition(fields: [("If-None-Match", "*")], verdict: .notModified),
    Condition(fields: [("If-None-Match", "\"x, \\\"a\\\"\"")], verdict: .proceed),
    Condition(fields: [("If-None-Match", "a")], verdict: .proceed),
    Condition(fields: [("If-None-Match", "\"x\""), ("If-Modified-Since", day)], verdict: .proceed),
    Condition(fields: [("If-Modified-Since", day)], verdict: .notModified),
    Condition(fields: [("If-Modified-Since", dayBefore)], verdict: .proceed),
    Condition(fields: [("If-Modified-Since", "yesterday")], verdict: .proceed),
    Condition(fields: [("If-Modified-Since", day)], verdict: .proceed, method: "POST"),
    Condition(fields: [("If-Match", "\"a\"")], verdict: .proceed),
    Condition(fields: [("If-Match", "W/\"a\"")], verdict: .failed),
    Condition(fields: [("If-Match", "\"b\"")], verdict: .failed),
    Condition(fields: [("If-Match", "*")], verdict: .proceed),
    Condition(fields: [("If-Unmodified-Since", dayBefore)], verdict: .failed),
    Condition(fields: [("If-Unmodified-Since", day)], verdict: .proceed),
  ]) func conditionsAreJudgedInOrder(_ row: Condition) {
    var fields = Fields()
    for (name, value) in row.fields { fields.add(name, value) }
    let request = Request(method: row.method, path: "/", fields: fields)
    #expect(Preconditions.judge(request, tag: "\"a\"", modified: 784_111_777) == row.verdict)
  }

  @Test func aCodedTagStandsForThePlainOne() {
    #expect(ContentCoding.gzip.tag("\"abc\"") == "\"abc-gzip\"")
    #expect(ContentCoding.plainTag("\"abc-deflate\"") == "\"abc\"")
    let fields = Self.fields("If-None-Match", ["\"a-gzip\", W/\"b\"", "\"c\""])
    #expect(ContentCoding.withPlainTags(fields)["if-none-match"] == ["\"a\", W/\"b\", \"c\""])
  }

  @Test(
    arguments: [
      (day, 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777), ("Sun Nov  6 08:49:37 1994", 784_111_777),
      ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Wed, 31 Dec 1969 23:59:59 GMT", -1),
      ("Tue, 29 Feb 2000 00:00:00 GMT", 951_782_400), ("Sunday, 06-Nov-26 08:49:37 GMT", 1_793_954_977),
    ] as [(String, Int64)]) func datesAreReadInThreeForms(_ text: String, _ seconds: Int64)
  {
    #expect(HTTPDate.seconds(parsing: text) == seconds)
  }

  @Test(arguments: [
    "", "now", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 6 November 1994 08:49:37 GMT",
    "Sun, 06 Nov 94 08:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:49:37 GMT",
    "Sun, +6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET",
  ]) func otherDatesAreNot(_ text: String) { #expect(HTTPDate.seconds(parsing: text) == nil) }

  @Test(
    arguments: [
      ("/v1/events", nil, "/v1/events"), ("/v1/events", "", "/v1/events"), ("/v1/%65vents", nil, "/v1/events"),
      ("/a%2fb", nil, "/a%2Fb"), ("/x", "b=2&a=1&b=1&_=99&c=", "/x?a=1&b=2&b=1&c="), ("/x", "q=a+b", "/x?q=a%20b"),
      ("/x", "q=%zz", nil), ("/%zz", nil, nil),
    ] as [(String, String?, String?)]) func oneTargetHasOneSpelling(
      _ path: String, _ query: String?, _ canonical: String?
    )
  {
    #expect(CanonicalTarget.text(path: path, query: query) == canonical)
  }
}
