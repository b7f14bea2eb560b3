import Chronicle
import Language

/// "we", "our": the state of whoever is quoted, and outside of quotation marks of whoever speaks the document.
extension ReferenceFinder {
  /// Whom "we" means.
  func firstPerson(_ index: Int) -> ActorID? { quotation(around: index) == nil ? discourse.orator : quoting(index) }

  /// The state that a quotation around a token speaks for: of the only one named outside of the quotation, where the sentence
  /// names anybody there, else of whom the passage quotes.
  func quoting(_ index: Int) -> ActorID? {
    guard let quotation = quotation(around: index) else { return nil }
    let outside = atoms.filter { !quotation.overlaps($0.tokens) && !$0.actors.isEmpty }
    let speakers = outside.isEmpty ? discourse.speaker.map { [$0] } ?? discourse.subject : outside.flatMap(\.actors)
    return onlyState(of: speakers)
  }

  /// The tokens between the quotation marks around a token, or from the mark before it to the end; null outside of any.
  private func quotation(around index: Int) -> Range<Int>? {
    var start: Int?
    for at in tokens.indices {
      switch tokens[at].text {
      case "“": start = at
      case "”":
        if let open = start, (open..<at).contains(index) { return open..<at }
        start = nil
      case "\"":
        if let open = start {
          if (open..<at).contains(index) { return open..<at }
          start = nil
        } else {
          start = at
        }
      default: break
      }
    }
    return start.flatMap { $0 < index ? $0..<tokens.count : nil }
  }
}
