extension Day {
  /// Reads `2024-12-20` (ISO 8601, extended form, four-digit year); null for anything else.
  package init?(iso text: some StringProtocol) { self.init(isoBytes: Array(text.utf8).span) }

  /// The same of a text that lies in one piece, which needs no copy.
  package init?(iso text: String) { self.init(isoBytes: text.utf8Span.span) }

  /// The same of bytes.
  package init?(isoBytes bytes: Span<UInt8>) {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes, 0..<4), let month = Self.number(bytes, 5..<7), let day = Self.number(bytes, 8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else { return nil }
      value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
    }
    return value
  }
}
