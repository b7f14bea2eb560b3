import Language

/// Fills a frame’s slots with the phrases around its trigger, by the tree. The one door through which events learn who stands
/// where.
struct RoleFinder {
  let view: SentenceView
  let site: TriggerSite
  private let standing: Standing
  let isPassive: Bool
  /// The preposition that belongs to the verb: "turned to", "stood by".
  private let preposition: Int?
  private let supports: Set<String>
  private let controls: Set<String>
  private let anaphors: Set<String>
  private let texts: Set<String>
  private let intentions: Set<String>

  /// `words` say which verbs lend their subject or object to what they govern, `isDeed` whether a noun tells a deed.
  init(view: SentenceView, site: TriggerSite, words: StatusWords, isDeed: @escaping (Int) -> Bool) {
    self.view = view
    self.site = site
    supports = words.supports
    controls = words.controls
    anaphors = words.anaphors
    texts = words.texts
    intentions = words.intentions
    standing = Standing(view: view, isDeed: isDeed)
    let last = site.tokens.upperBound - 1
    preposition = site.isVerb && last > site.word && view.tree.relation(last) == .case_ ? last : nil
    isPassive = site.isVerb && preposition == nil && view.tree.isPassive(site.word)
  }

  private var tree: DependencyTree { view.tree }

  /// The phrases in a slot, a list where the text lists them; empty where nobody stands there.
  func phrases(in slot: Frame.Slot) -> [ActorPhrase] {
    switch slot {
    case .subject: site.isVerb ? verbSubject() : governorSubject()
    case .object: object()
    case .possessor: site.isVerb ? [] : possessor()
    case .discourse, .parties: []
    case .preposition(let preposition): prepositional(preposition)
    }
  }

  /// Whether nobody and nothing stands in a slot.
  func isVacant(_ slot: Frame.Slot) -> Bool {
    switch slot {
    case .subject, .discourse, .parties, .possessor: true
    case .object: !site.isVerb || undergoer.map { isAnaphor($0) } ?? true
    case .preposition(let preposition): bearers.allSatisfy { !bears(preposition, $0) }
    }
  }

  /// "the ruling", "a move that": a noun without owner that stands for what has just been told.
  private func isAnaphor(_ noun: Int) -> Bool {
    anaphors.contains(tree.lemma(noun)) && tree.possessor(noun) == nil && tree.child(noun, .acl) == nil
      && standing.phrases(of: noun, as: .affected).isEmpty
  }

  private func bears(_ preposition: String, _ word: Int) -> Bool {
    tree.children(word).contains {
      [.obl, .nmod].contains(tree.relation($0).universal) && tree.preposition($0) == preposition
    }
  }

  // MARK: Verbs

  /// The noun that undergoes the verb: behind its own preposition, where it has one.
  var undergoer: Int? {
    if let preposition { return tree.head(preposition).map { tree.antecedent($0) ?? $0 } }
    return tree.undergoer(site.word) ?? sharedObject
  }

  /// "invaded and occupied Peru": verbs side by side have their object in common.
  private var sharedObject: Int? {
    guard site.isVerb, !isPassive, ["and", "or"].contains(view.folded(site.word + 1)),
      let next = tree.children(site.word).first(where: { tree.relation($0) == .conj && $0 > site.word + 1 }),
      tree.part(next) == .verb, !tree.isPassive(next)
    else { return nil }
    return tree.child(next, .obj).map { tree.antecedent($0) ?? $0 }
  }

  /// "states recognised by Lima": a participle that only tells which ones are meant.
  var isModifier: Bool { isPassive && [.acl, .amod].contains(tree.relation(site.word)) }

  private func verbSubject() -> [ActorPhrase] {
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
    guard let subject = nounBefore ?? controller ?? tree.subject(site.word)?.word else {
      let owners = [infinitiveOwner(), strandedSubject, neighbour]
      return owners.first { !$0.isEmpty } ?? []
    }
    let found = standing.phrases(of: subject, as: .acting)
    return found.isEmpty ? author(of: subject) : found
  }

