import Chronicle
import Reading
import Testing

/// Who "I", "we" and "our" are where a document is spoken.
@Suite struct SpeechTests {
  private func events(_ text: String) throws -> [String] {
    try HouseLexicon.read(text).events.map { event in
      let sides = [event.source, event.target].map { $0.map(\.text).joined(separator: "+") }
      return "\(event.type.rawValue) \(sides[0]) > \(sides[1])"
    }
  }

  @Test(
    "The first lines say who speaks",
    arguments: [
      (
        "Togo: statement by the foreign minister of Ghana\n\nMr Speaker, I summoned the Togolese ambassador yesterday."
          + " We protested to Togo. This country has condemned the raid by Togo. We left it at that.",
        ["ACCUSE GHA > TGO", "ACCUSE GHA > TGO", "ACCUSE GHA > TGO"]
      ),
      (
        "The Kenyan president's address in Lusaka\n\nI thank Zambia for its help. My government opened an embassy in"
          + " Lusaka in May. We like your city.",
        ["SUPPORT KEN > ZMB", "SUPPORT KEN > ZMB"]
      ),
    ])
  func announced(_ text: String, _ expected: [String]) throws { #expect(try events(text) == expected) }

  @Test("Whoever asks does not speak for a state, and an answer is the guest's")
  func answers() throws {
    let text = """
      Interview with the foreign minister of Chile

      Q: We thanked Peru in our paper. Have you?

      A: We have accused Peru of spying. Our ambassador left, and I told my staff so.

      Q: Did we hear that Bolivia helped?

      A: I thanked Bolivia for its support.
      """
    #expect(try events(text) == ["ACCUSE CHL > PER", "SUPPORT CHL > BOL"])
  }

  @Test("A colon is no question for longer than its paragraph, and labels name who speaks next")
  func labels() throws {
    let text = """
      Remarks by the foreign ministers

      Statement by the foreign minister of Chile

      Colleagues: we meet again.

      We have thanked Peru. Our ministry condemned Bolivia.

      The Foreign Minister of Kenya: I visited Peru.
      """
    #expect(try events(text) == ["SUPPORT CHL > PER", "ACCUSE CHL > BOL", "CONSULT KEN > PER"])
  }

  @Test("Nobody speaks for a state in what is told, or where the first lines do not say who does")
  func nobody() throws {
    for title in ["A journey", "Peru's president on a journey"] {
      let text = "\(title)\n\nI visited Chile in May. We thanked Peru. Our friends condemned Bolivia."
      #expect(try events(text) == [])
    }
    #expect(
      try events(
        "Statement by Peru's president\n\nThe president spoke in Lima. Chile was named. We thanked Chile.")
        == [])
  }
}
