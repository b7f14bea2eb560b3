import Language
import Serving
import Seeded
import Testing

@Suite struct AnalyzerTests {
  struct Reading: Sendable {
    let sentence: String
    let verb: String
    let lemma: String
    let actor: String?
    let undergoer: String?

    init(_ sentence: String, _ verb: String, _ lemma: String, _ actor: String?, _ undergoer: String?) {
      self.sentence = sentence
      self.verb = verb
      self.lemma = lemma
      self.actor = actor
      self.undergoer = undergoer
    }
  }

  @Test(
    "Who does what to whom, through voice, control, coordination and relative clauses",
    arguments: [
      Reading("Norway expelled two Russian diplomats on Friday.", "expelled", "expel", "Norway", "diplomats"),
      Reading("Two diplomats were expelled by Norway.", "expelled", "expel", "Norway", "diplomats"),
      Reading("Peru has not yet signed the treaty with Chile.", "signed", "sign", "Peru", "treaty"),
      Reading("Peru drafted the text and signed the treaty.", "signed", "sign", "Peru", "treaty"),
      Reading("The minister wanted to visit Oslo.", "visit", "visit", "minister", "Oslo"),
      Reading("The envoy, who visited Lima in May, resigned.", "visited", "visit", "envoy", "Lima"),
      Reading("The country, which bought the jets from Sweden, sold them to Peru.", "sold", "sell", "country", "them"),
    ])
  func readings(_ row: Reading) throws {
    let tree = try EnglishModel.tree(row.sentence)
    let verb = tree.word(row.verb)
    #expect(tree.part(verb) == .verb)
    #expect(tree.lemma(verb) == row.lemma)
    #expect(tree.form(tree.actor(verb)?.word) == row.actor)
    #expect(tree.form(tree.undergoer(verb)) == row.undergoer)
  }

  @Test("Any tokens give one tree that holds them all, each time the same")
  func anyTokens() throws {
    let analyzer = try EnglishModel.analyzer.get()
    var workspace = Analyzer.Workspace()
    var random = SplitMix(seed: 3)
    let pieces = [
      "the", "Oslo", "signed", ".", ",", "(", "’s", "1,000", "👍🏽", "\u{301}", "وقعت", "条约", "Ελλάδα", "ﬀ", "İ", "\u{0}",
      "--",
      "supercalifragilistic", "\u{FFFD}", "a\u{200D}b", "U.S.", "",
    ]
    for round in 0..<100 {
      let forms = (0..<Int(random.next() % 40)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
      let tokens = forms.enumerated().map { Token(form: $1, range: $0..<($0 + 1)) }
      let tree = analyzer.tree(of: tokens, in: &workspace)
      expectOneTree(tree, of: tokens)
      if round % 10 == 0 { #expect(tree == analyzer.tree(of: tokens), "what was read before must not matter") }
    }
  }

  @Test(
    "Sentences of any length and script are analysed",
    arguments: [
      ("x", 1), ("word ", 10_000), ("! ", 500), ("的", 3000), ("👍", 300), ("مرحبا ", 300), ("(", 300), ("Oslo, ", 300),
    ])
  func extremes(_ piece: String, _ count: Int) throws {
    let text = Text(String(repeating: piece, count: count))
    let tokens = Tokenizer(abbreviations: []).tokens(of: 0..<text.count, in: text)
    expectOneTree(try EnglishModel.analyzer.get().tree(of: tokens), of: tokens)
  }

  private func expectOneTree(_ tree: DependencyTree, of tokens: [Token]) {
    #expect(tree.tokens == tokens)
    #expect(tree.count == tokens.count && tree.lemmas.count == tokens.count)
    let roots = tree.indices.filter { tree.head($0) == nil }
    #expect(roots.count == min(1, tokens.count))
    for root in roots {
      #expect(tree.relation(root) == .root)
      #expect(tree.subtree(root).count == tokens.count)
    }
    #expect(tree.indices.allSatisfy { tree.head($0) == nil || tree.relation($0) != .root })
  }

  @Test("One analyzer serves several threads, and each gets the same trees")
  func concurrent() async throws {
    let analyzer = try EnglishModel.analyzer.get()
    let sentence = try EnglishModel.tree("The envoy, who visited Lima in May, resigned.")
    let same = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 { group.addTask { analyzer.tree(of: sentence.tokens) == sentence } }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(same)
  }
}
