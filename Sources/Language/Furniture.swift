/// Knows what sites put around articles: subscription boxes, share buttons, captions, file names, menus.
package struct Furniture: Sendable {
  private let lines: Set<String>
  private let phrases: [String]
  private let starts: [String]

  /// - Parameters:
  ///   - lines: whole lines ("share this article"), folded.
  ///   - phrases: words that give a short line away wherever they stand ("click here to").
  ///   - starts: words that give a short line away at its beginning ("photo:").
  package init(lines: [String], phrases: [String], starts: [String]) {
    self.lines = Set(lines.map { Tokenizer.fold($0) })
    self.phrases = phrases.map { Tokenizer.fold($0) }
    self.starts = starts.map { Tokenizer.fold($0) }
  }

  /// Longer paragraphs are prose, whatever words they hold.
  private static let longest = 320

  /// Whether a paragraph is furniture.
  package func covers(_ paragraph: String) -> Bool {
    let scalars = paragraph.unicodeScalars
    guard scalars.count <= Self.longest else { return false }
    let folded = Tokenizer.fold(paragraph)
    let bare = String(
      folded.drop { !$0.isLetter && !$0.isNumber }.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed())
    return bare.isEmpty || lines.contains(bare) || starts.contains { folded.hasPrefix($0) } || isAddress(folded)
      || isMenu(paragraph) || isByline(paragraph) || phrases.contains { holds($0, in: folded) }
  }

  /// Whether the phrase stands in the line between word boundaries.
  private func holds(_ phrase: String, in line: String) -> Bool {
    let (phrase, line) = (Array(phrase.utf8), Array(line.utf8))
    guard !phrase.isEmpty, phrase.count <= line.count else { return false }
    return (0...(line.count - phrase.count)).contains { start in
      line[start] == phrase[0] && line[start..<(start + phrase.count)].elementsEqual(phrase)
        && (start == 0 || !Self.isWordByte(line[start - 1]))
        && (start + phrase.count == line.count || !Self.isWordByte(line[start + phrase.count]))
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// A file's name or an address, alone on its line.
  private func isAddress(_ folded: String) -> Bool {
    guard !folded.contains(" ") else { return false }
    if folded.hasPrefix("http://") || folded.hasPrefix("https://") || folded.hasPrefix("www.") { return true }
    guard let dot = folded.lastIndex(of: ".") else { return false }
    let suffix = folded[folded.index(after: dot)...]
    return ["jpg", "jpeg", "png", "gif", "webp", "svg", "mp4", "mp3", "pdf", "html", "htm"].contains(String(suffix))
  }

  /// Several short entries between bars or arrows: "Home | World | Asia".
  private func isMenu(_ line: String) -> Bool {
    let entries = line.split { $0 == "|" || $0 == "›" || $0 == "»" || $0 == "•" || $0 == "·" }
    return entries.count >= 3 && entries.allSatisfy { $0.split(separator: " ").count <= 4 }
  }

  /// "By Jane Doe", "By Jane Doe and John Roe in Paris".
  private func isByline(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard (2...10).contains(words.count), let first = words.first, first == "By" || first == "BY" else { return false }
    guard !line.hasSuffix(".") else { return false }
    return words.dropFirst().allSatisfy { word in
      word.first.map { $0.isUppercase } == true || ["and", "in", "for", "of", "the", "de", "von", "al"].contains(word)
    }
  }
}
