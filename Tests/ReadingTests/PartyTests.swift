import Chronicle
import Reading
import Testing

/// Whom a sentence leaves to be found elsewhere in it, or takes for granted: told through whole texts.
@Suite struct PartyTests {
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
      (
        "Madrid had on Saturday expelled two Syrian diplomats, and Syria criticised Spain.",
        ["SANCTION ESP > SYR", "ACCUSE SYR > ESP"]
      ),
      ("Since 1990 the Peruvian navy has repeatedly seized Chilean boats.", ["COERCE PER > CHL"]),
      ("1894: Belgium invades Laos, occupies Nepal.", ["ASSAULT BEL > LAO", "COERCE BEL > NPL"]),
      ("Chad banned imports from Niger blaming an increase in smuggling.", ["SANCTION TCD > NER", "ACCUSE TCD > NER"]),
      ("The war was fought between the West African countries of Togo and Ghana.", ["ASSAULT GHA > TGO"]),
      // What is named by where it was made, and who stands in a clause of its own.
      ("Laos and Nepal denounced the Lima accord.", []),
      ("The UN suspends sanctions against Laos, U.S. sanctions remain.", ["RETREAT UN > LAO"]),
      ("In the first war, Fiji and Tonga imposed sanctions on Samoa.", ["SANCTION FJI+TON > WSM"]),
      // Two who are named only behind.
      (
        "Peru has urged both sides to hold back after Fiji and Tonga clashed.",
        ["REQUEST PER > FJI+TON", "ASSAULT FJI > TON"]
      ),
    ])
  func told(_ text: String, _ expected: [String]) throws {
    #expect(try HouseLexicon.events(text) == expected)
  }

  @Test(
    "Who does the same does it to whoever began, or to the same third",
    arguments: [
      (
        "Laos recalled its ambassador to Nepal, a day after Nepal did the same.",
        ["SANCTION LAO > NPL", "SANCTION NPL > LAO"]
      ),
      ("Laos expelled two envoys from Nepal. Nepal did likewise.", ["SANCTION LAO > NPL", "SANCTION NPL > LAO"]),
      (
        "Laos imposed sanctions on Nepal in May; Bhutan followed suit in June.",
        ["SANCTION LAO > NPL", "SANCTION BTN > NPL"]
      ),
      (
        "Laos expelled two envoys from Nepal. Nepal did not respond in kind.",
        ["SANCTION LAO > NPL", "SANCTION NPL > LAO"]
      ),
      ("Laos and Nepal signed a treaty. Bhutan did the same.", ["AGREE LAO > NPL"]),
      ("Laos has strong ties with Nepal. Bhutan did the same.", []),
    ])
  func likewise(_ text: String, _ expected: [String]) throws {
    #expect(try HouseLexicon.events(text) == expected)
  }

  @Test(
    "A pronoun behind a time that opens its clause is its subject",
    arguments: [
      ("Laos and Nepal quarrelled. In 1978 they signed a treaty.", "AGREE LAO > NPL"),
      ("Peru quarrelled with Chile. Three years later it severed relations.", "SANCTION PER > CHL"),
      ("Peru and Chile quarrelled, and in 1978 they severed relations.", "SANCTION CHL > PER"),
      ("Ghana and Togo have quarrelled. Each accused the other of spying.", "ACCUSE GHA > TGO"),
    ])
  func timed(_ text: String, _ expected: String) throws {
    let told = try HouseLexicon.events(text)
    #expect(told.contains(expected), "\(told)")
  }

  @Test(
    "A bare noun means whose was named last",
    arguments: [
      ("Togo said Ghanaian troops must go, and the troops bombed Togo.", "ASSAULT GHA > TGO"),
      ("Rwandan troops entered Burundi. Burundi protested. The troops shelled a town.", "ASSAULT RWA > BDI"),
    ])
  func owned(_ text: String, _ expected: String) throws {
    let told = try HouseLexicon.events(text)
    #expect(told.contains(expected), "\(told)")
  }
}
