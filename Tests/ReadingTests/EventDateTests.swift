import Chronicle
import Reading
import Testing

/// Which of a text’s dates an event gets, and whether it took place.
@Suite struct EventDateTests {
  /// `WORD VALUE` for each trigger that one of the expectations names, by the value that is asked for.
  private func found(_ text: String, _ expected: [String], _ value: (Event) -> String) throws -> [String] {
    let events = try HouseLexicon.read(text, published: Day(year: 2024, month: 6, day: 20)).events
    return expected.compactMap { $0.split(separator: " ").first.map(String.init) }.map { word in
      let event = events.first { $0.trigger.text.split(separator: " ").contains { $0 == word } }
      return "\(word) \(event.map(value) ?? "untold")"
    }
  }

  @Test(
    "An event has the date of its own clause or occasion, and none of another’s",
    arguments: [
      (
        "At the March summit, Kenya and Ethiopia signed a trade agreement.",
        ["signed 2024-03"]
      ),
      (
        "North Korea and the United States signed a declaration at their June 2018 summit in Singapore.",
        ["signed 2018-06"]
      ),
      (
        "During his 2017 visit to Vietnam, Australia's prime minister signed a trade deal with Hanoi.",
        ["signed 2017"]
      ),
      (
        "In a 2012 speech, Iran's president threatened Israel.",
        ["threatened 2012"]
      ),
      (
        "In a letter dated 5 May 2010, Iran accused Britain of spying.",
        ["accused 2010-05-05"]
      ),
      (
        "In an interview published on 3 May 2019, Georgia's president accused Russia of bombing Tbilisi in 2008.",
        ["accused 2019-05-03"]
      ),
      (
        "Since its 2003 invasion of Iraq, the United States has trained the Iraqi army.",
        ["trained 2003/.."]
      ),
      (
        "Following the 2003 invasion of Iraq, Poland sent troops to Iraq.",
        ["sent nil"]
      ),
      (
        "Iraq condemned the Turkish air strikes of last week.",
        ["condemned nil"]
      ),
      (
        "Pakistan has bought four helicopters from Russia as part of a 2015 agreement.",
        ["bought nil"]
      ),
      (
        "More than a year after Peru severed relations with Chile, the two countries signed a border agreement in May 2010.",
        ["severed nil", "signed 2010-05"]
      ),
      (
        "Ghana plans to sell Togo gas by 2030.",
        ["sell ../2030"]
      ),
      (
        "Norway promised to withdraw its troops from Mali by 2026.",
        ["promised nil"]
      ),
      (
        "Until 2014 Ukraine bought gas from Russia.",
        ["bought ../2014"]
      ),
      (
        "By 1945 Hungary had declared war on Germany.",
        ["declared ../1945"]
      ),
      (
        "Norway has recognised Palestine since last month.",
        ["recognised 2024-05/.."]
      ),
      (
        "Peru condemned Chile on Saturday for arresting its envoy earlier this week.",
        ["condemned 2024-06-15", "arresting 2024-06-17/2024-06-20"]
      ),
      (
        "History of relations\n\nIn 1962 Ghana expelled the Togolese ambassador. In March Togo accused Ghana of plotting. In 1965 the two countries signed a trade agreement.",
        ["expelled 1962", "accused 1962-03", "signed 1965"]
      ),
      (
        "The crisis of 1958\n\nIn May, Tunisia accused France of bombing a village. After 1958 Tunisia turned to others.",
        ["accused 1958-05"]
      ),
      (
        "On 9 March 1962 Ghana expelled the Togolese ambassador. In January Togo accused Ghana of plotting. In 1965 the two countries signed a trade agreement.",
        ["accused nil"]
      ),
      (
        "Algeria cut ties with Morocco in August 2021. It had recalled its ambassador from Morocco in July.",
        ["cut 2021-08", "recalled 2021-07"]
      ),
      (
        "In 2014 Russia attacked Ukraine. In March, Ukraine's president visited Kenya, and today he is in Oslo.",
        ["visited 2024-03"]
      ),
      (
        "Timeline\n\n2001\n\nJanuary 8: Kenya signs a trade agreement with Sudan.\n\nMarch: Sudan expels the Kenyan ambassador.\n\n2002\n\nFebruary 1: Kenya and Sudan restore relations.",
        ["signs 2001-01-08", "expels 2001-03", "restore 2002-02-01"]
      ),
      (
        "1999\n\nApril 4 — Peru accuses Chile of spying.\n\nMay 9 — Chile expels a Peruvian diplomat.",
        ["accuses 1999-04-04", "expels 1999-05-09"]
      ),
    ] as [(String, [String])])
  func dates(_ text: String, _ expected: [String]) throws {
    #expect(try found(text, expected) { $0.date.edtf?.description ?? "nil" } == expected)
  }

