package import Chronicle

/// A reading for people: a line an event, with the quote that states it.
package enum ReadingText {
  package static func lines(of reading: Reading) -> String {
    var text = "# \(reading.document.title ?? reading.document.id)\n"
    for event in reading.events {
      let who = event.source.map(\.text).joined(separator: ",")
      let whom = event.target.map(\.text).joined(separator: ",")
      let arrow = event.symmetric ? "-" : ">"
      let type = event.type.rawValue + (event.mode.map { "/" + $0.name } ?? "")
      let status = event.status == .asserted ? "" : " [\(event.status.rawValue)]"
      text +=
        "\(event.date.edtf?.description ?? "undated")\t\(who) \(arrow) \(whom)\t\(type)\(status)\t\(event.summary)\n"
      for evidence in event.evidence { text += "\t\"\(oneLine(evidence.quote))\"\n" }
    }
    return text
  }

  private static func oneLine(_ quote: String) -> String {
    quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
