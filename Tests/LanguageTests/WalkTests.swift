import Language
import Seeded
import Testing

@Suite struct WalkTests {
  /// "which Moscow, under pressure from New Delhi, had long refused to sell to Islamabad"
  private static let jets = """
    The _ DET DT 2 det
    jets jet NOUN NNS 17 nsubj
    , _ PUNCT , 13 punct
    which _ PRON WDT 15 obj
    Moscow Moscow PROPN NNP 13 nsubj
    , _ PUNCT , 8 punct
    under _ ADP IN 8 case
    pressure _ NOUN NN 13 obl
    from _ ADP IN 11 case
    New New PROPN NNP 11 amod
    Delhi Delhi PROPN NNP 8 nmod
    had have AUX VBD 13 aux
    refused refuse VERB VBN 2 acl:relcl
    to _ PART TO 15 mark
    sell _ VERB VB 13 xcomp
    , _ PUNCT , 13 punct
    arrived arrive VERB VBD 0 root
    """
  private static let coordinated = """
    Peru Peru PROPN NNP 2 nsubj
    drafted draft VERB VBD 0 root
    and _ CCONJ CC 4 cc
    signed sign VERB VBD 2 conj
    the _ DET DT 6 det
    treaty _ NOUN NN 2 obj
    with _ ADP IN 8 case
    Chile Chile PROPN NNP 4 obl
    and _ CCONJ CC 10 cc
    Bolivia Bolivia PROPN NNP 8 conj
    """
  private static let passive = """
    The _ DET DT 2 det
    envoy _ NOUN NN 6 nsubj:pass
    was be AUX VBD 6 aux
    not _ PART RB 6 advmod
    being be AUX VBG 6 aux:pass
    expelled expel VERB VBN 0 root
    by _ ADP IN 8 case
    Oslo Oslo PROPN NNP 6 obl:agent
    because _ ADP IN 12 case
    of _ ADP IN 9 fixed
    the _ DET DT 12 det
    war _ NOUN NN 6 obl
    """
  private static let control = """
    Lima Lima PROPN NNP 2 nsubj
    urged urge VERB VBD 0 root
    Quito Quito PROPN NNP 2 obj
    to _ PART TO 5 mark
    withdraw _ VERB VB 2 xcomp
    , _ PUNCT , 7 punct
    citing cite VERB VBG 2 advcl
    a _ DET DT 9 det
    treaty _ NOUN NN 7 obj
    signed sign VERB VBN 9 acl
    in _ ADP IN 12 case
    Rio Rio PROPN NNP 10 obl
    """
  private static let refusal = """
    Pakistan Pakistan PROPN NNP 3 nmod:poss
    's _ PART POS 1 case
    refusal _ NOUN NN 6 nsubj
    to _ PART TO 5 mark
    join _ VERB VB 3 acl
    surprised surprise VERB VBD 0 root
    Foreign Foreign PROPN NNP 8 compound
    Minister Minister PROPN NNP 6 obj
    Ana Ana PROPN NNP 8 flat
    Silva Silva PROPN NNP 8 flat
    , _ PUNCT , 13 punct
    the _ DET DT 13 det
    host _ NOUN NN 8 appos
    """
  private static let modal = """
    The _ DET DT 2 det
    countries country NOUN NNS 4 nsubj
    may _ AUX MD 4 aux
    carry _ VERB VB 0 root
    out _ ADP RP 4 compound:prt
    no _ DET DT 7 det
    exercises exercise NOUN NNS 4 obj
    that _ PRON WDT 9 nsubj
    provoke _ VERB VBP 7 acl:relcl
    Moscow Moscow PROPN NNP 9 obj
    or _ CCONJ CC 12 cc
    invite _ VERB VB 4 conj
    NATO NATO PROPN NNP 12 obj
    """
  private static let reduced = """
    the _ DET DT 2 det
    ships ship NOUN NNS 0 root
    Peru Peru PROPN NNP 4 nsubj
    said say VERB VBD 2 acl:relcl
    it _ PRON PRP 7 nsubj
    would _ AUX MD 7 aux
    buy _ VERB VB 4 ccomp
    the _ DET DT 9 det
    day _ NOUN NN 7 obl:unmarked
    they _ PRON PRP 11 nsubj
    met meet VERB VBD 9 acl:relcl
    """

