import Chronicle
import Language

/// Tells a history from news: HeidelTime’s two kinds of text, for which a month without a year means different years.
enum Account {
  /// Whether a document names years that were over before its publication, and no day or year of its own time.
  ///
  /// Linear in the number of tokens, at the price of a look-up for words and four digits.
  static func isOne(_ sentences: [Sentence], on published: Day) -> Bool {
    var past = 0
    for token in sentences.lazy.flatMap(\.tokens) {
      switch token.kind {
      case .number:
        guard token.folded.utf8.count == 4, case .year(let year)? = DateWord(token), year <= published.year else {
          continue
        }
        if year >= published.year - 1 { return false }
        past += 1
      case .word: if deictics.contains(token.folded) { return false }
      default: continue
      }
    }
    return past >= 2
  }

  /// Words that are said of the day one writes on.
  private static let deictics: Set<String> = [
    "today", "yesterday", "tomorrow", "tonight", "ago", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "currently", "recent", "recently", "now", "upcoming",
  ]
}
