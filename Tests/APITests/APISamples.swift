import API
import Chronicle
import Foundation
import HTTP
import Language
import Reading
import Serving
import Testing

/// A small world made by hand, and the answers that the API gives about it.
enum World {
  static let service: Service? = try? made()

  static let known = [Actor(id: ActorID("FIN"), kind: .state, name: "Finland", names: [], mentions: 0)]

  static func made(publicURL: String = "", isReady: @escaping @Sendable () -> Bool = { true }) throws -> Service {
    let readings = try readings()
    let reader = Reader(lexicon: try lexicon(), analyzer: try analyzer(), digest: digest)
    var hash = DatasetVersion(digest: digest)
    for reading in readings { hash.add(reading: ReadingJSON.bytes(of: reading)) }
    let version = hash.text(lexicon: "", known: known)
    let chronicle = Chronicle(readings: readings, known: known, version: version)
    var service = Service(chronicle: chronicle, reader: reader, publicURL: publicURL, isReady: isReady)
    service.metrics = { Array("up 1\n".utf8) }
    return service
  }

  /// Not for keeping secrets: bytes that differ when the input does.
  static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (0..<32).map { UInt8(truncatingIfNeeded: state >> UInt64($0 % 8 * 8)) }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func analyzer() throws -> Analyzer {
    try Analyzer(
      model: Array(try Data(contentsOf: root.appending(path: "Config/language/english.model"))), digest: Digest.sha256)
  }

  private static func lexicon() throws -> Lexicon {
    let folder = root.appending(path: "Config/lexicon").path(percentEncoded: false)
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }
    return try Lexicon(
      files: names.map { name in
        LexiconFile(name: name, bytes: Array(try Data(contentsOf: URL(filePath: folder + "/" + name))))
      })
  }

  /// 70 events between Norway and Sweden, one of Denmark and Norway, one person, and a quote that tries the escapes.
  /// As the reader gives it.
  private static let explanation = Explanation(
    parties: [
      Explanation.Party(
        actor: ActorID("DNK"), part: .source, principal: ActorID("DNK"), slot: "subject", range: 800..<807,
        text: "Denmark")
    ], status: "no word denies it", date: "the year stands in the sentence",
    rejected: [
      Explanation.Alternative(rule: "agree.sign", range: 810..<812, text: "it", reason: "no signature is told")
    ])

  static func readings() throws -> [Reading] {
    var events = try (0..<70).map { n in
      try event(
        "e-\(1000 + n)", n.isMultiple(of: 2) ? .agree : .accuse, "NOR", "SWE", n < 60 ? String(1950 + n) : nil,
        at: n * 10)
    }
    events.append(
      try event("e-2000", .aid, "DNK", "NOR", "1999", at: 800, person: "grete-holm", why: explanation))
    events.append(try event("e-3000", .reject, "SWE", "NOR", "2001", status: .negated, at: 900))
    let actors = [
      Actor(id: ActorID("NOR"), kind: .state, name: "Norway", names: ["Norway", "Oslo"], mentions: 72),
      Actor(id: ActorID("SWE"), kind: .state, name: "Sweden", names: ["Sweden"], mentions: 71),
      Actor(id: ActorID("DNK"), kind: .state, name: "Denmark", names: ["Denmark"], mentions: 3),
      Actor(
        id: ActorID("grete-holm"), kind: .person, name: "Grete Holm", names: ["Grete Holm", "Holm"],
        affiliation: ActorID("DNK"), role: "Minister", mentions: 2),
    ]
    let document = Document(
      id: "north-0a1b2c", title: "North", published: Day(year: 2020, month: 1, day: 2), url: nil, publisher: nil,
      language: "en", sha256: "00", codePoints: 4, words: 1, text: "Text")
    return [
      Reading(
        document: document, sentences: [SentenceSpan(number: 1, paragraph: 1, range: 0..<4)],
        mentions: [Mention(actor: ActorID("NOR"), range: 0..<4, sentence: 1, basis: .name)], actors: actors,
        events: events,
        relations: [try event("r-1", .support, "NOR", "SWE", nil, at: 5, why: nil)])
    ]
  }

  private static func event(
    _ id: String, _ type: EventType, _ source: String, _ target: String, _ year: String?,
    status: EventStatus = .asserted, at start: Int, person: String? = nil,
    why: Explanation? = nil
  ) throws -> Event {
    let quote = "A \"quote\" \\ with\ttabs,\nlines, \u{1} and \u{1F600}."
    var participants = [Participant(actor: ActorID(source), part: .source, principal: ActorID(source))]
    if let person {
      participants.append(Participant(actor: ActorID(person), part: .source, principal: ActorID(source)))
    }
    participants.append(Participant(actor: ActorID(target), part: .target, principal: ActorID(target)))
    return Event(
      id: id, type: type, mode: Mode("allege", of: type), contexts: ["military"], cameo: type.cameoRoot,
      goldstein: -2.5,
      source: [ActorID(source)], target: [ActorID(target)], symmetric: false, participants: participants,
      date: EventDate(edtf: try year.map { try EDTF($0) }, basis: year == nil ? .none : .stated, text: year),
      status: status, summary: "Summary of \(id)",
      quantities: [Quantity(kind: .money, value: 153_000_000, unit: "USD", text: "$153 million")],
      evidence: [Evidence(document: "north-0a1b2c", sentence: 1, paragraph: 1, range: start..<start + 9, quote: quote)],
      trigger: Trigger(range: start..<start + 1, text: "A", rule: "agree.sign"), why: why)
  }
}

extension Service {
  /// The response to a request, deferred ones included.
  func response(
    _ target: String, method: String = "GET", fields given: [String: String] = [:], body: String = ""
  ) -> Response {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var fields = Fields()
    for (name, value) in given { fields.add(name, value) }
    let request = Request(
      method: method, path: parts.first ?? "/", query: parts.dropFirst().first, fields: fields, body: Array(body.utf8))
    switch answer(request) {
    case .ready(let response): return response.gathered
    case .deferred(let work): return work().gathered
    }
  }

  /// The body of a 200 as JSON.
  func object(_ target: String) throws -> [String: Any] {
    let response = response(target)
    try #require(response.status == 200, "\(target): \(response.text)")
    return try response.object()
  }
}

extension Response {
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The same with a stream's pieces as its body.
  var gathered: Response {
    guard stream != nil else { return self }
    var whole = self
    whole.stream = nil
    do { try eachPiece { whole.body += $0 } } catch { whole.status = 0 }
    return whole
  }

  func object() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
  }
}
