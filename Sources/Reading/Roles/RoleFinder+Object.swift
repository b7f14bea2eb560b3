import Chronicle
import Language

extension RoleFinder {
  /// "Peru’s overtures to Chile were rebuffed": whom the deed that undergoes a verb was meant for.
  var addressees: [ActorPhrase] {
    guard let noun = undergoer, standing.isDeed(noun), let addressee = tree.prepositional(noun, "to") else { return [] }
    return standing.phrases(of: addressee, as: .acting)
  }

  /// "cut ties", "restored relations": what is done to is what two have with each other.
  var isOverBond: Bool { undergoer.map { bonds.contains(view.tree.lemma($0)) } ?? false }

  /// "expelled each other’s envoys", "each recalled its envoy from the other country": what two did, each did to the other.
  var isReciprocal: Bool {
    guard site.isVerb else { return false }
    // "pledged to consult one another": what they promise, they promise each other.
    let isPromise = words.attitudes.contains(tree.lemma(site.word))
    return tree.subtree(site.word) { child in
      isPromise && tree.relation(child) == .xcomp && tree.head(child) == site.word
        || !(tree.relation(child).isClausal && tree.isPredicate(child))
    }.contains { word in
      guard word > site.word else { return false }
      switch view.folded(word) {
      case "other":
        return ["each", "the"].contains(view.folded(word - 1)) && (isEach || view.folded(word - 1) == "each")
      case "another": return view.folded(word - 1) == "one"
      case "respective": return true
      default: return false
      }
    }
  }

  /// "Peru and Chile recalled (their) ambassadors": from one another, where no other place is named.
  var isExchangeOfEnvoys: Bool {
    guard !isPassive, let noun = tree.object(site.word), tree.tag(noun) == .pluralNoun,
      words.envoys.contains(tree.lemma(noun)),
      tree.possessor(noun).map({ view.folded($0) == "their" }) ?? true
    else { return false }
    return !(tree.obliques(site.word) + tree.nominalModifiers(noun)).contains {
      ["from", "to", "in", "at", "of"].contains($0.preposition) && view.date(covering: $0.word) == nil
    }
  }

  /// "Peru and Chile each (recalled)", "each of them".
  private var isEach: Bool {
    (0..<site.word).contains { ["each", "both"].contains(view.folded($0)) && site.word - $0 < 6 }
  }

  /// "normalise relations between Peru and Chile", "normalise their relations": whose bond is acted on, where its own words tell
  /// both sides.
  var bondOwners: [ActorPhrase] { isOverBond ? undergoer.map { owners(ofBond: $0) } ?? [] : [] }

  /// "relations between Peru and Chile resumed": whose bond it is that the verb tells of.
  var subjectBondOwners: [ActorPhrase] {
    guard site.isVerb, let noun = tree.subject(site.word)?.word, bonds.contains(tree.lemma(noun)) else { return [] }
    return owners(ofBond: noun)
  }

  private func owners(ofBond noun: Int) -> [ActorPhrase] {
    // "downgraded their relations with Peru".
    let others = tree.prepositional(noun, "with").map { standing.phrases(of: $0, as: .affected) } ?? []
    guard others.isEmpty else { return [] }
    let owners = tree.possessor(noun).map { standing.phrases(of: $0, as: .acting) } ?? []
    let between = tree.prepositional(noun, "between").map { standing.phrases(of: $0, as: .affected) } ?? []
    return owners + between
  }

  /// Whether a verb’s object leaves room for a deed of two towards each other: none, "each other", "the other", one that
  /// stands for what was told, one that they own, or one that the frame asks for.
  func mayBeMutual(_ frame: Frame) -> Bool {
    // What two say together they say of somebody else, unless they say whom they mean.
    guard ![.accuse, .request].contains(frame.type) || isOverBond else { return false }
    guard site.isVerb, let noun = undergoer else { return true }
    let owner = view.tree.possessor(noun).map { view.folded($0) }
    return !frame.objects.isEmpty || isVacant(.object) || ["other", "another"].contains(view.folded(noun))
      || owner.map { ["their", "other"].contains($0) } ?? false
  }

  func findObjectTokens() -> [Int] {
    (site.isVerb ? verbObject.union(infinitive) : nounObject).sorted()
  }

  func findSubjectTokens() -> [Int] {
    guard !isPassive, let subject = tree.subject(site.word)?.word else { return [] }
    return phrase(of: subject).sorted()
  }

  /// "declined to comment": the verb that a trigger with "to" leads to.
  private var infinitive: Set<Int> {
    guard site.tokens.count > 1, view.tree.tag(site.tokens.upperBound - 1) == .to else { return [] }
    return Set(view.tree.children(site.word).filter { view.tree.relation($0) == .xcomp })
  }

  private var verbObject: Set<Int> {
    let tree = view.tree
    if let object = undergoer {
      // "called Lima a puppet", "declared it a threat": what the object is said to be counts as well.
      let said = tree.children(site.word).filter {
        tree.relation($0) == .xcomp && (tree.part($0).isNominal || tree.part($0) == .adjective) && $0 > object
      }
      // "designated the militia as a terrorist organisation": likewise.
      let named = tree.obliques(site.word).filter { $0.preposition == "as" && $0.word > object }.map(\.word)
      return (said + named).reduce(into: phrase(of: object)) { $0.formUnion(phrase(of: $1)) }
    }
    guard tree.part(site.word).isVerbal else { return behind }
    var tokens: Set<Int> = []
    for adjunct in tree.obliques(site.word) where adjunct.word > site.word {
      tokens.formUnion(phrase(of: adjunct.word))
    }
    for child in tree.children(site.word) where child > site.word {
      switch tree.relation(child) {
      case .xcomp where tree.part(child) != .verb, .obj, .iobj, .compound, .nmod: tokens.formUnion(phrase(of: child))
      default: break
      }
    }
    return tokens
  }

  /// The noun phrase right behind a verb that the tagger took for a noun.
  private var behind: Set<Int> {
    let parts: Set<PartOfSpeech> = [.adjective, .noun, .determiner, .numeral, .properNoun, .pronoun]
    let end = view.tree.indices.dropFirst(site.tokens.upperBound).first { !parts.contains(view.tree.part($0)) }
    return Set(site.tokens.upperBound..<max(site.tokens.upperBound, end ?? view.tree.count))
  }

  private var nounObject: Set<Int> {
    var tokens = phrase(of: site.word)
    for adjunct in view.tree.nominalModifiers(site.word) { tokens.formUnion(phrase(of: adjunct.word)) }
    return tokens
  }

  /// A noun phrase with its appositions, what is coordinated with its head and what "of" brings in.
  private func phrase(of noun: Int) -> Set<Int> {
    let tree = view.tree
    return Set(
      tree.subtree(noun) { child in
        switch tree.relation(child).universal {
        case .acl, .parataxis, .advcl, .ccomp: return false
        case .conj: return tree.part(child) != .verb
        case .nmod: return tree.relation(child) == .nmodPoss || ["of", ""].contains(tree.preposition(child))
        // "four jets worth $153 million": what is worth it.
        case .obl: return tree.relation(child) == .oblUnmarked
        case .punct, .case_: return false
        default: return true
        }
      })
  }
}
