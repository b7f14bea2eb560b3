/// Words as furniture is compared by: folded, without punctuation, every number as `#`.
enum PlainWords {
  static func of(_ text: String) -> [String] { of(folded: Tokenizer.fold(text)) }

  static func of(folded text: String) -> [String] {
    let scalars = text.unicodeScalars
    var words: [String] = []
    var start: String.Index?
    var last: Unicode.Scalar?
    func end(_ index: String.Index) {
      guard let first = start else { return }
      words.append(isNumber(scalars[first..<index]) ? "#" : String(scalars[first..<index]))
      (start, last) = (nil, nil)
    }
    for index in scalars.indices {
      let scalar = scalars[index]
      if scalar.isLetter || scalar.isDigit || scalar == "'" || scalar == "#" || scalar.isCombining {
        (start, last) = (start ?? index, scalar)
      } else if scalar == "." || scalar == "," || scalar == ":", last?.isDigit == true {
        // Inside a number; at its end it is dropped with the number's other marks.
        last = scalar
      } else {
        end(index)
        if scalar == "©" { words.append("©") }
      }
    }
    end(scalars.endIndex)
    return words
  }

  /// "12", "1,200", "3.5k", "10:45".
  private static func isNumber(_ word: Substring.UnicodeScalarView) -> Bool {
    guard word.first?.isDigit == true else { return false }
    let tail = word.drop { $0.isDigit || $0 == "." || $0 == "," || $0 == ":" }
    return tail.isEmpty || tail.count == 1 && (tail.first == "k" || tail.first == "m")
  }
}

/// Phrases found in words by their first word.
struct PhraseSet: Sendable {
  private var byFirst: [String: [[String]]] = [:]

  init(_ phrases: [String]) {
    for phrase in phrases {
      let words = PlainWords.of(phrase)
      guard let first = words.first else { continue }
      byFirst[first, default: []].append(words)
    }
  }

  func isFound(at index: Int, in words: [String]) -> Bool {
    guard index < words.count, let candidates = byFirst[words[index]] else { return false }
    return candidates.contains { words[index...].starts(with: $0) }
  }

  func isFound(in words: [String]) -> Bool { words.indices.contains { isFound(at: $0, in: words) } }

  /// At how many places a phrase begins.
  func count(in words: [String]) -> Int { words.indices.count { isFound(at: $0, in: words) } }
}
