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

  private func quotation(around index: Int) -> Range<Int>? {
    Quotations.ranges(in: tokens).first { $0.contains(index) }
  }
}
