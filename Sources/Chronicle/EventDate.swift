/// When an event took place, as far as its text says.
package struct EventDate: Hashable, Sendable {
  /// Where a date comes from; a date is never passed off as stated when it is not.
  package enum Basis: String, CaseIterable, Sendable {
    /// The event's sentence gives it.
    case stated
    /// Resolved against the publication date ("last year").
    case relative
    /// Carried from a neighbouring sentence or heading.
    case context
    /// From the lexicon's dates of well-known events.
    case chronology
    /// No date: `latest` may still hold an upper bound.
    case none
  }

  /// What the words say beyond the value (TIMEX3 `mod`).
  package enum Modifier: String, CaseIterable, Sendable {
    case start, mid, end
    case onOrBefore = "on-or-before"
    case onOrAfter = "on-or-after"
    case approximate
  }

  package let edtf: EDTF?
  package let modifier: Modifier?
  package let basis: Basis
  /// The words that gave it ("In 2016").
  package let text: String?
  /// With basis `none`: the publication date, where an asserted event cannot be later.
  package let noLaterThan: Day?

  package init(
    edtf: EDTF?, modifier: Modifier? = nil, basis: Basis, text: String? = nil, noLaterThan: Day? = nil
  ) {
    self.edtf = edtf
    self.modifier = modifier
    self.basis = basis
    self.text = text
    self.noLaterThan = noLaterThan
  }

  package static let unknown = EventDate(edtf: nil, basis: .none)

  /// The first day the event can fall on; null where the start is open or unknown.
  package var start: Day? { edtf?.earliest }
  /// The last day it can fall on; null where the end is open or unknown.
  package var end: Day? { edtf == nil ? noLaterThan : edtf?.latest }
}
