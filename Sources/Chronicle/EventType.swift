/// The sixteen event types of PLOVER 2.0, with their quad and category score.
///
/// Source: openeventdata/PLOVER, manual "DRAFT Version: 2.0". Two rulings of ours where the manual contradicts itself:
/// SANCTION is material conflict, and ACCUSE scores -3.
package enum EventType: String, CaseIterable, Sendable {
  case agree = "AGREE"
  case consult = "CONSULT"
  case support = "SUPPORT"
  case concede = "CONCEDE"
  case cooperate = "COOPERATE"
  case aid = "AID"
  case retreat = "RETREAT"
  case request = "REQUEST"
  case accuse = "ACCUSE"
  case reject = "REJECT"
  case threaten = "THREATEN"
  case protest = "PROTEST"
  case sanction = "SANCTION"
  case mobilize = "MOBILIZE"
  case coerce = "COERCE"
  case assault = "ASSAULT"

  package var quad: Quad {
    switch self {
    case .agree, .consult, .support, .concede: .verbalCooperation
    case .cooperate, .aid, .retreat: .materialCooperation
    case .request, .accuse, .reject, .threaten: .verbalConflict
    case .protest, .sanction, .mobilize, .coerce, .assault: .materialConflict
    }
  }

  /// PLOVER's score of the type, -10 (most conflictual) to +10 (most cooperative). Not a Goldstein value.
  package var score: Double {
    switch self {
    case .agree, .consult: 2.5
    case .support: 5
    case .concede: 4.5
    case .cooperate: 9.5
    case .aid: 10
    case .retreat: 6.5
    case .request: 0
    case .accuse: -3
    case .reject: -2
    case .threaten: -3.5
    case .protest: -5
    case .sanction: -6
    case .mobilize: -5.5
    case .coerce: -7
    case .assault: -9
    }
  }

  /// The CAMEO root code that a frame falls back on when it names no finer one.
  package var cameoRoot: String {
    switch self {
    case .agree: "03"
    case .consult: "04"
    case .support: "05"
    case .concede: "08"
    case .cooperate: "06"
    case .aid: "07"
    case .retreat: "08"
    case .request: "10"
    case .accuse: "11"
    case .reject: "12"
    case .threaten: "13"
    case .protest: "14"
    case .sanction: "16"
    case .mobilize: "15"
    case .coerce: "17"
    case .assault: "19"
    }
  }
}

/// The four quarters of the plane spanned by verbal/material and cooperation/conflict.
package enum Quad: String, CaseIterable, Sendable {
  case verbalCooperation = "verbal-cooperation"
  case materialCooperation = "material-cooperation"
  case verbalConflict = "verbal-conflict"
  case materialConflict = "material-conflict"

  package var isCooperation: Bool { self == .verbalCooperation || self == .materialCooperation }
}

/// Whether the text says that an event took place.
package enum EventStatus: String, CaseIterable, Sendable {
  /// The text tells it as a fact (or as somebody's claim: see `Event.attributedTo`).
  case asserted
  /// The text says that it did not happen.
  case negated
  /// May, would, plans, if, calls for.
  case hypothetical

  /// Its place among all of them, without a search for it.
  var number: UInt8 {
    switch self {
    case .asserted: 0
    case .negated: 1
    case .hypothetical: 2
    }
  }
}
