/// Which texts hold which words: an inverted index, with the texts' own words beside it for phrases.
struct WordIndex: Sendable {
  private let terms: TermTable
  /// For each term, the texts that hold it, ascending.
  private let texts: Runs<UInt32>
  /// For each text, its terms in order.
  private let sequences: Runs<UInt32>

  fileprivate init(terms: TermTable, texts: Runs<UInt32>, sequences: Runs<UInt32>) {
    self.terms = terms
    self.texts = texts
    self.sequences = sequences
  }

  /// How many texts there are.
  var count: Int { sequences.count }

  /// The texts that hold every word and phrase, ascending; none for a query without words.
  func matches(_ query: TextQuery) -> [UInt32] {
    var numbers: [[UInt32]] = []
    for phrase in query.phrases {
      var sequence: [UInt32] = []
      for word in phrase {
        guard let term = terms[word] else { return [] }
        sequence.append(term)
      }
      numbers.append(sequence)
    }
    // The rarest word first leaves the least to look at.
    let all = Set(numbers.joined()).sorted { (texts.count(of: $0), $0) < (texts.count(of: $1), $1) }
    guard let rarest = all.first else { return [] }
    var found = Array(texts[rarest])
    for term in all.dropFirst() { found = Self.intersection(found, texts[term]) }
    let phrases = numbers.filter { $0.count > 1 }
    guard !phrases.isEmpty else { return found }
    return found.filter { text in phrases.allSatisfy { holds(text, $0) } }
  }

  private func holds(_ text: UInt32, _ phrase: [UInt32]) -> Bool {
    let words = sequences[text]
    guard words.count >= phrase.count else { return false }
    return (words.startIndex...words.endIndex - phrase.count).contains { start in
      words[start] == phrase[0] && words[start..<start + phrase.count].elementsEqual(phrase)
    }
  }

  /// Two ascending lists; each of the shorter is looked for in what is left of the longer.
  static func intersection(_ short: [UInt32], _ long: ArraySlice<UInt32>) -> [UInt32] {
    var rest = long
    return short.filter { value in
      rest = rest[rest.lowerBound(of: value)...]
      return rest.first == value
    }
  }
}

/// Gathers texts; which of them the index holds, and in which order, is said at the end.
struct WordIndexBuilder {
  /// The number of `ReadingKeys.gap`.
  private static let gap = UInt32.max
  private var terms = TermTable()
  private var sequences = Runs<UInt32>()

  var count: Int { sequences.count }

  /// Adds the words of what is looked at as one text.
  mutating func add(_ words: [UInt64]) {
    var sequence: [UInt32] = []
    sequence.reserveCapacity(words.count)
    for word in words { sequence.append(word == ReadingKeys.gap ? Self.gap : terms.number(of: word)) }
    sequences.append(sequence)
  }

  /// Adds all texts of another, behind its own.
  mutating func append(_ other: WordIndexBuilder) {
    let numbers = other.terms.words.map { terms.number(of: $0) }
    sequences.append(other.sequences) { $0 == Self.gap ? $0 : numbers[Int($0)] }
  }

  /// The index of the texts added as number `order[0]`, `order[1]` and so on.
  consuming func index(order: [UInt32]) -> WordIndex {
    let ordered = sequences.reordered(order)
    return WordIndex(terms: terms, texts: Self.inverted(ordered, terms: terms.count), sequences: ordered)
  }

  /// By counting: how many texts hold each term, then where each term's list begins.
  private static func inverted(_ sequences: Runs<UInt32>, terms: Int) -> Runs<UInt32> {
    var last = [UInt32](repeating: .max, count: terms)
    var counts = [Int](repeating: 0, count: terms)
    func eachTerm(_ body: (_ term: Int, _ text: UInt32) -> Void) {
      for text in 0..<UInt32(truncatingIfNeeded: sequences.count) {
        for term in sequences[text] where term != gap && last[Int(term)] != text {
          last[Int(term)] = text
          body(Int(term), text)
        }
      }
    }
    eachTerm { term, _ in counts[term] += 1 }
    last = [UInt32](repeating: .max, count: terms)
    var lists = RunsFiller<UInt32>(counts: counts, placeholder: 0)
    eachTerm { term, text in lists.append(text, to: term) }
    return lists.runs
  }
}
