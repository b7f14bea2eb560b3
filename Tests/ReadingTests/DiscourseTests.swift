import Chronicle
import Reading
import Testing

/// Who is meant where a sentence does not say: told through whole texts, as a reading gives it.
@Suite struct DiscourseTests {
  @Test(
    "Later words mean whom the passage speaks of",
    arguments: [
      (
        "Chile and Peru trade blame\n\nChile accused Peru of theft. Peru denied it.\n\nBrazil's leader telephoned both leaders.",
        "CONSULT BRA > CHL"
      ),
      ("Norway arrested two Danes. Denmark recalled its envoy, accusing Norway of piracy.", "SANCTION DNK > NOR"),
      ("Ghana cut ties with Togo, accusing it of fraud.", "ACCUSE GHA > TGO"),
      (
        "Kenyan President Ana Mbeki praised Uganda. Mbeki said her country would never invade Uganda.",
        "SUPPORT KEN > UGA"
      ),
      ("Spain’s response was harsh. It expelled two Portuguese envoys.", "SANCTION ESP > PRT"),
      ("The Peruvian president met Chile's envoy. The president thanked Chile.", "SUPPORT PER > CHL"),
      // An office holder kept nameless and then named; whoever is quoted; two who were one subject.
      (
        "Ghana's president visited Togo on Monday. President Kofi Adzo thanked Togo for its help.", "SUPPORT GHA > TGO"
      ),
      ("The Foreign Ministry of Croatia said: \"We call on Serbia to stop.\"", "REQUEST HRV > SRB"),
      (
        "Oman and Qatar were at odds for years.\n\nThe two leaders drove to a palace, where they held talks.",
        "CONSULT OMN > QAT"
      ),
      ("Kenya quarrelled with Chad. Kenyan envoy summoned.", "ACCUSE TCD > KEN"),
      ("Kenya quarrelled with Chad. Kenyan national arrested.", "COERCE TCD > KEN"),
      // A state by where it lies, or whose member it is.
      (
        "Estonia opened an office in Taipei. China denounced the decision of the Baltic country.",
        "ACCUSE CHN > EST"
      ),
      ("Fiji quarrelled with China. Beijing expelled the envoy of the island nation.", "SANCTION CHN > FJI"),
      ("Moscow spoke of Norway. Russia threatened the NATO member.", "THREATEN RUS > NOR"),
      // Two by their region or alliance, two whom others bring together, two named together.
      ("Togo and Ghana quarrelled. The two Gulf of Guinea neighbours signed a truce.", "CONCEDE GHA > TGO"),
      ("Togo and Ghana quarrelled. Angola stepped in to mediate. The two leaders signed a truce.", "CONCEDE GHA > TGO"),
      ("Togo and Ghana met in Abuja, where the two sides signed a truce.", "CONCEDE GHA > TGO"),
      (
        "Greece and Turkey at sea\n\nGreece and Turkey met. Germany offered help. The two NATO allies agreed in 2020 to share data.",
        "AGREE GRC > TUR"
      ),
      ("Djibouti and Eritrea announced that they were siding with Mali.", "SUPPORT DJI+ERI > MLI"),
      // A president of nobody's, in a document about two.
      (
        "Kenya and Somalia at odds\n\nKenya recalled its envoy to Somalia. Somalia protested to Kenya. President Yusuf Omar went to Nairobi.",
        "CONSULT SOM > KEN"
      ),
      (
        "Tension rose between Togo and Ghana, with the former closing its airspace to Ghanaian planes.",
        "SANCTION TGO > GHA"
      ),
      // The latter, and whose treaty it is, by its kind or by the name that it was given.
      ("Peru fought Chile over guano. The latter threatened to invade Peru.", "THREATEN CHL > PER"),
      (
        "Peru and Chile signed a treaty on water. Bolivia visited Lima. Peru withdrew from the treaty.",
        "SANCTION PER > CHL"
      ),
      ("Fiji and Tonga signed FITOCA in 2016. Samoa visited Fiji. Tonga withdrew from FITOCA.", "SANCTION TON > FJI"),
      // The other side of a hostile act that names one.
      ("Mali accused Niger of piracy. Malian pilots were arrested.", "COERCE NER > MLI"),
    ])
  func references(_ text: String, _ expected: String) throws {
    let told = try HouseLexicon.events(text)
    #expect(told.contains(expected), "\(told)")
  }

  @Test(
    "One with each of several is told as one with each, and a list holds all its names",
    arguments: [
      ("Mali signed pacts with Chad and Niger.", 2),
      ("Mali, Chad and Niger signed a pact.", 1),
    ])
  func each(_ text: String, _ count: Int) throws {
    #expect(try HouseLexicon.events(text).filter { $0.hasPrefix("AGREE") }.count == count)
  }

  @Test("A list of names is one subject")
  func list() throws {
    #expect(
      try HouseLexicon.events(
        "Saudi Arabia, the United Arab Emirates, Bahrain and Egypt severed diplomatic relations with Qatar.")
        == ["SANCTION ARE+BHR+EGY+SAU > QAT"])
  }

  @Test(
    "A dateline says when an article was published",
    arguments: [
      ("LIMA, Sept. 14, 2023 (Own Agency) — Chile thanked Peru on Thursday.", "2023-09-14"),
      ("LIMA/QUITO, April 8, 2025 - Chile thanked Peru on Monday.", "2025-04-07"),
      ("Nairobi, 20 February 2025 – Kenya thanked Uganda yesterday.", "2025-02-19"),
    ])
  func dateline(_ text: String, _ day: String) throws {
    #expect(try HouseLexicon.read(text).events.first?.date.edtf?.description == day)
  }

  @Test("Whose words a resolution gives, and to whom a third party speaks")
  func thirdParties() throws {
    let read = try HouseLexicon.events(
      "Peru attacked Chile in May. The United Nations adopted a resolution calling for a ceasefire.")
    #expect(read.contains("REQUEST UN > CHL+PER"))
  }
}
