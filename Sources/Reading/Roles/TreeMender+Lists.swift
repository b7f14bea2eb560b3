import Language

/// Where the parser took one thing for another because a word between was left out: the "and" of headlines, the "that was" of
/// participles, what "it is ... who" brings forward.
extension TreeMender {
  mutating func mendOmissions(_ names: [Int]) {
    mendHeadlineLists(names)
    mendPackages()
    mendReduced()
    mendClefts()
    mendPerfects()
    mendRuns()
  }

  private static let clauses: Set<Relation> = [.advcl, .root, .ccomp, .conj, .parataxis]
  private static let relatives: [Relation] = [.advclRelcl, .acl, .ccomp]

  /// "Madrid had on Saturday expelled envoys", "has repeatedly seized boats": "have" before a participle is its auxiliary, and
  /// what has it alone is no passive.
  private mutating func mendPerfects() {
    for have in analyses.indices where lemmas[have] == "have" && isTied(have, to: Self.clauses) {
      guard !children(have).contains(where: { isTied($0, to: [.obj, .xcomp]) }),
        let subject = children(have).first(where: { isTied($0, to: [.nsubj]) && $0 < have }),
        let verb = analyses.indices.first(where: {
          $0 > have && (head($0) == have || head(have) == $0) && isPast($0) && analyses[$0].part == .verb
        }),
        !children(verb).contains(where: { analyses[$0].relation.isSubject || isTied($0, to: [.aux, .auxPass, .mark]) }),
        !(have..<verb).contains(where: { tokens[$0].text == "," })
      else { continue }
      if head(verb) == have {
        analyses[verb].head = analyses[have].head
        analyses[verb].relation = analyses[have].relation
      }
      for child in children(have) where child != verb { hang(child, from: verb) }
      hang(subject, from: verb, as: .nsubj)
      hang(have, from: verb, as: .aux)
      analyses[have].part = .auxiliary
    }
    for subject in analyses.indices where analyses[subject].relation == .nsubjPass {
      let own = children(head(subject))
      guard !own.contains(where: { isTied($0, to: [.auxPass]) }),
        own.contains(where: { isTied($0, to: [.aux]) && lemmas[$0] == "have" }),
        own.contains(where: { isTied($0, to: [.obj]) })
      else { continue }
      analyses[subject].relation = .nsubj
    }
  }

  /// "Belgium invades Laos, occupies Nepal": a verb behind a comma in the same form as the one before goes on with its subject.
  private mutating func mendRuns() {
    for verb in analyses.indices.dropFirst() where analyses[verb].relation == .parataxis && tokens[verb - 1].text == ","
    {
      let first = head(verb)
      guard first >= 0, first < verb, analyses[verb].part == .verb, analyses[verb].tag == analyses[first].tag,
        [.thirdPersonVerb, .presentVerb, .pastVerb].contains(analyses[verb].tag),
        !children(verb).contains(where: { analyses[$0].relation.isSubject })
      else { continue }
      analyses[verb].relation = .conj
    }
  }

  /// "Chad, Niger sign accord": names with commas before a verb in the plural are all its subject.
  private mutating func mendHeadlineLists(_ names: [Int]) {
    for last in names {
      let verb = head(last)
      guard verb == last + 1, isTied(last, to: [.nsubj]), analyses[verb].tag != .thirdPersonVerb else { continue }
      var row = [last]
      while let next = row.last, let before = names.last(where: { $0 < next }), isCommaBetween(before, next),
        isTied(before, to: [.vocative, .appos, .dep, .conj])
      { row.append(before) }
      guard row.count > 1, let first = row.last, isTied(first, to: [.vocative, .dep]) else { continue }
      hang(first, from: verb, as: .nsubj)
      for name in row.dropLast() { hang(name, from: first, as: .conj) }
    }
  }

  /// Whether nothing but a comma and the second name's own words stand between two names.
  private func isCommaBetween(_ first: Int, _ second: Int) -> Bool {
    tokens[first + 1].text == ","
      && (first + 2..<second).allSatisfy { head($0) == second && isTied($0, to: [.flat, .det, .compound]) }
  }

  private static let packages: Set<String> = [
    "package", "series", "set", "round", "raft", "wave", "slew", "range", "list", "string", "spate", "batch", "host",
  ]

  /// "a package of sweeping sanctions": a form in -ing between "of" and a plural describes it.
  private mutating func mendPackages() {
    for word in analyses.indices.dropFirst(2) where analyses[word].tag == .ingVerb && analyses[word].relation == .acl {
      let package = head(word)
      guard tokens[word - 1].folded == "of", Self.packages.contains(lemmas[package]),
        let noun = children(word).first(where: { isTied($0, to: [.obj]) && $0 > word }),
        analyses[noun].tag.isPlural == true,
        (word + 1...noun).allSatisfy({ [.noun, .adjective, .properNoun].contains(analyses[$0].part) })
      else { continue }
      hang(noun, from: package, as: .nmod)
      for child in children(word) {
        hang(child, from: noun, as: child == word - 1 ? .case_ : isTied(child, to: [.obl]) ? .nmod : nil)
      }
      analyses[word] = DependencyTree.Analysis(
        part: .adjective, tag: analyses[word].tag, head: Int32(truncatingIfNeeded: noun), relation: .amod)
    }
  }

  /// "The plans put forward by Chad were rejected": the first participle tells which plans; the clause's verb is the one that
  /// has the auxiliary.
  private mutating func mendReduced() {
    for verb in analyses.indices
    where analyses[verb].tag == .pastParticiple && isTied(verb, to: Self.clauses) {
      let participle = head(verb)
      guard participle >= 0, participle < verb, isPast(participle), analyses[participle].part == .verb,
        let auxiliary = children(verb).first(where: { isTied($0, to: [.auxPass]) }), auxiliary > participle,
        !children(verb).contains(where: { analyses[$0].relation.isSubject || isTied($0, to: [.mark, .cc]) }),
        !children(participle).contains(where: { isTied($0, to: [.aux, .auxPass, .obj]) }),
        let noun = children(participle).first(where: { isTied($0, to: [.nsubj, .nsubjPass]) }), noun < participle,
        children(participle).contains(where: { tokens[$0].folded == "by" || isTied($0, to: [.oblAgent]) }),
        !(participle..<auxiliary).contains(where: { tokens[$0].text == "," })
      else { continue }
      let above = analyses[participle]
      for child in children(participle) where child > verb || child < noun { hang(child, from: verb) }
      analyses[verb].head = above.head
      analyses[verb].relation = above.relation
      hang(noun, from: verb, as: .nsubjPass)
      hang(participle, from: noun, as: .acl)
      analyses[participle].tag = .pastParticiple
    }
  }

  /// "It is Chad that has refused": whoever is brought forward does it.
  private mutating func mendClefts() {
    for verb in analyses.indices where Self.relatives.contains(analyses[verb].relation) {
      let noun = head(verb)
      guard noun >= 0, noun < verb, analyses[noun].part.isNominal,
        tokens[safe: noun + 1].map({ ["who", "that", "which"].contains($0.folded) }) ?? false,
        children(noun).contains(where: { tokens[$0].folded == "it" && $0 < noun }),
        children(noun).contains(where: { isTied($0, to: [.cop]) }),
        let pronoun = children(verb).first(where: { $0 == noun + 1 })
      else { continue }
      analyses[verb].relation = .aclRelcl
      if isTied(pronoun, to: [.mark]) { analyses[pronoun].relation = .nsubj }
    }
  }
}
