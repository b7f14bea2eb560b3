/// Tells which language a text is written in: by its script, and by the words that build its sentences.
package struct LanguageTeller: Sendable {
  /// The languages of each word that builds sentences.
  private var languages: [String: [Int]] = [:]
  private let tags: [String]
  /// Words of English that no other language has: where some of them stand, the rest are names.
  private let english: Set<String>

  /// - Parameter words: the commonest words of each language, folded, by its BCP 47 tag; a word of English counts for
  ///   no other language.
  package init(words: [String: [String]]) {
    tags = words.keys.sorted()
    let english = Set(words["en"] ?? [])
    self.english = english.subtracting(words.filter { $0.key != "en" }.values.joined())
    for (index, tag) in tags.enumerated() {
      for word in Set(words[tag] ?? []) where tag == "en" || !english.contains(word) {
        languages[word, default: []].append(index)
      }
    }
  }

  /// So many words show what the rest is written in.
  private static let longest = 4_000
  /// Fewer words than this tell nothing: a headline of foreign names is no foreign language.
  private static let fewestWords = 25
  private static let fewestLetters = 40

  /// BCP 47, as `en` or `fr`; null where the text is too short or too mixed to tell. Looks at the first few thousand words.
  package func language(of text: Text) -> String? {
    let sample = Sample(text, from: 0, words: Self.longest)
    if let script = sample.mainScript {
      guard sample.letters >= Self.fewestLetters else { return nil }
      let told = best(sample, in: Scripts.languages[script] ?? [])
      return told.map(\.tag) ?? script.language
    }
    guard sample.words.count >= Self.fewestWords else { return nil }
    let index = tags.firstIndex(of: "en")
    let english = share(sample) { word in index.map { languages[word]?.contains($0) == true } ?? false }
    let isPartlyEnglish = share(sample) { self.english.contains($0) } >= Self.englishShare
    guard !isPartlyEnglish, let other = best(sample, in: Scripts.latin(tags)), other.share >= Self.leastShare,
      other.share > english * Self.margin
    else { return english >= Self.leastShare ? "en" : nil }
    return other.tag
  }

  /// Of English words about 40 in a hundred build sentences, of other languages’ 25 to 45; names add none to either.
  private static let leastShare = 0.12
  /// A text that quotes another language at length is still written in English.
  private static let margin = 1.5
  private static let englishShare = 0.04

  private func share(_ sample: Sample, _ isCounted: (String) -> Bool) -> Double {
    Double(sample.words.count(where: isCounted)) / Double(max(1, sample.words.count))
  }

  /// The language of some tags that has most of the words; null where none has any.
  private func best(_ sample: Sample, in wanted: [String]) -> (tag: String, share: Double)? {
    var counts = [Int](repeating: 0, count: tags.count)
    for word in sample.words { for index in languages[word] ?? [] { counts[index] += 1 } }
    let ranked = wanted.compactMap { tag in tags.firstIndex(of: tag).map { (tag: tag, count: counts[$0]) } }
    guard let top = ranked.max(by: { $0.count < $1.count }), top.count > 0 else { return nil }
    return (top.tag, Double(top.count) / Double(max(1, sample.words.count)))
  }
}

/// The first words of a text, folded, and the scripts of their letters.
private struct Sample {
  private(set) var words: [String] = []
  private(set) var letters = 0
  private var scripts: [Scripts: Int] = [:]

  init(_ text: Text, from start: Int, words limit: Int) {
    var word: [Unicode.Scalar] = []
    for scalar in text.scalars.dropFirst(start) {
      if scalar.isLetter || scalar.isCombining {
        letters += 1
        scripts[Scripts(scalar), default: 0] += 1
        word.append(scalar)
      } else if scalar.isApostrophe, !word.isEmpty {
        // "l’Union": the article counts with its apostrophe, the noun by itself.
        word.append("'")
        end(&word)
      } else {
        end(&word)
      }
      // Scripts without spaces have few ends of words.
      if words.count >= limit || letters >= limit * 12 { break }
    }
    end(&word)
  }

