/// What the pages show, without where it comes from.

package struct ActorView: Sendable {
  package let id: String
  package let name: String
  package let kind: String

  package init(id: String, name: String, kind: String) {
    self.id = id
    self.name = name
    self.kind = kind
  }
}

package struct DateView: Sendable {
  package let edtf: String?
  package let modifier: String?
  package let basis: String
  /// The words that gave it.
  package let text: String?
  /// Of an undated event: the day of publication, when it cannot be later.
  package let noLaterThan: String?

  package init(edtf: String?, modifier: String?, basis: String, text: String?, noLaterThan: String?) {
    self.edtf = edtf
    self.modifier = modifier
    self.basis = basis
    self.text = text
    self.noLaterThan = noLaterThan
  }

  var words: String { DateWords.text(edtf: edtf, modifier: modifier) }
}

package struct EventView: Sendable {
  package let id: String
  package let type: String
  package let quad: String
  package let status: String
  package let source: [ActorView]
  package let target: [ActorView]
  package let symmetric: Bool
  package let date: DateView
  package let summary: String
  package let goldstein: Double
  package let attributedTo: ActorView?
  /// Where it is told, the first place first.
  package let places: [Place]

  package struct Place: Sendable {
    package let document: String
    package let title: String
    package let sentence: Int

    package init(document: String, title: String, sentence: Int) {
      self.document = document
      self.title = title
      self.sentence = sentence
    }
  }

  package init(
    id: String, type: String, quad: String, status: String, source: [ActorView], target: [ActorView], symmetric: Bool,
    date: DateView, summary: String, goldstein: Double, attributedTo: ActorView?, places: [Place]
  ) {
    self.id = id
    self.type = type
    self.quad = quad
    self.status = status
    self.source = source
    self.target = target
    self.symmetric = symmetric
    self.date = date
    self.summary = summary
    self.goldstein = goldstein
    self.attributedTo = attributedTo
    self.places = places
  }
}

/// An event with the paragraphs that tell it, and why it was coded so.
package struct EvidenceView: Sendable {
  package let event: EventView
  package let passages: [Passage]
  package let rule: String
  package let trigger: String
  /// `Pakistan` – `subject: "Islamabad"`
  package let parties: [(name: String, reason: String)]
  package let statusReason: String?
  package let dateReason: String?
  package let rejected: [(rule: String, reason: String)]

  /// A paragraph in pieces, of which some are the quote.
  package struct Passage: Sendable {
    package let place: EventView.Place
    package let published: String?
    package let pieces: [Piece]

    package init(place: EventView.Place, published: String?, pieces: [Piece]) {
      self.place = place
      self.published = published
      self.pieces = pieces
    }
  }

  package enum Piece: Sendable {
    case plain(String), quote(String), trigger(String)
  }

  package init(
    event: EventView, passages: [Passage], rule: String, trigger: String, parties: [(name: String, reason: String)],
    statusReason: String?, dateReason: String?, rejected: [(rule: String, reason: String)]
  ) {
    self.event = event
    self.passages = passages
    self.rule = rule
    self.trigger = trigger
    self.parties = parties
    self.statusReason = statusReason
    self.dateReason = dateReason
    self.rejected = rejected
  }
}

/// A tie in a list.
package struct TieView: Sendable {
  package let first: ActorView
  package let second: ActorView
  package let events: Int
  package let cooperation: Int
  package let conflict: Int
  package let goldstein: Double
  /// `Pakistan and Russia: 7 of 7 ...`
  package let summary: String
  package let years: [YearView]
  /// The asserted event that ends last; of undated ones the last that is told.
  package let latest: EventView?

  package init(
    first: ActorView, second: ActorView, events: Int, cooperation: Int, conflict: Int, goldstein: Double,
    summary: String, years: [YearView], latest: EventView?
  ) {
    self.first = first
    self.second = second
    self.events = events
    self.cooperation = cooperation
    self.conflict = conflict
    self.goldstein = goldstein
    self.summary = summary
    self.years = years
    self.latest = latest
  }

  /// The sentence without the names, for where they stand beside it.
  var figures: String {
    let prefix = "\(first.name) and \(second.name): "
    return summary.hasPrefix(prefix) ? String(summary.dropFirst(prefix.count)) : summary
  }
}

/// What a year of a tie holds.
package struct YearView: Sendable {
  /// `2016`
  package let year: String
  package let cooperation: Int
  package let conflict: Int
  package let goldstein: Double?

  package init(year: String, cooperation: Int, conflict: Int, goldstein: Double?) {
    self.year = year
    self.cooperation = cooperation
    self.conflict = conflict
    self.goldstein = goldstein
  }
}

package struct DocumentView: Sendable {
  package let id: String
  package let title: String
  package let published: String?
  package let publisher: String?
  /// An address that a browser may open, or null.
  package let url: String?
  package let words: Int
  package let events: Int

  package init(
    id: String, title: String, published: String?, publisher: String?, url: String?, words: Int, events: Int
  ) {
    self.id = id
    self.title = title
    self.published = published
    self.publisher = publisher
    self.url = url
    self.words = words
    self.events = events
  }
}
