/// A stretch of a document between line breaks, and what it is for.
package struct Block: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case prose
    /// An item of a list or chronology; its bullet is not part of `range`.
    case item
    /// A title or the heading of a section.
    case heading
    /// What a site puts around an article: set aside, never read.
    case furniture
  }

  package internal(set) var kind: Kind
  /// Code points into the document's text.
  package let range: Range<Int>
  /// The marks in `range` that are no words of it, in order.
  package internal(set) var hidden: [Range<Int>] = []
  /// 1...6 where a mark says how high a heading stands; null where only its looks make it one.
  package internal(set) var level: Int?
  /// Whether all its words are a link's: a menu, or the headline of another article.
  var isLink = false
}

/// Finds a document's paragraphs, list items, headings and furniture from its lines. Markdown's marks are understood
/// (CommonMark 0.31, tables as in GitHub's dialect) in any text: plain text that happens to hold some reads the same.
package struct Layout: Sendable {
  private let furniture: Furniture

  package init(furniture: Furniture) { self.furniture = furniture }

  /// The blocks of `text` from code point `start` on, in order. Linear in its length.
  package func blocks(of text: Text, from start: Int = 0) -> [Block] {
    var blocks: [Block] = []
    for group in LineReader(text: text).groups(from: start) {
      for paragraph in Paragraphs(of: group, in: text).list { blocks.append(block(paragraph, in: text)) }
    }
    furniture.setAside(&blocks, in: text)
    markTitle(&blocks, in: text)
    return blocks
  }

  /// A first line that ends no sentence and has paragraphs below it is a title, whatever its capitals.
  private func markTitle(_ blocks: inout [Block], in text: Text) {
    guard let first = blocks.firstIndex(where: { $0.kind != .furniture }), blocks[first].kind == .prose,
      blocks[(first + 1)...].contains(where: { $0.kind == .prose })
    else { return }
    let scalars = Shown(blocks[first].range, of: text, without: blocks[first].hidden).scalars
    guard scalars.count <= 160, scalars.split(whereSeparator: \.isSpace).count <= 24, let last = scalars.last,
      last.isLetter || last.isDigit
    else { return }
    blocks[first].kind = .heading
  }

  private func block(_ paragraph: Paragraph, in text: Text) -> Block {
    guard paragraph.kind != .code else { return Block(kind: .furniture, range: paragraph.range) }
    let marks = InlineMarks(in: paragraph.range, of: text, asides: furniture.asides)
    let hidden = Self.merged(paragraph.hidden, marks.hidden)
    var block = Block(kind: .prose, range: paragraph.range, hidden: hidden)
    let words = Shown(paragraph.range, of: text, without: hidden)
    block.isLink = Self.isCovered(words, by: marks.links)
    block.kind = kind(of: words, paragraph, block, isStrong: Self.isCovered(words, by: marks.emphasized))
    if case .heading(let level) = paragraph.kind { block.level = level }
    return block
  }

  private func kind(of words: Shown, _ paragraph: Paragraph, _ block: Block, isStrong: Bool) -> Block.Kind {
    let endsSentence = LineReader.endsSentence(words.scalars[...])
    if !words.scalars.contains(where: { $0.isLetter || $0.isDigit }) || furniture.covers(words.string) {
      return .furniture
    }
    switch paragraph.kind {
    case .heading: return .heading
    case .code: return .furniture
    case .item, .row: return block.isLink && !endsSentence ? .furniture : .item
    case .text:
      if block.isLink, !endsSentence { return .furniture }
      if isStrong, !endsSentence, words.scalars.count <= 120 { return .heading }
      return Self.looksLikeHeading(words.scalars) ? .heading : .prose
    }
  }

  /// Whether every letter of a paragraph stands in one of some ranges.
  private static func isCovered(_ words: Shown, by ranges: [Range<Int>]) -> Bool {
    guard !ranges.isEmpty else { return false }
    let ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
    var (next, end) = (0, 0)
    for (scalar, place) in zip(words.scalars, words.places) where scalar.isLetter {
      while next < ranges.count, ranges[next].lowerBound <= place {
        end = max(end, ranges[next].upperBound)
        next += 1
      }
      if place >= end { return false }
    }
    return true
  }

  private static func merged(_ first: [Range<Int>], _ second: [Range<Int>]) -> [Range<Int>] {
    guard !first.isEmpty else { return second }
    var merged: [Range<Int>] = []
    for range in (first + second).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// A short line without a sentence's end whose longer words are mostly capitalised, or a short question in that place.
  private static func looksLikeHeading(_ scalars: [Unicode.Scalar]) -> Bool {
    guard scalars.count <= 120, let last = scalars.last(where: { !$0.isSpace }), last != ".", last != ";", last != ",",
      last != ":"
    else { return false }
    let words = scalars.split(whereSeparator: \.isSpace)
    guard (1...14).contains(words.count) else { return false }
    let long = words.filter { $0.count(where: \.isLetter) > 3 }
    let capitalized = long.count { $0.first(where: \.isLetter).map(\.isUpper) ?? false }
    return capitalized * 10 >= long.count * 7 || words.count <= 8
  }
}