  /// "adopted a resolution condemning", "a letter was sent urging": whose words a participle gives.
  private func author(of noun: Int) -> [ActorPhrase] {
    guard tree.tag(site.word) == .ingVerb, texts.contains(tree.lemma(noun)), let verb = tree.head(noun),
      tree.part(verb) == .verb
    else { return [] }
    let writer = tree.relation(noun) == .nsubjPass ? tree.agent(verb) : tree.subject(verb)?.word
    return writer.flatMap { $0 == noun ? nil : standing.phrases(of: $0, as: .acting) } ?? []
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
      phrase.form.isNounPhrase,
      !FunctionWords.prepositions.contains(view.folded(phrase.tokens.lowerBound - 1))
        || view.date(covering: phrase.tokens.lowerBound - 1) != nil
    else { return [] }
    return [phrase]
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
    return tree.relation(noun).isSubject ? nil : noun
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

  private func object() -> [ActorPhrase] {
    guard site.isVerb else { return [] }
    if !tree.part(site.word).isVerbal, tree.child(site.word, .obj) == nil, let phrase = view.phrase(at: site.word + 1) {
      return [phrase]
    }
    // Of two objects, the first receives: "gave Lima its support".
    for word in [tree.indirectObject(site.word), undergoer] {
      let found = word.map { standing.phrases(of: $0, as: .affected) } ?? []
      if !found.isEmpty { return found }
    }
    if let whole = freeRelative { return whole }
    // "urged Lima to sign": whoever the complement’s subject is.
    guard let complement = tree.child(site.word, .xcomp) ?? tree.child(site.word, .ccomp),
      let subject = tree.child(complement, .nsubj) ?? tree.child(complement, .nsubjPass)
    else { return [] }
    return tree.relation(complement) == .xcomp || tree.child(complement, .mark) == nil || isMandate(complement)
      ? standing.phrases(of: subject, as: .affected) : []
  }

  /// "condemned what it called Lima’s aggression": whom the clause names.
  private var freeRelative: [ActorPhrase]? {
    let clause = [Relation.obj, .ccomp].lazy.compactMap { tree.child(site.word, $0) }.first { word in
      word > site.word && view.folded(tree.phrase(word).lowerBound) == "what"
    }
    guard let clause else { return nil }
    let words = Set(tree.subtree(clause) { _ in true })
    return view.phrases.filter {
      words.contains(view.top(of: $0.tokens)) && [.head, .modifier, .possessive].contains($0.form)
    }
  }

  /// "demanded that Lima withdraw", "insisted that Lima must": a clause that orders tells whom.
  private func isMandate(_ clause: Int) -> Bool {
    let auxiliaries = tree.auxiliaries(clause)
    return auxiliaries.isEmpty
      ? tree.tag(clause) == .baseVerb || tree.tag(clause) == .presentVerb && hasSingularName(clause)
      : auxiliaries.contains { ["should", "must", "be"].contains(view.folded($0)) && tree.tag($0) != .pastVerb }
  }

  /// "that Lima withdraw": a plain form behind a singular name is a subjunctive, whatever the tagger called it.
  private func hasSingularName(_ clause: Int) -> Bool {
    tree.child(clause, .nsubj).map { tree.part($0) == .properNoun && tree.conjuncts($0).count < 2 } ?? false
  }

  // MARK: Nouns

  /// Who owns the trigger noun, or does it.
  private func possessor() -> [ActorPhrase] {
    var found: [ActorPhrase] = []
    for child in tree.children(site.word) where Self.ownership.contains(tree.relation(child)) {
      for phrase in standing.phrases(of: child, as: .acting) where phrase.form != .aside && !found.contains(phrase) {
        found.append(phrase)
      }
    }
    // A compound’s first words may hold the owner as well: "the U.S. arms embargo".
    if found.isEmpty, site.tokens.lowerBound > 0, let phrase = view.phrase(at: site.tokens.lowerBound - 1),
      phrase.form != .head, phrase.form != .aside
    {
      found = [phrase]
    }
    return found
  }

  private static let ownership: Set<Relation> = [.nmodPoss, .amod, .compound, .nmodDesc, .nmodUnmarked, .flat]

  /// The verb that makes the noun its deed: "(imposed) sanctions", "(went) on a visit", "a series of talks (began)".
  private var governor: (verb: Int, relation: Relation)? {
    var at = tree.firstConjunct(site.word)
    for _ in 0..<4 {
      guard let head = tree.head(at) else { return nil }
      let relation = tree.relation(at)
      if tree.isPredicate(head), tree.part(head) == .verb { return (head, relation) }
      guard relation.universal == .nmod, ["of", ""].contains(tree.preposition(at)) else { return nil }
      at = tree.firstConjunct(head)
    }
    return nil
  }

  private func governorSubject() -> [ActorPhrase] {
    guard let (verb, relation) = governor else { return copulaSubject() }
    guard supports.contains(tree.lemma(verb)) else { return isOccasion(relation) ? actor(of: verb) : [] }
    switch relation.universal {
    case .obj, .obl, .iobj, .xcomp:
      let subject = tree.isPassive(verb) ? tree.agent(verb) : tree.subject(verb)?.word
      return subject.map { standing.phrases(of: $0, as: .acting) } ?? []
    case .nsubj where relation == .nsubjPass:
      return tree.agent(verb).map { standing.phrases(of: $0, as: .acting) } ?? []
    default: return []
    }
  }

  /// "said, in a rebuke of", "stopped in Lima for talks with": what the subject does while it does something else.
  private func isOccasion(_ relation: Relation) -> Bool {
    guard relation.universal == .obl else { return false }
    let noun = tree.firstConjunct(site.word)
    let isDefinite = tree.child(noun, .det).map { ["the", "this", "that"].contains(view.folded($0)) } ?? false
    switch tree.preposition(noun) {
    case "in": return !isDefinite
    case "on", "for", "after", "during", "following", "at": return true
    default: return false
    }
  }

  private func actor(of verb: Int) -> [ActorPhrase] {
    guard !tree.isPassive(verb), let subject = tree.subject(verb)?.word else { return [] }
    return standing.phrases(of: subject, as: .acting)
  }

  /// "The move was a blow to", "Moscow is a supporter of".
  private func copulaSubject() -> [ActorPhrase] {
    guard tree.copula(site.word) != nil, let subject = tree.subject(site.word) else { return [] }
    return standing.phrases(of: subject.word, as: .acting)
  }

  /// The subject of the clause that a noun stands in, whatever its verb.
  var clauseSubject: [ActorPhrase] {
    tree.subject(tree.clause(site.word)).map { standing.phrases(of: $0.word, as: .acting) } ?? []
  }

  // MARK: Prepositions

  private func prepositional(_ preposition: String) -> [ActorPhrase] {
    var seen: Set<Int> = []
    // An agent stands beside its verb: "in the course of a visit by Lima, pacts were signed".
    let bearers = preposition == "by" && isPassive ? [site.word] + tree.obliques(site.word).map(\.word) : bearers
    for word in bearers where seen.insert(word).inserted {
      let found = under(preposition, word)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The words whose prepositions are the trigger’s own, the nearest first: the trigger, its object and what hangs from that,
  /// the verb that governs it.
  private var bearers: [Int] {
    var words = [site.word]
    if site.isVerb {
      words += undergoer.map { chain($0) } ?? []
      words += tree.children(site.word).filter { tree.relation($0) == .xcomp }
      words += tree.obliques(site.word).flatMap { chain($0.word) }
    } else {
      words += chain(site.word).dropFirst()
      if let governor { words.append(governor.verb) }
    }
    return words
  }

  /// A noun and the nouns that modify it, one below the other.
  private func chain(_ noun: Int) -> [Int] {
    var words = [noun]
    var next = 0
    while next < words.count, words.count < 12 {
      words += tree.nominalModifiers(words[next]).map(\.word).filter { !words.contains($0) }
      next += 1
    }
    return words
  }

  /// A pronoun that owns is seldom whom the act is done to ("from its region").
  private func under(_ preposition: String, _ word: Int) -> [ActorPhrase] {
    for child in tree.children(word) {
      let relation = tree.relation(child).universal
      guard relation == .obl || relation == .nmod || relation == .advcl, tree.relation(child) != .nmodPoss,
        tree.preposition(child) == preposition
      else { continue }
      let found = standing.phrases(of: tree.antecedent(child) ?? child, as: .affected).filter { !isPronounOwner($0) }
      if !found.isEmpty { return found }
    }
    return []
  }

  private func isPronounOwner(_ phrase: ActorPhrase) -> Bool {
    phrase.form == .possessive && ["its", "his", "her", "their"].contains(view.folded(phrase.tokens.lowerBound))
  }
}

extension PartOfSpeech {
  /// A word that the tagger lets be a verb: participles may pass for adjectives.
  var isVerbal: Bool { self != .noun && self != .properNoun }
}
