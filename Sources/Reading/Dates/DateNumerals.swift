import Chronicle
import Language

/// Dates, years and small numbers that are written as one token with digits in it.
enum DateNumerals {
  /// "2014", "05", "2017-03-05", "2003-08", "5-7", "20.12.2024"; null for other numbers.
  static func number(_ text: String) -> DateWord? {
    let bytes = Array(text.utf8)
    guard bytes.count <= 11 else { return nil }
    if let value = digits(bytes[...]) {
      if bytes.count <= 3 { return .cardinal(value) }
      return bytes.count == 4 && value >= 1000 ? .year(value) : nil
    }
    if let parts = numbers(bytes, separator: 0x2D) { return hyphened(parts, text) }
    if let parts = numbers(bytes, separator: 0x2F) { return slashed(parts) }
    if let parts = numbers(bytes, separator: 0x2E), parts.count == 3, parts[2].length == 4 {
      return Day(year: parts[2].value, month: parts[1].value, day: parts[0].value).map { .written(EDTF($0)) }
    }
    return nil
  }

  /// "5th", "1990s", "19th-century", "mid-1990s", "post-2015", "two-day", "twenty-five", "2024-12-20T10:00Z"; null for
  /// other words.
  static func word(_ text: String) -> DateWord? {
    guard let first = text.utf8.first else { return nil }
    if let hyphen = text.utf8.firstIndex(of: 0x2D) {
      return compound(String(text[..<hyphen]), String(text[text.utf8.index(after: hyphen)...]))
        ?? (isDigit(first) ? timestamp(text) : nil)
    }
    return isDigit(first) ? suffixed(text) : nil
  }

  /// "’90s", "’08": the century is left out. A year of one that has hardly begun is one of this century.
  static func shortened(_ text: String) -> DateWord? {
    guard text.utf8.first == UInt8(ascii: "'"), (3...4).contains(text.utf8.count) else { return nil }
    let rest = String(text.dropFirst())
    if case .decade(let year)? = word(rest) { return .decade(year) }
    guard rest.utf8.count == 2, case .cardinal(let year)? = number(rest) else { return nil }
    return .year(year < 40 ? 2000 + year : 1900 + year)
  }

  // MARK: Numbers

  private static func hyphened(_ parts: [(value: Int, length: Int)], _ text: String) -> DateWord? {
    switch (parts.count, parts[0].length, parts[1].length) {
    case (3, 4, 2) where parts[2].length == 2:
      return Day(year: parts[0].value, month: parts[1].value, day: parts[2].value).map { .written(EDTF($0)) }
    case (2, 4, 4): return years(parts[0].value, parts[1].value)
    case (2, 4, 2):
      // "2003-08" is a range of years; "2017-03" cannot be one, and is a month.
      return years(parts[0].value, parts[0].value / 100 * 100 + parts[1].value)
        ?? EDTF(year: parts[0].value, month: parts[1].value).map { .written($0) }
    case (2, 1...2, 1...2) where parts[0].value < parts[1].value: return .pair(parts[0].value, parts[1].value)
    default: return nil
    }
  }

  /// "12/20/2024" where only one order makes a date, or both make the same; "03/2017", "2015/16".
  private static func slashed(_ parts: [(value: Int, length: Int)]) -> DateWord? {
    switch (parts.count, parts[0].length, parts[1].length) {
    case (3, 1...2, 1...2) where parts[2].length == 4:
      let days = [
        Day(year: parts[2].value, month: parts[0].value, day: parts[1].value),
        Day(year: parts[2].value, month: parts[1].value, day: parts[0].value),
      ].compactMap(\.self)
      return Set(days).count == 1 ? days.first.map { .written(EDTF($0)) } : nil
    case (3, 4, 2) where parts[2].length == 2:
      return Day(year: parts[0].value, month: parts[1].value, day: parts[2].value).map { .written(EDTF($0)) }
    case (2, 2, 4): return EDTF(year: parts[1].value, month: parts[0].value).map { .written($0) }
    case (2, 4, 2) where (parts[0].value + 1) % 100 == parts[1].value: return years(parts[0].value, parts[0].value + 1)
    default: return nil
    }
  }

  private static func years(_ from: Int, _ to: Int) -> DateWord? {
    guard from < to, from >= 1000, to <= 2100 else { return nil }
    return EDTF(from: EDTF(year: from), to: EDTF(year: to)).map { .written($0) }
  }

