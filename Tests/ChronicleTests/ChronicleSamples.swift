import Chronicle

/// Readings made by hand, as small as a claim allows.
enum Sample {
  static func date(_ edtf: String?) throws -> EventDate {
    guard let edtf else { return .unknown }
    return EventDate(edtf: try EDTF(edtf), basis: .stated, text: edtf)
  }

  static func event(
    _ id: String, _ type: EventType = .consult, _ source: [String], _ target: [String], _ date: String? = nil,
    symmetric: Bool = false, status: EventStatus = .asserted, document: String = "d1", at start: Int = 0,
    person: String? = nil, quote: String = "They met."
  ) throws -> Event {
    var participants = source.map { Participant(actor: ActorID($0), part: .source, principal: ActorID($0)) }
    if let person, let principal = source.first {
      participants.append(Participant(actor: ActorID(person), part: .source, principal: ActorID(principal)))
    }
    participants += target.map { Participant(actor: ActorID($0), part: .target, principal: ActorID($0)) }
    return Event(
      id: id, type: type, cameo: type.cameoRoot, goldstein: Goldstein.value(ofCAMEO: type.cameoRoot) ?? 0,
      source: source.map { ActorID($0) }, target: target.map { ActorID($0) }, symmetric: symmetric,
      participants: participants, date: try Sample.date(date), status: status, summary: quote,
      evidence: [
        Evidence(
          document: document, sentence: 1, paragraph: 1, range: start..<start + quote.unicodeScalars.count, quote: quote
        )
      ],
      trigger: Trigger(range: start..<start + 1, text: "met", rule: "consult.meet"))
  }

  static func actor(
    _ id: String, _ name: String, names: [String] = [], kind: ActorKind = .state, mentions: Int = 1
  ) -> Actor {
    Actor(id: ActorID(id), kind: kind, name: name, names: names, mentions: mentions)
  }

  static func reading(
    _ document: String = "d1", published: Day? = nil, actors: [Actor] = [], events: [Event] = []
  ) -> Reading {
    Reading(
      document: Document(
        id: document, title: nil, published: published, url: nil, publisher: nil, language: "en",
        sha256: "hash of " + document, codePoints: 9, words: 2, text: "They met."),
      sentences: [], mentions: [], actors: actors, events: events)
  }

  static func chronicle(_ events: [Event]) -> Chronicle {
    let byDocument = Dictionary(grouping: events) { $0.evidence.first?.document ?? "" }
    return Chronicle(
      readings: byDocument.keys.sorted().map { reading($0, events: byDocument[$0] ?? []) }, version: "v1")
  }
}
