/// How the page names what the API calls by a code. `words.js` holds the same for what the browser draws.
enum Words {
  /// `Agree` for `AGREE`; what has no word is shown as it is.
  static func type(_ type: String) -> String { types[type]?.name ?? type }

  /// Two letters that tell the type on a mark.
  static func letters(_ type: String) -> String { types[type]?.letters ?? "··" }

  /// The quarter of a type, by which its mark is drawn.
  static func quadrant(_ type: String) -> String {
    switch type {
    case "AGREE", "CONSULT", "SUPPORT", "CONCEDE": "verbal-cooperation"
    case "COOPERATE", "AID", "RETREAT": "material-cooperation"
    case "REQUEST", "ACCUSE", "REJECT", "THREATEN": "verbal-conflict"
    default: "material-conflict"
    }
  }

  static func quad(_ quad: String) -> String { quads[quad] ?? quad }

  static func status(_ status: String) -> String { statuses[status] ?? status }

  /// Where a date comes from, as half a sentence.
  static func basis(_ basis: String) -> String { bases[basis] ?? basis }

  static func kind(_ kind: String) -> String { kinds[kind] ?? kind }

  static func mentions(_ basis: String) -> String { mentionBases[basis] ?? basis }

  /// `1 event`, `2 events`
  static func count(_ count: Int, _ noun: String, _ nouns: String? = nil) -> String {
    "\(count.grouped) \(count == 1 ? noun : nouns ?? noun + "s")"
  }

  static let types: [String: (name: String, letters: String)] = [
    "AGREE": ("Agree", "Ag"), "CONSULT": ("Consult", "Cn"), "SUPPORT": ("Support", "Su"), "CONCEDE": ("Concede", "Cd"),
    "COOPERATE": ("Cooperate", "Co"), "AID": ("Aid", "Ai"), "RETREAT": ("Retreat", "Rt"), "REQUEST": ("Request", "Rq"),
    "ACCUSE": ("Accuse", "Ac"), "REJECT": ("Reject", "Rj"), "THREATEN": ("Threaten", "Th"),
    "PROTEST": ("Protest", "Pr"), "SANCTION": ("Sanction", "Sa"), "MOBILIZE": ("Mobilize", "Mo"),
    "COERCE": ("Coerce", "Ce"), "ASSAULT": ("Assault", "As"),
  ]

  private static let quads = [
    "verbal-cooperation": "verbal cooperation", "material-cooperation": "material cooperation",
    "verbal-conflict": "verbal conflict", "material-conflict": "material conflict",
  ]

  private static let statuses = [
    "asserted": "asserted: told as a fact", "negated": "negated: told not to have happened",
    "hypothetical": "hypothetical: may, would, plans, calls for",
  ]

  private static let bases = [
    "stated": "the sentence itself gives the date",
    "relative": "reckoned from the day the article was published",
    "context": "carried over from a neighbouring sentence",
    "chronology": "from the list of well-known events, not from the text",
    "none": "the text gives no date",
  ]

  private static let kinds = [
    "state": "State", "igo": "Intergovernmental organization", "organization": "Organization", "group": "Group",
    "bloc": "Bloc", "person": "Person",
  ]

  private static let mentionBases = [
    "name": "by name", "demonym": "by demonym", "metonym": "by its capital or seat", "title": "by office",
    "person": "as a person", "reference": "by reference",
  ]
}

extension Int {
  /// `12,345`
  var grouped: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }
}

extension Double {
  /// `+5.8`, `−2.0`: one digit, always with its sign.
  var signed: String {
    // What a saved reading holds may be any number.
    guard abs(self) < 1_000_000 else { return "–" }
    let tenths = Int((self * 10).rounded())
    let digits = "\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    return tenths < 0 ? "−" + digits : tenths > 0 ? "+" + digits : digits
  }
}
