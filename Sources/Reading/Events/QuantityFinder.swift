import Chronicle
import Language

/// Finds the amounts a clause states: money, counted things, distances, shares.
enum QuantityFinder {
  static func quantities(in tokens: ArraySlice<Token>, of text: Text) -> [Quantity] {
    var found: [Quantity] = []
    var at = tokens.startIndex
    while at < tokens.endIndex {
      if let (quantity, end) = quantity(at: at, in: tokens, of: text) {
        found.append(quantity)
        at = end
      } else {
        at += 1
      }
    }
    return found
  }

  private static let currencies: [String: String] = [
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "us$": "USD", "a$": "AUD",
  ]
  private static let currencyWords: [String: String] = [
    "dollars": "USD", "euros": "EUR", "pounds": "GBP", "yen": "JPY", "rupees": "INR", "roubles": "RUB", "rubles": "RUB",
    "yuan": "CNY",
  ]
  private static let scales: [String: Double] = [
    "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9,
  ]
  private static let small: [String: Double] = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundreds": 100,
  ]
  private static let kilometres: Set<String> = ["km", "kilometer", "kilometers", "kilometre", "kilometres"]

  private static func quantity(at start: Int, in tokens: ArraySlice<Token>, of text: Text) -> (Quantity, Int)? {
    let currency = currencies[tokens[start].folded]
    var at = currency == nil ? start : start + 1
    guard at < tokens.endIndex, !isTied(at, in: tokens), var value = number(tokens[at]) else { return nil }
    at += 1
    if at < tokens.endIndex, tokens[at].folded == "-" { at += 1 }
    if at < tokens.endIndex, let scale = scales[tokens[at].folded] {
      value *= scale
      at += 1
    }
    if at < tokens.endIndex, tokens[at].folded == "-", at + 1 < tokens.endIndex { at += 1 }
    return unit(after: at, currency: currency, value: value, from: start, in: tokens, of: text)
  }

  /// "Mi-35": a number that a hyphen ties to a word is part of its name.
  private static func isTied(_ at: Int, in tokens: ArraySlice<Token>) -> Bool {
    guard at - 2 >= tokens.startIndex, tokens[at - 1].folded == "-" else { return false }
    return tokens[at - 2].kind == .word && tokens[at - 1].range.lowerBound == tokens[at - 2].range.upperBound
      && tokens[at].range.lowerBound == tokens[at - 1].range.upperBound
  }

  private static func unit(
    after at: Int, currency: String?, value: Double, from start: Int, in tokens: ArraySlice<Token>, of text: Text
  ) -> (Quantity, Int)? {
    func make(_ kind: Quantity.Kind, _ unit: String, to end: Int) -> (Quantity, Int) {
      let range = tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound
      return (Quantity(kind: kind, value: value, unit: unit, text: text[range]), end)
    }
    if let currency { return make(.money, currency, to: at) }
    guard at < tokens.endIndex else { return nil }
    let next = tokens[at].folded
    if let currency = currencyWords[next] { return make(.money, currency, to: at + 1) }
    if next == "%" || next == "percent" { return make(.percent, "%", to: at + 1) }
    if kilometres.contains(next) { return make(.distance, "km", to: at + 1) }
    guard !isYear(tokens[start]), let noun = countedNoun(from: at, in: tokens) else { return nil }
    return make(.count, tokens[noun].folded, to: noun + 1)
  }

  /// The plural noun that a number counts, up to three words on: "four Mi-35 helicopters".
  private static func countedNoun(from start: Int, in tokens: ArraySlice<Token>) -> Int? {
    for at in start..<min(start + 4, tokens.endIndex) {
      let token = tokens[at]
      guard token.kind == .word, !FunctionWords.all.contains(token.folded),
        !FunctionWords.calendar.contains(token.folded)
      else {
        return nil
      }
      // "the two sides" are who acts, not how much.
      if ReferenceFinder.pairNouns.contains(token.folded) { return nil }
      if token.folded.hasSuffix("s"), !token.folded.hasSuffix("ss"), !token.isCapitalized { return at }
    }
    return nil
  }

  /// "2015 (sales)": four digits without a comma that a calendar could show.
  private static func isYear(_ token: Token) -> Bool {
    token.text.count == 4 && (Int(token.text).map { (1500...2100).contains($0) } ?? false)
  }

  private static func number(_ token: Token) -> Double? {
    guard token.kind == .number else { return small[token.folded] }
    return Double(token.text.filter { $0 != "," })
  }
}
