import Chronicle
import Reading

extension Endpoint {
  /// `/v1/events/{id}/why`: why an event was coded as it is.
  static let why = Endpoint(
    path: "/v1/events/{id}/why", name: "getExplanation", summary: "Why an event was coded as it is.",
    details:
      "The rule and its trigger words, how each party and the date were resolved, and what was rejected. Where a "
      + "saved reading kept none of that, the document is read again; what cannot be had is null or empty.",
    pathParameters: [.event], schema: "Explanation", otherStatuses: [308, 404],
    sample: Sample(target: "/v1/events/{first-event}/why")
  ) { call throws(Problem) in
    let number = try call.eventNumber()
    guard let event = call.chronicle.event(at: number) else { throw .lost }
    guard event.id == call.place(0).lowercased() else {
      return .moved("/v1/events/\(event.id)" + call.restOfPath(after: 3))
    }
    guard event.why == nil, call.chronicle.savedBytes(at: number) != nil else {
      return .fixed(Body(ExplanationJSON.bytes(event, event.why, call)))
    }
    // The document has to be read again, which takes its time.
    return .deferred { .success(Body(ExplanationJSON.bytes(event, call.explanation(of: event), call))) }
  }
}

extension Call {
  /// The explanation of a saved event, from its document's text; null when the text was saved without, or tells the event
  /// no more under this lexicon.
  fileprivate func explanation(of event: Event) -> Explanation? {
    guard let place = event.evidence.first, let number = chronicle.documentNumber(place.document),
      let document = chronicle.reading(of: number)?.document, !document.text.isEmpty
    else { return nil }
    // The id is a slug and 12 digits of the text's hash: what stands before makes the same id again.
    let source = Source(
      name: String(document.id.dropLast(13)), text: document.text, published: document.published,
      title: document.title, url: document.url, publisher: document.publisher)
    return service.reader.read(source).events.first { $0.id == event.id }?.why
  }
}

/// Why an event was coded, as every answer shows it.
private enum ExplanationJSON {
  static func bytes(_ event: Event, _ why: Explanation?, _ call: Call) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("id", event.id)
      json.member("summary", event.summary)
      json.member("type", event.type.rawValue)
      json.member("rule", event.trigger.rule)
      json.member(
        "trigger",
        object: {
          $0.member("start", event.trigger.range.lowerBound)
          $0.member("end", event.trigger.range.upperBound)
          $0.member("text", event.trigger.text)
        })
      json.member("parties", of: parties(event, why)) { write($1, call, to: &$0) }
      json.member(
        "status",
        object: {
          $0.member("value", event.status.rawValue)
          $0.member("reason", why?.status)
        })
      writeDate(event.date, why?.date, to: &json)
      json.member("rejected", of: why?.rejected ?? []) { WhyJSON.write($1, to: &$0) }
      json.member("evidence", of: event.evidence) { EvidenceJSON.write($1, to: &$0) }
      let path = "/v1/events/\(event.id)"
      json.member(
        "links",
        object: {
          $0.member("self", call.url(path + "/why"))
          $0.member("up", call.url(path))
          $0.member("describedby", call.url("/openapi.yaml"))
        })
      json.member("meta", object: { call.writeMeta(to: &$0) })
    }
    return json.bytes
  }

  private struct Party {
    let actor: ActorID
    let part: Participant.Part
    let principal: ActorID
    var slot: String?
    var range: Range<Int>?
    var text: String?
  }

  private static func parties(_ event: Event, _ why: Explanation?) -> [Party] {
    guard let why else {
      return event.participants.map { Party(actor: $0.actor, part: $0.part, principal: $0.principal) }
    }
    return why.parties.map {
      Party(actor: $0.actor, part: $0.part, principal: $0.principal, slot: $0.slot, range: $0.range, text: $0.text)
    }
  }

  private static func write(_ party: Party, _ call: Call, to json: inout JSONWriter) {
    json.object {
      $0.member("actor", party.actor.text)
      $0.member("name", call.chronicle.actor(party.actor.text)?.name ?? party.actor.text)
      $0.member("as", party.part.rawValue)
      $0.member("for", party.principal.text)
      $0.member("slot", party.slot)
      $0.member("start", party.range?.lowerBound)
      $0.member("end", party.range?.upperBound)
      $0.member("text", party.text)
    }
  }

  private static func writeDate(_ date: EventDate, _ reason: String?, to json: inout JSONWriter) {
    json.member(
      "date",
      object: {
        $0.member("date_edtf", date.edtf?.description)
        $0.member("date_basis", date.basis.rawValue)
        $0.member("date_text", date.text)
        $0.member("reason", reason)
      })
  }
}
