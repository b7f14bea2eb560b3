package import Chronicle

/// An event as every answer shows it: flat columns first, then lists; every key is always there.
package enum EventJSON {
  /// `explaining` adds why the event was read; `isRelation` says that it is a standing relation.
  package static func write(
    _ event: Event, isRelation: Bool = false, explaining: Bool = false, to json: inout JSONWriter
  ) {
    json.object { json in
      writeWhat(event, to: &json)
      writeWho(event, to: &json)
      writeWhen(event.date, to: &json)
      writeWhere(event, to: &json)
      json.member("relation", isRelation)
      if explaining {
        json.key("why")
        WhyJSON.write(event.why, to: &json)
      }
    }
  }

  private static func writeWhat(_ event: Event, to json: inout JSONWriter) {
    json.member("id", event.id)
    json.member("same_as", event.sameAs)
    json.member("type", event.type.rawValue)
    json.member("mode", event.mode?.name)
    json.member("contexts", event.contexts)
    json.member("quad", event.type.quad.rawValue)
    json.member("cameo", event.cameo)
    json.member("goldstein", event.goldstein)
    json.member("plover_score", event.ploverScore)
  }

  private static func writeWho(_ event: Event, to json: inout JSONWriter) {
    json.member("source", event.source.map(\.text))
    json.member("target", event.target.map(\.text))
    json.member("symmetric", event.symmetric)
    json.member("participants", of: event.participants) { json, participant in
      json.object {
        $0.member("actor", participant.actor.text)
        $0.member("as", participant.part.rawValue)
        $0.member("for", participant.principal.text)
      }
    }
  }

  private static func writeWhen(_ date: EventDate, to json: inout JSONWriter) {
    json.member("date_edtf", date.edtf?.description)
    json.member("date_start", date.start?.description)
    json.member("date_end", date.end?.description)
    json.member("date_precision", (date.edtf?.precision ?? .none).rawValue)
    json.member("date_mod", date.modifier?.rawValue)
    json.member("date_basis", date.basis.rawValue)
    json.member("date_text", date.text)
    // An instant for dashboards, which sort and plot by one; it is the first day's beginning, not a claim about the hour.
    json.member("time", date.start.map { "\($0)T00:00:00Z" })
  }

  private static func writeWhere(_ event: Event, to json: inout JSONWriter) {
    json.member("status", event.status.rawValue)
    json.member("attributed_to", event.attributedTo?.text)
    json.member("summary", event.summary)
    json.member("quantities", of: event.quantities) { json, quantity in
      json.object {
        $0.member("kind", quantity.kind.rawValue)
        $0.member("value", quantity.value)
        $0.member("unit", quantity.unit)
        $0.member("text", quantity.text)
      }
    }
    json.member("evidence", of: event.evidence) { EvidenceJSON.write($1, to: &$0) }
    json.member(
      "trigger",
      object: {
        $0.member("start", event.trigger.range.lowerBound)
        $0.member("end", event.trigger.range.upperBound)
        $0.member("text", event.trigger.text)
        $0.member("rule", event.trigger.rule)
      })
  }
}

/// A place that tells an event; offsets are code points, `text[start..<end] == quote`.
enum EvidenceJSON {
  static func write(_ evidence: Evidence, to json: inout JSONWriter) {
    json.object {
      $0.member("document", evidence.document)
      $0.member("sentence", evidence.sentence)
      $0.member("paragraph", evidence.paragraph)
      $0.member("start", evidence.range.lowerBound)
      $0.member("end", evidence.range.upperBound)
      $0.member("quote", evidence.quote)
    }
  }
}