  struct SubjectCase: Sendable {
    let tree: String
    let verb: String
    let subject: String?
    let link: DependencyTree.SubjectLink?

    init(_ tree: String, _ verb: String, _ subject: String?, _ link: DependencyTree.SubjectLink?) {
      self.tree = tree
      self.verb = verb
      self.subject = subject
      self.link = link
    }
  }

  @Test(
    "The subject of a predicate, and why it is",
    arguments: [
      SubjectCase(jets, "arrived", "jets", .own),
      SubjectCase(jets, "refused", "Moscow", .own),
      SubjectCase(jets, "had", "Moscow", .own),
      SubjectCase(jets, "sell", "Moscow", .control),
      SubjectCase(coordinated, "signed", "Peru", .coordination),
      SubjectCase(passive, "expelled", "envoy", .own),
      SubjectCase(passive, "being", "envoy", .own),
      SubjectCase(control, "withdraw", "Quito", .control),
      SubjectCase(control, "citing", "Lima", .control),
      SubjectCase(control, "signed", "treaty", .participle),
      SubjectCase(refusal, "join", "Pakistan", .possessor),
      SubjectCase(modal, "invite", "countries", .coordination),
      SubjectCase(modal, "provoke", "exercises", .relative),
    ])
  func subjects(_ row: SubjectCase) throws {
    let tree = try tree(row.tree)
    let subject = tree.subject(tree.word(row.verb))
    #expect(tree.form(subject?.word) == row.subject)
    #expect(subject?.link == row.link)
  }

  @Test(
    "The object of a verb, its own, shared or left out",
    arguments: [
      (jets, "sell", "jets"), (coordinated, "drafted", "treaty"), (coordinated, "signed", "treaty"),
      (control, "citing", "treaty"), (control, "urged", "Quito"), (modal, "invite", "NATO"), (reduced, "buy", "ships"),
      (modal, "provoke", "Moscow"), (reduced, "met", nil), (jets, "refused", nil), (control, "signed", nil),
    ] as [(String, String, String?)])
  func objects(_ lines: String, _ verb: String, _ object: String?) throws {
    let tree = try tree(lines)
    #expect(tree.form(tree.object(tree.word(verb))) == object)
  }

  @Test("Voice: who acts and who undergoes")
  func voice() throws {
    let passive = try tree(Self.passive)
    let expelled = passive.word("expelled")
    #expect(passive.isPassive(expelled))
    #expect(passive.form(passive.agent(expelled)) == "Oslo")
    #expect(passive.form(passive.actor(expelled)?.word) == "Oslo")
    #expect(passive.form(passive.undergoer(expelled)) == "envoy")
    let control = try tree(Self.control)
    #expect(control.isPassive(control.word("signed")))
    #expect(control.actor(control.word("signed")) == nil)
    #expect(!control.isPassive(control.word("urged")))
    #expect(control.form(control.undergoer(control.word("urged"))) == "Quito")
  }

  @Test("Negation and modals, shared by coordinated verbs")
  func negationAndModals() throws {
    let passive = try tree(Self.passive)
    #expect(passive.form(passive.negation(passive.word("expelled"))) == "not")
    let modal = try tree(Self.modal)
    #expect(modal.form(modal.modal(modal.word("carry"))) == "may")
    #expect(modal.form(modal.modal(modal.word("invite"))) == "may")
    #expect(modal.form(modal.negation(modal.word("carry"))) == "no")
    #expect(modal.negation(modal.word("provoke")) == nil)
    #expect(modal.phrasalLemma(modal.word("carry")) == "carry out")
  }

