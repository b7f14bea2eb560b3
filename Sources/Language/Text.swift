/// A document's text as Unicode code points, the unit that every offset in Entente counts.
package struct Text: Sendable {
  package let scalars: [Unicode.Scalar]
  /// Marks that are no words ("**", "](https://example.org)"), in order, none overlapping another.
  package private(set) var hidden: [Range<Int>] = []

  /// A byte order mark at the beginning is not part of the text.
  package init(_ string: String) {
    var scalars = Array(string.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    self.scalars = scalars
  }

  init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// The same text, of which some code points are known to be marks.
  package func hiding(_ marks: [Range<Int>]) -> Text {
    var text = self
    text.hidden = marks
    return text
  }

  package var count: Int { scalars.count }

  /// The characters of a range; the part of it that lies outside the text is left out.
  package subscript(range: Range<Int>) -> String {
    String(scalars: scalars[range.clamped(to: 0..<scalars.count)])
  }

  /// The characters of a range without the marks in it: what a reader would say aloud.
  package func words(_ range: Range<Int>) -> String {
    hidden.isEmpty ? self[range] : Shown(range, of: self, without: hidden).string
  }
}

/// What is seen of a range when marks are left out, and where each character of it stands.
struct Shown {
  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var places: [Int] = []

  init(_ range: Range<Int>, of text: Text, without hidden: [Range<Int>]) {
    let range = range.clamped(to: 0..<text.count)
    var at = range.lowerBound
    for mark in hidden[Self.first(endingAfter: at, in: hidden)...] {
      guard mark.lowerBound < range.upperBound else { break }
      append(at..<max(at, mark.lowerBound), of: text)
      at = max(at, mark.upperBound)
      // Cells and tags part words; the marks of Markdown do not.
      let parts = text.scalars[mark.lowerBound] == "|" || text.scalars[mark.lowerBound] == "<"
      if parts, mark.lowerBound >= range.lowerBound {
        scalars.append(" ")
        places.append(mark.lowerBound)
      }
    }
    append(at..<max(at, range.upperBound), of: text)
  }

  var string: String { String(scalars: scalars[...]) }

  private mutating func append(_ range: Range<Int>, of text: Text) {
    scalars += text.scalars[range]
    places += range
  }

  /// The index of the first mark that ends after a place, by bisection.
  private static func first(endingAfter place: Int, in hidden: [Range<Int>]) -> Int {
    var (low, high) = (0, hidden.count)
    while low < high {
      let middle = (low + high) / 2
      if hidden[middle].upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension String {
  /// By way of its bytes: appending to a view of scalars takes several times as long, and every token's text is made here.
  fileprivate init(scalars: ArraySlice<Unicode.Scalar>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count + 8)
    for scalar in scalars {
      if scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    self.init(decoding: bytes, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  package var isSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// Ends a line: LF, VT, FF, CR, NEL and the two separators of Unicode (UAX 14, classes BK, CR, LF, NL).
  package var isLineBreak: Bool {
    (0x0A...0x0D).contains(value) || value == 0x85 || value == 0x2028 || value == 0x2029
  }

  package var isDigit: Bool { (0x30...0x39).contains(value) }

  package var isLetter: Bool {
    if value < 0x80 { return (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) }
    return properties.isAlphabetic
  }

  /// A mark that belongs to the letter before it ("é" written as two code points).
  var isCombining: Bool {
    guard value >= 0x300 else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  var isUpper: Bool { value < 0x80 ? (0x41...0x5A).contains(value) : properties.isUppercase }

  var isLower: Bool { value < 0x80 ? (0x61...0x7A).contains(value) : properties.isLowercase }

  /// Apostrophes as typed and as set: ' ’ ʼ.
  var isApostrophe: Bool { value == 0x27 || value == 0x2019 || value == 0x2BC }

  /// Hyphens that join a word: - ‐ ‑.
  var isHyphen: Bool { value == 0x2D || value == 0x2010 || value == 0x2011 }

  /// Marks that are one token when they are repeated: . - – — ~ _ = *
  var repeats: Bool {
    switch value {
    case 0x2E, 0x2D, 0x2010, 0x2011, 0x2013, 0x2014, 0x7E, 0x5F, 0x3D, 0x2A, 0x60, 0x2B: true
    default: false
    }
  }

  /// ! and ?
  var isCry: Bool { value == 0x21 || value == 0x3F }

  /// What stands around an address, never in it.
  var endsAddress: Bool {
    switch value {
    case 0x22, 0x27, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2018...0x201F, 0xAB, 0xBB, 0x2014: true
    default: false
    }
  }

  /// Marks that may end the clause that an address ends: . , ; : ! ?
  var endsClause: Bool {
    switch value {
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F: true
    default: false
    }
  }

  /// Marks that end a quotation, or stand like one after a full stop.
  var isClosing: Bool {
    switch value {
    case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0x2019, 0x201D, 0xBB: true
    default: false
    }
  }

  var isOpening: Bool {
    switch value {
    case 0x22, 0x27, 0x28, 0x5B, 0x7B, 0x2018, 0x201C, 0x201E, 0xAB: true
    default: false
    }
  }
}
