import Language

/// What a verb of saying says of somebody: "claimed that Peru had broken its word".
extension RoleFinder {
  /// The predicate of the clause that the verb says: behind it, or before it where it is put in ("Peru lied, Chile said").
  private var saidClause: Int? {
    guard site.isVerb else { return nil }
    if let clause = tree.child(site.word, .ccomp) { return clause }
    guard tree.relation(site.word) == .parataxis, let head = tree.head(site.word), head < site.word else { return nil }
    return head
  }

  /// Whom the clause is about; nobody where it speaks of what they did not do.
  func saidSubject() -> [ActorPhrase] {
    guard let clause = saidClause, tree.negation(clause) == nil || mandate(of: clause) != nil else { return [] }
    if tree.isPassive(clause) { return tree.agent(clause).map { standing.phrases(of: $0, as: .acting) } ?? [] }
    // "insisted Peru was behind it": the parser took the clause's subject for the verb's object.
    let subject = tree.subject(clause)?.word ?? tree.child(site.word, .obj).flatMap { $0 < clause ? $0 : nil }
    return subject.map { standing.phrases(of: $0, as: .acting) } ?? []
  }

  /// "demanded that Peru punish the guilty": what is asked of somebody, who need not do it to whoever asks.
  var isAskedOfOthers: Bool {
    var at = site.word
    for _ in 0..<3 {
      guard let head = tree.head(at) else { return false }
      if [.ccomp, .xcomp].contains(tree.relation(at)), words.attitudes.contains(tree.lemma(head)) {
        return tree.relation(at) == .ccomp
          ? tree.child(at, .nsubj) != nil && isMandate(at, under: head) : tree.child(head, .obj) != nil
      }
      guard tree.relation(at) == .conj else { return false }
      at = head
    }
    return false
  }

  /// "told Peru (to) leave".
  private var order: Int? {
    guard site.isVerb, tree.child(site.word, .obj) ?? tree.child(site.word, .iobj) != nil,
      let clause = tree.child(site.word, .xcomp), let mark = tree.child(clause, .mark), view.folded(mark) == "to"
    else { return nil }
    return mark
  }

  /// "(said that Peru) must": the auxiliary of a demand.
  private func mandate(of clause: Int) -> Int? {
    tree.auxiliaries(clause).first { ["must", "should", "ought"].contains(view.folded($0)) }
  }

  func findSaidWords() -> [Int] {
    guard let clause = saidClause else { return order.map { [$0] } ?? [] }
    let tied: Set<Relation> = [.xcomp, .case_, .conj, .obj]
    return [mandate(of: clause)].compactMap(\.self)
      + tree.subtree(clause) { word in
        let head = tree.head(word)
        switch tree.relation(word) {
        case .case_: return head == clause
        case .conj: return tree.isPredicate(word) && !tree.children(word).contains { tree.relation($0).isSubject }
        case let relation: return tied.contains(relation)
        }
      }
  }
}
