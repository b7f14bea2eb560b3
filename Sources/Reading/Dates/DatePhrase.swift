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

  /// "From 1200 to 400 BC" both are.
  func inEra(of far: DatePhrase) -> DatePhrase {
    guard case .exact(let last) = far.term, let end = last.latest, end.year <= 0, case .exact(let first) = term,
      first.precision == .year, let year = first.earliest?.year, year > 0, let edtf = EDTF(year: 1 - year)
    else { return self }
    return DatePhrase(.exact(edtf), to: self.end, form, modifier: modifier)
  }

  func modified(_ modifier: EventDate.Modifier?) -> DatePhrase {
    var phrase = self
    phrase.modifier = modifier ?? phrase.modifier
    return phrase
  }
}
