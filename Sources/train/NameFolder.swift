import Language
import Seeded

/// Puts familiar words in the places of a treebank's names, as the reader does before it parses.
struct NameFolder {
  /// A name's words, next to each other, and the one that the others hang from.
  private struct Name {
    let words: Range<Int>
    let head: Int
  }

  /// Familiar words that stand without an article.
  private static let bare: [FamiliarName] = [.person, .place, .body]

  private let words: [Treebank.Word]
  private let names: [Name]

  /// Null where the sentence names nobody.
  init?(_ sentence: Treebank.Sentence) {
    words = sentence.words
    names = Self.names(sentence.words)
    if names.isEmpty { return nil }
  }

  /// The words with each name folded as often as `share` says.
  func folded(share: Float, _ random: inout SplitMix) -> [Treebank.Word] {
    var target = Array(words.indices)
    var forms: [Int: String] = [:]
    for name in names {
      let isFolded = random.fraction() < share
      let kind = Self.bare[Int(random.next() % UInt64(Self.bare.count))]
      guard isFolded else { continue }
      for index in name.words { target[index] = name.head }
      let hasArticle = name.words.lowerBound > 0 && Tokenizer.fold(words[name.words.lowerBound - 1].form) == "the"
      forms[name.head] = (hasArticle ? .articled : kind).form
    }
    let kept = words.indices.filter { target[$0] == $0 }
    var place = [Int32](repeating: 0, count: words.count)
    for (new, old) in kept.enumerated() { place[old] = Int32(new) }
    return kept.map { index in
      let word = words[index]
      let head = word.analysis.head
      let isName = forms[index] != nil
      return Treebank.Word(
        form: forms[index] ?? word.form, lemma: forms[index] ?? word.lemma,
        analysis: .init(
          part: isName ? .properNoun : word.analysis.part, tag: isName ? .singularName : word.analysis.tag,
          head: head < 0 ? -1 : place[target[Int(head)]], relation: word.analysis.relation),
        spaceAfter: word.spaceAfter)
    }
  }

  /// Runs of proper nouns that form one subtree by `flat`, `compound` and `amod`, with titles and all.
  private static func names(_ words: [Treebank.Word]) -> [Name] {
    var names: [Name] = []
    var at = 0
    while at < words.count {
      let end = words[at...].firstIndex { !isName($0) } ?? words.count
      defer { at = max(end, at + 1) }
      guard end > at else { continue }
      names += split(at..<end, words)
    }
    return names
  }

  private static func isName(_ word: Treebank.Word) -> Bool {
    [.singularName, .pluralName].contains(word.analysis.tag)
  }

  /// A run of proper nouns cut where a word neither hangs from the name before it nor that name from it.
  private static func split(_ run: Range<Int>, _ words: [Treebank.Word]) -> [Name] {
    func root(_ word: Int) -> Int {
      let head = Int(words[word].analysis.head)
      let joins: Set<Relation> = [.flat, .compound, .amod]
      return run.contains(head) && joins.contains(words[word].analysis.relation.universal) ? root(head) : word
    }
    return Dictionary(grouping: run, by: root).compactMap { head, members in
      let range = (members.min() ?? head)..<(members.max() ?? head) + 1
      return range.count == members.count ? Name(words: range, head: head) : nil
    }
    .sorted { $0.head < $1.head }
  }
}
