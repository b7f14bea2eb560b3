/// EDTF dates as people write them. `dates.js` does the same in the browser.
enum DateWords {
  /// `2022-02-23` is `23 Feb 2022`, `2016` stays, `2010/..` is `from 2010 on`; what is not understood is shown as it is.
  static func text(edtf: String?, modifier: String?) -> String {
    guard let edtf else { return "undated" }
    let ends = edtf.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let words: String
    if ends.count == 2 {
      switch (ends[0], ends[1]) {
      case (let start, ".."), (let start, ""): words = "from \(point(start)) on"
      case ("..", let end), ("", let end): words = "until \(point(end))"
      case (let start, let end): words = "\(point(start)) to \(point(end))"
      }
    } else {
      words = point(edtf)
    }
    return modifier.flatMap { modifiers[$0] }.map { "\($0) \(words)" } ?? words
  }

  private static let modifiers = [
    "start": "early", "mid": "mid", "end": "late", "on-or-before": "by", "on-or-after": "from",
  ]

  private static func point(_ edtf: String) -> String {
    var text = edtf[...]
    var prefix = ""
    if let mark = text.last, "~?%".contains(mark) {
      text = text.dropLast()
      prefix = mark == "?" ? "perhaps " : "about "
    }
    let isNegative = text.first == "-"
    let parts = (isNegative ? text.dropFirst() : text).split(separator: "-").map(String.init)
    guard let first = parts.first else { return edtf }
    let year = (isNegative ? "−" : "") + first
    switch parts.count {
    case 1: return prefix + span(year)
    case 2: return prefix + (Int(parts[1]).flatMap { part($0) }.map { "\($0) \(year)" } ?? String(text))
    case 3:
      guard let month = Int(parts[1]).flatMap({ part($0) }), let day = Int(parts[2]) else { return edtf }
      return "\(prefix)\(day) \(month) \(year)"
    default: return edtf
    }
  }

  /// `201X` is the 2010s, `19XX` the 1900s.
  private static func span(_ year: String) -> String {
    year.hasSuffix("X") ? year.map { $0 == "X" ? "0" : String($0) }.joined() + "s" : year
  }

  /// EDTF's second part: months, seasons, quarters, halves (ISO 8601-2, 4.8).
  private static func part(_ number: Int) -> String? {
    switch number {
    case 1...12: months[number - 1]
    case 21...24: seasons[number - 21]
    case 33...36: "Q\(number - 32)"
    case 40: "first half of"
    case 41: "second half of"
    default: nil
    }
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  private static let seasons = ["spring", "summer", "autumn", "winter"]
}
