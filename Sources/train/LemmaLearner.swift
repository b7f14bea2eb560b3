import Language

/// Learns a `Lemmatizer` from a treebank.
enum LemmaLearner {
  private struct Observation: Hashable {
    let form: String
    let lemma: String
    let part: PartOfSpeech
    let tag: PennTag
  }

  /// Counts the rules of every ending, then keeps an ending only where it says something else than the next shorter one.
  static func lemmatizer(_ sentences: [Treebank.Sentence]) -> Lemmatizer {
    var observations: [Observation: Int] = [:]
    for word in sentences.lazy.flatMap(\.words) where word.lemma != "_" || word.form == "_" {
      let seen = Observation(form: word.form, lemma: word.lemma, part: word.analysis.part, tag: word.analysis.tag)
      observations[seen, default: 0] += 1
    }
    var counts: [UInt64: [Lemmatizer.Rule: Int]] = [:]
    for (seen, count) in observations {
      let folded = Tokenizer.fold(seen.form)
      let rule = Lemmatizer.Rule(form: seen.form, folded: folded, lemma: seen.lemma)
      for (depth, key) in Lemmatizer.keys(form: seen.form, folded: folded, seen.part, seen.tag).enumerated() {
        // Endings are judged by types, so that frequent exceptions do not make the rule; a whole word by its tokens.
        counts[key, default: [:]][rule, default: 0] += depth < Lemmatizer.wholeKeys ? count : 1
      }
    }
    let best = counts.mapValues { rules in
      rules.max { ($0.value, order($1.key)) < ($1.value, order($0.key)) }
    }
    var kept: [UInt64: Lemmatizer.Rule] = [:]
    for seen in observations.keys {
      let keys = Lemmatizer.keys(form: seen.form, folded: Tokenizer.fold(seen.form), seen.part, seen.tag)
      var shorter: Lemmatizer.Rule?
      for index in keys.indices.reversed() {
        guard let (rule, types) = best[keys[index]] ?? nil else { continue }
        let isEnding = index >= Lemmatizer.wholeKeys && index + 1 < keys.count
        // One word's oddity is no rule for others that end alike.
        if isEnding, types < leastTypes { continue }
        if rule != shorter { kept[keys[index]] = rule }
        shorter = rule
      }
    }
    let rules = Set(kept.values).sorted { order($0) < order($1) }
    let index = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
    let hashes = kept.keys.sorted()
    return Lemmatizer(
      rules: rules, hashes: hashes,
      ruleOfHash: hashes.map { hash in UInt16(clamping: kept[hash].flatMap { index[$0] } ?? 0) })
  }

  private static let leastTypes = 2

  /// Settles ties the same way every time.
  private static func order(_ rule: Lemmatizer.Rule) -> String { "\(rule.cut) \(rule.append) \(rule.keepsCase)" }
}
