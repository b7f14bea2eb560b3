import Chronicle
import Reading
import Testing

/// Who does what when, where a sentence's build decides it: told through whole texts, as a reading gives it.
@Suite struct ClauseTests {
  /// `TYPE SOURCE > TARGET STATUS DATE` for each event of a text, in order; what is asserted, and what has no date, unsaid.
  private func events(_ text: String) throws -> [String] {
    try HouseLexicon.read(text).events.map { event in
      let sides = [event.source, event.target].map { $0.map(\.text).sorted().joined(separator: "+") }
      let status = event.status == .asserted ? nil : event.status.rawValue
      return
        (["\(event.type.rawValue) \(sides[0]) > \(sides[1])"]
        + [status, event.date.edtf?.description].compactMap(\.self))
        .joined(separator: " ")
    }
  }

  @Test(
    "A sentence tells exactly these events",
    arguments: [
      // What is meant or forgotten.
      (
        "Kenya announced its intention to break off relations with Oman.",
        ["AGREE KEN > OMN", "SANCTION KEN > OMN hypothetical"]
      ),
      ("Chile forgot that Peru had signed a treaty with Ghana.", ["AGREE GHA > PER"]),
      ("Peru announced it would scrap the pact with Chile.", ["SANCTION PER > CHL hypothetical"]),
      // Before whom somebody is accused.
      (
        "Chad complained to the United Nations over the Libyan raid.", ["ACCUSE TCD > LBY", "ASSAULT LBY > TCD"]
      ),
      // The people of a state, whatever the state.
      ("Kenya expelled hundreds of Tongans.", ["COERCE KEN > TON"]),
      // Whose deed a noun is.
      ("The invasion by Peru of Chile in 1979 was costly.", ["ASSAULT PER > CHL 1979"]),
      ("Kenya's exit from the body followed the bombing of Uganda.", []),
      // Ranks: who was the first did it, and nothing lasts since the last time.
      ("In 1952 Chile became the first state to recognise Ghana.", ["SUPPORT CHL > GHA 1952"]),
      ("Kenya's president flew to Oman for his first visit to Oman since 2003.", ["CONSULT KEN > OMN"]),
      // Objects and subjects that verbs share, and those that the parser strands.
      ("Spain invaded and occupied Malta.", ["ASSAULT ESP > MLT", "COERCE ESP > MLT"]),
      ("Ghana angered Togo, which recalled its ambassador from Accra.", ["ACCUSE TGO > GHA", "SANCTION TGO > GHA"]),
      ("Norway sanctioned two Chinese companies for supplying parts to Fiji.", ["SANCTION NOR > CHN"]),
      ("Sweden condemned what it called Norway's interference.", ["ACCUSE SWE > NOR", "COERCE NOR > SWE"]),
      ("President Ana Vidal of Peru signed a decree imposing sanctions on Chile.", ["SANCTION PER > CHL"]),
      ("Chile imposed sweeping tariffs on wine from Peru.", ["SANCTION CHL > PER"]),
      ("Kenya has denied supporting rebels in Uganda.", ["COERCE KEN > UGA negated"]),
      ("Three diplomats were expelled from Ghana by Togo.", ["SANCTION TGO > GHA"]),
      ("Malian gunmen kidnapped a Danish engineer.", ["ASSAULT MLI > DNK"]),
      ("Fiji has declined to comment on Tonga.", []),
      (
        "Ghana will expel three Togolese diplomats in retaliation for Togo's expulsion of two Ghanaian diplomats.",
        ["SANCTION GHA > TGO hypothetical", "SANCTION TGO > GHA"]
      ),
      // Who is said to have done wrong, by whatever verb of saying; and the deed that is laid at somebody's door.
      ("Bogota contended that Venezuela was sheltering rebels.", ["ACCUSE COL > VEN", "COERCE VEN > COL"]),
      ("Togo was undermining trade, Ghana's foreign minister said.", ["ACCUSE GHA > TGO"]),
      ("Kenya accused Uganda of invading Rwanda.", ["ACCUSE KEN > UGA", "ASSAULT UGA > RWA"]),
      ("Peru's decision to close the border prompted condemnation from Chile.", ["ACCUSE CHL > PER"]),
      // Phrases that stand apart from their verbs, and what only looks like one.
      ("Norway held Fiji responsible for the raid.", ["ACCUSE NOR > FJI"]),
      ("Tonga was going to sign a treaty with Fiji.", ["AGREE FJI > TON hypothetical"]),
      // What a pronoun takes up, what is asked of somebody, and the friend behind the comma.
      (
        "The Malian prime minister met his Kenyan counterpart and praised him.",
        ["CONSULT KEN > MLI", "SUPPORT MLI > KEN"]
      ),
      ("Chad demanded that Libya punish the guilty.", ["REQUEST TCD > LBY"]),
      ("Norway attacked its new friend, Iceland.", ["ASSAULT NOR > ISL"]),
      ("Democratic Chile criticised Peru.", ["ACCUSE CHL > PER"]),
      ("He was the highest ranking Turkish official to visit Malta.", ["CONSULT TUR > MLT"]),
      // Envoys whom two recall, headlines in the passive, phrases with "be", towns with their states.
      ("Malta and Tunisia recalled their ambassadors in 2013.", ["SANCTION MLT > TUN 2013"]),
      ("Oman is still at odds with Qatar over the border.", ["ACCUSE OMN > QAT"]),
      ("Chad and Libya agreed to a ceasefire in Bamako, Mali.", ["CONCEDE LBY > TCD"]),
      // The first of a group, deeds in -ing that open a sentence, towns with hyphens in datelines.
      ("Britain became the first Western country to establish relations with Mongolia.", ["SUPPORT GBR > MNG"]),
      ("Ghana became one of the first African states to recognise Israel.", ["SUPPORT GHA > ISR"]),
      ("Fighting broke out between Peru and Chile in 1950.", ["ASSAULT CHL > PER 1950"]),
      ("PORT-LOUIS, Mauritius - Chile has closed its border with Bolivia.", ["SANCTION CHL > BOL"]),
      // Verbs behind asides and weeks.
      (
        "Norway, one of the world’s biggest fish exporters, also sealed agreements with Iceland, a top importer of grain.",
        ["AGREE ISL > NOR"]
      ),
      (
        "Aside from the pact with Fiji, the Maldives last week signed a pact on defence with Oman.",
        ["AGREE FJI > MDV", "AGREE MDV > OMN"]
      ),
      ("Relations between Chad and Libya resumed in 1988.", ["SUPPORT LBY > TCD 1988"]),
      // What two do to each other, and whose bond it is that a third mends.
      ("Oman and Qatar summoned each other's envoys.", ["ACCUSE OMN > QAT"]),
      ("The EU wants to normalise relations between Oman and Qatar.", ["SUPPORT OMN > QAT hypothetical"]),
      // Who does what an infinitive or a gerund tells.
      ("Malta called on Togo to invade Ghana.", ["REQUEST MLT > TGO", "ASSAULT TGO > GHA hypothetical"]),
      (
        "Sweden gave Denmark an ultimatum to withdraw its troops.",
        ["THREATEN SWE > DNK", "RETREAT DNK > SWE hypothetical"]
      ),
      ("Austria took the step of recognising Fiji.", ["SUPPORT AUT > FJI"]),
      // Demands and rulings, denials, and what came close.
      ("Malta said Tunisia must release the trawler.", ["REQUEST MLT > TUN", "RETREAT TUN > MLT hypothetical"]),
      (
        "The United Nations ruled in May 2011 that Chad withdraw its troops from Niger.",
        ["RETREAT TCD > NER hypothetical 2011-05"]
      ),
      ("Neither Malta nor Cyprus attacked Tunisia.", ["ASSAULT CYP+MLT > TUN negated"]),
      ("Togo has yet to recognise Oman.", ["SUPPORT TGO > OMN negated"]),
      ("Togo and Ghana nearly went to war in 1978.", ["ASSAULT GHA > TGO negated 1978"]),
      ("Fiji was not the only one to complain about Tonga.", ["ACCUSE FJI > TON"]),
      (
        "Ties between Peru and Chile were restored in 1950, only to be cut again in 1968.",
        ["SUPPORT CHL > PER 1950", "SANCTION CHL > PER 1968"]
      ),
      // Whose ally, who is sent, whom a clause describes, who gave cause.
      ("Armenia's old rival, Georgia, expelled three Turkish envoys.", ["SANCTION GEO > TUR"]),
      ("Togo and Ghana have appointed envoys who held talks in Lome.", ["CONSULT GHA > TGO"]),
      ("Kenya detained Ugandan traders it accused of smuggling.", ["COERCE KEN > UGA", "ACCUSE KEN > UGA"]),
      (
        "Denmark cut ties with Iran, with which it had signed a pact in 2001.",
        ["SANCTION DNK > IRN", "AGREE DNK > IRN 2001"]
      ),
      (
        "Spain recalled its ambassador after Togo executed six people.", ["SANCTION ESP > TGO", "ASSAULT TGO > ESP"]
      ),
      ("Oman opposes better relations between Togo and Ghana.", ["REJECT OMN > GHA+TGO"]),
      ("Togo became one of the first states to recognise Fiji.", ["SUPPORT TGO > FJI"]),
      ("Norway told Iceland to respect its waters.", ["REQUEST NOR > ISL"]),
      (
        "Kenya wrote to Somali leader Hassan Omar urging him to withdraw.",
        ["CONSULT KEN > SOM", "REQUEST KEN > SOM", "RETREAT SOM > KEN hypothetical"]
      ),
      // What is promised each other, and what nobody promises.
      (
        "Kenya, Uganda and Rwanda pledge to consult one another.",
        ["AGREE KEN+RWA+UGA > KEN+RWA+UGA", "CONSULT KEN+RWA+UGA > KEN+RWA+UGA hypothetical"]
      ),
      (
        "Kenya and Uganda pledge to meet each other and condemn Burundi.",
        ["AGREE KEN > UGA", "CONSULT KEN > UGA hypothetical", "ACCUSE KEN+UGA > BDI"]
      ),
      (
        "Kenya accused Uganda of financing and arming rebels in Rwanda.",
        ["ACCUSE KEN > UGA", "COERCE UGA > RWA"]
      ),
      // How old a thing is dates nothing; a place is no part of a verb.
      ("Malta withdrew its troops from the 11th century fort of Tunisia.", ["RETREAT MLT > TUN"]),
      ("The dinner that the Greek leader gave in Tirana was short.", []),
      // Clauses that the parser gives to the wrong word.
      ("Relations cooled after Ghana accused Togo of smuggling.", ["ACCUSE GHA > TGO"]),
      ("Visiting Kenyan President John Kamau thanked Ghana for its help.", ["SUPPORT KEN > GHA"]),
      ("Peru has, for the first time, condemned Chile for the raid.", ["ACCUSE PER > CHL"]),
      (
        "Chad expelled Malian envoys and Mali shut its border with Chad.", ["SANCTION TCD > MLI", "SANCTION MLI > TCD"]
      ),
      ("Using photos and maps, Kenyan diplomats accused Somalia of smuggling.", ["ACCUSE KEN > SOM"]),
      ("Russia delivered tanks to Syria.", ["COOPERATE RUS > SYR"]),
      // Who is meant to be left out, who only stands by, and wars that are nobody's against the other.
      ("Fiji is recognised by Peru, but not by Chile.", ["SUPPORT PER > FJI"]),
      ("Chad and Mali back opposing sides in the wars in Syria and Yemen.", []),
      // Plans, and the dates of what "when" tells.
      ("Peru and Chile are set to meet in May.", ["CONSULT CHL > PER hypothetical"]),
      ("The first such trip since 2016, when Oman and Qatar cut ties, ended.", ["SANCTION OMN > QAT 2016"]),
      ("2003 November: Peru and Chile declare a ceasefire.", ["CONCEDE CHL > PER 2003-11"]),
      // What two have in common acts for neither; what they end they end with each other.
      ("The tension between Mali and Niger declined.", []),
      ("Qatar and Oman cut ties in 1998.", ["SANCTION OMN > QAT 1998"]),
      (
        "Chile invaded Peru in 1880. Ties were restored in 1890.", ["ASSAULT CHL > PER 1880", "SUPPORT CHL > PER 1890"]
      ),
      // A clause set against another is not about its parties; what is warned of is whom it is said to.
      ("Peru praised Bolivia, while Chile rejected an offer from Ecuador.", ["SUPPORT PER > BOL", "REJECT CHL > ECU"]),
      ("Finland cut ties with Mali over its war in Chad.", ["SANCTION FIN > MLI", "ASSAULT MLI > TCD"]),
      (
        "Finland cut ties with Mali, and Norway recalled its ambassador.", ["SANCTION FIN > MLI", "SANCTION NOR > MLI"]
      ),
      // Dates: the finer within the coarser, and not that of what came before or after.
      ("In 1984, Fiji's president arrived in Tonga on 26 April.", ["CONSULT FJI > TON 1984-04-26"]),
      ("January-March 1979: Peru's president visited Chile.", ["CONSULT PER > CHL 1979-01/1979-03"]),
      // Plans and lacks.
      ("Sanctions by Chile against Peru are looming.", ["SANCTION CHL > PER hypothetical"]),
      ("A visit by Peru's president to Chile, planned for May, was announced.", ["CONSULT PER > CHL hypothetical"]),
    ])
  func sentence(_ text: String, _ expected: [String]) throws {
    #expect(try events(text) == expected)
  }

  @Test("Each entry of a chronology tells events of its own")
  func entries() throws {
    let text = """
      Peru and Chile: a chronology

      1963 - Peru and Chile sign a trade agreement.

      1963 - Peru and Chile sign a border agreement.

      1964 - Peru's president visits Chile.
      """
    #expect(try events(text).filter { $0.hasPrefix("AGREE") }.count == 2)
  }
}