  private mutating func end(_ word: inout [Unicode.Scalar]) {
    guard !word.isEmpty else { return }
    words.append(Tokenizer.fold(word))
    word.removeAll(keepingCapacity: true)
  }

  /// The script of most letters; null where that is Latin.
  var mainScript: Scripts? {
    let foreign = scripts.filter { $0.key != .latin && $0.key != .other }
    guard foreign.values.reduce(0, +) * 2 > letters else { return nil }
    // Japanese is written in Chinese characters too, Korean at times.
    if let kana = foreign[.kana], kana * 10 > letters { return .kana }
    if let hangul = foreign[.hangul], hangul * 4 > letters { return .hangul }
    return foreign.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key
  }
}

/// Scripts (Unicode's Scripts.txt, by blocks) and the language that most articles in them are written in.
private enum Scripts: String {
  case latin, cyrillic, greek, arabic, hebrew, armenian, georgian, devanagari, bengali, gurmukhi, gujarati, tamil,
    telugu
  case kannada, malayalam, sinhala, thai, lao, burmese, khmer, ethiopic, tibetan, mongolian, han, kana, hangul, other

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0...0x24F, 0x1E00...0x1EFF: self = .latin
    case 0x300...0x36F: self = .other
    case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
    case 0x400...0x52F: self = .cyrillic
    case 0x530...0x58F: self = .armenian
    case 0x590...0x5FF: self = .hebrew
    case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFE: self = .arabic
    case 0x900...0x97F: self = .devanagari
    case 0x980...0x9FF: self = .bengali
    case 0xA00...0xA7F: self = .gurmukhi
    case 0xA80...0xAFF: self = .gujarati
    case 0xB80...0xBFF: self = .tamil
    case 0xC00...0xC7F: self = .telugu
    case 0xC80...0xCFF: self = .kannada
    case 0xD00...0xD7F: self = .malayalam
    case 0xD80...0xDFF: self = .sinhala
    case 0xE00...0xE7F: self = .thai
    case 0xE80...0xEFF: self = .lao
    case 0xF00...0xFFF: self = .tibetan
    case 0x1000...0x109F: self = .burmese
    case 0x10A0...0x10FF: self = .georgian
    case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: self = .hangul
    case 0x1200...0x137F: self = .ethiopic
    case 0x1780...0x17FF: self = .khmer
    case 0x1800...0x18AF: self = .mongolian
    case 0x3040...0x30FF: self = .kana
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: self = .han
    default: self = .other
    }
  }

  /// What a text in the script is taken for when its words tell nothing.
  var language: String? {
    switch self {
    case .latin, .other: nil
    case .cyrillic: "ru"
    case .greek: "el"
    case .arabic: "ar"
    case .hebrew: "he"
    case .armenian: "hy"
    case .georgian: "ka"
    case .devanagari: "hi"
    case .bengali: "bn"
    case .gurmukhi: "pa"
    case .gujarati: "gu"
    case .tamil: "ta"
    case .telugu: "te"
    case .kannada: "kn"
    case .malayalam: "ml"
    case .sinhala: "si"
    case .thai: "th"
    case .lao: "lo"
    case .burmese: "my"
    case .khmer: "km"
    case .ethiopic: "am"
    case .tibetan: "bo"
    case .mongolian: "mn"
    case .han: "zh"
    case .kana: "ja"
    case .hangul: "ko"
    }
  }

  /// Languages that share a script and are told by their words.
  static let languages: [Scripts: [String]] = [
    .cyrillic: ["ru", "uk", "bg", "sr"], .arabic: ["ar", "fa", "ur"],
  ]

  /// Which of some languages are written in Latin letters.
  static func latin(_ tags: [String]) -> [String] {
    let others = languages.values.flatMap(\.self) + ["en"]
    return tags.filter { !others.contains($0) }
  }
}
