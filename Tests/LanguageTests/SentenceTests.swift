import Language
import Testing

@Suite struct SentenceTests {
  private let splitter = SentenceSplitter(
    tokenizer: Tokenizer(abbreviations: ["mr", "gen", "etc", "no", "vs", "dec"]),
    starters: ["the", "it", "in", "after"], titles: ["mr", "gen", "no", "vs", "dec"])

  private func sentences(_ string: String) -> [String] {
    let text = Text(string)
    return splitter.sentences(of: 0..<text.count, in: text).compactMap { tokens in
      guard let first = tokens.first, let last = tokens.last else { return nil }
      return text[first.range.lowerBound..<last.range.upperBound]
    }
  }

  @Test(
    "Sentences end where a reader hears their end",
    arguments: [
      ("Peru signed. Chile did not.", ["Peru signed.", "Chile did not."]),
      ("He met Gen. Diaz in Lima. They talked.", ["He met Gen. Diaz in Lima.", "They talked."]),
      ("It left the U.S. Army base.", ["It left the U.S. Army base."]),
      ("He flew to the U.S. The talks failed.", ["He flew to the U.S.", "The talks failed."]),
      ("Oil, gas, etc. The list is long.", ["Oil, gas, etc.", "The list is long."]),
      ("“We will sign.” Then she left.", ["“We will sign.”", "Then she left."]),
      ("“Will they sign?” he asked.", ["“Will they sign?” he asked."]),
      ("It cost 2.5 billion. Nobody paid.", ["It cost 2.5 billion.", "Nobody paid."]),
      ("Really?! Yes.", ["Really?!", "Yes."]),
      ("One... two.", ["One... two."]),
      ("J. F. Ortiz spoke. He left.", ["J. F. Ortiz spoke.", "He left."]),
      (
        "They met in May.[12] Nothing came of it. [3] He left.",
        ["They met in May.[12]", "Nothing came of it. [3]", "He left."]
      ),
      ("No stop at the end", ["No stop at the end"]),
      ("", []),
    ])
  func ends(_ text: String, _ expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test("A run without an end is cut, so that no sentence grows without bound")
  func bounded() {
    let text = Text(String(repeating: "word ", count: 2 * SentenceSplitter.longest + 10))
    let sentences = splitter.sentences(of: 0..<text.count, in: text)
    #expect(sentences.count == 3)
    #expect(sentences.allSatisfy { $0.count <= SentenceSplitter.longest })
  }
}
