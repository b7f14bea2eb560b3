import Language

/// Fills a frame’s slots with the phrases around its trigger, by the tree. The one door through which events learn who stands
/// where.
///
/// A class because the frames that share a trigger ask the same of it, and what has been found is kept for the next.
final class RoleFinder {
  let view: SentenceView
  let site: TriggerSite
  let standing: Standing
  let isPassive: Bool
  /// The preposition that belongs to the verb: "turned to", "stood by".
  private let preposition: Int?
  let words: StatusWords
  private var found: [Frame.Slot: [ActorPhrase]] = [:]
  /// The noun that undergoes the verb: behind its own preposition, where it has one.
  private(set) lazy var undergoer = findUndergoer()
  /// The words whose prepositions are the trigger’s own, the nearest first: the trigger, its object and what hangs from that,
  /// the verb that governs it.
  private(set) lazy var bearers = findBearers()
  /// The tokens in which a frame’s `object` and `unless` words count, in order: the noun phrase that undergoes the verb, or
  /// what stands right behind it where it has none; for a noun, itself and what its prepositions bring in.
  private(set) lazy var objectTokens = findObjectTokens()
  /// The words of an active verb's subject.
  private(set) lazy var subjectTokens = findSubjectTokens()
  /// The words that tell what the clause that the verb says has to say of its subject: its predicate, what that governs, and
  /// the prepositions of a predicate that has any ("is behind the attack").
  private(set) lazy var saidWords = findSaidWords()

  /// `words` say which verbs lend their subject or object to what they govern, `isDeed` whether a noun tells a deed.
  init(view: SentenceView, site: TriggerSite, words: StatusWords, isDeed: @escaping (Int) -> Bool) {
    self.view = view
    self.site = site
    self.words = words
    standing = Standing(view: view, isDeed: isDeed, words: words)
    let last = site.tokens.upperBound - 1
    preposition = site.isVerb && last > site.word && view.tree.relation(last) == .case_ ? last : nil
    isPassive = site.isVerb && preposition == nil && view.tree.isPassive(site.word)
  }

  var tree: DependencyTree { view.tree }

  var supports: Set<String> { words.supports }
  private var anaphors: Set<String> { words.anaphors }
  var controls: Set<String> { words.controls }
  var texts: Set<String> { words.texts }
  var intentions: Set<String> { words.intentions }
  var consequences: Set<String> { words.consequences }
  var accusing: Set<String> { words.accusing }
  var bonds: Set<String> { words.bonds }
  var steps: Set<String> { words.steps }
  var agents: Set<String> { words.agents }
  var sending: Set<String> { words.sending }

  /// The phrases in a slot, a list where the text lists them; empty where nobody stands there.
  func phrases(in slot: Frame.Slot) -> [ActorPhrase] {
    if let known = found[slot] { return known }
    let phrases = find(slot)
    found[slot] = phrases
    return phrases
  }

  private func find(_ slot: Frame.Slot) -> [ActorPhrase] {
    switch slot {
    case .subject: site.isVerb ? verbSubject() : governorSubject()
    case .object: object()
    case .possessor: site.isVerb ? [] : possessor()
    case .discourse, .parties: []
    case .complement: saidSubject()
    case .preposition(let preposition): prepositional(preposition)
    }
  }