  @Test("Adjuncts come with their preposition")
  func adjuncts() throws {
    let passive = try tree(Self.passive)
    #expect(passive.obliques(passive.word("expelled")).map(\.preposition) == ["by", "because of"])
    let coordinated = try tree(Self.coordinated)
    #expect(coordinated.preposition(coordinated.word("Bolivia")) == "with")
    #expect(coordinated.form(coordinated.prepositional(coordinated.word("signed"), "with")) == "Chile")
    #expect(coordinated.forms(coordinated.conjuncts(coordinated.word("Bolivia"))) == "Chile Bolivia")
    let jets = try tree(Self.jets)
    #expect(jets.form(jets.prepositional(jets.word("pressure"), "from")) == "Delhi")
    #expect(jets.nominalModifiers(jets.word("pressure")).map(\.preposition) == ["from"])
  }

  @Test("Nouns: possessor, apposition, name, phrase, relative clause")
  func nouns() throws {
    let refusal = try tree(Self.refusal)
    #expect(refusal.form(refusal.possessor(refusal.word("refusal"))) == "Pakistan")
    #expect(refusal.forms(refusal.appositions(refusal.word("Minister"))) == "host")
    for part in ["Foreign", "Minister", "Ana", "Silva"] {
      #expect(refusal.forms(refusal.name(refusal.word(part))) == "Foreign Minister Ana Silva")
    }
    #expect(refusal.forms(refusal.span(refusal.word("refusal"))) == "Pakistan 's refusal to join")
    #expect(refusal.forms(refusal.phrase(refusal.word("refusal"))) == "Pakistan 's refusal")
    let jets = try tree(Self.jets)
    #expect(jets.forms(jets.relativeClauses(jets.word("jets"))) == "refused")
    #expect(jets.form(jets.antecedent(jets.word("which"))) == "jets")
    #expect(jets.antecedent(jets.word("Moscow")) == nil)
    #expect(jets.form(jets.clause(jets.word("Delhi"))) == "refused")
    #expect(jets.form(jets.governor(jets.word("sell"))) == "refused")
    #expect(jets.forms(jets.phrase(jets.word("jets"))) == "The jets")
  }

  @Test("Walks end whatever the heads are")
  func total() {
    var random = SplitMix(seed: 11)
    for _ in 0..<3000 {
      let count = Int(random.next() % 12)
      let tokens = (0..<count).map { Token(form: ["which", "by", "not", "x"][$0 % 4], range: $0..<($0 + 1)) }
      let analyses = (0..<count).map { _ in
        DependencyTree.Analysis(
          part: .init(rawValue: UInt8(random.next() % 17)) ?? .other,
          tag: .init(rawValue: UInt8(random.next() % 50)) ?? .unknown,
          head: Int32(truncatingIfNeeded: random.next() % UInt64(count + 3)) - 2,
          relation: .init(rawValue: UInt8(random.next() % 50)) ?? .dep)
      }
      let tree = DependencyTree(tokens: tokens, lemmas: [], analyses: analyses)
      var reached = 0
      for word in tree.indices {
        if tree.head(word) == nil { reached += tree.subtree(word).count }
        #expect(tree.isWithin(word, word) && tree.name(word).contains(word) && tree.phrase(word).contains(word))
        #expect(tree.conjuncts(word).contains(word) && tree.span(word).contains(word))
        _ = (tree.subject(word), tree.object(word), tree.actor(word), tree.undergoer(word), tree.negation(word))
        _ = (tree.modal(word), tree.clause(word), tree.governor(word), tree.obliques(word), tree.preposition(word))
        _ = (tree.antecedent(word), tree.possessor(word), tree.nominalModifiers(word), tree.agent(word))
      }
      #expect(reached == count, "every word hangs from exactly one root")
    }
  }
}
