import Chronicle
import Language

/// A sentence as roles are read from it: its tree, the actors' phrases, and its dates.
///
/// A class because it never changes, and is handed on to whatever looks at a trigger.
final class SentenceView {
  let tree: DependencyTree
  let phrases: [ActorPhrase]
  /// Tokens of date expressions, prepositions included.
  let dates: [Range<Int>]

  /// By phrase, the list that it is an item of ("Chad, Mali and Niger"): indices into `phrases`.
  private let lists: [Int: Range<Int>]
  /// For each token, the phrase that covers it; negative for none.
  private let covering: [Int32]

  init(tree: DependencyTree, phrases: [ActorPhrase], dates: [Range<Int>]) {
    self.tree = tree
    self.phrases = phrases
    self.dates = dates
    var covering = [Int32](repeating: -1, count: tree.count)
    for (index, phrase) in phrases.enumerated() {
      for at in phrase.tokens.clamped(to: tree.indices) { covering[at] = Int32(truncatingIfNeeded: index) }
    }
    self.covering = covering
    lists = Self.lists(phrases, tree.tokens)
  }

  /// Three or more names between commas, the last behind "and": one list, whatever the parser makes of it.
  private static func lists(_ phrases: [ActorPhrase], _ tokens: [Token]) -> [Int: Range<Int>] {
    var lists: [Int: Range<Int>] = [:]
    var start = 0
    while start < phrases.count {
      var end = start
      var isClosed = false
      while !isClosed, end + 1 < phrases.count, phrases[end].form == .head, phrases[end + 1].form == .head,
        let joint = joint(tokens, phrases[end].tokens.upperBound..<phrases[end + 1].tokens.lowerBound)
      {
        end += 1
        isClosed = joint
      }
      if isClosed, end - start >= 2 {
        for index in start...end { lists[index] = start..<(end + 1) }
      }
      start = end + 1
    }
    return lists
  }

  /// Whether the words between two names end a list ("and", ", and the") or go on with it (","); null where they do neither.
  private static func joint(_ tokens: [Token], _ between: Range<Int>) -> Bool? {
    guard between.count <= 3 else { return nil }
    switch between.clamped(to: tokens.indices).map({ tokens[$0].folded }).filter({ $0 != "the" }) {
    case [","]: return false
    case ["and"], [",", "and"]: return true
    default: return nil
    }
  }

  /// The items of the list that a phrase belongs to; itself alone where there is none.
  func list(of phrase: ActorPhrase) -> ArraySlice<ActorPhrase> {
    guard let covered = covering[safe: phrase.tokens.lowerBound], covered >= 0, let list = lists[Int(covered)] else {
      return [phrase]
    }
    return phrases[list]
  }

  var tokens: [Token] { tree.tokens }

  func folded(_ index: Int) -> String { tree.indices.contains(index) ? tree.tokens[index].folded : "" }

  func phrase(at index: Int) -> ActorPhrase? {
    guard let covered = covering[safe: index], covered >= 0 else { return nil }
    return phrases[Int(covered)]
  }

  func date(covering index: Int) -> Range<Int>? { dates.first { $0.contains(index) } }

  /// The word of some tokens that all others hang from: the first whose head lies outside.
  func top(of range: Range<Int>) -> Int {
    range.first { word in tree.head(word).map { !range.contains($0) } ?? true } ?? range.lowerBound
  }

  /// The words that tell a predicate’s clause: its subtree without the clauses that hang from it.
  func clause(_ predicate: Int) -> [Int] {
    tree.subtree(predicate) { child in
      let relation = tree.relation(child)
      switch relation.universal {
      case .advcl, .ccomp, .csubj, .parataxis: return false
      case .acl: return false
      case .conj: return !(tree.isPredicate(child) && tree.part(child) == .verb)
      default: return true
      }
    }
  }

  /// The clause around a word, as one range of tokens: from its first word to its last.
  func clauseRange(_ word: Int) -> Range<Int> {
    var top = tree.clause(word)
    while !tree.isFinite(top), let governor = tree.governor(top), governor != top { top = tree.clause(governor) }
    let words = Array(Set(clause(top) + clause(tree.clause(word)))).sorted()
    guard let first = words.first, let last = words.last else { return 0..<tokens.count }
    return min(first, word)..<(max(last, word) + 1)
  }

  /// "the first (state) to", "the only one to", "the highest official to": a noun that its rank makes one of a row.
  func isRanked(_ noun: Int) -> Bool {
    Self.ranks.contains(folded(noun))
      || folded(noun) == "one" && folded(noun + 1) == "of" && Self.ranks.contains(folded(noun + 3))
      || tree.children(noun).contains { child in
        child < noun
          && (Self.ranks.contains(folded(child)) || tree.tag(child) == .superlativeAdjective
            || tree.children(child).contains { folded($0) == "most" })
      }
  }

  private static let ranks: Set<String> = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "latest",
    "only", "sole", "earliest",
  ]

  /// The verbs that follow one side by side: "invaded, occupied and (annexed)"; empty where it stands alone or has an object.
  func verbRow(from verb: Int) -> [Int] {
    var row: [Int] = []
    var at = verb + 1
    while at < tree.count,
      tree.part(at) == .verb || [",", "and", "or"].contains(folded(at)) || tree.part(at) == .adverb
    {
      if tree.part(at) == .verb { row.append(at) }
      at += 1
    }
    return tokens[safe: verb + 1].map { tree.part(verb + 1) == .verb || ![",", "and", "or"].contains($0.folded) }
      ?? true ? [] : row
  }

  /// "by Peru, but not by Chile (and Bolivia)": named to say that it is not so of them.
  func isDenied(_ phrase: ActorPhrase) -> Bool {
    var word = top(of: phrase.tokens)
    while tree.relation(word) == .conj, let head = tree.head(word) {
      if tree.children(word).contains(where: { tree.relation($0) == .advmod && folded($0) == "not" }) { return true }
      word = head
    }
    return false
  }

  /// "Washington’s (response)": who owns a thing.
  private func owner(of word: Int) -> ActorPhrase? { tree.possessor(word).flatMap { phrase(at: $0) } }

  /// Whom the main clause is about: its subject’s actors, else those of the first clause that has any.
  var mainSubject: [ActorID] {
    let main = tree.subject(tree.root).map(\.word)
    for word in [main].compactMap(\.self) + tree.indices.filter({ tree.relation($0).universal == .nsubj }) {
      guard let phrase = phrase(at: word) ?? owner(of: word), phrase.form.isNounPhrase || phrase.form == .possessive
      else {
        continue
      }
      let named = tree.conjuncts(word).compactMap { self.phrase(at: $0) }.flatMap { list(of: $0) }.flatMap(\.actors)
      return named.isEmpty ? phrase.actors : named
    }
    return []
  }
}
