import Chronicle

/// An event's members as they come.
private struct EventDraft {
  var id = ""
  var sameAs: [String] = []
  var type: EventType?
  var mode: String?
  var contexts: [String] = []
  var cameo = ""
  var goldstein = 0.0
  var source: [ActorID] = []
  var target: [ActorID] = []
  var symmetric = false
  var participants: [Participant] = []
  var edtf: EDTF?
  var end: Day?
  var modifier: EventDate.Modifier?
  var basis: EventDate.Basis?
  var dateText: String?
  var status: EventStatus?
  var attributedTo: String?
  var summary = ""
  var quantities: [Quantity] = []
  var evidence: [Evidence] = []
  var trigger: Trigger?

  /// The names in the order in which this program writes them.
  static let order = Schemas.event.members.map(\.name)
}

extension JSONScanner {
  /// An event as this program writes it, and where it stands; the range is empty when members are missing, come in another
  /// order or are unknown, so that it cannot be sent as it is.
  mutating func event() throws(JSONError) -> (event: Event, range: Range<Int>) {
    _ = try peek()
    let start = offset
    var draft = EventDraft()
    var index = 0
    var isOurs = true
    try object { name, scanner throws(JSONError) in
      isOurs = isOurs && index < EventDraft.order.count && name == EventDraft.order[index]
      index += 1
      if try !scanner.takeCoding(name, &draft), try !scanner.takeTelling(name, &draft) { try scanner.skipValue() }
    }
    isOurs = isOurs && index == EventDraft.order.count
    return (try event(draft), isOurs ? start..<offset : start..<start)
  }

  private mutating func event(_ draft: EventDraft) throws(JSONError) -> Event {
    let type = try required(draft.type, "type")
    let mode = draft.mode.flatMap { Mode($0, of: type) }
    guard draft.mode == nil || mode != nil else { throw failure("\(type.rawValue) has no mode \(draft.mode ?? "")") }
    guard !draft.id.isEmpty, !draft.evidence.isEmpty else { throw failure("an event needs an id and evidence") }
    let basis = try required(draft.basis, "date_basis")
    return Event(
      id: draft.id, sameAs: draft.sameAs, type: type, mode: mode, contexts: draft.contexts, cameo: draft.cameo,
      goldstein: draft.goldstein, source: draft.source, target: draft.target, symmetric: draft.symmetric,
      participants: draft.participants,
      date: EventDate(
        edtf: draft.edtf, modifier: draft.modifier, basis: basis, text: draft.dateText,
        noLaterThan: draft.edtf == nil ? draft.end : nil),
      status: try required(draft.status, "status"), attributedTo: draft.attributedTo.map { ActorID($0) },
      summary: draft.summary, quantities: draft.quantities, evidence: draft.evidence,
      trigger: try required(draft.trigger, "trigger"))
  }

  /// What happened, who and when; false for another member.
  private mutating func takeCoding(_ name: String, _ draft: inout EventDraft) throws(JSONError) -> Bool {
    switch name {
    case "id": draft.id = try string()
    case "same_as": draft.sameAs = try strings()
    case "type": draft.type = try choice(EventType.self)
    case "mode": draft.mode = try optionalString()
    case "contexts": draft.contexts = try strings()
    case "cameo": draft.cameo = try string()
    case "goldstein": draft.goldstein = try double()
    case "source": draft.source = try strings().map { ActorID($0) }
    case "target": draft.target = try strings().map { ActorID($0) }
    case "symmetric": draft.symmetric = try bool()
    case "participants":
      var participants: [Participant] = []
      try array { scanner throws(JSONError) in participants.append(try scanner.participant()) }
      draft.participants = participants
    default: return false
    }
    return true
  }

  private mutating func takeTelling(_ name: String, _ draft: inout EventDraft) throws(JSONError) -> Bool {
    switch name {
    case "date_edtf": draft.edtf = try edtf()
    case "date_end": draft.end = try day()
    case "date_mod": draft.modifier = try takeNull() ? nil : try choice(EventDate.Modifier.self)
    case "date_basis": draft.basis = try choice(EventDate.Basis.self)
    case "date_text": draft.dateText = try optionalString()
    case "status": draft.status = try choice(EventStatus.self)
    case "attributed_to": draft.attributedTo = try optionalString()
    case "summary": draft.summary = try string()
    case "quantities":
      var quantities: [Quantity] = []
      try array { scanner throws(JSONError) in quantities.append(try scanner.quantity()) }
      draft.quantities = quantities
    case "evidence":
      var evidence: [Evidence] = []
      try array { scanner throws(JSONError) in evidence.append(try scanner.evidence()) }
      draft.evidence = evidence
    case "trigger": draft.trigger = try trigger()
    default: return false
    }
    return true
  }

  private mutating func edtf() throws(JSONError) -> EDTF? {
    guard let text = try optionalString() else { return nil }
    do throws(EDTFError) {
      return try EDTF(text)
    } catch {
      throw failure("\(text.prefix(40)) is no EDTF")
    }
  }

  private mutating func participant() throws(JSONError) -> Participant {
    var (actor, principal) = ("", "")
    var part: Participant.Part?
    try object { name, scanner throws(JSONError) in
      switch name {
      case "actor": actor = try scanner.string()
      case "as": part = try scanner.choice(Participant.Part.self)
      case "for": principal = try scanner.string()
      default: try scanner.skipValue()
      }
    }
    return Participant(
      actor: ActorID(actor), part: try required(part, "participants.as"), principal: ActorID(principal))
  }

  private mutating func quantity() throws(JSONError) -> Quantity {
    var kind: Quantity.Kind?
    var value = 0.0
    var (unit, text) = ("", "")
    try object { name, scanner throws(JSONError) in
      switch name {
      case "kind": kind = try scanner.choice(Quantity.Kind.self)
      case "value": value = try scanner.double()
      case "unit": unit = try scanner.string()
      case "text": text = try scanner.string()
      default: try scanner.skipValue()
      }
    }
    return Quantity(kind: try required(kind, "quantities.kind"), value: value, unit: unit, text: text)
  }

  private mutating func evidence() throws(JSONError) -> Evidence {
    var (document, quote) = ("", "")
    var (sentence, paragraph, start, end) = (0, 0, 0, 0)
    try object { name, scanner throws(JSONError) in
      switch name {
      case "document": document = try scanner.string()
      case "sentence": sentence = try scanner.integer()
      case "paragraph": paragraph = try scanner.integer()
      case "start": start = try scanner.integer()
      case "end": end = try scanner.integer()
      case "quote": quote = try scanner.string()
      default: try scanner.skipValue()
      }
    }
    return Evidence(
      document: document, sentence: sentence, paragraph: paragraph, range: try range(start, end), quote: quote)
  }

  private mutating func trigger() throws(JSONError) -> Trigger {
    var (start, end) = (0, 0)
    var (text, rule) = ("", "")
    try object { name, scanner throws(JSONError) in
      switch name {
      case "start": start = try scanner.integer()
      case "end": end = try scanner.integer()
      case "text": text = try scanner.string()
      case "rule": rule = try scanner.string()
      default: try scanner.skipValue()
      }
    }
    return Trigger(range: try range(start, end), text: text, rule: rule)
  }
}