  @Test(
    "What the words around a deed make of it",
    arguments: [
      (
        "Norway's parliament voted to condemn Israel.",
        ["condemn asserted"]
      ),
      (
        "Norway decided to expel the Israeli ambassador.",
        ["expel asserted"]
      ),
      (
        "Norway decided not to expel the Israeli ambassador.",
        ["expel negated"]
      ),
      (
        "Norway voted to send troops to Israel.",
        ["send hypothetical"]
      ),
      (
        "Norway has ruled out recognising Palestine.",
        ["recognising negated"]
      ),
      (
        "Norway has no plans to recognise Palestine.",
        ["recognise negated"]
      ),
      (
        "Peru no longer recognises Taiwan.",
        ["recognises negated"]
      ),
      (
        "Chile does not intend to sell Peru jets.",
        ["sell negated"]
      ),
      (
        "Chile was able to sign a treaty with Peru.",
        ["sign asserted"]
      ),
      (
        "Chile was unable to sign a treaty with Peru.",
        ["sign negated"]
      ),
      (
        "Chile was not ready to sell Peru jets.",
        ["sell negated"]
      ),
      (
        "Chile is ready to sell Peru jets.",
        ["sell hypothetical"]
      ),
      (
        "Chile has to withdraw its troops from Peru.",
        ["withdraw hypothetical"]
      ),
      (
        "Chile had to withdraw its troops from Peru.",
        ["withdraw asserted"]
      ),
      (
        "Peru's president was to have met Chile's president.",
        ["met hypothetical"]
      ),
      (
        "Peru would go on to invade Chile.",
        ["invade asserted"]
      ),
      (
        "Had Chile invaded Peru, Brazil would have sent troops to Peru.",
        ["invaded hypothetical"]
      ),
      (
        "Instead of meeting Chile's president, Peru's president visited Bolivia.",
        ["meeting negated", "visited asserted"]
      ),
      (
        "Peru came close to bombing Chile.",
        ["bombing hypothetical"]
      ),
      (
        "It is time for Peru to recognise Kosovo.",
        ["recognise hypothetical"]
      ),
      (
        "Brazil suspects that Peru bombed Chile.",
        ["bombed hypothetical"]
      ),
      (
        "Brazil does not believe that Peru attacked Chile.",
        ["attacked hypothetical"]
      ),
      (
        "The planned meeting between Chile and Peru was cancelled.",
        ["meeting negated"]
      ),
      (
        "Talks between Chile and Peru failed to begin.",
        ["Talks negated"]
      ),
      (
        "Fiji's talks with Tonga never began.",
        ["talks negated"]
      ),
      (
        "Fiji is not going to sell Tonga arms.",
        ["sell negated"]
      ),
      (
        "Brazil denied reports of a meeting with Peru.",
        ["meeting negated"]
      ),
    ] as [(String, [String])])
  func statuses(_ text: String, _ expected: [String]) throws {
    #expect(try found(text, expected) { $0.status.rawValue } == expected)
  }
}
