import Language
import Seeded
import Testing

@Suite struct TokenizerTests {
  private let tokenizer = Tokenizer(abbreviations: ["mr", "gen", "jan", "no"])

  private func words(_ string: String) -> [String] {
    let text = Text(string)
    return tokenizer.tokens(of: 0..<text.count, in: text).map(\.text)
  }

  @Test(
    "Words are cut where a reader would cut them",
    arguments: [
      ("Peru’s envoy left.", ["Peru", "’s", "envoy", "left", "."]),
      ("The two sides’ envoys", ["The", "two", "sides", "’", "envoys"]),
      ("They didn’t sign", ["They", "did", "n’t", "sign"]),
      ("the U.S.-led fleet", ["the", "U.S.", "-", "led", "fleet"]),
      ("Chile-Peru ties", ["Chile", "-", "Peru", "ties"]),
      ("the Mi-35 and the F-16s", ["the", "Mi", "-", "35", "and", "the", "F", "-", "16s"]),
      ("self-imposed limits", ["self", "-", "imposed", "limits"]),
      ("pro-Western re-elected co-founders", ["pro-Western", "re-elected", "co-founders"]),
      ("Kim Jong-un", ["Kim", "Jong", "-", "un"]),
      ("mid-March", ["mid-March"]),
      ("$2.5 billion", ["$", "2.5", "billion"]),
      ("1,100-kilometer", ["1,100", "-", "kilometer"]),
      ("2019-2021", ["2019", "-", "2021"]),
      ("They cannot", ["They", "can", "not"]),
      ("the ’90s", ["the", "’90s"]),
      ("Really?!", ["Really", "?!"]),
      (
        "write to press@example.org, or see https://example.org/a?b=1.",
        ["write", "to", "press@example.org", ",", "or", "see", "https://example.org/a?b=1", "."]
      ),
      ("They left.Then", ["They", "left", ".", "Then"]),
      ("3,000 men, 5 ships", ["3,000", "men", ",", "5", "ships"]),
      ("Gen. Diaz met Mr. Silva.", ["Gen.", "Diaz", "met", "Mr.", "Silva", "."]),
      ("J. Ortiz", ["J.", "Ortiz"]),
      ("Well...no", ["Well", "...", "no"]),
      ("(NSG)", ["(", "NSG", ")"]),
      ("", []),
      (" \u{FEFF}\t\n ", []),
    ])
  func cuts(_ text: String, _ expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test("Every token's range holds its text, in order and without overlap")
  func ranges() {
    var random = SplitMix(seed: 7)
    let alphabet = Array("aZ9.,’'-–—() \n$éд中👍🏽\u{301}\u{200D}".unicodeScalars)
    for _ in 0..<400 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int(random.next() % 60) { view.append(alphabet[Int(random.next() % UInt64(alphabet.count))]) }
      let text = Text(String(view))
      var end = 0
      for token in tokenizer.tokens(of: 0..<text.count, in: text) {
        #expect(token.range.lowerBound >= end && !token.range.isEmpty)
        #expect(text[token.range].unicodeScalars.elementsEqual(token.text.unicodeScalars))
        end = token.range.upperBound
      }
      let rest = text.scalars[end...].filter { !$0.isSpace }
      #expect(rest.isEmpty)
    }
  }
}
