import Language

/// Which words can be verbs and which nouns, as far as the lexicon's frames and word lists say. Not a tagger: it only
/// answers for the words that frames turn on.
struct WordClasses: Sendable {
  struct VerbReading: Hashable, Sendable {
    let lemma: String
    let forms: Set<Inflection.VerbForm>
  }

  /// Verb forms, each with its lemmas and what it may be.
  private let verbs: [String: [VerbReading]]
  private let nouns: Set<String>
  /// Lemmas of verbs that a gerund completes.
  let gerundVerbs: Set<String>
  /// Lemmas of verbs that do what they say: "condemn".
  let performatives: Set<String>
  /// Lemmas of verbs that lay a deed at somebody’s door.
  let accusing: Set<String>
  /// Lemmas of verbs whose past form without an object tells what somebody suffers: "envoy summoned".
  let suffering: Set<String>
  /// Phrases that stand between commas and say nothing of who did what, single-spaced.
  let asides: Set<String>

  /// - Parameters:
  ///   - verbs: lemmas, first words of phrasal verbs among them.
  ///   - nouns: singulars; the last word of a phrase counts.
  ///   - gerundVerbs: lemmas.
  ///   - performatives: lemmas.
  ///   - accusing: lemmas.
  ///   - suffering: lemmas.
  ///   - asides: phrases.
  init(
    verbs: Set<String>, nouns: Set<String>, gerundVerbs: Set<String>, performatives: Set<String>, accusing: Set<String>,
    suffering: Set<String>, asides: Set<String>
  ) {
    self.suffering = suffering
    self.accusing = accusing
    self.gerundVerbs = gerundVerbs
    self.performatives = performatives
    self.asides = asides
    var readings: [String: [VerbReading]] = [:]
    for lemma in verbs.sorted() {
      for (form, kinds) in Inflection.forms(ofVerb: lemma) {
        readings[form, default: []].append(VerbReading(lemma: lemma, forms: kinds))
      }
    }
    self.verbs = readings
    self.nouns = nouns.union(nouns.map { Inflection.plural(ofNoun: $0) })
  }

  func isVerb(_ folded: String) -> Bool { verbs[folded] != nil || FunctionWords.auxiliaries.contains(folded) }

  func isNoun(_ folded: String) -> Bool { nouns.contains(folded) }

  func readings(_ folded: String) -> [VerbReading] { verbs[folded] ?? [] }

  /// How a word reads that is a verb and nothing else; null where it may be a noun, or two verbs.
  func onlyVerb(_ folded: String) -> VerbReading? {
    guard let readings = verbs[folded], readings.count == 1, !isNoun(folded) else { return nil }
    return readings[0]
  }
}
