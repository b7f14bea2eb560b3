/// The words that stand for names when a reader who knows the names gives a sentence to the parser: training puts them in
/// names' places too, so that what stands around a name decides how it is parsed, never whose name it is.
package enum FamiliarName: Sendable {
  case person, place, body
  /// Whatever "the" stands before.
  case articled
  /// Several at once: "the two sides".
  case several

  package var form: String {
    switch self {
    case .person: "Bush"
    case .place: "Iran"
    case .body: "UN"
    case .articled: "Congress"
    case .several: "officials"
    }
  }
}
