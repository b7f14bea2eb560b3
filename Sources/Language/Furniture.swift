/// The words that give furniture away, as `Config/lexicon/words/furniture.txt` lists them. Compared without regard to case
/// and punctuation; `#` stands for any number.
package struct FurnitureWords: Sendable {
  /// Whole lines: "share this article", "# comments".
  package var lines: [String] = []
  /// Words that no article would use of its matter: a short paragraph with them is furniture.
  package var phrases: [String] = []
  /// Words that begin a short paragraph of furniture; a colon at their end has to be there.
  package var starts: [String] = []
  /// Words that prose may use too: in a short line two of them, or one where it is no sentence, are furniture.
  package var hints: [String] = []
  /// Lines after which the headlines of other articles stand: "related stories".
  package var openers: [String] = []
  /// Headings of sections that tell nothing: "references".
  package var sections: [String] = []
  /// Words of the last paragraphs, about the author or the article itself: "is a senior fellow at".
  package var closings: [String] = []
  /// Who owns a picture, behind a slash or "via": "afp", "getty images".
  package var credits: [String] = []
  /// What brackets hold that was not said: "applause".
  package var asides: [String] = []

  package init() {}
}

/// Knows what sites put around articles: subscription boxes, share buttons, captions, file names, menus.
package struct Furniture: Sendable {
  let asides: Set<String>
  private let lines: Set<[String]>
  private let openers: Set<[String]>
  private let sections: Set<[String]>
  private let phrases: PhraseSet
  private let hints: PhraseSet
  private let closings: PhraseSet
  private let starts: [String]
  private let firstWords: PhraseSet
  private let credits: Set<[String]>

  package init(_ words: FurnitureWords) {
    asides = Set(words.asides.map { Tokenizer.fold($0) })
    openers = Set(words.openers.map { PlainWords.of($0) })
    sections = Set(words.sections.map { PlainWords.of($0) })
    lines = Set(words.lines.map { PlainWords.of($0) }).union(openers)
    phrases = PhraseSet(words.phrases)
    hints = PhraseSet(words.hints)
    closings = PhraseSet(words.closings)
    starts = words.starts.filter { $0.hasSuffix(":") }.map { Tokenizer.fold($0) }
    firstWords = PhraseSet(words.starts.filter { !$0.hasSuffix(":") })
    credits = Set(words.credits.map { PlainWords.of($0) })
  }

  /// Longer paragraphs are prose, whatever words they hold.
  private static let longest = 600
  /// What is judged by less than a whole phrase is shorter still.
  private static let longestLine = 320

  /// Whether a paragraph is furniture by its own words.
  package func covers(_ paragraph: String) -> Bool {
    guard paragraph.unicodeScalars.count <= Self.longest else { return false }
    let folded = Tokenizer.fold(paragraph)
    let words = PlainWords.of(folded: folded)
    if words.isEmpty || lines.contains(words) || phrases.isFound(in: words) { return true }
    guard paragraph.unicodeScalars.count <= Self.longestLine else { return false }
    return begins(folded, words) || isHinted(paragraph, words) || LineShape(paragraph, folded).isFurniture
      || isCredit(folded, words)
  }

  private func begins(_ folded: String, _ words: [String]) -> Bool {
    if firstWords.isFound(at: 0, in: words), words.count <= Self.manyWords { return true }
    let bare = folded.drop { !$0.isLetter && !$0.isNumber && $0 != "©" }
    return starts.contains { bare.hasPrefix($0) }
  }

  private static let fewWords = 14
  private static let manyWords = 30

  private func isHinted(_ paragraph: String, _ words: [String]) -> Bool {
    guard words.count <= Self.fewWords else { return false }
    let found = hints.count(in: words)
    return found > 1 || found == 1 && !LineReader.endsSentence(Array(paragraph.unicodeScalars)[...])
  }

  /// "... in Lima. Ana Torres/AFP", "(Photo by Ana Torres / Getty Images)", "[File: Ana Torres/Reuters]".
  private func isCredit(_ folded: String, _ words: [String]) -> Bool {
    guard let owner = (1...4).first(where: { $0 < words.count && credits.contains(Array(words.suffix($0))) }) else {
      return false
    }
    let before = words[words.count - owner - 1]
    if before == "via" || before == "photo" || before == "©" { return true }
    let tail = folded.suffix(60)
    guard let slash = tail.lastIndex(of: "/") else { return false }
    return PlainWords.of(folded: String(tail[slash...])).count <= owner + 2
  }
}

// MARK: - What is furniture by its place

extension Furniture {
  /// Sets aside what is furniture by its place: sections of references, headlines of other articles, notes on the author.
  func setAside(_ blocks: inout [Block], in text: Text) {
    setAsideSections(&blocks, in: text)
    setAsideHeadlines(&blocks, in: text)
    setAsideClosings(&blocks, in: text)
  }

  private func words(of block: Block, in text: Text) -> [String] {
    PlainWords.of(Shown(block.range, of: text, without: block.hidden).string)
  }

  /// A section ends at the next heading of its height; one without marks, far down, goes on to the end.
  private func setAsideSections(_ blocks: inout [Block], in text: Text) {
    var height: Int?
    for index in blocks.indices {
      if let level = blocks[index].level, level <= height ?? 0 { height = nil }
      if height != nil {
        blocks[index].kind = .furniture
        continue
      }
      let isMarked = blocks[index].level != nil
      let depth = isMarked ? text.count / 2 : text.count / 3 * 2
      guard isMarked || blocks[index].kind != .prose, blocks[index].range.lowerBound >= depth,
        blocks[index].range.count <= 60, sections.contains(words(of: blocks[index], in: text))
      else { continue }
      blocks[index].kind = .furniture
      height = blocks[index].level ?? 6
    }
  }

  private static let mostHeadlines = 12

  private func setAsideHeadlines(_ blocks: inout [Block], in text: Text) {
    var left = 0
    for index in blocks.indices {
      if blocks[index].kind == .furniture {
        if blocks[index].range.count <= 60, openers.contains(words(of: blocks[index], in: text)) {
          left = Self.mostHeadlines
        }
      } else if left > 0, blocks[index].level == nil, blocks[index].range.count <= 200,
        !LineReader.endsSentence(text.scalars[blocks[index].range])
      {
        blocks[index].kind = .furniture
        left -= 1
      } else {
        left = 0
      }
    }
  }

  private static let lastBlocks = 8

  private func setAsideClosings(_ blocks: inout [Block], in text: Text) {
    let read = blocks.indices.filter { blocks[$0].kind != .furniture }
    for index in read.dropFirst().suffix(Self.lastBlocks)
    where blocks[index].range.lowerBound >= text.count / 3 && blocks[index].range.count <= Self.longest {
      if closings.isFound(in: words(of: blocks[index], in: text)) { blocks[index].kind = .furniture }
    }
  }
}
