/// Cuts a paragraph into sentences.
package struct SentenceSplitter: Sendable {
  private let tokenizer: Tokenizer
  private let starters: Set<String>
  private let titles: Set<String>

  /// - Parameters:
  ///   - tokenizer: cuts the words.
  ///   - starters: words that, capitalised after "U.S." or "etc.", begin a new sentence ("the", "it"), folded.
  ///   - titles: abbreviations that a name follows and no sentence end ("gen", "mr"), folded, without the full stop.
  package init(tokenizer: Tokenizer, starters: Set<String>, titles: Set<String>) {
    self.tokenizer = tokenizer
    self.starters = starters
    self.titles = titles
  }

  /// No sentence is longer than this many tokens; a longer run is cut there, so that later work stays bounded.
  package static let longest = 400

  /// The sentences of a paragraph as token lists, in order; none is empty. Linear in the paragraph's length.
  package func sentences(of paragraph: Range<Int>, in text: Text) -> [[Token]] {
    let tokens = tokenizer.tokens(of: paragraph, in: text)
    var sentences: [[Token]] = []
    var start = 0
    var at = 0
    while at < tokens.count {
      var end = at + 1
      if ends(at, tokens) {
        while end < tokens.count {
          if isCloser(tokens[end], after: tokens[end - 1]) {
            end += 1
          } else if let note = noteEnd(from: end, tokens) {
            end = note
          } else {
            break
          }
        }
        if end == tokens.count || begins(end, after: at, tokens) {
          sentences.append(Array(tokens[start..<end]))
          start = end
        }
      } else if end - start >= Self.longest {
        sentences.append(Array(tokens[start..<end]))
        start = end
      }
      at = end
    }
    if start < tokens.count { sentences.append(Array(tokens[start...])) }
    return sentences
  }

  /// Whether a token can end a sentence: a terminator, or an abbreviation that swallowed one.
  private func ends(_ at: Int, _ tokens: [Token]) -> Bool {
    let token = tokens[at]
    switch token.folded {
    case ".", "!", "?", "…": return true
    default:
      if token.folded.allSatisfy({ $0 == "." || $0 == "!" || $0 == "?" }) { return true }
      return token.kind == .word && token.folded.hasSuffix(".")
    }
  }

  private func isCloser(_ token: Token, after previous: Token) -> Bool {
    guard token.range.lowerBound == previous.range.upperBound, token.range.count == 1 else { return false }
    if token.folded == "." || token.folded == "!" || token.folded == "?" { return true }
    return token.text.unicodeScalars.first?.isClosing ?? false
  }

  /// The end of a reference to a note that stands right behind a sentence's stop: "[12]".
  private func noteEnd(from start: Int, _ tokens: [Token]) -> Int? {
    guard start + 2 < tokens.count, tokens[start].folded == "[", tokens[start + 2].folded == "]",
      tokens[start + 1].kind == .number, tokens[start + 1].text.utf8.count <= 3,
      tokens[start].range.lowerBound - tokens[start - 1].range.upperBound <= 1
    else { return nil }
    return start + 3
  }

  /// Whether a sentence begins at `next`, the token after the end found at `end`.
  private func begins(_ next: Int, after end: Int, _ tokens: [Token]) -> Bool {
    let (ending, following) = (tokens[end], tokens[next])
    guard following.range.lowerBound > tokens[next - 1].range.upperBound else { return false }
    let firstWord = tokens[next...].prefix(3).first { $0.kind != .punctuation } ?? following
    if ending.kind == .word {
      // "Gen. Smith", "J. Smith" and "U.S. Army" go on; "in the U.S. The army" does not.
      let bare = String(ending.folded.dropLast())
      return bare.count > 1 && !titles.contains(bare) && firstWord.isCapitalized && starters.contains(firstWord.folded)
    }
    if firstWord.kind == .word { return !(firstWord.text.unicodeScalars.first?.isLower ?? false) }
    return ending.folded != "…" && !ending.folded.hasPrefix("..")
  }
}

extension SentenceSplitter {
  /// The sentences of a paragraph whose marks are left out: tokens hold words as read, and ranges in the text as given.
  package func sentences(of paragraph: Range<Int>, in text: Text, without hidden: [Range<Int>]) -> [[Token]] {
    guard !hidden.isEmpty else { return sentences(of: paragraph, in: text) }
    let shown = Shown(paragraph, of: text, without: hidden)
    return sentences(of: 0..<shown.scalars.count, in: Text(scalars: shown.scalars)).map { sentence in
      sentence.map { token in
        // No token is empty, so its last character has a place.
        let range = shown.places[token.range.lowerBound]..<(shown.places[token.range.upperBound - 1] + 1)
        return Token(text: token.text, folded: token.folded, kind: token.kind, range: range)
      }
    }
  }
}
