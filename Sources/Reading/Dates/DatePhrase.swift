import Chronicle

/// Words that name a time by themselves, without the preposition around them.
struct DatePhrase {
  /// How the phrase may stand in a sentence.
  enum Form {
    /// "2014", "March 2014", "5 March": needs a preposition, or dates a noun.
    case nominal
    /// The same, where it is a bare month or season, which without a preposition is something else.
    case weak
    /// "last year", "yesterday", "two years ago": an adverbial by itself.
    case adverbial
  }

  var term: DateTerm
  /// The token after it.
  var end: Int
  var modifier: EventDate.Modifier?
  var form: Form

  init(_ term: DateTerm, to end: Int, _ form: Form = .nominal, modifier: EventDate.Modifier? = nil) {
    self.term = term
    self.end = end
    self.form = form
    self.modifier = modifier
  }

  func modified(_ modifier: EventDate.Modifier?) -> DatePhrase {
    var phrase = self
    phrase.modifier = modifier ?? phrase.modifier
    return phrase
  }
}
