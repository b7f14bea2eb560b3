import Language
import Testing

@Suite struct TreebankTests {
  private static let sample = """
    # newdoc id = a
    # sent_id = a-1
    # text = Oslo can't wait.
    1\tOslo\tOslo\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
    2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
    2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
    3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
    4\twait\twait\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
    4.1\twait\twait\tVERB\tVB\t_\t_\t_\t_\t_
    5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_


    """

  @Test("Words, spaces and comments are read")
  func reads() throws {
    let sentence = try #require(try Treebank(conllu: Array(Self.sample.utf8)).sentences.first)
    #expect(sentence.startsDocument && !sentence.startsParagraph && sentence.id == "a-1")
    #expect(sentence.tokens().map(\.range) == [0..<4, 5..<7, 7..<10, 11..<15, 15..<16])
    let text = Text(sentence.text)
    #expect(sentence.tokens().allSatisfy { text[$0.range] == $0.text })
  }

  @Test("What is printed is read again as the same tree")
  func roundTrip() throws {
    let tree = try EnglishModel.tree("Oslo’s envoy can’t wait: “No,” he said.")
    let text = Text("Oslo’s envoy can’t wait: “No,” he said.")
    let printed = Conllu.lines(of: tree, in: text, comments: ["a\nb"])
    let again = try #require(try Treebank(conllu: Array(printed.utf8)).sentences.first)
    #expect(again.tree == tree)
    #expect(printed.hasPrefix("# a b\n# text = Oslo’s envoy can’t wait: “No,” he said.\n1\tOslo\tOslo\tPROPN\tNNP\t"))
  }

  @Test(
    "A line that is no CoNLL-U is named",
    arguments: [
      ("1\tOslo\n", 1), ("# x\n2\ta\ta\tX\t_\t_\t0\troot\t_\t_\n", 2), ("1\ta\ta\tX\t_\t_\t-1\troot\t_\t_\n", 1),
      ("1\ta\ta\tFOO\t_\t_\t0\troot\t_\t_\n", 1), ("1-x\ta\ta\tX\t_\t_\t0\troot\t_\t_\n", 1),
      ("1\ta\ta\tX\t_\t_\t0\tfoo\t_\t_\n", 1),
    ])
  func refusals(_ text: String, _ line: Int) {
    let error = #expect(throws: TreebankError.self) { try Treebank(conllu: Array(text.utf8)) }
    #expect(error?.line == line)
  }

  @Test("Names of parts of speech, tags and relations come back as they were")
  func names() {
    for part in PartOfSpeech.allCases { #expect(PartOfSpeech(name: part.name) == part) }
    for tag in PennTag.allCases { #expect(PennTag(name: tag.name) == tag) }
    for relation in Relation.allCases { #expect(Relation(name: relation.name) == relation) }
    #expect(Relation(name: "obl:lmod") == .obl && Relation(name: "") == nil && PartOfSpeech(name: "noun") == nil)
  }
}

@Suite struct LemmatizerTests {
  @Test(
    "A rule makes of a word the lemma that it was made from",
    arguments: [
      ("Signed", "sign"), ("went", "go"), ("Oslo", "Oslo"), ("NATO", "NATO"), ("’s", "be"), ("men", "man"), ("x", ""),
    ])
  func rules(_ form: String, _ lemma: String) {
    let folded = Tokenizer.fold(form)
    let rule = Lemmatizer.Rule(form: form, folded: folded, lemma: lemma)
    let made = rule.lemma(form: form, folded: folded)
    #expect(made == (lemma.isEmpty ? folded : lemma))
  }
}
