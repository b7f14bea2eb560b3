/// From a word and its tag to its lemma, by the longest known ending: each ending has learnt what to cut and to append, and
/// a whole word is the longest ending of all, so that exceptions need no list of their own.
package struct Lemmatizer: Sendable {
  /// What makes a lemma of a word.
  package struct Rule: Hashable, Sendable {
    /// Whether capitals stay.
    package let keepsCase: Bool
    /// Code points to cut from the end.
    package let cut: Int
    package let append: String

    package init(keepsCase: Bool, cut: Int, append: String) {
      self.keepsCase = keepsCase
      self.cut = cut
      self.append = append
    }

    /// The rule that makes this lemma of a word, cutting as little as possible.
    package init(form: String, folded: String, lemma: String) {
      let (lemma, exact, lower) = (
        Array(lemma.unicodeScalars), Array(form.unicodeScalars), Array(folded.unicodeScalars)
      )
      let (common, lowerCommon) = (Self.common(exact, lemma), Self.common(lower, lemma))
      keepsCase = common > lowerCommon
      let kept = max(common, lowerCommon)
      cut = (keepsCase ? exact.count : lower.count) - kept
      var rest = String.UnicodeScalarView()
      rest.append(contentsOf: lemma[kept...])
      append = String(rest)
    }

    private static func common(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
      zip(a, b).prefix { $0 == $1 }.count
    }

    package func lemma(form: String, folded: String) -> String {
      let word = keepsCase ? form : folded
      guard cut > 0 || !append.isEmpty else { return word }
      var scalars = word.unicodeScalars
      guard scalars.count >= cut else { return word }
      scalars.removeLast(cut)
      scalars.append(contentsOf: append.unicodeScalars)
      return scalars.isEmpty ? word : String(scalars)
    }
  }

  package let rules: [Rule]
  /// Ascending, and the rule of each.
  package let hashes: [UInt64]
  package let ruleOfHash: [UInt16]
  private let table: [Int32]
  private let mask: Int

  /// `hashes` are those of endings, ascending; `ruleOfHash` gives for each its rule, an index into `rules`.
  package init(rules: [Rule], hashes: [UInt64], ruleOfHash: [UInt16]) {
    self.rules = rules
    self.hashes = hashes
    self.ruleOfHash = ruleOfHash
    var size = 16
    while size < hashes.count * 2 { size *= 2 }
    mask = size - 1
    var table = [Int32](repeating: 0, count: size)
    for (index, hash) in hashes.enumerated() {
      var at = Int(truncatingIfNeeded: hash) & mask
      while table[at] != 0 { at = (at + 1) & mask }
      table[at] = Int32(index + 1)
    }
    self.table = table
  }

  /// Endings are looked at up to this length, in bytes of UTF-8, then the whole word.
  package static let longestEnding = 6

  package func lemma(of token: Token, _ part: PartOfSpeech, _ tag: PennTag) -> String {
    guard let rule = rule(of: token.text, folded: token.folded, part, tag) else { return token.folded }
    return rules[rule].lemma(form: token.text, folded: token.folded)
  }

  private func rule(of form: String, folded: String, _ part: PartOfSpeech, _ tag: PennTag) -> Int? {
    for key in Self.keys(form: form, folded: folded, part, tag) {
      var at = Int(truncatingIfNeeded: key) & mask
      while table[at] != 0 {
        let index = Int(table[at]) - 1
        if hashes[index] == key { return Int(ruleOfHash[index]) }
        at = (at + 1) & mask
      }
    }
    return nil
  }

  /// How many of the keys, the first ones, are of the whole word.
  package static let wholeKeys = 2

  /// The hashes of a word's endings under its tag: the whole word with its capitals, without them, then from the longest
  /// ending to none.
  package static func keys(form: String, folded: String, _ part: PartOfSpeech, _ tag: PennTag) -> [UInt64] {
    let letters = Array(folded.utf8)
    let context = UInt64(part.rawValue) << 16 | UInt64(tag.rawValue) << 8 | capitals(form)
    var keys: [UInt64] = []
    keys.reserveCapacity(longestEnding + 3)
    keys.append(WordFeatures.hash(letters, salt: context << 8 | 0xFF))
    keys.append(WordFeatures.hash(letters, salt: (context | 0xFF) << 8 | 0xFF))
    var length = min(longestEnding, letters.count)
    while length >= 0 {
      keys.append(WordFeatures.hash(letters.suffix(length), salt: context << 8 | UInt64(length)))
      length -= 1
    }
    return keys
  }

  /// 0 for no capital at the beginning, 1 for one, 2 where the second letter is one too.
  private static func capitals(_ form: String) -> UInt64 {
    var scalars = form.unicodeScalars.makeIterator()
    guard let first = scalars.next(), first.isUpper else { return 0 }
    guard let second = scalars.next() else { return 1 }
    return second.isUpper ? 2 : 1
  }
}