  private static func numbers(_ bytes: [UInt8], separator: UInt8) -> [(value: Int, length: Int)]? {
    let parts = bytes.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    var numbers: [(value: Int, length: Int)] = []
    for part in parts {
      guard let value = digits(part) else { return nil }
      numbers.append((value, part.count))
    }
    return numbers
  }

  /// Null unless there are digits, nine at most, and nothing else.
  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var value = 0
    for byte in bytes {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  // MARK: Digits with letters

  /// "5th", "1990s", "90s".
  private static func suffixed(_ text: String) -> DateWord? {
    let bytes = Array(text.utf8)
    guard bytes.count <= 6, let end = bytes.firstIndex(where: { !isDigit($0) }), let value = digits(bytes[..<end])
    else {
      return nil
    }
    switch (String(decoding: bytes[end...], as: UTF8.self), end) {
    case ("st", 1...2), ("nd", 1...2), ("rd", 1...2), ("th", 1...2): return .ordinal(value)
    // "The 1800s" are the century, "the 2000s" the decade.
    case ("s", 4) where value.isMultiple(of: 100) && value < 2000 && value >= 1000: return .century(value)
    case ("s", 4) where value.isMultiple(of: 10) && value >= 1000: return .decade(value)
    case ("s", 2) where value.isMultiple(of: 10) && value >= 20: return .decade(1900 + value)
    default: return nil
    }
  }

  /// The first two digits of "20T10:00Z".
  static func dayBeforeTime(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count > 3, bytes[2] == UInt8(ascii: "t"), isDigit(bytes[3]) else { return nil }
    return digits(bytes[..<2])
  }

  private static func timestamp(_ text: String) -> DateWord? {
    let bytes = Array(text.utf8)
    guard bytes.count > 11, bytes[10] == UInt8(ascii: "t") else { return nil }
    return Day(iso: String(decoding: bytes[..<10], as: UTF8.self)).map { .written(EDTF($0)) }
  }

  // MARK: Compounds

  private static func compound(_ left: String, _ right: String) -> DateWord? {
    let prefix: DatePrefix
    switch left {
    case "early": prefix = .part(.start)
    case "mid": prefix = .part(.mid)
    case "late": prefix = .part(.end)
    case "post": prefix = .post
    case "pre": prefix = .pre
    default: return numeral(left, right)
    }
    return (simple(right) ?? numeral(right)).map { .prefixed(prefix, $0) }
  }

  /// "19th-century" after "mid-".
  private static func numeral(_ text: String) -> DateWord? {
    guard let hyphen = text.utf8.firstIndex(of: 0x2D) else { return nil }
    return numeral(String(text[..<hyphen]), String(text[text.utf8.index(after: hyphen)...]))
  }

  /// "twenty-five", "twenty-first", "19th-century", "two-day".
  private static func numeral(_ left: String, _ right: String) -> DateWord? {
    guard let number = simple(left) else { return nil }
    switch (number, simple(right)) {
    case (.cardinal(let tens), .cardinal(let ones)?) where isTens(tens) && (1...9).contains(ones):
      return .cardinal(tens + ones)
    case (.cardinal(let tens), .ordinal(let ones)?) where isTens(tens) && (1...9).contains(ones):
      return .ordinal(tens + ones)
    case (.ordinal(let n), .unit(.century)?) where (1...21).contains(n): return .century((n - 1) * 100)
    case (.cardinal, .unit?), (.cardinal, .units?), (.several, .unit?): return .length
    case (.cardinal, nil) where right.hasSuffix("-long"): return simple(String(right.dropLast(5))).map { _ in .length }
    default: return nil
    }
  }

  private static func isTens(_ n: Int) -> Bool { n >= 20 && n < 100 && n.isMultiple(of: 10) }

  /// The meaning of a part of a compound, itself no compound.
  private static func simple(_ text: String) -> DateWord? {
    guard !text.isEmpty, text.utf8.count <= 12, !text.utf8.contains(0x2D) else { return nil }
    let isNumber = text.utf8.allSatisfy(isDigit)
    let token = Token(
      text: text.prefix(1).uppercased() + text.dropFirst(), folded: text, kind: isNumber ? .number : .word, range: 0..<0
    )
    return DateWord(token)
  }
}
