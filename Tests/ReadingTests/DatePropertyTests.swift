import Chronicle
import Language
import Reading
import Seeded
import Testing

@Suite struct DatePropertyTests {
  /// Every word that the rooms of dates know, and some that they do not.
  private static let soup: [String] = [
    "March", "May", "Sept.", "5", "31", "2014", "1999", "1200", "9999", "05", "5th", "first", "twenty-first", "1990s",
    "nineties", "mid-1990s", "post-2015", "mid-19th-century", "2003-08", "2017-02-31", "5-7", "31.12.2024",
    "2024-12-20T10:00Z",
    "century", "year", "years", "weeks", "weekend", "hours", "quarter", "half", "Tuesday", "Fri", "spring", "winter",
    "Q3",
    "yesterday", "today", "night", "the", "a", "last", "past", "this", "next", "same", "that", "following", "recent",
    "few",
    "two", "ago", "earlier", "later", "before", "after", "from", "now", "to", "and", "between", "since", "at", "least",
    "until",
    "by", "no", "than", "in", "on", "of", "about", "early", "end", "late", "-", "–", "/", ",", ".", "’s", "'", "BC",
    "will",
    "visit", "signed", "999", "0", "00", "$", "recently", "ahead", "🇳🇴", "on or before", "the end of the",
    "mid-mid-mid-5",
  ]

  @Test("Whatever the words: no trap, expressions in order, every date printed reads back, and none without its basis")
  func anything() throws {
    var random = SplitMix(seed: 31)
    func pick<T>(_ items: [T]) -> T { items[Int(random.next() % UInt64(items.count))] }
    let days: [Day?] = [
      nil, Day(year: 2024, month: 12, day: 20), Day(year: 2024, month: 2, day: 29), Day(year: 9999, month: 12, day: 31),
      Day(year: -9999, month: 1, day: 1), Day(year: 0, month: 1, day: 1),
    ]
    let anchors = try ["2014", "2014-03", "2014-03-05", "199X", "2010/..", "../2014", "9999-12-31", "2014-21", "18XX"]
      .map {
        try EDTF($0)
      }
    for _ in 0..<6000 {
      let text = (0..<Int(random.next() % 12)).map { _ in pick(Self.soup) }.joined(separator: " ")
      let tokens = DateRow.tokens(text)
      let finder = DateFinder(
        published: pick(days), anchor: pick([nil] + anchors.map(Optional.some)),
        tense: pick([.past, .future, .unknown]))
      var end = 0
      for expression in finder.expressions(in: tokens) {
        #expect(expression.tokens.lowerBound >= end && expression.tokens.upperBound <= tokens.count, "\(text)")
        #expect(!expression.tokens.isEmpty, "\(text)")
        end = expression.tokens.upperBound
        if let edtf = expression.edtf {
          #expect(try EDTF(edtf.description) == edtf, "\(text)")
          #expect(expression.basis != .none && expression.kind != .vague && expression.kind != .duration, "\(text)")
        } else {
          #expect(expression.basis == .none, "\(text)")
        }
      }
      _ = DateFinder.stamp(in: tokens)
    }
  }

  @Test("With neither publication date nor anchor, every date stands in the words")
  func nothingIsInvented() {
    var random = SplitMix(seed: 37)
    for _ in 0..<3000 {
      let text = (0..<Int(random.next() % 10)).map { _ in Self.soup[Int(random.next() % UInt64(Self.soup.count))] }
        .joined(separator: " ")
      for expression in DateFinder(published: nil, anchor: nil).expressions(in: DateRow.tokens(text)) {
        #expect(expression.basis != .relative, "\(text)")
      }
    }
  }

  @Test(
    "However long a run of words that wait for a date, it is read and ends",
    arguments: [
      "early", "end of the", "first half of the", "earlier", "mid-early", "May and", "5,", "March,", "since", "2014 to",
    ])
  func runs(_ words: String) {
    let text = Array(repeating: words, count: 4000).joined(separator: " ") + " 2014"
    let tokens = DateRow.tokens(text)
    let found = DateFinder(published: Day(year: 2024, month: 12, day: 20), anchor: nil).expressions(in: tokens)
    #expect(found.allSatisfy { $0.tokens.upperBound <= tokens.count })
  }
}
