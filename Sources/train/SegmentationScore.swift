import Language

/// How the tokenizer and the sentence splitter do on a treebank's raw text: F1 over spans of code points.
struct SegmentationScore {
  private(set) var tokens = F1()
  private(set) var sentences = F1()
  /// Sentences left out since their words do not spell their text ("dont" as "do" and "not").
  private(set) var unspelled = 0
  /// Where tokens differ, "ours ≠ theirs", most frequent first.
  private(set) var differences: [String: Int] = [:]

  struct F1 {
    var found = 0
    var expected = 0
    var right = 0

    var percent: Double { 200 * Double(right) / Double(max(1, found + expected)) }

    mutating func add(_ found: [Range<Int>], _ expected: [Range<Int>]) {
      self.found += found.count
      self.expected += expected.count
      right += Set(found).intersection(expected).count
    }
  }

  init(_ bank: Treebank, _ splitter: SentenceSplitter) {
    var paragraph: [Treebank.Sentence] = []
    for sentence in bank.sentences {
      if sentence.startsParagraph || sentence.startsDocument {
        score(paragraph, splitter)
        paragraph = []
      }
      let tokens = sentence.tokens()
      guard let end = tokens.last?.range.upperBound, end == sentence.text.unicodeScalars.count else {
        unspelled += 1
        continue
      }
      paragraph.append(sentence)
    }
    score(paragraph, splitter)
  }

  private mutating func score(_ paragraph: [Treebank.Sentence], _ splitter: SentenceSplitter) {
    var raw = ""
    var expected: [[Token]] = []
    for sentence in paragraph {
      if sentence.words.last?.spaceAfter == true || !raw.isEmpty { raw += raw.isEmpty ? "" : " " }
      expected.append(sentence.tokens(from: raw.unicodeScalars.count))
      raw += sentence.text
    }
    let text = Text(raw)
    let found = splitter.sentences(of: 0..<text.count, in: text)
    tokens.add(found.flatMap { $0 }.map(\.range), expected.flatMap { $0 }.map(\.range))
    sentences.add(found.compactMap { Self.span($0) }, expected.compactMap { Self.span($0) })
    note(found, expected, in: text)
  }

  private static func span(_ tokens: [Token]) -> Range<Int>? {
    guard let first = tokens.first, let last = tokens.last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// Notes what stands between two boundaries that both agree on, where they differ inside.
  private mutating func note(_ found: [[Token]], _ expected: [[Token]], in text: Text) {
    let (ours, theirs) = (found.flatMap { $0 }.map(\.range), expected.flatMap { $0 }.map(\.range))
    let common = Set(ours).intersection(theirs)
    let (mine, gold) = (ours.filter { !common.contains($0) }, theirs.filter { !common.contains($0) })
    var at = 0
    for range in mine {
      var pieces: [String] = []
      while at < gold.count, gold[at].lowerBound < range.upperBound {
        pieces.append(text[gold[at]])
        at += 1
      }
      if !pieces.isEmpty { differences[text[range] + " ≠ " + pieces.joined(separator: "|"), default: 0] += 1 }
    }
    let (ends, goldEnds) = (
      Set(found.compactMap { Self.span($0)?.upperBound }), Set(expected.compactMap { Self.span($0)?.upperBound })
    )
    for end in ends.subtracting(goldEnds) { differences["cut: " + text[end - 25..<end + 15], default: 0] += 1 }
    for end in goldEnds.subtracting(ends) { differences["not cut: " + text[end - 25..<end + 15], default: 0] += 1 }
  }
}
