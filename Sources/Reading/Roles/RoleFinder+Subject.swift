import Language

/// Who does what a verb tells.
extension RoleFinder {
  /// The word that is the verb's subject.
  var doer: Int? { tree.subject(site.word)?.word }

  func verbSubject() -> [ActorPhrase] {
    if isPassive {
      return tree.agent(site.word).map { standing.phrases(of: $0, as: .acting) } ?? []
    }
    if !tree.part(site.word).isVerbal, tree.child(site.word, .nsubj) == nil, site.word > 0,
      let phrase = view.phrase(at: site.word - 1)
    {
      return [phrase]
    }
    if let noun = intended {
      let owners = owners(of: noun)
      if !owners.isEmpty { return owners }
    }
    if let sufferer = blamedAbove ?? addressed { return sufferer }
    let first = ranked
    if !first.isEmpty { return first }
    guard let subject = writer ?? nounBefore ?? controller ?? tree.subject(site.word)?.word else {
      let owners = [infinitiveOwner(), strandedSubject, neighbour]
      return owners.first { !$0.isEmpty } ?? []
    }
    let found = standing.phrases(of: subject, as: .acting)
    guard found.isEmpty else { return found }
    return author(of: subject) + sender(of: subject) + namedBefore(subject)
      + (view.isRanked(subject) ? infinitiveOwner() : [])
  }

  /// "angered Peru, which recalled its envoy": the name right before the pronoun, where the parser took the clause for one on
  /// the whole sentence and its verb does not tell what came of that.
  private func namedBefore(_ pronoun: Int) -> [ActorPhrase] {
    guard ["which", "who"].contains(view.folded(pronoun)), tree.relation(tree.firstConjunct(site.word)) == .advclRelcl,
      !consequences.contains(tree.lemma(site.word)), view.folded(pronoun - 1) == ",",
      let phrase = view.phrase(at: pronoun - 2), phrase.form == .head
    else { return [] }
    return [phrase]
  }

  /// "sanctioned Peru for supplying", "criticised Peru for refusing": who is blamed or praised for a deed has done it.
  func blamed(for deed: Int) -> [ActorPhrase]? {
    guard tree.tag(deed) == .ingVerb, let mark = tree.child(deed, .mark) ?? tree.child(deed, .case_),
      var head = tree.head(deed)
    else { return nil }
    switch view.folded(mark) {
    case "for": break
    // "accused Peru of stoking unrest by arming rebels": not the accuser’s means.
    case "of", "by", "with":
      while tree.tag(head) == .ingVerb, !accusing.contains(tree.lemma(head)), let above = tree.head(head) {
        head = above
      }
      if let noun = tree.head(head), !accusing.contains(tree.lemma(head)) { head = noun }
      guard accusing.contains(tree.lemma(head)), tree.isPredicate(head) else { return nil }
    default: return nil
    }
    if !tree.isPredicate(head) {
      let own = standing.phrases(of: head, as: .affected)
      return own.isEmpty ? nil : own
    }
    let objects = [tree.undergoer(head), tree.indirectObject(head)].compactMap(\.self)
    let others = tree.obliques(head).filter { ["on", "against", "at"].contains($0.preposition) && $0.word < deed }
    for word in objects + others.map(\.word) {
      let found = standing.phrases(of: word, as: .affected)
      if !found.isEmpty { return found }
    }
    return nil
  }

  /// "accused Peru of using its envoys to meddle": what that was done for, or did besides.
  private var blamedAbove: [ActorPhrase]? {
    var deed = site.word
    for _ in 0..<3 {
      if let found = blamed(for: deed) { return found }
      guard [.xcomp, .advcl, .conj].contains(tree.relation(deed)), tree.child(deed, .nsubj) == nil,
        let head = tree.head(deed), tree.tag(head) == .ingVerb,
        // "thanked Peru for inviting Chile to attend": Chile attends.
        tree.relation(deed) != .xcomp || tree.child(head, .obj).map({ $0 > deed }) ?? true || lends(head)
      else { return nil }
      deed = head
    }
    return nil
  }

  /// "using its envoys to meddle": whoever uses them meddles.
  private func lends(_ verb: Int) -> Bool { tree.lemma(verb) == "use" }

