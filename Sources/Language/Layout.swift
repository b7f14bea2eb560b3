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

  package let kind: Kind
  /// Code points into the document's text.
  package let range: Range<Int>
}

/// Finds a document's paragraphs, list items, headings and furniture from its lines.
package struct Layout: Sendable {
  private let furniture: Furniture

  package init(furniture: Furniture) { self.furniture = furniture }

  /// The blocks of `text` from code point `start` on, in order. Linear in its length.
  package func blocks(of text: Text, from start: Int = 0) -> [Block] {
    groups(of: lines(of: text, from: start), in: text).flatMap { group in
      paragraphs(of: group, in: text).map { block(of: $0, in: text) }
    }
  }

  /// Lines without the white space around them; blank ones are empty ranges.
  private func lines(of text: Text, from start: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var lineStart = max(0, min(start, text.count))
    for at in lineStart...text.count where at == text.count || text.scalars[at].isLineBreak {
      lines.append(trimmed(lineStart..<at, in: text))
      lineStart = at + 1
    }
    return lines
  }

  private func trimmed(_ range: Range<Int>, in text: Text) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, text.scalars[low].isSpace { low += 1 }
    while low < high, text.scalars[high - 1].isSpace { high -= 1 }
    return low..<high
  }

  /// Runs of lines between blank ones.
  private func groups(of lines: [Range<Int>], in text: Text) -> [[Range<Int>]] {
    lines.split(whereSeparator: \.isEmpty).map(Array.init)
  }

  /// One paragraph a line, or, where the lines look broken at a fixed width, one for all of them.
  private func paragraphs(of lines: [Range<Int>], in text: Text) -> [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    let wrapped = isWrapped(lines, in: text)
    for line in lines {
      if wrapped, let last = paragraphs.last, bullet(of: line, in: text) == nil {
        paragraphs[paragraphs.count - 1] = last.lowerBound..<line.upperBound
      } else {
        paragraphs.append(line)
      }
    }
    return paragraphs
  }

  /// Whether lines are parts of one paragraph: of similar width, and most break off in mid-sentence.
  private func isWrapped(_ lines: [Range<Int>], in text: Text) -> Bool {
    let inner = lines.dropLast()
    guard let widest = inner.map(\.count).max(), (50...120).contains(widest) else { return false }
    let open = inner.count { line in
      !endsSentence(line, in: text) && line.count * 2 > widest
    }
    return open * 2 > inner.count
  }

  private func endsSentence(_ line: Range<Int>, in text: Text) -> Bool {
    guard let last = text.scalars[line].last(where: { !$0.isClosing }) else { return true }
    return last == "." || last == "!" || last == "?" || last == ":"
  }

  private func block(of paragraph: Range<Int>, in text: Text) -> Block {
    if furniture.covers(text[paragraph]) { return Block(kind: .furniture, range: paragraph) }
    if let hashes = marks("#", at: paragraph, in: text) { return Block(kind: .heading, range: hashes) }
    if let item = bullet(of: paragraph, in: text) { return Block(kind: .item, range: item) }
    return Block(kind: looksLikeHeading(paragraph, in: text) ? .heading : .prose, range: paragraph)
  }

  /// What follows a run of `mark` and a space (Markdown's headings).
  private func marks(_ mark: Unicode.Scalar, at range: Range<Int>, in text: Text) -> Range<Int>? {
    guard let end = range.first(where: { text.scalars[$0] != mark }), end > range.lowerBound,
      end - range.lowerBound <= 6,
      text.scalars[end].isSpace
    else { return nil }
    return trimmed(end..<range.upperBound, in: text)
  }

  /// What follows a bullet ("- ", "* ", "• ", "– "); null when there is none.
  private func bullet(of line: Range<Int>, in text: Text) -> Range<Int>? {
    guard line.count > 2, text.scalars[line.lowerBound + 1].isSpace else { return nil }
    switch text.scalars[line.lowerBound].value {
    case 0x2D, 0x2A, 0x2B, 0x2022, 0x2013, 0x2014, 0x25CF, 0x25AA, 0xB7:
      return trimmed((line.lowerBound + 1)..<line.upperBound, in: text)
    default: return nil
    }
  }

  /// A short line without a sentence's end whose longer words are mostly capitalised, or a short question in that place.
  private func looksLikeHeading(_ range: Range<Int>, in text: Text) -> Bool {
    guard range.count <= 120, let last = text.scalars[range].last, last != ".", last != ";", last != ",", last != ":"
    else {
      return false
    }
    let words = text.scalars[range].split(whereSeparator: \.isSpace)
    guard (1...14).contains(words.count) else { return false }
    let long = words.filter { $0.count(where: \.isLetter) > 3 }
    let capitalized = long.count { $0.first(where: \.isLetter).map(\.isUpper) ?? false }
    return capitalized * 10 >= long.count * 7 || words.count <= 8
  }
}
