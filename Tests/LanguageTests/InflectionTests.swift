import Language
import Testing

@Suite struct InflectionTests {
  @Test(
    "Verbs take the forms that English gives them",
    arguments: [
      ("sign", ["sign", "signs", "signed", "signing"]),
      ("ban", ["ban", "bans", "banned", "banning"]),
      ("visit", ["visit", "visits", "visited", "visiting"]),
      ("commit", ["commit", "commits", "committed", "committing"]),
      ("deny", ["deny", "denies", "denied", "denying"]),
      ("deploy", ["deploy", "deploys", "deployed", "deploying"]),
      ("agree", ["agree", "agrees", "agreed", "agreeing"]),
      ("seize", ["seize", "seizes", "seized", "seizing"]),
      ("clash", ["clash", "clashes", "clashed", "clashing"]),
      ("meet", ["meet", "meets", "met", "meeting"]),
      ("withdraw", ["withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"]),
      ("overthrow", ["overthrow", "overthrows", "overthrew", "overthrown", "overthrowing"]),
      ("travel", ["travel", "travels", "traveled", "travelled", "traveling", "travelling"]),
      ("veto", ["veto", "vetoes", "vetoed", "vetoing"]),
    ])
  func verbs(_ lemma: String, _ forms: [String]) {
    #expect(Set(Inflection.forms(ofVerb: lemma).keys) == Set(forms))
  }

  @Test("A form says what it can be")
  func forms() {
    #expect(Inflection.forms(ofVerb: "put")["put"] == [.base, .past, .pastParticiple])
    #expect(Inflection.forms(ofVerb: "break")["broke"] == [.past])
    #expect(Inflection.forms(ofVerb: "break")["broken"] == [.pastParticiple])
  }

  @Test(
    "Nouns take their plurals",
    arguments: [
      ("treaty", "treaties"), ("visit", "visits"), ("crisis", "crises"), ("air strike", "air strikes"),
      ("embargo", "embargoes"),
      ("aircraft", "aircraft"), ("spokesman", "spokesmen"), ("clash", "clashes"), ("talks", "talks"),
      ("ceasefire", "ceasefires"),
    ])
  func nouns(_ lemma: String, _ plural: String) {
    #expect(Inflection.plural(ofNoun: lemma) == plural)
  }
}
