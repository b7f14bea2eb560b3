import Language

/// The words that say whether an act took place (`words/status.txt`).
///
/// A class because it is large, never changes, and is handed on for every trigger that is tried.
final class StatusWords: Sendable {
  let negations: PhraseSet
  let nounNegations: PhraseSet
  let modals: PhraseSet
  /// Lemmas.
  let attitudes: Set<String>
  /// Lemmas.
  let refusals: Set<String>
  let intentions: Set<String>
  let conditions: PhraseSet
  let nounHypotheticals: PhraseSet
  /// Lemmas of verbs whose subject does what their object tells.
  let supports: Set<String>
  /// Lemmas of verbs whose object does what their infinitive tells: "urged Lima to act".
  let controls: Set<String>
  /// Nouns that stand for what has just been told.
  let anaphors: Set<String>
  /// Nouns of what is written or said: what a participle behind them says is said by whoever issued them.
  let texts: Set<String>
  /// Lemmas of verbs whose relative clause tells what came of the whole sentence before it: "did so, which angered".
  let consequences: Set<String>
  /// Lemmas of verbs whose subject is yet to come: "sanctions loom".
  let prospects: Set<String>
  /// Lemmas of verbs whose participle behind a noun puts it in the future: "the visit planned for May".
  let planning: Set<String>
  /// Lemmas of nouns of what two have with each other.
  let bonds: Set<String>
  /// Lemmas of nouns of deeds that "of" explains: "the step of recognising".
  let steps: Set<String>
  /// Lemmas of nouns of those who act for the place they are in.
  let locals: Set<String>
  /// Words before somebody who is on the doer's side.
  let companies: PhraseSet
  /// Nouns of what states conclude with each other.
  let pacts: Set<String>
  /// Lemmas of nouns of who stands over against an owner: "its ally".
  let fellows: Set<String>
  /// Lemmas of nouns of those who come together: a body's own is nobody else's.
  let gatherings: Set<String>
  /// Lemmas of verbs of those who bring others together.
  let brokering: Set<String>
  /// What somebody does who does what another has done.
  let likewise: WordPhrases
  /// Nouns of what a third does for two who come together.
  let mediations: Set<String>
  /// Verbs that tell whose words or will a noun is.
  let voicing: Set<String>
  /// Lemmas of verbs that lay down what is to be.
  let rulings: Set<String>
  /// Lemmas of nouns of those who are sent, and of the verbs that send them: what they do, their sender does.
  let agents: Set<String>
  let sending: Set<String>
  /// Lemmas of verbs that lay a deed at somebody’s door: "accused Lima of".
  let accusing: Set<String>
  /// Lemmas of verbs that a gerund completes.
  let gerundVerbs: Set<String>
  /// Lemmas of saying.
  let sayings: Set<String>
  /// Lemmas of verbs of deeds that are done by resolving on them: "voted to condemn".
  let enacted: Set<String>
  /// Lemmas of verbs that leave it open whether what follows is so: "suspects that".
  let doubting: Set<String>
  /// Nouns of what is said, written or gone through at one time.
  let occasions: Set<String>
  /// Lemmas of verbs that give an occasion its time.
  let dating: Set<String>
  /// Lemmas of verbs whose object comes about with them.
  let making: Set<String>
  /// Lemmas of verbs of those who settle what is to be done.
  let resolving: Set<String>
  /// Lemmas of verbs of a deed that takes place.
  let happening: Set<String>
  /// Lemmas of nouns of whom states send to one another for good.
  let envoys: Set<String>
  /// Nouns of what somebody speaks or answers.
  let speeches: Set<String>
  /// Lemmas of verbs that only name what their clause is about.
  let naming: Set<String>

  init(_ lists: WordLists, _ tokenizer: Tokenizer) throws(LexiconError) {
    negations = PhraseSet(try lists.list("negations"), tokenizer)
    nounNegations = PhraseSet(try lists.list("noun-negations"), tokenizer)
    modals = PhraseSet(try lists.list("modals"), tokenizer)
    attitudes = Set(try lists.list("attitudes"))
    refusals = Set(try lists.list("refusals"))
    let intentions = try lists.list("intentions")
    self.intentions = Set(intentions + intentions.map { Inflection.plural(ofNoun: $0) })
    conditions = PhraseSet(try lists.list("conditions"), tokenizer)
    nounHypotheticals = PhraseSet(try lists.list("noun-hypotheticals"), tokenizer)
    supports = Set(try lists.list("support-verbs"))
    controls = Set(try lists.list("control-verbs"))
    anaphors = Set(try lists.list("anaphors"))
    texts = Set(try lists.list("texts"))
    consequences = Set(try lists.list("consequences"))
    prospects = Set(try lists.list("prospects"))
    planning = Set(try lists.list("planning-verbs"))
    bonds = Set(try lists.list("bonds"))
    steps = Set(try lists.list("steps"))
    locals = Set(try lists.list("locals"))
    companies = PhraseSet(try lists.list("companies"), tokenizer)
    pacts = Set(try lists.list("pacts"))
    speeches = Set(try lists.list("speeches"))
    fellows = Set(try lists.list("fellows"))
    gatherings = Set(try lists.list("gatherings"))
    brokering = Set(try lists.list("brokering-verbs"))
    likewise = WordPhrases(try lists.list("likewise-phrases").map { $0.split(separator: " ").map(String.init) })
    mediations = Set(try lists.list("mediations"))
    voicing = Set(try lists.list("voicing-verbs"))
    rulings = Set(try lists.list("rulings"))
    agents = Set(try lists.list("agents"))
    sending = Set(try lists.list("sending-verbs"))
    accusing = Set(try lists.list("accusing-verbs"))
    gerundVerbs = Set(try lists.list("gerund-verbs"))
    sayings = Set(try lists.list("sayings"))
    enacted = Set(try lists.list("enacted-verbs")).union(try lists.list("performatives"))
    doubting = Set(try lists.list("doubting-verbs"))
    occasions = Set(try lists.list("occasions"))
    dating = Set(try lists.list("dating-verbs"))
    making = Set(try lists.list("making-verbs"))
    resolving = Set(try lists.list("resolving-verbs"))
    happening = Set(try lists.list("happening-verbs"))
    envoys = Set(try lists.list("envoys"))
    naming = Set(try lists.list("naming-verbs"))
  }
}

/// A set of short phrases, found anywhere in a stretch of tokens.
struct PhraseSet: Sendable {
  private var byFirst: [String: [[String]]] = [:]

  init(_ phrases: [String], _ tokenizer: Tokenizer) {
    for phrase in phrases {
      let text = Text(phrase)
      let words = tokenizer.tokens(of: 0..<text.count, in: text).map(\.folded)
      if let first = words.first { byFirst[first, default: []].append(words) }
    }
  }

  /// Whether one of the phrases stands wholly inside the range.
  func stands(in range: Range<Int>, of tokens: [Token]) -> Bool {
    let range = range.clamped(to: tokens.indices)
    return range.contains { at in
      (byFirst[tokens[at].folded] ?? []).contains { phrase in
        at + phrase.count <= range.upperBound && phrase.indices.allSatisfy { tokens[at + $0].folded == phrase[$0] }
      }
    }
  }
}