  /// "called on Peru to leave", "appealed to Peru to act": whoever is called on.
  private var addressed: [ActorPhrase]? {
    guard [.xcomp, .advcl, .acl].contains(tree.relation(site.word)), tree.tag(site.word) == .baseVerb,
      tree.child(site.word, .nsubj) == nil, let head = tree.head(site.word)
    else { return nil }
    let verb = tree.part(head) == .verb ? head : tree.head(head) ?? head
    // "gave Peru an ultimatum to leave": whoever is given it.
    if let words = head == verb ? tree.child(verb, .obj) : head, texts.contains(tree.lemma(words)),
      let given = tree.child(verb, .iobj), given < words, words < site.word
    {
      return standing.phrases(of: given, as: .affected)
    }
    guard ["call", "appeal", "prevail", "lean", "count", "rely"].contains(tree.lemma(verb)) else { return nil }
    let called = tree.obliques(verb).first {
      ["on", "upon", "to", "for"].contains($0.preposition) && $0.word < site.word
    }
    return called.map { standing.phrases(of: $0.word, as: .affected) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// "accused Peru of backing rebels": whoever says so of the deed.
  var accusers: [ActorPhrase] {
    var at = site.word
    for _ in 0..<3 {
      guard [.xcomp, .advcl, .conj, .acl].contains(tree.relation(at)), let head = tree.head(at) else { return [] }
      if accusing.contains(tree.lemma(head)) {
        return tree.subject(head).map { standing.phrases(of: $0.word, as: .acting) } ?? []
      }
      at = head
    }
    return []
  }

  /// "recalled its envoy after Peru had shelled the port": who does what the verb answers.
  var provokers: [ActorPhrase] {
    let clauses = tree.children(site.word).filter { clause in
      clause > site.word && tree.relation(clause) == .advcl
        && tree.child(clause, .mark).map { ["after", "because", "when"].contains(view.folded($0)) } ?? false
    }
    return clauses.lazy.map { [self] clause in
      let doer = tree.isPassive(clause) ? tree.agent(clause) : tree.subject(clause)?.word
      return doer.map { standing.phrases(of: $0, as: .acting) } ?? []
    }.first { !$0.isEmpty } ?? []
  }

  /// "adopted a resolution condemning", "took the step of recognising", "a letter was sent urging": whose words a participle gives.
  private func author(of noun: Int) -> [ActorPhrase] {
    guard tree.tag(site.word) == .ingVerb, texts.contains(tree.lemma(noun)) || steps.contains(tree.lemma(noun)),
      let verb = tree.head(noun),
      tree.part(verb) == .verb
    else { return [] }
    let writer = tree.relation(noun) == .nsubjPass ? tree.agent(verb) : tree.subject(verb)?.word
    return writer.flatMap { $0 == noun ? nil : standing.phrases(of: $0, as: .acting) } ?? []
  }

  /// "appointed envoys who held talks": whoever sends them.
  private func sender(of noun: Int) -> [ActorPhrase] {
    guard agents.contains(tree.lemma(noun)), let verb = tree.head(noun), sending.contains(tree.lemma(verb)) else {
      return []
    }
    let sender: Int? =
      switch tree.relation(noun) {
      case .obj: tree.subject(verb)?.word
      case .nsubjPass: tree.agent(verb)
      default: nil
      }
    return sender.map { standing.phrases(of: $0, as: .acting) } ?? []
  }

  /// "Peru, which had allies, attacked": the name that the parser took for the whole sentence, its verb for an aside.
  private var strandedSubject: [ActorPhrase] {
    let verb = tree.firstConjunct(site.word)
    guard [.parataxis, .appos, .dep].contains(tree.relation(verb)), let head = tree.head(verb), head < verb,
      tree.part(head).isNominal, tree.child(head, .aclRelcl) != nil || tree.child(head, .appos) != nil
    else { return [] }
    return standing.phrases(of: head, as: .acting)
  }

  /// Whoever stands right before a finite verb that the parser left without a subject, unless under a preposition.
  private var neighbour: [ActorPhrase] {
    guard tree.isFinite(site.word) || tree.tag(site.word) == .pastParticiple else { return [] }
    var start = tree.auxiliaries(site.word).first ?? site.word
    while start > 0, [.adverb, .auxiliary].contains(tree.part(start - 1)) { start -= 1 }
    guard start > 0, let phrase = view.phrase(at: start - 1), phrase.tokens.upperBound == start,
      phrase.form.isNounPhrase
    else { return [] }
    let first = tree.firstConjunct(view.top(of: phrase.tokens))
    let row = first == view.top(of: phrase.tokens) ? [phrase] : standing.phrases(of: first, as: .acting)
    let before = (row.first ?? phrase).tokens.lowerBound - 1
    // "after Peru accused Chile": of a clause, whatever the parser made of the word.
    let isClause = ["after", "before", "since", "until"].contains(view.folded(before)) && tree.isFinite(site.word)
    guard isClause || !FunctionWords.prepositions.contains(view.folded(before)) || view.date(covering: before) != nil
    else { return [] }
    return row
  }

  /// "the Kenyan plan to sign", "Kenya was the first to sign": whose noun it is that the infinitive explains.
  private func infinitiveOwner() -> [ActorPhrase] {
    guard tree.relation(site.word) == .acl, let noun = tree.head(site.word) else { return [] }
    let owners = owners(of: noun)
    if !owners.isEmpty { return owners }
    // "sent ships to patrol": whoever does something with the thing means it for that.
    let verb = tree.relation(noun) == .obj && !intentions.contains(tree.lemma(noun)) ? tree.head(noun) : nil
    return tree.subject(verb ?? noun).map { standing.phrases(of: $0.word, as: .acting) } ?? []
  }

  /// "became the first Western state to sign", "was one of the first to sign": whoever was.
  private var ranked: [ActorPhrase] {
    guard tree.relation(site.word) == .acl, tree.tag(site.word) == .baseVerb, let noun = tree.head(site.word),
      view.isRanked(noun)
    else { return [] }
    let predicate = tree.relation(noun) == .nmod ? tree.head(noun) ?? noun : noun
    let verb =
      tree.copula(predicate) != nil ? predicate : tree.relation(predicate) == .xcomp ? tree.head(predicate) : nil
    return verb.flatMap { tree.subject($0) }.map { standing.phrases(of: $0.word, as: .acting) } ?? []
  }

  /// Whose plan or decision it is: "Lima's decision", "the decision of the Council".
  private func owners(of noun: Int) -> [ActorPhrase] {
    let own = standing.phrases(of: noun, as: .acting)
    guard own.isEmpty, intentions.contains(tree.lemma(noun)) else { return own }
    let makers = tree.nominalModifiers(noun).filter { ["of", "by"].contains($0.preposition) }
    return makers.flatMap { standing.phrases(of: $0.word, as: .acting) }
  }

  /// "took note of the decision by Lima to act": the noun of intention that an infinitive stands behind, when the parser
  /// took the act for a purpose.
  private var intended: Int? {
    guard tree.relation(site.word) == .advcl, tree.tag(site.word) == .baseVerb, let verb = tree.head(site.word),
      verb < site.word, tree.child(site.word, .nsubj) == nil
    else { return nil }
    return (verb..<site.word).last { tree.part($0) == .noun && intentions.contains(tree.lemma($0)) }
  }

  /// "from a resolution condemning": a participle right behind a noun that is no subject modifies it, whatever the parser
  /// hung it from.
  private var nounBefore: Int? {
    guard tree.tag(site.word) == .ingVerb, tree.relation(site.word) == .advcl, site.word > 0,
      tree.part(site.word - 1).isNominal, tree.child(site.word, .mark) == nil
    else { return nil }
    var noun = site.word - 1
    while let head = tree.head(noun), tree.part(head).isNominal { noun = head }
    // "filed a case at the court accusing": where it was done says nothing.
    return tree.relation(noun).isSubject || ["at", "before", "in"].contains(tree.preposition(noun)) ? nil : noun
  }

  /// "wrote to President Vidal offering to mediate": whoever wrote, not whom the words reach.
  private var writer: Int? {
    guard tree.tag(site.word) == .ingVerb, [.acl, .advcl].contains(tree.relation(site.word)), isVoiced,
      let phrase = view.phrase(at: site.word - 1), tree.child(site.word, .mark) == nil
    else { return nil }
    var name = view.top(of: phrase.tokens)
    // "banned imports from Peru blaming": nor whose things they are.
    while tree.relation(name) == .nmod, tree.preposition(name) != "of", let noun = tree.head(name),
      !texts.contains(tree.lemma(noun))
    { name = noun }
    // "despite Peru requesting": there it does.
    guard [.obl, .obj].contains(tree.relation(name)), !["despite", "amid", "with"].contains(tree.preposition(name)),
      !texts.contains(tree.lemma(name)), let verb = tree.head(name),
      tree.part(verb) == .verb, !tree.isPassive(verb), let subject = tree.subject(verb)?.word,
      !standing.phrases(of: subject, as: .acting).isEmpty
    else { return nil }
    return subject
  }

  /// Whether the verb gives somebody's words.
  private var isVoiced: Bool {
    let lemma = tree.lemma(site.word)
    return [words.attitudes, words.sayings, accusing].contains { $0.contains(lemma) }
  }

  /// "prompted Lima to act", "asked Lima to act": who stands between, when the parser took the act for a purpose.
  private var controller: Int? {
    guard tree.relation(site.word) == .advcl || tree.relation(site.word) == .acl, tree.tag(site.word) == .baseVerb,
      let head = tree.head(site.word)
    else { return nil }
    let verb = tree.part(head) == .verb ? head : tree.head(head).flatMap { tree.part($0) == .verb ? $0 : nil }
    guard let verb, controls.contains(tree.lemma(verb)), let object = tree.child(verb, .obj) ?? tree.child(verb, .iobj),
      object < site.word
    else { return nil }
    return tree.antecedent(object) ?? object
  }
}
