import Chronicle
import Reading
import Testing

/// Whom a sentence leaves to be found elsewhere in it, or takes for granted: told through whole texts.
@Suite struct PartyTests {
  /// `TYPE SOURCE > TARGET` for each event of a text, in order.
  private func events(_ text: String) throws -> [String] {
    try HouseLexicon.read(text).events.map { event in
      let sides = [event.source, event.target].map { $0.map(\.text).sorted().joined(separator: "+") }
      return "\(event.type.rawValue) \(sides[0]) > \(sides[1])"
    }
  }

  @Test(
    "A sentence tells exactly these events",
    arguments: [
      // Whom no slot names, where the sentence names but two.
      ("The Ghanaian ambassador was asked to leave Togo within days.", ["REQUEST TGO > GHA"]),
      ("A Kenyan minister was blocked from entering Tanzania.", ["REJECT TZA > KEN"]),
      ("The plan prompted condemnation from the Chilean side against Peru.", ["ACCUSE CHL > PER"]),
      ("The court ordered Chad to pay, and Niger watched.", []),
      ("The dam built by Laos on the Mekong worries Thailand.", []),
      ("The miners of Chile formed a union in Peru.", []),
      // Behind "with" stand those whom somebody else meets.
      ("Talks with Mali and Niger began in May.", []),
      ("Chad's war with Mali and Niger began in May.", ["ASSAULT MLI > TCD", "ASSAULT NER > TCD"]),
      (
        "A meeting of the Chadian minister with the envoys of Mali and Niger took place.",
        ["CONSULT MLI > TCD", "CONSULT NER > TCD"]
      ),
      (
        "Talks began between Chad and Mali, Niger and Togo.",
        ["CONSULT MLI > TCD", "CONSULT NER > TCD", "CONSULT TCD > TGO"]
      ),
      ("Talks between Chad, Mali and Niger began.", ["CONSULT MLI+NER+TCD > MLI+NER+TCD"]),
      ("Fiji wants peace. Talks with Tonga began in May.", ["CONSULT FJI > TON"]),
      // Who helps two to come together does not meet them.
      ("Eritrea and Ethiopia held talks with Kenyan help.", ["CONSULT ERI > ETH"]),
      // Deeds side by side, and whose a deed is.
      ("Vietnam's invasion and occupation of Laos lasted.", ["ASSAULT VNM > LAO", "COERCE VNM > LAO"]),
      ("The proposals put forward by Chile were rejected by Bolivia.", ["REJECT BOL > CHL"]),
      ("Turkey's overtures to Armenia were rebuffed.", ["REJECT ARM > TUR"]),
      // Those who clashed.
      ("The fighting killed ten Thais and four Laotians.", ["ASSAULT LAO > THA"]),
      // What the parser takes for something else.
      ("Spain, Ireland, Norway recognise Kosovo.", ["SUPPORT ESP+IRL+NOR > XKX"]),
      ("Russia imposed a package of sweeping sanctions against Norway.", ["SANCTION RUS > NOR"]),
      ("Peru seized Chilean-owned mines.", ["COERCE PER > CHL"]),
      // Two who are named only behind.
      (
        "Peru has urged both sides to hold back after Fiji and Tonga clashed.",
        ["REQUEST PER > FJI+TON", "ASSAULT FJI > TON"]
      ),
    ])
  func told(_ text: String, _ expected: [String]) throws {
    #expect(try events(text) == expected)
  }

  @Test(
    "A bare noun means whose was named last",
    arguments: [
      ("Togo said Ghanaian troops must go, and the troops bombed Togo.", "ASSAULT GHA > TGO"),
      ("Rwandan troops entered Burundi. Burundi protested. The troops shelled a town.", "ASSAULT RWA > BDI"),
    ])
  func owned(_ text: String, _ expected: String) throws {
    let told = try events(text)
    #expect(told.contains(expected), "\(told)")
  }
}
