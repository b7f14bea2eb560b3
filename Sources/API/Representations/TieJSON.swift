import Chronicle

/// A tie in numbers, as every answer shows it.
enum TieJSON {
  static func writeMembers(_ tie: Tie, to json: inout JSONWriter) {
    json.member("pair", [tie.pair.first.text, tie.pair.second.text])
    json.member("events", tie.events)
    json.member("cooperation", tie.cooperation)
    json.member("conflict", tie.conflict)
    json.member("goldstein", tie.goldstein.roundedToHundredths)
  }
}

extension Double {
  /// Means are shown with two digits: more would claim a precision that the scale has not.
  var roundedToHundredths: Double { (self * 100).rounded() / 100 }
}
