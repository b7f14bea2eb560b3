package import Chronicle

/// A reading for people: a line an event, with the quote that states it.
package enum ReadingText {
  /// The lines of a reading; `explaining` adds why each event was read, and why sentences told none.
  package static func lines(of reading: Reading, explaining: Bool = false) -> String {
    var text = "# \(reading.document.title ?? reading.document.id)\n"
    for note in reading.notes { text += "note: \(note)\n" }
    for event in reading.events {
      text += line(event)
      for evidence in event.evidence { text += "\t\"\(oneLine(evidence.quote))\"\n" }
      if explaining { text += why(event) }
    }
    guard explaining else { return text }
    for sentence in reading.silent { text += silence(sentence, of: reading) }
    return text
  }

  private static func line(_ event: Event) -> String {
    let who = event.source.map(\.text).joined(separator: ",")
    let whom = event.target.map(\.text).joined(separator: ",")
    let arrow = event.symmetric ? "-" : ">"
    let type = event.type.rawValue + (event.mode.map { "/" + $0.name } ?? "")
    let status = event.status == .asserted ? "" : " [\(event.status.rawValue)]"
    return "\(event.date.edtf?.description ?? "undated")\t\(who) \(arrow) \(whom)\t\(type)\(status)\t\(event.summary)\n"
  }

  private static func why(_ event: Event) -> String {
    var text = "\trule \(event.trigger.rule): \"\(oneLine(event.trigger.text))\"\n"
    guard let why = event.why else { return text }
    for party in why.parties {
      let role = party.actor == party.principal ? "" : " for \(party.principal.text)"
      let words = party.text.map { ": \"\(oneLine($0))\"" } ?? ""
      text += "\t\(party.part.rawValue) \(party.actor.text)\(role), \(party.slot)\(words)\n"
    }
    text += "\tstatus: \(why.status)\n\tdate: \(why.date)\n"
    for other in why.rejected { text += "\tnot \(other.rule), \"\(oneLine(other.text))\": \(other.reason)\n" }
    return text
  }

  private static func silence(_ sentence: SilentSentence, of reading: Reading) -> String {
    var text = "nothing\tsentence \(sentence.sentence)\t\(sentence.reason)\n"
    if let span = reading.sentences.first(where: { $0.number == sentence.sentence }) {
      let scalars = reading.document.text.unicodeScalars
      let quote = scalars.dropFirst(span.range.lowerBound).prefix(span.range.count)
      text += "\t\"\(oneLine(String(String.UnicodeScalarView(quote))))\"\n"
    }
    for other in sentence.rejected { text += "\tnot \(other.rule), \"\(oneLine(other.text))\": \(other.reason)\n" }
    return text
  }

  private static func oneLine(_ quote: String) -> String {
    quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
