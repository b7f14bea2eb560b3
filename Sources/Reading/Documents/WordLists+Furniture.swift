import Language

extension WordLists {
  /// The lists of `words/furniture.txt`.
  var furniture: FurnitureWords {
    get throws(LexiconError) {
      var words = FurnitureWords()
      words.lines = try list("lines")
      words.phrases = try list("phrases")
      words.starts = try list("starts")
      words.hints = try list("hints")
      words.openers = try list("openers")
      words.sections = try list("sections")
      words.closings = try list("closings")
      words.credits = try list("credits")
      words.asides = try list("asides")
      return words
    }
  }
}
