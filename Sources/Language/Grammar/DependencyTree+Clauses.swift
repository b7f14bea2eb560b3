/// Predicates and their subjects.
extension DependencyTree {
  /// Why a word is the subject of a predicate.
  package enum SubjectLink: Hashable, Sendable {
    /// Its own `nsubj` or `csubj`.
    case own
    /// The first of coordinated predicates shares its subject: "Peru signed and ratified it".
    case coordination
    /// The clause is a complement or adjunct without a subject: "Peru refused to sign", "Peru left, citing delays".
    case control
    /// The clause modifies the noun: "the treaty signed in Lima", "envoys seeking peace".
    case participle
    /// A relative pronoun stands for the noun: "Peru, which signed".
    case relative
    /// The noun of a deed has its doer as possessor: "Peru's refusal to sign".
    case possessor
  }

  package struct Subject: Hashable, Sendable {
    package let word: Int
    package let link: SubjectLink
  }

  /// The predicate that a word speaks for: an auxiliary's or copula's head, else the word itself.
  package func predicate(_ word: Int) -> Int {
    guard let head = head(word), [.aux, .auxPass, .cop].contains(relation(word)) else { return word }
    return head
  }

  /// The grammatical subject of a predicate, through auxiliaries, control, coordination and relative pronouns; of a passive,
  /// who or what undergoes it. Null when the sentence names none, and for imperatives.
  package func subject(_ word: Int) -> Subject? {
    var at = predicate(word)
    var link = SubjectLink.own
    // Each turn goes to a head, so there are at most as many as words.
    while true {
      if let own = ownSubject(at) { return resolved(own, link) }
      guard let head = head(at) else { return nil }
      switch relation(at) {
      case .conj:
        guard sharesSubject(at) else { return nil }
        link = link == .own ? .coordination : link
      case .xcomp:
        if let controller = controller(of: at, under: head) { return Subject(word: controller, link: .control) }
        guard isPredicate(head) else { return possessorSubject(head) }
        link = .control
      case .advcl:
        guard !isFinite(at) else { return nil }
        link = .control
      case .acl: return nounSubject(of: at, head)
      case .aclRelcl: return Subject(word: head, link: link == .own ? .relative : link)
      default: return nil
      }
      at = head
    }
  }

  /// Its own subject of any kind, the outermost last: "The truth is that Peru refused" has two.
  private func ownSubject(_ word: Int) -> Int? {
    children(word).first { [.nsubj, .nsubjPass, .csubj, .csubjPass].contains(relation($0)) }
      ?? child(word, .nsubjOuter) ?? child(word, .csubjOuter)
  }

  private func resolved(_ subject: Int, _ link: SubjectLink) -> Subject {
    guard let noun = antecedent(subject) else { return Subject(word: subject, link: link) }
    return Subject(word: noun, link: link == .own ? .relative : link)
  }

  /// A conjunct with "that" or "to" of its own still shares the subject; one that begins a clause with "if" does not.
  private func sharesSubject(_ word: Int) -> Bool {
    !children(word).contains { relation($0) == .mark && !["that", "to"].contains(lemmas[$0]) }
  }

  /// Verbs whose infinitive keeps their own subject although an object stands between: "promised Lima to sign".
  private static let subjectControl: Set<String> = ["promise", "threaten", "vow", "pledge", "swear"]

  /// Who acts in an open complement: the governing verb's object, else nobody but its subject.
  private func controller(of complement: Int, under head: Int) -> Int? {
    guard part(head) == .verb, !Self.subjectControl.contains(lemmas[head]) else { return nil }
    let object = child(head, .obj) ?? child(head, .iobj)
    // An object behind the complement is no controller: "made clear its refusal".
    guard let object, object < complement else { return nil }
    return antecedent(object) ?? object
  }

  /// "Peru's refusal to sign": the possessor, or what "by" names.
  private func possessorSubject(_ noun: Int) -> Subject? {
    (possessor(noun) ?? prepositional(noun, "by")).map { Subject(word: $0, link: .possessor) }
  }

  private func nounSubject(of clause: Int, _ noun: Int) -> Subject? {
    if child(clause, .mark).map({ tag($0) == .to }) == true || tag(clause) == .baseVerb {
      // "its decision to leave": whose decision it is; "the first country to sign": the noun.
      if let doer = possessorSubject(noun) { return doer }
      if let head = head(noun), relation(noun) == .obj, part(head) == .verb, let outer = subject(head) {
        return Subject(word: outer.word, link: .control)
      }
      return [.nsubj, .nsubjPass].contains(relation(noun)) || child(noun, .amod) != nil
        ? Subject(word: noun, link: .participle) : nil
    }
    return Subject(word: antecedent(noun) ?? noun, link: .participle)
  }

  /// Whether a word heads a clause: a verb, or a word with a copula or subject of its own.
  package func isPredicate(_ word: Int) -> Bool {
    part(word) == .verb || children(word).contains { relation($0) == .cop || relation($0).isSubject }
  }

  /// Whether the clause of a predicate is finite: by its verb or its first auxiliary.
  package func isFinite(_ predicate: Int) -> Bool {
    if let first = auxiliaries(predicate).first { return tag(first).verbForm?.isFinite ?? false }
    return tag(predicate).verbForm?.isFinite ?? false
  }

  /// The nearest predicate at or above a word: the clause it stands in.
  package func clause(_ word: Int) -> Int {
    var at = predicate(word)
    while !isPredicate(at) || part(at) != .verb && !relation(at).isClausal && relation(at) != .conj {
      guard let head = head(at) else { return at }
      at = head
    }
    return at
  }

  /// The predicate that a complement or adjunct clause hangs from, through coordination; null for a main clause.
  package func governor(_ predicate: Int) -> Int? {
    var at = firstConjunct(predicate)
    while let head = head(at) {
      if isPredicate(head) { return head }
      at = head
    }
    return nil
  }
}
