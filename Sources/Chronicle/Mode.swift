/// How an event was done: PLOVER 2.0's modes, each with its score. The same name means different things under different
/// types (a `withdraw` is good in RETREAT and bad in SANCTION), so a mode belongs to its type.
package struct Mode: Hashable, Sendable {
  package let name: String
  /// PLOVER's score of the mode, -10...10.
  package let score: Double

  /// Null when the type has no mode of that name.
  package init?(_ name: String, of type: EventType) {
    guard let score = Self.scores[type]?[name] else { return nil }
    self.name = name
    self.score = score
  }

  /// The names that `type` allows, sorted.
  package static func names(of type: EventType) -> [String] { (scores[type]?.keys).map { $0.sorted() } ?? [] }

  private static let scores: [EventType: [String: Double]] = [
    .consult: ["visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5],
    .retreat: ["withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5],
    .request: ["assist": 0.5, "change": -1, "yield": -1, "meet": 0],
    .reject: ["assist": -1.5, "change": -2, "yield": -2, "meet": -2],
    .accuse: ["disapprove": -2, "investigate": -3.5, "allege": -3.5],
    .threaten: [
      "restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4, "violence": -3.5,
    ],
    // The manual publishes no score for `vandalize`; the type's stands in.
    .protest: [
      "demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5, "vandalize": -5,
    ],
    .sanction: ["convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6],
    .mobilize: ["troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6],
    .coerce: [
      "seize": -7, "restrict": -7, "censor": -6.5, "curfew": -6.5, "martial-law": -7.5, "arrest": -7, "deport": -7,
      "withhold": -7, "misinformation": -6.5, "cyber": -7,
    ],
    .assault: [
      "abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5, "destroy": -8.5,
      "primitive": -8, "firearms": -9, "explosives": -9, "suicide-attack": -9.5, "aerial": -9.5, "drone": -9.5,
      "heavy-weapons": -9.5, "crowd-control": -7.5, "unconventional": -10,
    ],
  ]
}
