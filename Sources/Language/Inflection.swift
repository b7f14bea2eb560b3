/// The forms of English words, from their lemmas: the regular rules of spelling and the irregular verbs.
package enum Inflection {
  /// What a verb's form says.
  package enum VerbForm: Hashable, Sendable { case base, thirdPerson, past, pastParticiple, presentParticiple }

  /// The verbs that inflect by no rule: common ones, as it happens.
  package static var irregularLemmas: Set<String> { Set(irregularVerbs.keys) }

  /// The forms of a verb, each with what it may be ("put" is three of them).
  package static func forms(ofVerb lemma: String) -> [String: Set<VerbForm>] {
    if lemma == "be" { return formsOfBe }
    let irregular = irregularVerbs[lemma] ?? prefixed(lemma)
    let past = irregular?.past ?? regularPasts(lemma)
    let participle = irregular?.participle ?? past
    var forms: [String: Set<VerbForm>] = [lemma: [.base]]
    forms[suffixedWithS(lemma), default: []].insert(.thirdPerson)
    for form in past { forms[form, default: []].insert(.past) }
    for form in participle { forms[form, default: []].insert(.pastParticiple) }
    for form in presentParticiples(lemma) { forms[form, default: []].insert(.presentParticiple) }
    return forms
  }

  private static let formsOfBe: [String: Set<VerbForm>] = [
    "be": [.base], "am": [.base], "are": [.base], "is": [.thirdPerson], "was": [.past], "were": [.past],
    "been": [.pastParticiple], "being": [.presentParticiple],
  ]

  /// The plural of a noun. Phrases inflect in their last word.
  package static func plural(ofNoun lemma: String) -> String {
    if let plural = irregularPlurals[lemma] { return plural }
    if let cut = lemma.lastIndex(where: { $0 == " " || $0 == "-" }),
      let plural = irregularPlurals[String(lemma[lemma.index(after: cut)...])]
    {
      return String(lemma[...cut]) + plural
    }
    return suffixedWithS(lemma)
  }

  private static func suffixedWithS(_ word: String) -> String {
    if ["s", "x", "z", "ch", "sh"].contains(where: word.hasSuffix) { return word + "es" }
    if word == "go" || word == "do" || word == "veto" || word == "embargo" || word == "undergo" { return word + "es" }
    if endsInConsonantY(word) { return word.dropLast() + "ies" }
    return word + "s"
  }

  /// British spelling doubles an unstressed "l" ("travelled"), American does not: both are read.
  private static func mayDouble(_ lemma: String) -> Bool {
    guard lemma.hasSuffix("l"), let before = lemma.dropLast().last, isVowel(before),
      let earlier = lemma.dropLast(2).last
    else { return false }
    return !isVowel(earlier) && lemma.dropLast(2).contains(where: isVowel) && !doubles(lemma)
  }

  private static func regularPasts(_ lemma: String) -> [String] {
    mayDouble(lemma) ? [regularPast(lemma), lemma + "led"] : [regularPast(lemma)]
  }

  private static func regularPast(_ lemma: String) -> String {
    if lemma.hasSuffix("e") { return lemma + "d" }
    if endsInConsonantY(lemma) { return lemma.dropLast() + "ied" }
    if lemma.hasSuffix("ic") { return lemma + "ked" }
    return (doubles(lemma) ? lemma + lemma.suffix(1) : lemma) + "ed"
  }

  private static func presentParticiples(_ lemma: String) -> [String] {
    if lemma.hasSuffix("ie") { return [lemma.dropLast(2) + "ying"] }
    if lemma.hasSuffix("ee") || lemma.hasSuffix("oe") || lemma.hasSuffix("ye") {
      return [lemma + "ing"]
    }
    if lemma.hasSuffix("e") { return [lemma.dropLast() + "ing"] }
    if lemma.hasSuffix("ic") { return [lemma + "king"] }
    let plain = (doubles(lemma) ? lemma + lemma.suffix(1) : lemma) + "ing"
    return mayDouble(lemma) ? [plain, lemma + "ling"] : [plain]
  }

  private static func endsInConsonantY(_ word: String) -> Bool {
    guard word.hasSuffix("y"), let before = word.dropLast().last else { return false }
    return !isVowel(before)
  }

  private static func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }

  /// Whether the last consonant doubles: after one stressed short vowel ("ban", "commit", "deter"; not "visit").
  private static func doubles(_ lemma: String) -> Bool {
    let letters = Array(lemma)
    guard letters.count >= 3 else { return false }
    let (last, vowel, before) = (letters[letters.count - 1], letters[letters.count - 2], letters[letters.count - 3])
    guard !isVowel(last), !"wxy".contains(last), isVowel(vowel),
      !isVowel(before) || (before == "u" && letters.dropLast(3).last == "q")
    else { return false }
    let syllables = letters.indices.count { isVowel(letters[$0]) && ($0 == 0 || !isVowel(letters[$0 - 1])) }
    return syllables == 1 || stressedAtEnd.contains(lemma)
  }

  private static let stressedAtEnd: Set<String> = [
    "abet", "abhor", "admit", "allot", "annul", "begin", "commit", "compel", "concur", "confer", "control", "debar",
    "defer", "demur", "deter", "dispel", "equip", "expel", "forget", "impel", "incur", "infer", "intermit", "occur",
    "omit", "patrol", "permit", "prefer", "propel", "rebel", "rebut", "recur", "refer", "regret", "remit", "repel",
    "rescind", "submit", "transfer", "transmit", "unplug", "upset",
    // Not stressed there, but written so.
    "airdrop", "eavesdrop", "kidnap", "leapfrog", "outwit", "overstep", "sidestep", "wiretap", "worship",
  ]

  private struct Parts {
    let past: [String]
    let participle: [String]
  }

  /// "withdraw" inflects as "draw", "overthrow" as "throw".
  private static func prefixed(_ lemma: String) -> Parts? {
    for prefix in ["with", "over", "under", "fore", "mis", "out", "re", "un", "up", "inter", "counter"] {
      guard lemma.hasPrefix(prefix), let parts = irregularVerbs[String(lemma.dropFirst(prefix.count))] else { continue }
      return Parts(past: parts.past.map { prefix + $0 }, participle: parts.participle.map { prefix + $0 })
    }
    return nil
  }

  private static let irregularPlurals: [String: String] = [
    "man": "men", "woman": "women", "person": "people", "child": "children", "foot": "feet", "crisis": "crises",
    "aircraft": "aircraft", "spacecraft": "spacecraft", "talks": "talks", "ties": "ties", "sanctions": "sanctions",
    "series": "series", "headquarters": "headquarters", "basis": "bases", "analysis": "analyses", "leaf": "leaves",
    "half": "halves", "life": "lives", "wife": "wives", "knife": "knives", "thief": "thieves", "spokesman": "spokesmen",
    "spokeswoman": "spokeswomen", "congressman": "congressmen", "serviceman": "servicemen", "fisherman": "fishermen",
    "chairman": "chairmen", "goods": "goods", "arms": "arms", "means": "means", "phenomenon": "phenomena",
  ]

  /// Lemma, past, past participle where it differs; variants after a slash.
  private static let irregularVerbs: [String: Parts] = {
    let table = """
      bear bore borne|beat beat beaten|become became become|begin began begun|bend bent|bet bet|bid bid
      bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|broadcast broadcast
      build built|burn burned/burnt|burst burst|buy bought|cast cast|catch caught|choose chose chosen|cling clung
      come came come|cost cost|creep crept|cut cut|deal dealt|dig dug|do did done|draw drew drawn|dream dreamed/dreamt
      drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found
      flee fled|fling flung|fly flew flown|forbid forbade forbidden|foresee foresaw foreseen|forget forgot forgotten
      forgive forgave forgiven|forsake forsook forsaken|freeze froze frozen|get got got/gotten|give gave given
      go went gone|grind ground|grow grew grown|hang hung|have had|hear heard|hide hid hidden|hit hit|hold held|hurt hurt
      keep kept|know knew known|lay laid|lead led|lean leaned/leant|leap leaped/leapt|leave left|lend lent|let let
      lie lay lain|light lit|lose lost|make made|mean meant|meet met|pay paid|prove proved proved/proven|put put
      quit quit|read read|rid rid|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said|see saw seen
      seek sought|sell sold|send sent|set set|shake shook shaken|shed shed|shine shone|shoot shot|show showed shown
      shrink shrank shrunk|shut shut|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken
      speed sped|spend spent|spin spun|split split|spread spread|spring sprang sprung|stand stood|steal stole stolen
      stick stuck|sting stung|strike struck|strive strove striven|swear swore sworn|sweep swept|swim swam swum
      swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|tread trod trodden
      understand understood|uphold upheld|wage waged|wake woke woken|wear wore worn|weave wove woven|win won|wind wound
      write wrote written
      """
    var verbs: [String: Parts] = [:]
    for entry in table.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
      let parts = entry.split(separator: " ").map { $0.split(separator: "/").map(String.init) }
      guard let lemma = parts.first?.first, let past = parts.dropFirst().first else { continue }
      verbs[lemma] = Parts(past: past, participle: parts.dropFirst(2).first ?? past)
    }
    return verbs
  }()
}
