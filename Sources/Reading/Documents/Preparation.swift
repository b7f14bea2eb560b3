import Chronicle
import Language

/// A document ready to be read: its sentences, and what its first lines say about itself.
struct Preparation {
  /// The text as given, with the marks in it known: `text[range]` quotes, `text.words(range)` says aloud.
  let text: Text
  let sentences: [Sentence]
  let title: String?
  let published: Day?

  init(_ source: Source, _ lexicon: Lexicon) {
    let text = Text(source.text)
    let layout = lexicon.layout.blocks(of: text, from: FrontMatter.end(in: text))
    let marked = text.hiding(layout.flatMap(\.hidden))
    self.text = marked
    var blocks = layout.filter { $0.kind != .furniture }
    var stamp: Day?
    blocks = blocks.enumerated().filter { index, block in
      guard index < Self.stampDepth, block.range.count <= Self.stampLength,
        let day = DateFinder.stamp(
          in: lexicon.splitter.sentences(of: block.range, in: text, without: block.hidden).flatMap { $0 })
      else { return true }
      stamp = stamp ?? day
      return false
    }.map(\.element)
    published =
      source.published ?? stamp ?? Dateline.day(of: blocks.prefix(Self.stampDepth), in: text, lexicon.splitter)
    title = source.title ?? Self.title(of: blocks, in: marked)
    sentences = Self.sentences(of: blocks, in: text, lexicon.splitter)
  }

  /// Stamps stand in the first blocks, alone or nearly so.
  private static let stampDepth = 8
  private static let stampLength = 90

  /// The first heading, when no prose comes before it.
  private static func title(of blocks: [Block], in text: Text) -> String? {
    guard let first = blocks.first, first.kind == .heading else { return nil }
    return text.words(first.range)
  }

  private static func sentences(of blocks: [Block], in text: Text, _ splitter: SentenceSplitter) -> [Sentence] {
    var sentences: [Sentence] = []
    for (index, block) in blocks.enumerated() {
      let body = Dateline.end(of: block, in: text, splitter) ?? block.range.lowerBound
      for tokens in splitter.sentences(of: body..<block.range.upperBound, in: text, without: block.hidden) {
        guard let first = tokens.first, let last = tokens.last else { continue }
        sentences.append(
          Sentence(
            number: sentences.count + 1, paragraph: index + 1, range: first.range.lowerBound..<last.range.upperBound,
            tokens: tokens, isHeading: block.kind == .heading))
      }
    }
    return sentences
  }
}

/// A `---` block at the beginning of a text: it belongs to whoever loads the file, and is no prose.
enum FrontMatter {
  /// Where the prose begins: behind the closing `---`, or at 0 when there is no such block.
  static func end(in text: Text) -> Int {
    let scalars = text.scalars
    guard scalars.count > 4, scalars.prefix(3).allSatisfy({ $0 == "-" }), scalars[3].isLineBreak else { return 0 }
    var lineStart = 4
    for at in 4...scalars.count where at == scalars.count || scalars[at].isLineBreak {
      if at - lineStart == 3, scalars[lineStart..<at].allSatisfy({ $0 == "-" }) { return min(at + 1, scalars.count) }
      lineStart = at + 1
    }
    return 0
  }
}

/// A news agency’s dateline: "ISLAMABAD, Dec. 20 (Reuters) — ".
enum Dateline {
  /// Where the prose behind a dateline begins; null without one.
  static func end(of block: Block, in text: Text, _ splitter: SentenceSplitter) -> Int? {
    parts(of: block, in: text, splitter).flatMap { isEntry($0.tokens) ? nil : $0.end }
  }

  /// "April 4 —": the head of a chronology’s entry, which dates what follows.
  private static func isEntry(_ tokens: [Token]) -> Bool {
    guard let first = tokens.first, case .month? = DateWord(first) else { return false }
    return !tokens.contains { $0.text == "(" }
  }

  /// The day that the first dateline of some blocks gives in full.
  static func day(of blocks: some Sequence<Block>, in text: Text, _ splitter: SentenceSplitter) -> Day? {
    guard let tokens = blocks.lazy.compactMap({ parts(of: $0, in: text, splitter)?.tokens }).first else { return nil }
    return DateFinder(published: nil, anchor: nil).expressions(in: tokens).lazy.compactMap { expression in
      expression.edtf.flatMap { $0.precision == .day ? $0.earliest : nil }
    }.first
  }

  private static func parts(
    of block: Block, in text: Text, _ splitter: SentenceSplitter
  ) -> (tokens: [Token], end: Int)? {
    guard block.kind == .prose else { return nil }
    let head = block.range.lowerBound..<min(block.range.lowerBound + 90, block.range.upperBound)
    let tokens = splitter.sentences(of: head, in: text, without: block.hidden).flatMap { $0 }
    guard let first = tokens.first, first.kind == .word, first.text.count > 2, first.isCapitalized,
      // "PORT-LOUIS, Mauritius - ": the first one that stands free.
      let dash = tokens.indices.dropFirst().first(where: { at in
        ["—", "–", "--", "-"].contains(tokens[at].text)
          && tokens[at].range.lowerBound > tokens[at - 1].range.upperBound
      })
    else { return nil }
    let isShouted = first.text.unicodeScalars.allSatisfy { !$0.isLetter || $0.properties.isUppercase }
    guard isShouted ? dash <= 16 : dash <= 6 && tokens[dash].text != "-",
      tokens[..<dash].allSatisfy({ $0.kind != .word || $0.isCapitalized || FunctionWords.all.contains($0.folded) }),
      dash + 1 < tokens.count, isShouted || tokens[dash + 1].isCapitalized
    else { return nil }
    return (Array(tokens[..<dash]), tokens[dash + 1].range.lowerBound)
  }
}
