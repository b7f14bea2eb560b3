/// Splits text into tokens with their exact places, as the English treebanks of Universal Dependencies do.
///
/// Words keep inner full stops and apostrophes ("U.S.", "O’Neill") and stand apart at hyphens ("two|-|day",
/// "U.S.|-|led", "Jong|-|un", "F|-|16"), but for prefixes that are no words ("pro-Western", "re-elected"). Clitics are
/// words of their own ("Pakistan|’s", "did|n’t", "can|not"). Addresses, and runs of stops, of dashes or of cries, are one.
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
    if first.isLetter || first.isDigit {
      return Self.addressEnd(from: start, to: end, in: scalars) ?? wordEnd(from: start, to: end, in: scalars)
    }
    var at = start + 1
    if first.isCry {
      while at < end, scalars[at].isCry { at += 1 }
    } else if first.repeats {
      while at < end, scalars[at] == first { at += 1 }
    } else if first.value == 0x2E || first.isApostrophe, at < end, scalars[at].isDigit {
      // ".5", "’90s"
      return wordEnd(from: at, to: end, in: scalars)
    }
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
      } else if at + 1 < end, at > start, joins(scalar, between: scalars[at - 1], and: scalars[at + 1]) {
        if scalar.value == 0x2E, at - part > 2, scalars[at - 1].isLower, scalars[at + 1].isUpper { break }
        if scalar.isHyphen, !isPrefix(scalars[part..<at]) || part > start { break }
        at += 1
        part = at
      } else {
        break
      }
    }
    return includingFinalStop(start..<at, to: end, in: scalars)
  }

  /// Whether a mark between two characters belongs to one word: a hyphen or apostrophe between letters or digits, a full
  /// stop between letters or digits, a comma, colon or slash between digits.
  private func joins(_ mark: Unicode.Scalar, between left: Unicode.Scalar, and right: Unicode.Scalar) -> Bool {
    let rightIsInner = right.isLetter || right.isDigit
    if mark.isHyphen || mark.isApostrophe { return rightIsInner }
    switch mark.value {
    case 0x2E: return left.isDigit == right.isDigit && rightIsInner
    case 0x2C, 0x3A, 0x2F: return left.isDigit && right.isDigit
    case 0x26: return left.isUpper && right.isUpper
    default: return false
    }
  }

  /// Whether a hyphen does not end the word: the treebanks keep these beginnings with what follows.
  private func isPrefix(_ part: ArraySlice<Unicode.Scalar>) -> Bool {
    guard part.count < 8 else { return false }
    return Self.prefixes.contains(Self.fold(part))
  }

  private static let prefixes: Set<String> = [
    "anti", "co", "counter", "cross", "e", "ex", "inter", "intra", "mid", "mini", "multi", "neo", "non", "over", "post",
    "pre", "pro", "re", "semi", "socio", "sub", "super", "trans", "ultra", "un",
  ]

  /// The end of an address ("www.un.org", "https://un.org/a?b", "press@un.org"); null where none begins.
  private static func addressEnd(from start: Int, to end: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var at = start
    var holdsMark = false
    while at < end, !scalars[at].isSpace, !scalars[at].endsAddress {
      let isMark =
        scalars[at].value == 0x40
        || at + 2 < end && scalars[at].value == 0x3A && scalars[at + 1].value == 0x2F
          && scalars[at + 2].value == 0x2F
      if isMark && at > start { holdsMark = true }
      // "www." at the beginning says it at once.
      if at == start + 3, scalars[at].value == 0x2E, fold(scalars[start..<at]) == "www" { holdsMark = true }
      // A word without any of these within a host's length is none; so that long runs are looked at once.
      if !holdsMark, at - start > 64 { return nil }
      at += 1
    }
    guard holdsMark else { return nil }
    while at > start + 1, scalars[at - 1].endsClause { at -= 1 }
    return at
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

  /// Where the clitic of a word begins: "Pakistan|’s", "did|n’t", "can|not"; null when it has none.
  private func cliticStart(in range: Range<Int>, of scalars: [Unicode.Scalar]) -> Int? {
    guard range.count > 2 else { return nil }
    guard let apostrophe = range.suffix(3).last(where: { scalars[$0].isApostrophe }), apostrophe > range.lowerBound
    else {
      return Self.fusedStart(in: range, of: scalars)
    }
    let tail = Self.fold(scalars[(apostrophe + 1)..<range.upperBound])
    if ["s", "re", "ve", "ll", "d", "m"].contains(tail) { return apostrophe }
    if tail == "t", apostrophe - 1 > range.lowerBound, Self.fold(scalars[(apostrophe - 1)..<apostrophe]) == "n" {
      return apostrophe - 1
    }
    return nil
  }

  /// "can|not", "gon|na": written as one, spoken as one, and two words of grammar.
  private static func fusedStart(in range: Range<Int>, of scalars: [Unicode.Scalar]) -> Int? {
    guard (5...6).contains(range.count) else { return nil }
    switch fold(scalars[range]) {
    case "cannot", "gonna", "wanna", "gotta": return range.lowerBound + 3
    default: return nil
    }
  }

  private func token(_ range: Range<Int>, _ kind: Token.Kind, in text: Text) -> Token {
    let word = text[range]
    // Most words are folded as they stand.
    return Token(
      text: word, folded: word.utf8.allSatisfy(Self.isFolded) ? word : Self.fold(text.scalars[range]), kind: kind,
      range: range)
  }

  private static func isFolded(_ byte: UInt8) -> Bool {
    byte < 0x80 && !(0x41...0x5A).contains(byte)
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
  package static func fold(_ string: String) -> String {
    guard string.utf8.allSatisfy({ $0 < 0x80 }) else { return fold(string.unicodeScalars) }
    return String(decoding: string.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }
}
