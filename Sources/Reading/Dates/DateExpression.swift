package import Chronicle

/// Words of a sentence that say when, or for how long.
package struct DateExpression: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A day, month, year or other stretch within which something happened.
    case point
    /// From a date on.
    case since
    /// Up to a date.
    case until
    /// From one date to another, all along.
    case interval
    /// A time that has no date: "recently", "in recent years".
    case vague
    /// How long, not when: "for two years", "three days of talks".
    case duration
  }

  /// The side of the present that a vague expression lies on (TIMEX3: PAST_REF, PRESENT_REF, FUTURE_REF).
  package enum Reference: Hashable, Sendable { case past, present, future }

  /// With the preposition ("in 2014") where the date is an adverbial; without it and any determiner inside a noun phrase.
  package let tokens: Range<Int>
  /// Null where the words name no date, or not enough is known to tell which.
  package let edtf: EDTF?
  package let modifier: EventDate.Modifier?
  /// What `edtf` was resolved against; `none` without it.
  package let basis: EventDate.Basis
  package let kind: Kind
  /// It stands inside a noun phrase and dates the noun: "a 2015 agreement", "last year’s visit".
  package let isAttributive: Bool
  /// The words themselves, single-spaced.
  package let text: String
  /// For vague expressions, and for offsets that cannot be resolved ("two years ago" with no publication date).
  package let reference: Reference?

  /// The dates that the words name, whatever the words around make of them: 2014 in "since 2014", both ends of a range.
  package let named: [EDTF]

  package init(
    tokens: Range<Int>, edtf: EDTF?, modifier: EventDate.Modifier? = nil, basis: EventDate.Basis = .stated,
    kind: Kind = .point, isAttributive: Bool = false, text: String, reference: Reference? = nil,
    named: [EDTF] = []
  ) {
    self.tokens = tokens
    self.edtf = edtf
    self.modifier = modifier
    self.basis = basis
    self.kind = kind
    self.isAttributive = isAttributive
    self.text = text
    self.reference = reference
    self.named = named
  }

  /// The date itself, where this is all the time from it on: "since 2016, when".
  var began: DateExpression {
    guard kind == .since, let first = named.first else { return self }
    return DateExpression(tokens: tokens, edtf: first, modifier: modifier, basis: basis, text: text)
  }
}
