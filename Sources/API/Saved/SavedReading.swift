package import Chronicle

/// A reading as it was saved by `entente read --format ndjson`, and where its events lie in the line.
package struct SavedReading: Sendable {
  package let reading: Reading
  /// In the line, in the reading's order; empty for one that is not written as this program writes it.
  package let events: [Range<Int>]

  private enum Member: String, CaseIterable {
    case document, sentences, mentions, actors, events, relations, ties, notes
  }

  private static let members = MemberNames<Member>()

  /// Reads one line. Every key has to be there; keys that are not known are left alone.
  package init(_ line: [UInt8]) throws(JSONError) { try self.init(line, in: 0..<line.count) }

  /// Reads nothing of a line but the document and its sentences.
  init(textOf line: [UInt8]) throws(JSONError) { try self.init(line, in: 0..<line.count, telling: false) }

  /// Reads a line where it lies among others; with `telling` what the document tells as well.
  init(_ bytes: [UInt8], in range: Range<Int>, telling: Bool = true) throws(JSONError) {
    var scanner = JSONScanner(bytes, in: range)
    var document: Document?
    var sentences: [SentenceSpan] = []
    var mentions: [Mention] = []
    var actors: [Actor] = []
    var events: [Event] = []
    var places: [Range<Int>] = []
    var relations: [Event] = []
    var notes: [String] = []
    try scanner.object(Self.members) { member, scanner throws(JSONError) in
      switch member {
      case .mentions where !telling, .actors where !telling, .events where !telling, .relations where !telling:
        try scanner.skipValue()
      case .document: document = try scanner.document()
      case .sentences:
        try scanner.array { scanner throws(JSONError) in sentences.append(try scanner.sentence()) }
      case .mentions: try scanner.array { scanner throws(JSONError) in mentions.append(try scanner.mention()) }
      case .actors: try scanner.array { scanner throws(JSONError) in actors.append(try scanner.actor()) }
      case .events:
        try scanner.array { scanner throws(JSONError) in
          let (event, place) = try scanner.event()
          events.append(event)
          places.append(place.lowerBound - range.lowerBound..<place.upperBound - range.lowerBound)
        }
      case .relations:
        try scanner.array { scanner throws(JSONError) in relations.append(try scanner.event().event) }
      case .ties: try scanner.skipValue()
      case .notes: notes = try scanner.strings()
      }
    }
    try scanner.end()
    guard let document else { throw scanner.failure("it has no document: it is no reading") }
    reading = Reading(
      document: document, sentences: sentences, mentions: mentions, actors: actors, events: events,
      relations: relations, notes: notes)
    self.events = places
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

private enum DocumentMember: String, CaseIterable {
  case id, title, published, url, publisher, language, sha256
  case codePoints = "code_points"
  case words, text

  static let table = MemberNames<Self>()
}

private enum SentenceMember: String, CaseIterable {
  case n, paragraph, start, end

  static let table = MemberNames<Self>()
}

private enum MentionMember: String, CaseIterable {
  case actor, start, end, sentence, basis

  static let table = MemberNames<Self>()
}

private enum ActorMember: String, CaseIterable {
  case id, kind, name, names, affiliation, role, mentions

  static let table = MemberNames<Self>()
}

extension JSONScanner {
  fileprivate mutating func document() throws(JSONError) -> Document {
    var (id, title, url, publisher): (String?, String?, String?, String?)
    var (language, sha256, text): (String?, String?, String?)
    var published: Day?
    var (codePoints, words) = (0, 0)
    try object(DocumentMember.table) { member, scanner throws(JSONError) in
      switch member {
      case .id: id = try scanner.optionalString()
      case .title: title = try scanner.optionalString()
      case .published: published = try scanner.day()
      case .url: url = try scanner.optionalString()
      case .publisher: publisher = try scanner.optionalString()
      case .language: language = try scanner.optionalString()
      case .sha256: sha256 = try scanner.optionalString()
      case .codePoints: codePoints = try scanner.integer()
      case .words: words = try scanner.integer()
      case .text: text = try scanner.optionalString()
      }
    }
    return Document(
      id: try required(id, "document.id"), title: title, published: published, url: url, publisher: publisher,
      language: language, sha256: try required(sha256, "document.sha256"), codePoints: codePoints, words: words,
      text: text ?? "")
  }

  fileprivate mutating func sentence() throws(JSONError) -> SentenceSpan {
    var (number, paragraph, start, end) = (0, 0, 0, 0)
    try object(SentenceMember.table) { member, scanner throws(JSONError) in
      let value = try scanner.integer()
      switch member {
      case .n: number = value
      case .paragraph: paragraph = value
      case .start: start = value
      case .end: end = value
      }
    }
    return SentenceSpan(number: number, paragraph: paragraph, range: try range(start, end))
  }

  fileprivate mutating func mention() throws(JSONError) -> Mention {
    var (start, end, sentence) = (0, 0, 0)
    var actor: String?
    var basis: Mention.Basis?
    try object(MentionMember.table) { member, scanner throws(JSONError) in
      switch member {
      case .actor: actor = try scanner.string()
      case .start: start = try scanner.integer()
      case .end: end = try scanner.integer()
      case .sentence: sentence = try scanner.integer()
      case .basis: basis = try scanner.choice(Mention.Basis.self)
      }
    }
    return Mention(
      actor: ActorID(try required(actor, "mentions.actor")), range: try range(start, end), sentence: sentence,
      basis: try required(basis, "mentions.basis"))
  }

  fileprivate mutating func actor() throws(JSONError) -> Actor {
    var (id, name, affiliation, role): (String?, String?, String?, String?)
    var kind: ActorKind?
    var names: [String] = []
    var mentions = 0
    try object(ActorMember.table) { member, scanner throws(JSONError) in
      switch member {
      case .id: id = try scanner.optionalString()
      case .kind: kind = try scanner.choice(ActorKind.self)
      case .name: name = try scanner.optionalString()
      case .names: names = try scanner.strings()
      case .affiliation: affiliation = try scanner.optionalString()
      case .role: role = try scanner.optionalString()
      case .mentions: mentions = try scanner.integer()
      }
    }
    return Actor(
      id: ActorID(try required(id, "actors.id")), kind: try required(kind, "actors.kind"),
      name: try required(name, "actors.name"), names: names, affiliation: affiliation.map { ActorID($0) }, role: role,
      mentions: mentions)
  }

  /// Two offsets as a range.
  mutating func range(_ start: Int, _ end: Int) throws(JSONError) -> Range<Int> {
    guard start >= 0, start <= end else { throw failure("\(start) to \(end) is no range") }
    return start..<end
  }
}
