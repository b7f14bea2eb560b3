import Chronicle
import Language

/// Finds whose claim an event is: "Moscow said that", "according to India", ", Khan claimed".
struct AttributionFinder {
  let view: SentenceView
  let words: StatusWords
  let principals: Principals
  let standing: Standing

  private var tree: DependencyTree { view.tree }

  /// The principal who says what a site tells; null where the text says it itself.
  func claimant(of site: TriggerSite) -> ActorID? { speakerAbove(site.word) ?? accordingTo(site.word) }

  /// The nearest verb of saying that the site’s clause is the content of.
  private func speakerAbove(_ word: Int) -> ActorID? {
    var at = word
    while let head = tree.head(at) {
      if [.ccomp, .parataxis].contains(tree.relation(at)), words.sayings.contains(tree.lemma(head)) {
        return tree.subject(head).flatMap { principal(of: $0.word) }
      }
      // "..., Khan said": the parser may hang the saying from what is said.
      if let saying = tree.children(at).first(where: { isSaying($0) }) {
        return tree.subject(saying).flatMap { principal(of: $0.word) }
      }
      at = head
    }
    return tree.children(at).first { isSaying($0) }.flatMap { tree.subject($0) }.flatMap { principal(of: $0.word) }
  }

  private func isSaying(_ word: Int) -> Bool {
    tree.relation(word) == .parataxis && words.sayings.contains(tree.lemma(word)) && tree.child(word, .ccomp) == nil
  }

  private func accordingTo(_ word: Int) -> ActorID? {
    for at in view.tokens.indices.dropLast() where view.folded(at) == "according" && view.folded(at + 1) == "to" {
      let start = at + 2
      guard let noun = tree.indices.dropFirst(start).first(where: { view.phrase(at: $0) != nil }), noun - start < 4
      else {
        return nil
      }
      return principal(of: noun)
    }
    return nil
  }

  private func principal(of word: Int) -> ActorID? {
    let phrases = standing.phrases(of: word, as: .acting)
    guard phrases.count == 1, phrases[0].form != .nationals, phrases[0].actors.count == 1 else { return nil }
    return principals.principal(of: phrases[0].actors[0]) ?? phrases[0].actors[0]
  }
}
