package import Chronicle

/// A reading as `entente read` prints it and `POST /v1/readings` answers it.
package enum ReadingJSON {
  /// One object in UTF-8 without a line end; without `text` the document's text is null. `explaining` adds `why` to each
  /// event, and the sentences that told none.
  package static func bytes(of reading: Reading, text: Bool = true, explaining: Bool = false) -> [UInt8] {
    var json = JSONWriter()
    write(reading, text: text, explaining: explaining, to: &json)
    return json.bytes
  }

  package static func write(
    _ reading: Reading, text: Bool = true, explaining: Bool = false, to json: inout JSONWriter
  ) {
    json.object { json in
      json.key("document")
      DocumentJSON.write(reading.document, text: text, to: &json)
      json.member("sentences", of: reading.sentences) { writeSentence($1, to: &$0) }
      json.member("mentions", of: reading.mentions) { writeMention($1, to: &$0) }
      json.member("actors", of: reading.actors) { ActorJSON.write($1, to: &$0) }
      json.member("events", of: reading.events) { EventJSON.write($1, explaining: explaining, to: &$0) }
      json.member("relations", of: reading.relations) {
        EventJSON.write($1, isRelation: true, explaining: explaining, to: &$0)
      }
      json.member("ties", of: reading.ties) { json, tie in
        json.object { TieJSON.writeMembers(tie, to: &$0) }
      }
      json.member("notes", reading.notes)
      if explaining { json.member("silent", of: reading.silent) { WhyJSON.write($1, to: &$0) } }
    }
  }

  private static func writeSentence(_ sentence: SentenceSpan, to json: inout JSONWriter) {
    json.object {
      $0.member("n", sentence.number)
      $0.member("paragraph", sentence.paragraph)
      $0.member("start", sentence.range.lowerBound)
      $0.member("end", sentence.range.upperBound)
    }
  }

  private static func writeMention(_ mention: Mention, to json: inout JSONWriter) {
    json.object {
      $0.member("actor", mention.actor.text)
      $0.member("start", mention.range.lowerBound)
      $0.member("end", mention.range.upperBound)
      $0.member("sentence", mention.sentence)
      $0.member("basis", mention.basis.rawValue)
    }
  }
}
