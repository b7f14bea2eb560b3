/// Who did what to whom, when, and where the text says so.
package struct Event: Hashable, Sendable {
  /// `e-` and 16 hexadecimal digits: a hash of document, span, type and sorted parties.
  package let id: String
  /// Ids of retellings in other documents that resolve to this event.
  package let sameAs: [String]
  package let type: EventType
  package let mode: Mode?
  package let contexts: [String]
  /// CAMEO code of the act, two to four digits.
  package let cameo: String
  /// Goldstein value of `cameo`, -10...10.
  package let goldstein: Double
  /// Principals, sorted. In a symmetric event of two, the alphabetically smaller id; of three or more, all of them.
  package let source: [ActorID]
  package let target: [ActorID]
  package let symmetric: Bool
  package let participants: [Participant]
  package let date: EventDate
  package let status: EventStatus
  /// Whose claim it is, when it is somebody's.
  package let attributedTo: ActorID?
  package let summary: String
  package let quantities: [Quantity]
  /// Every place that tells it, in text order; never empty.
  package let evidence: [Evidence]
  package let trigger: Trigger
  /// Null where the event was loaded from a reading that kept none.
  package let why: Explanation?

  package init(
    id: String, sameAs: [String] = [], type: EventType, mode: Mode? = nil, contexts: [String] = [], cameo: String,
    goldstein: Double, source: [ActorID], target: [ActorID], symmetric: Bool, participants: [Participant],
    date: EventDate, status: EventStatus, attributedTo: ActorID? = nil, summary: String, quantities: [Quantity] = [],
    evidence: [Evidence], trigger: Trigger, why: Explanation? = nil
  ) {
    self.id = id
    self.sameAs = sameAs
    self.type = type
    self.mode = mode
    self.contexts = contexts
    self.cameo = cameo
    self.goldstein = goldstein
    self.source = source
    self.target = target
    self.symmetric = symmetric
    self.participants = participants
    self.date = date
    self.status = status
    self.attributedTo = attributedTo
    self.summary = summary
    self.quantities = quantities
    self.evidence = evidence
    self.trigger = trigger
    self.why = why
  }

  /// The mode's score where the text gives a mode, else the type's.
  package var ploverScore: Double { mode?.score ?? type.score }

  /// Every principal of the event, sorted, each once.
  package var parties: [ActorID] { Set(source + target).sorted() }
}

/// An actor in an event, and the principal it acts for.
package struct Participant: Hashable, Sendable {
  package enum Part: String, Sendable { case source, target }

  package let actor: ActorID
  package let part: Part
  package let principal: ActorID

  package init(actor: ActorID, part: Part, principal: ActorID) {
    self.actor = actor
    self.part = part
    self.principal = principal
  }
}

/// The words that made an event, and the frame that read them.
package struct Trigger: Hashable, Sendable {
  /// Code points into the document's text.
  package let range: Range<Int>
  package let text: String
  /// The frame's name in the lexicon, as `cooperate.exercise`.
  package let rule: String

  package init(range: Range<Int>, text: String, rule: String) {
    self.range = range
    self.text = text
    self.rule = rule
  }
}

/// An amount that the event's clause states.
package struct Quantity: Hashable, Sendable {
  package enum Kind: String, Sendable { case money, count, distance, percent }

  package let kind: Kind
  /// The number with its scale applied: "$153 million" is 153,000,000.
  package let value: Double
  /// ISO 4217 code for money, the counted noun, `km` or `%`.
  package let unit: String
  package let text: String

  package init(kind: Kind, value: Double, unit: String, text: String) {
    self.kind = kind
    self.value = value
    self.unit = unit
    self.text = text
  }
}

/// One place in a document that tells an event: `text[range] == quote`, in Unicode code points.
package struct Evidence: Hashable, Sendable {
  package let document: String
  /// Counted from 1.
  package let sentence: Int
  /// Counted from 1.
  package let paragraph: Int
  package let range: Range<Int>
  package let quote: String

  package init(document: String, sentence: Int, paragraph: Int, range: Range<Int>, quote: String) {
    self.document = document
    self.sentence = sentence
    self.paragraph = paragraph
    self.range = range
    self.quote = quote
  }
}
