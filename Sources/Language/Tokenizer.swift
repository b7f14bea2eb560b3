/// Splits text into tokens with their exact places.
///
/// Words keep inner full stops, apostrophes and most hyphens ("U.S.", "O’Neill", "Mi-35", "two-day"). Hyphens around a
/// capitalised part are tokens of their own, as in Universal Dependencies, so that the names in "U.S.-led",
/// "India-Pakistan" and "anti-Western" stand alone. So do the clitics that English grammar counts as words ("Pakistan’s" is
/// two tokens, "didn’t" is "did" and "n’t").
package struct Tokenizer: Sendable {
  private let abbreviations: Set<String>

  /// - Parameter abbreviations: words that keep their final full stop, folded and without it ("mr", "gen").
  package init(abbreviations: Set<String>) { self.abbreviations = abbreviations }

  /// The tokens of a range of the text, in order. Linear in its length.
  package func tokens(of range: Range<Int>, in text: Text) -> [Token] {
    let scalars = text.scalars
    let range = range.clamped(to: 0..<scalars.count)
    var tokens: [Token] = []
    var at = range.lowerBound
    while at < range.upperBound {
      let scalar = scalars[at]
      if scalar.isSpace {
        at += 1
        continue
      }
      let end = tokenEnd(from: at, to: range.upperBound, in: scalars)
      append(at..<end, of: text, to: &tokens)
      at = end
    }
    return tokens
  }

  private func tokenEnd(from start: Int, to end: Int, in scalars: [Unicode.Scalar]) -> Int {
    let first = scalars[start]
    if first.isLetter || first.isDigit { return wordEnd(from: start, to: end, in: scalars) }
    // "’s" that stands apart, and runs of one mark ("...", "--").
    var at = start + 1
    if first.value == 0x2E || first.isHyphen { while at < end, scalars[at] == first { at += 1 } }
    while at < end, scalars[at].isCombining || scalars[at].value == 0x200D { at += 1 }
    return at
  }

  /// The end of a word or number: letters, digits and the marks that may stand between two of them.
  private func wordEnd(from start: Int, to end: Int, in scalars: [Unicode.Scalar]) -> Int {
    var at = start
    var part = start
    while at < end {
      let scalar = scalars[at]
      if scalar.isLetter || scalar.isDigit || scalar.isCombining {
        at += 1
      } else if at + 1 < end, joins(scalar, between: scalars[at - 1], and: scalars[at + 1]) {
        if scalar.isHyphen, partsStandAlone(part..<at, before: at + 1, to: end, in: scalars) { break }
        at += 1
        if scalar.isHyphen { part = at }
      } else {
        break
      }
    }
    return includingFinalStop(start..<at, to: end, in: scalars)
  }

  /// Whether a mark between two characters belongs to one word: a hyphen or apostrophe between letters or digits, a full
  /// stop between letters or digits, a comma or colon between digits.
  private func joins(_ mark: Unicode.Scalar, between left: Unicode.Scalar, and right: Unicode.Scalar) -> Bool {
    let rightIsInner = right.isLetter || right.isDigit
    if mark.isHyphen || mark.isApostrophe { return rightIsInner }
    switch mark.value {
    case 0x2E: return rightIsInner || (right.isHyphen && left.isUpper)
    case 0x2C, 0x3A: return left.isDigit && right.isDigit
    case 0x26: return left.isUpper && right.isUpper
    default: return false
    }
  }

  /// Whether a hyphen parts two words that a reader would look up one by one: both of letters, one of them capitalised.
  private func partsStandAlone(_ left: Range<Int>, before right: Int, to end: Int, in scalars: [Unicode.Scalar]) -> Bool
  {
    var rightEnd = right
    while rightEnd < end, scalars[rightEnd].isLetter || scalars[rightEnd].isDigit { rightEnd += 1 }
    let (first, second) = (scalars[left], scalars[right..<rightEnd])
    guard second.count > 1, second.allSatisfy(\.isLetter), first.allSatisfy({ $0.isLetter || $0.value == 0x2E }) else {
      return false
    }
    return (first.first?.isUpper ?? false) || ((second.first?.isUpper ?? false) && Self.fold(first) != "mid")
  }

  /// Takes in the full stop of "U.S.", "J." and known abbreviations.
  private func includingFinalStop(_ word: Range<Int>, to end: Int, in scalars: [Unicode.Scalar]) -> Int {
    guard word.upperBound < end, scalars[word.upperBound].value == 0x2E else { return word.upperBound }
    let inner = scalars[word]
    let isInitial = inner.count == 1 && inner.first.map(\.isUpper) == true
    let isDotted = inner.contains("." as Unicode.Scalar) && inner.allSatisfy { $0.isLetter || $0.value == 0x2E }
    let isKnown = abbreviations.contains(Self.fold(inner))
    return isInitial || isDotted || isKnown ? word.upperBound + 1 : word.upperBound
  }

  private func append(_ range: Range<Int>, of text: Text, to tokens: inout [Token]) {
    let scalars = text.scalars[range]
    guard let first = scalars.first, first.isLetter || first.isDigit else {
      let kind: Token.Kind =
        first(of: scalars, isClitic: tokens.last, before: range.lowerBound) ? .clitic : Self.markKind(scalars.first)
      tokens.append(token(range, kind, in: text))
      return
    }
    guard let clitic = cliticStart(in: range, of: text.scalars) else {
      tokens.append(token(range, Self.wordKind(scalars), in: text))
      return
    }
    tokens.append(token(range.lowerBound..<clitic, Self.wordKind(text.scalars[range.lowerBound..<clitic]), in: text))
    tokens.append(token(clitic..<range.upperBound, .clitic, in: text))
  }

  /// An apostrophe right after a word that ends in s: the possessive of a plural ("the two countries’ leaders").
  private func first(of mark: ArraySlice<Unicode.Scalar>, isClitic previous: Token?, before start: Int) -> Bool {
    guard let previous, let first = mark.first, first.isApostrophe, mark.count == 1 else { return false }
    return previous.range.upperBound == start && previous.kind == .word && previous.folded.hasSuffix("s")
  }

  /// Where the clitic of a word begins: "Pakistan|’s", "did|n’t", "they|’re"; null when it has none.
  private func cliticStart(in range: Range<Int>, of scalars: [Unicode.Scalar]) -> Int? {
    guard let apostrophe = range.last(where: { scalars[$0].isApostrophe }), apostrophe > range.lowerBound else {
      return nil
    }
    let tail = Self.fold(scalars[(apostrophe + 1)..<range.upperBound])
    if ["s", "re", "ve", "ll", "d", "m"].contains(tail) { return apostrophe }
    if tail == "t", apostrophe - 1 > range.lowerBound, Self.fold(scalars[(apostrophe - 1)..<apostrophe]) == "n" {
      return apostrophe - 1
    }
    return nil
  }

  private func token(_ range: Range<Int>, _ kind: Token.Kind, in text: Text) -> Token {
    Token(text: text[range], folded: Self.fold(text.scalars[range]), kind: kind, range: range)
  }

  /// What a whole token is, by its letters alone.
  static func kind(of scalars: [Unicode.Scalar]) -> Token.Kind {
    guard let first = scalars.first else { return .symbol }
    if scalars.contains(where: { $0.isLetter || $0.isDigit }) {
      let isClitic = first.isApostrophe || fold(scalars) == "n't"
      return isClitic ? .clitic : wordKind(scalars[...])
    }
    return first.isApostrophe && scalars.count == 1 ? .clitic : markKind(first)
  }

  private static func wordKind(_ scalars: ArraySlice<Unicode.Scalar>) -> Token.Kind {
    scalars.contains(where: \.isLetter) ? .word : .number
  }

  private static func markKind(_ scalar: Unicode.Scalar?) -> Token.Kind {
    guard let scalar else { return .symbol }
    switch scalar.properties.generalCategory {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .dashPunctuation,
      .otherPunctuation, .connectorPunctuation:
      return scalar == "%" || scalar == "&" || scalar == "#" || scalar == "@" || scalar == "*" ? .symbol : .punctuation
    default: return .symbol
    }
  }

  /// Lower case, plain apostrophes and hyphens: what word lists compare.
  package static func fold(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in scalars {
      if scalar.value < 0x80 {
        folded.append((0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar)
      } else if scalar.isApostrophe {
        folded.append("'")
      } else if scalar.isHyphen {
        folded.append("-")
      } else {
        folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(folded)
  }

  /// The folded form of a string, as a token of the same letters would have it.
  package static func fold(_ string: String) -> String { fold(string.unicodeScalars) }
}
