import Language

/// A sentence of a treebank as the trainer sees it.
struct Example {
  /// By word: the rows of its vectors, whole word and exact letters first.
  let rows: [[Int32]]
  /// By word: how often its letters occur in the training text.
  let frequencies: [Int32]
  let tags: [Int]
  /// `count` for the sentence's root.
  let heads: [Int32]
  let relations: [UInt8]
  let children: [[Int32]]

  var count: Int { tags.count }
}

/// What a training text holds: its words' features, its tags and relations.
struct Inventory {
  let vocabulary: Vocabulary
  let labels: ModelLabels
  private let frequencies: [UInt64: Int32]
  private let tagIndex: [Int: Int]

  /// Features that occur less often have no vector of their own.
  private static let leastWords: Int32 = 2
  private static let leastAffixes: Int32 = 3

  init(_ sentences: [Treebank.Sentence]) {
    var frequencies: [UInt64: Int32] = [:]
    var kinds: [UInt64: WordFeatures.Kind] = [:]
    var tags: [Int: Int] = [:]
    for word in sentences.lazy.flatMap(\.words) {
      for feature in WordFeatures.features(of: word.form, folded: Tokenizer.fold(word.form)) {
        frequencies[feature.hash, default: 0] += 1
        kinds[feature.hash] = feature.kind
      }
      tags[Self.key(word.analysis), default: 0] += 1
    }
    let kept = frequencies.filter { hash, count in
      let isWhole = kinds[hash] == .word || kinds[hash] == .exact
      return count >= (isWhole ? Self.leastWords : Self.leastAffixes)
    }
    vocabulary = Vocabulary(hashes: kept.keys.sorted())
    self.frequencies = frequencies
    let order = tags.keys.sorted()
    tagIndex = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let pairs = order.compactMap { key in
      PartOfSpeech(rawValue: UInt8(key >> 8)).flatMap { part in
        PennTag(rawValue: UInt8(key & 0xFF)).map { (part: part, tag: $0) }
      }
    }
    labels = ModelLabels(tags: pairs, relations: Relation.allCases)
  }

  private static func key(_ analysis: DependencyTree.Analysis) -> Int {
    Int(analysis.part.rawValue) << 8 | Int(analysis.tag.rawValue)
  }

  /// A sentence whose tags all occur in the training text.
  func example(_ words: [Treebank.Word]) -> Example {
    let count = words.count
    let heads = words.map { $0.analysis.head < 0 ? Int32(count) : $0.analysis.head }
    var children = [[Int32]](repeating: [], count: count + 1)
    for (word, head) in heads.enumerated() { children[Int(head)].append(Int32(word)) }
    return Example(
      rows: words.map { vocabulary.rows(of: $0.form, folded: Tokenizer.fold($0.form)) },
      frequencies: words.map { word in
        let whole = WordFeatures.features(of: word.form, folded: Tokenizer.fold(word.form))[0]
        return frequencies[whole.hash] ?? 0
      },
      tags: words.map { tagIndex[Self.key($0.analysis)] ?? 0 }, heads: heads,
      relations: words.map { $0.analysis.relation.rawValue }, children: children)
  }
}
