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
}

/// The members that make an event; the others follow from them.
private enum EventMember: String {
  case id
  case sameAs = "same_as"
  case type, mode, contexts, cameo, goldstein, source, target, symmetric, participants
  case edtf = "date_edtf"
  case end = "date_end"
  case modifier = "date_mod"
  case basis = "date_basis"
  case dateText = "date_text"
  case status
  case attributedTo = "attributed_to"
  case summary, quantities, evidence, trigger

  /// All that an event is written with.
  static let table = MemberNames<Self>(Schemas.event.members.map(\.name))
}

private enum ParticipantMember: String, CaseIterable {
  case actor
  case part = "as"
  case principal = "for"

  static let table = MemberNames<Self>()
}

private enum QuantityMember: String, CaseIterable {
  case kind, value, unit, text

  static let table = MemberNames<Self>()
}

private enum EvidenceMember: String, CaseIterable {
  case document, sentence, paragraph, start, end, quote

  static let table = MemberNames<Self>()
}

private enum TriggerMember: String, CaseIterable {
  case start, end, text, rule

  static let table = MemberNames<Self>()
}

extension JSONScanner {
  /// An event as this program writes it, and where it stands; the range is empty when members are missing, come in another
  /// order or are unknown, so that it cannot be sent as it is.
  mutating func event() throws(JSONError) -> (event: Event, range: Range<Int>) {
    _ = try peek()
    let start = offset
    var draft = EventDraft()
    let isOurs = try object(EventMember.table) { member, scanner throws(JSONError) in
      if try !scanner.takeCoding(member, &draft) { try scanner.takeTelling(member, &draft) }
    }
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
  private mutating func takeCoding(_ member: EventMember, _ draft: inout EventDraft) throws(JSONError) -> Bool {
    switch member {
    case .id: draft.id = try string()
    case .sameAs: draft.sameAs = try strings()
    case .type: draft.type = try choice(EventType.self)
    case .mode: draft.mode = try optionalString()
    case .contexts: draft.contexts = try strings()
    case .cameo: draft.cameo = try string()
    case .goldstein: draft.goldstein = try double()
    case .source: draft.source = try strings().map { ActorID($0) }
    case .target: draft.target = try strings().map { ActorID($0) }
    case .symmetric: draft.symmetric = try bool()
    case .participants:
      var participants: [Participant] = []
      try array { scanner throws(JSONError) in participants.append(try scanner.participant()) }
      draft.participants = participants
    default: return false
    }
    return true
  }

  private mutating func takeTelling(_ member: EventMember, _ draft: inout EventDraft) throws(JSONError) {
    switch member {
    case .edtf: draft.edtf = try edtf()
    case .end: draft.end = try day()
    case .modifier: draft.modifier = try takeNull() ? nil : try choice(EventDate.Modifier.self)
    case .basis: draft.basis = try choice(EventDate.Basis.self)
    case .dateText: draft.dateText = try optionalString()
    case .status: draft.status = try choice(EventStatus.self)
    case .attributedTo: draft.attributedTo = try optionalString()
    case .summary: draft.summary = try string()
    case .quantities:
      var quantities: [Quantity] = []
      try array { scanner throws(JSONError) in quantities.append(try scanner.quantity()) }
      draft.quantities = quantities
    case .evidence:
      var evidence: [Evidence] = []
      try array { scanner throws(JSONError) in evidence.append(try scanner.evidence()) }
      draft.evidence = evidence
    case .trigger: draft.trigger = try trigger()
    default: try skipValue()
    }
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
    try object(ParticipantMember.table) { member, scanner throws(JSONError) in
      switch member {
      case .actor: actor = try scanner.string()
      case .part: part = try scanner.choice(Participant.Part.self)
      case .principal: principal = try scanner.string()
      }
    }
    return Participant(
      actor: ActorID(actor), part: try required(part, "participants.as"), principal: ActorID(principal))
  }

  private mutating func quantity() throws(JSONError) -> Quantity {
    var kind: Quantity.Kind?
    var value = 0.0
    var (unit, text) = ("", "")
    try object(QuantityMember.table) { member, scanner throws(JSONError) in
      switch member {
      case .kind: kind = try scanner.choice(Quantity.Kind.self)
      case .value: value = try scanner.double()
      case .unit: unit = try scanner.string()
      case .text: text = try scanner.string()
      }
    }
    return Quantity(kind: try required(kind, "quantities.kind"), value: value, unit: unit, text: text)
  }

  private mutating func evidence() throws(JSONError) -> Evidence {
    var (document, quote) = ("", "")
    var (sentence, paragraph, start, end) = (0, 0, 0, 0)
    try object(EvidenceMember.table) { member, scanner throws(JSONError) in
      switch member {
      case .document: document = try scanner.string()
      case .sentence: sentence = try scanner.integer()
      case .paragraph: paragraph = try scanner.integer()
      case .start: start = try scanner.integer()
      case .end: end = try scanner.integer()
      case .quote: quote = try scanner.string()
      }
    }
    return Evidence(
      document: document, sentence: sentence, paragraph: paragraph, range: try range(start, end), quote: quote)
  }

  private mutating func trigger() throws(JSONError) -> Trigger {
    var (start, end) = (0, 0)
    var (text, rule) = ("", "")
    try object(TriggerMember.table) { member, scanner throws(JSONError) in
      switch member {
      case .start: start = try scanner.integer()
      case .end: end = try scanner.integer()
      case .text: text = try scanner.string()
      case .rule: rule = try scanner.string()
      }
    }
    return Trigger(range: try range(start, end), text: text, rule: rule)
  }
}
