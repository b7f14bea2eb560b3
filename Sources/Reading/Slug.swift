import Language

/// Ids made from names: lower-case ASCII letters and digits in words joined by hyphens, never only digits.
enum Slug {
  /// The slug of a name, at most `limit` characters, cut between words; null when nothing of the name can stand in one.
  static func make(_ name: String, limit: Int = 60) -> String? {
    var words: [String] = [""]
    for scalar in Tokenizer.fold(name).unicodeScalars {
      if let letters = ascii(scalar) {
        words[words.count - 1] += letters
      } else if scalar != "'", scalar.properties.canonicalCombiningClass == .notReordered {
        words.append("")
      }
    }
    let slug = words.filter { !$0.isEmpty }.reduce("") { slug, word in
      let longer = slug.isEmpty ? String(word.prefix(limit)) : slug + "-" + word
      return longer.utf8.count <= limit ? longer : slug
    }
    guard slug.utf8.contains(where: { (0x61...0x7A).contains($0) }) else { return nil }
    return slug
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII { return scalar.isLetter || scalar.isDigit ? String(scalar) : nil }
    return bases[scalar]
  }

  /// Plain letters for accented ones, group by group: the letter, then what it stands for.
  private static let bases: [Unicode.Scalar: String] = {
    let groups = [
      "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęěə", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįı", "j": "ĵ",
      "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŋ", "o": "òóôõöøōŏőơ", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťŧț",
      "u": "ùúûüũūŭůűųư",
      "w": "ŵ", "y": "ýÿŷ", "z": "źżž", "ss": "ß", "ae": "æ", "oe": "œ", "th": "þ",
    ]
    var bases: [Unicode.Scalar: String] = [:]
    for (letter, accented) in groups { for scalar in accented.unicodeScalars { bases[scalar] = letter } }
    return bases
  }()
}