  /// Whether nobody and nothing stands in a slot.
  func isVacant(_ slot: Frame.Slot) -> Bool {
    switch slot {
    case .subject, .discourse, .parties, .possessor, .complement: true
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

  private func findUndergoer() -> Int? {
    if let preposition { return tree.head(preposition).map { tree.antecedent($0) ?? $0 } }
    return (tree.undergoer(site.word) ?? sharedObject).map { resumed($0) ?? $0 }
  }

  /// "accepted Chile’s offer, then rejected it": what the verb before has for object, where the pronoun names nobody.
  private func resumed(_ pronoun: Int) -> Int? {
    let verb = site.word
    guard ["it", "them", "him", "her"].contains(view.folded(pronoun)),
      [.conj, .parataxis].contains(tree.relation(verb)), tree.child(verb, .nsubj) == nil,
      let before = tree.head(verb), before < verb, let object = tree.child(before, .obj),
      (before..<verb).contains(object), tree.part(object) == .noun
    else { return nil }
    // Nobody does something to himself without saying so.
    guard let meant = view.phrase(at: pronoun) else { return object }
    let doers = tree.subject(before).map { standing.phrases(of: $0.word, as: .acting) } ?? []
    return doers.contains { $0.actors == meant.actors } ? object : nil
  }

  /// "invaded and occupied Peru": verbs side by side have their object in common.
  private var sharedObject: Int? {
    guard site.isVerb, !isPassive, let last = view.verbRow(from: site.word).last, !tree.isPassive(last) else {
      return nil
    }
    return tree.child(last, .obj).map { tree.antecedent($0) ?? $0 }
  }

  /// "states recognised by Lima": a participle that only tells which ones are meant.
  var isModifier: Bool { isPassive && [.acl, .amod].contains(tree.relation(site.word)) }

  /// "the dam built by Lima worries Quito": its clause is about something else.
  var isParticiple: Bool {
    guard site.isVerb, tree.tag(site.word) == .pastParticiple else { return false }
    return [.acl, .amod].contains(tree.relation(site.word))
      || tree.auxiliaries(site.word).isEmpty && tree.agent(site.word) != nil
  }

  /// "a summit": a noun of those who come together.
  var isGathering: Bool { !site.isVerb && words.gatherings.contains(tree.lemma(site.word)) }

  /// Whether a passive leaves open who acts on what is no deed itself.
  var hasNoAgent: Bool { tree.agent(site.word) == nil && !isOverDeed }

  /// "colonised the area": what undergoes the verb is a place, and the passage has named it.
  var isOverPlace: Bool { undergoer.map { Self.places.contains(tree.lemma($0)) } ?? false }

  private static let places: Set<String> = [
    "area", "region", "territory", "land", "province", "island", "zone", "strip", "city", "town", "peninsula",
    "enclave",
  ]

  /// "the visit was called off", "Peru’s arrest warrant was sent": what undergoes the verb is a deed, or the words of one.
  var isOverDeed: Bool {
    undergoer.map { noun in standing.isDeed(noun) || tree.child(noun, .compound).map { standing.isDeed($0) } ?? false }
      ?? true
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
    return tree.relation(complement) == .xcomp || tree.child(complement, .mark) == nil
      || isMandate(complement, under: site.word)
      ? standing.phrases(of: subject, as: .affected) : []
  }

  /// "condemned what it called Lima’s aggression": whom the clause names.
  private var freeRelative: [ActorPhrase]? {
    let clause = [Relation.obj, .ccomp].lazy.compactMap { [self] in tree.child(site.word, $0) }.first { word in
      word > site.word && view.folded(tree.phrase(word).lowerBound) == "what"
    }
    guard let clause else { return nil }
    let words = Set(tree.subtree(clause) { _ in true })
    return view.phrases.filter {
      words.contains(view.top(of: $0.tokens)) && [.head, .modifier, .possessive].contains($0.form)
    }
  }

  /// "demanded that Lima withdraw", "insisted that Lima must": a clause that orders tells whom.
  func isMandate(_ clause: Int, under verb: Int) -> Bool {
    guard words.attitudes.contains(tree.lemma(verb)) else { return false }
    let auxiliaries = tree.auxiliaries(clause)
    return auxiliaries.isEmpty
      ? tree.tag(clause) == .baseVerb || tree.tag(clause) == .presentVerb && hasSingularName(clause)
      : auxiliaries.contains { ["should", "must", "be"].contains(view.folded($0)) && tree.tag($0) != .pastVerb }
  }

  /// "that Lima withdraw": a plain form behind a singular name is a subjunctive, whatever the tagger called it.
  private func hasSingularName(_ clause: Int) -> Bool {
    tree.child(clause, .nsubj).map { tree.part($0) == .properNoun && tree.conjuncts($0).count < 2 } ?? false
  }
}

extension PartOfSpeech {
  /// A word that the tagger lets be a verb: participles may pass for adjectives.
  var isVerbal: Bool { self != .noun && self != .properNoun }
}
