package import Chronicle

/// A reading as it was saved by `entente read --format ndjson`, and where its events lie in the line.
package struct SavedReading: Sendable {
  package let reading: Reading
  /// In the line, in the reading's order; empty for one that is not written as this program writes it.
  package let events: [Range<Int>]

  /// Reads one line. Every key has to be there; keys that are not known are left alone.
  package init(_ line: [UInt8]) throws(JSONError) {
    var scanner = JSONScanner(line)
    var document: Document?
    var sentences: [SentenceSpan] = []
    var mentions: [Mention] = []
    var actors: [Actor] = []
    var events: [(event: Event, range: Range<Int>)] = []
    var relations: [Event] = []
    var notes: [String] = []
    try scanner.object { name, scanner throws(JSONError) in
      switch name {
      case "document": document = try scanner.document()
      case "sentences":
        try scanner.array { scanner throws(JSONError) in sentences.append(try scanner.sentence()) }
      case "mentions": try scanner.array { scanner throws(JSONError) in mentions.append(try scanner.mention()) }
      case "actors": try scanner.array { scanner throws(JSONError) in actors.append(try scanner.actor()) }
      case "events": try scanner.array { scanner throws(JSONError) in events.append(try scanner.event()) }
      case "relations":
        try scanner.array { scanner throws(JSONError) in relations.append(try scanner.event().event) }
      case "notes": notes = try scanner.strings()
      default: try scanner.skipValue()
      }
    }
    try scanner.end()
    guard let document else { throw scanner.failure("it has no document: it is no reading") }
    reading = Reading(
      document: document, sentences: sentences, mentions: mentions, actors: actors, events: events.map(\.event),
      relations: relations, notes: notes)
    self.events = events.map(\.range)
  }

  /// Whether a line stands for a document that could not be read: `{"id", "error"}`.
  package static func isError(_ line: [UInt8]) -> Bool { JSONValue(line)?["error"] != nil }
}

extension JSONScanner {
  mutating func optionalString() throws(JSONError) -> String? { try takeNull() ? nil : try string() }

  mutating func strings() throws(JSONError) -> [String] {
    var strings: [String] = []
    try array { scanner throws(JSONError) in strings.append(try scanner.string()) }
    return strings
  }

  mutating func double() throws(JSONError) -> Double { Double(try number()) ?? 0 }

  /// A string that stands for one of an enumeration's cases.
  mutating func choice<Choice: RawRepresentable<String>>(_ type: Choice.Type) throws(JSONError) -> Choice {
    let text = try string()
    guard let choice = Choice(rawValue: text) else { throw failure("\(text.prefix(40)) is not known here") }
    return choice
  }

  mutating func day() throws(JSONError) -> Day? {
    guard let text = try optionalString() else { return nil }
    guard let day = Day(anyISO: text) else { throw failure("\(text.prefix(40)) is no day of the calendar") }
    return day
  }

  /// Members by their names; what is missing is told.
  mutating func required<Value>(_ value: Value?, _ name: String) throws(JSONError) -> Value {
    guard let value else { throw failure("\(name) is missing") }
    return value
  }
}

extension JSONScanner {
  fileprivate mutating func document() throws(JSONError) -> Document {
    var texts: [String: String] = [:]
    var published: Day?
    var (codePoints, words) = (0, 0)
    try object { name, scanner throws(JSONError) in
      switch name {
      case "published": published = try scanner.day()
      case "code_points": codePoints = try scanner.integer()
      case "words": words = try scanner.integer()
      case "id", "title", "url", "publisher", "language", "sha256", "text":
        if let text = try scanner.optionalString() { texts[name] = text }
      default: try scanner.skipValue()
      }
    }
    return Document(
      id: try required(texts["id"], "document.id"), title: texts["title"], published: published, url: texts["url"],
      publisher: texts["publisher"], language: texts["language"],
      sha256: try required(texts["sha256"], "document.sha256"), codePoints: codePoints, words: words,
      text: texts["text"] ?? "")
  }

  fileprivate mutating func sentence() throws(JSONError) -> SentenceSpan {
    var values = (n: 0, paragraph: 0, start: 0, end: 0)
    try object { name, scanner throws(JSONError) in
      let value = try scanner.integer()
      switch name {
      case "n": values.n = value
      case "paragraph": values.paragraph = value
      case "start": values.start = value
      default: values.end = value
      }
    }
    return SentenceSpan(
      number: values.n, paragraph: values.paragraph, range: try range(values.start, values.end))
  }

  fileprivate mutating func mention() throws(JSONError) -> Mention {
    var (start, end, sentence) = (0, 0, 0)
    var actor: String?
    var basis: Mention.Basis?
    try object { name, scanner throws(JSONError) in
      switch name {
      case "actor": actor = try scanner.string()
      case "start": start = try scanner.integer()
      case "end": end = try scanner.integer()
      case "sentence": sentence = try scanner.integer()
      case "basis": basis = try scanner.choice(Mention.Basis.self)
      default: try scanner.skipValue()
      }
    }
    return Mention(
      actor: ActorID(try required(actor, "mentions.actor")), range: try range(start, end), sentence: sentence,
      basis: try required(basis, "mentions.basis"))
  }

  fileprivate mutating func actor() throws(JSONError) -> Actor {
    var texts: [String: String] = [:]
    var kind: ActorKind?
    var names: [String] = []
    var mentions = 0
    try object { name, scanner throws(JSONError) in
      switch name {
      case "kind": kind = try scanner.choice(ActorKind.self)
      case "names": names = try scanner.strings()
      case "mentions": mentions = try scanner.integer()
      case "id", "name", "affiliation", "role":
        if let text = try scanner.optionalString() { texts[name] = text }
      default: try scanner.skipValue()
      }
    }
    return Actor(
      id: ActorID(try required(texts["id"], "actors.id")), kind: try required(kind, "actors.kind"),
      name: try required(texts["name"], "actors.name"), names: names,
      affiliation: texts["affiliation"].map { ActorID($0) }, role: texts["role"], mentions: mentions)
  }

  /// Two offsets as a range.
  mutating func range(_ start: Int, _ end: Int) throws(JSONError) -> Range<Int> {
    guard start >= 0, start <= end else { throw failure("\(start) to \(end) is no range") }
    return start..<end
  }
}
