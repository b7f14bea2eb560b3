/// What stands inside a paragraph and is no word of it: the marks of Markdown (CommonMark 0.31, sections 6.1 to 6.9),
/// addresses, tags, and notes such as `[3]` or `[Applause]`. The text keeps them; its reader does not see them.
package struct InlineMarks: Sendable {
  /// Code points into the text, in order, none overlapping another.
  package private(set) var hidden: [Range<Int>] = []
  /// The words of links, in order.
  package private(set) var links: [Range<Int>] = []
  /// Between two marks of emphasis; nested ones after what they stand in.
  package private(set) var emphasized: [Range<Int>] = []

  private let scalars: [Unicode.Scalar]
  private let range: Range<Int>
  private let asides: Set<String>
  private var brackets: [(at: Int, isImage: Bool)] = []
  private var runs: [Run] = []
  /// Lengths of runs of back quotes that nothing closes.
  private var unclosed: Set<Int> = []

  /// A run of `*`, `_` or `~` that may open or close emphasis.
  private struct Run {
    let mark: Unicode.Scalar
    var range: Range<Int>
    let opens: Bool
    let closes: Bool
  }

  /// Finds the marks in a range of the text, in time linear in its length; `asides` is what brackets may hold that was not
  /// said ("applause", "citation needed"), folded.
  package init(in range: Range<Int>, of text: Text, asides: Set<String> = []) {
    scalars = text.scalars
    self.range = range.clamped(to: 0..<text.count)
    self.asides = asides
    guard self.range.contains(where: { Self.isMark(scalars[$0]) }) else { return }
    scan()
    matchEmphasis()
    tidy()
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "*", "_", "~", "`", "[", "]", "<", "\\", "/", "(": true
    default: false
    }
  }

  private mutating func scan() {
    var at = range.lowerBound
    while at < range.upperBound { at = next(after: at) }
  }

  /// Looks at one place; returns where to go on.
  private mutating func next(after at: Int) -> Int {
    switch scalars[at] {
    case "\\": return escape(at)
    case "`": return code(at)
    case "<": return tag(at)
    case "[":
      brackets.append((at, at > range.lowerBound && scalars[at - 1] == "!"))
      return at + 1
    case "]": return closeBracket(at)
    case "(": return aside(at)
    case "*", "_", "~": return emphasis(at)
    case "h", "H", "w", "W": return address(at)
    default: return at + 1
    }
  }

  private mutating func hide(_ range: Range<Int>) { if !range.isEmpty { hidden.append(range) } }

  private func scalar(_ at: Int) -> Unicode.Scalar? { range.contains(at) ? scalars[at] : nil }

  private mutating func escape(_ at: Int) -> Int {
    guard let next = scalar(at + 1), next.value < 0x80, !next.isLetter, !next.isDigit, !next.isSpace else {
      return at + 1
    }
    hide(at..<(at + 1))
    return at + 2
  }

  /// Code keeps its words and loses its back quotes.
  private mutating func code(_ at: Int) -> Int {
    let end = runEnd(at)
    let length = end - at
    guard !unclosed.contains(length) else { return end }
    var search = end
    while search < range.upperBound {
      guard scalars[search] == "`" else {
        search += 1
        continue
      }
      let close = runEnd(search)
      if close - search == length {
        hide(at..<end)
        hide(search..<close)
        return close
      }
      search = close
    }
    unclosed.insert(length)
    return end
  }

  private func runEnd(_ at: Int) -> Int {
    var end = at
    while end < range.upperBound, scalars[end] == scalars[at] { end += 1 }
    return end
  }
}

// MARK: - Tags and addresses

extension InlineMarks {
  private static let longestTag = 1_000

  /// `<https://example.org>`, `<br>`, `<!-- a comment -->`.
  private mutating func tag(_ at: Int) -> Int {
    guard let first = scalar(at + 1), first.isLetter || first == "/" || first == "!" else { return at + 1 }
    let limit = min(range.upperBound, at + Self.longestTag)
    var end = at + 1
    while end < limit, scalars[end] != ">", scalars[end] != "<" { end += 1 }
    guard end < limit, scalars[end] == ">", isTag((at + 1)..<end) else { return at + 1 }
    hide(at..<(end + 1))
    return end + 1
  }

  private func isTag(_ inner: Range<Int>) -> Bool {
    let words = scalars[inner]
    if words.starts(with: "!--".unicodeScalars) { return true }
    if !words.contains(where: \.isSpace), words.contains(":") || words.contains("@") { return true }
    let name = words.drop { $0 == "/" }.prefix { $0.isLetter || $0.isDigit }
    return Self.tags.contains(Tokenizer.fold(name))
  }

  private static let tags: Set<String> = [
    "a", "abbr", "b", "blockquote", "br", "center", "cite", "code", "details", "div", "em", "figcaption", "figure",
    "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "li", "mark", "ol", "p", "pre", "q", "s", "small",
    "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
  ]

  /// `https://example.org/a` and `www.example.org`, without the punctuation that ends the sentence.
  private mutating func address(_ at: Int) -> Int {
    guard at == range.lowerBound || !(scalars[at - 1].isLetter || scalars[at - 1].isDigit) else { return at + 1 }
    guard ["https://", "http://", "www."].contains(where: { isWritten($0, at: at) }) else { return at + 1 }
    var end = at
    while end < range.upperBound, !scalars[end].isSpace, !"<>\"[]|".unicodeScalars.contains(scalars[end]) { end += 1 }
    while end > at, ".,;:!?)'*_~".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
    hide(at..<end)
    return max(end, at + 1)
  }

  private func isWritten(_ word: String, at: Int) -> Bool {
    var place = at
    for wanted in word.unicodeScalars {
      guard let scalar = scalar(place), scalar.value | 0x20 == wanted.value | 0x20 else { return false }
      place += 1
    }
    return true
  }
}

// MARK: - Links, images and notes

extension InlineMarks {
  private mutating func closeBracket(_ at: Int) -> Int {
    guard let open = brackets.popLast() else { return at + 1 }
    let start = open.isImage ? open.at - 1 : open.at
    if let end = destinationEnd(at + 1) ?? referenceEnd(at + 1) {
      if open.isImage {
        hide(start..<end)
      } else {
        hide(open.at..<(open.at + 1))
        hide(at..<end)
        links.append((open.at + 1)..<at)
      }
      return end
    }
    if at - open.at == 2, scalars[at - 1].isLetter, isWordlike(scalar(at + 1)) {
      // "[T]he": an editor's letter belongs to its word.
      hide(open.at..<(open.at + 1))
      hide(at..<(at + 1))
    } else if isNote((open.at + 1)..<at) {
      hide(open.at..<(at + 1))
    }
    return at + 1
  }

  /// The end of `(address "title")`; a destination holds no space and at most one pair of parentheses.
  private func destinationEnd(_ at: Int) -> Int? {
    guard scalar(at) == "(" else { return nil }
    var (end, depth) = (at + 1, 1)
    while let scalar = scalar(end) {
      switch scalar {
      case "(":
        depth += 1
        if depth > 2 { return nil }
      case ")":
        depth -= 1
        if depth == 0 { return end + 1 }
      case _ where scalar.isSpace: return titleEnd(end)
      default: break
      }
      end += 1
    }
    return nil
  }

  private func titleEnd(_ at: Int) -> Int? {
    guard let quote = scalar(at + 1), quote == "\"" || quote == "'" else { return nil }
    var end = at + 2
    while let scalar = scalar(end), scalar != quote { end += 1 }
    return scalar(end + 1) == ")" ? end + 2 : nil
  }

  /// The end of `[name]` behind a link's words.
  private func referenceEnd(_ at: Int) -> Int? {
    guard scalar(at) == "[" else { return nil }
    var end = at + 1
    while let scalar = scalar(end), end - at < 100 {
      if scalar == "]" { return end + 1 }
      if scalar == "[" { return nil }
      end += 1
    }
    return nil
  }

  private static let longestNote = 60

  /// `[3]`, `[^3]`, `[a]`, `[Applause]`.
  private func isNote(_ inner: Range<Int>) -> Bool {
    guard !inner.isEmpty, inner.count <= Self.longestNote else { return false }
    let words = scalars[inner]
    if words.first == "^" || words.allSatisfy(\.isDigit) && words.count <= 3 { return true }
    if words.count == 1, words.first?.isLower == true { return true }
    return asides.contains(Tokenizer.fold(words))
  }

  /// `(Applause.)`: what a transcript puts into parentheses.
  private mutating func aside(_ at: Int) -> Int {
    guard !asides.isEmpty else { return at + 1 }
    var end = at + 1
    while let scalar = scalar(end), end - at <= Self.longestNote, scalar != "(" {
      if scalar == ")" {
        let words = scalars[(at + 1)..<end]
        if asides.contains(Tokenizer.fold(words.last == "." ? words.dropLast() : words)) { hide(at..<(end + 1)) }
        return at + 1
      }
      end += 1
    }
    return at + 1
  }
}

// MARK: - Emphasis

extension InlineMarks {
  private mutating func emphasis(_ at: Int) -> Int {
    let end = runEnd(at)
    let mark = scalars[at]
    guard end - at <= 3, mark != "~" || end - at == 2 else { return end }
    let (before, after) = (scalar(at - 1), scalar(end))
    let opens = isFlank(after, beside: before)
    let closes = isFlank(before, beside: after)
    let isInWord = isWordlike(before) && isWordlike(after)
    guard mark != "_" || !isInWord else { return end }
    if opens || closes { runs.append(Run(mark: mark, range: at..<end, opens: opens, closes: closes)) }
    return end
  }

  private func isFlank(_ inner: Unicode.Scalar?, beside outer: Unicode.Scalar?) -> Bool {
    guard let inner, !inner.isSpace else { return false }
    return isWordlike(inner) || !isWordlike(outer)
  }

  private func isWordlike(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { $0.isLetter || $0.isDigit } ?? false }

  /// Pairs each closing run with the nearest opening one of its kind.
  private mutating func matchEmphasis() {
    var open: [Unicode.Scalar: [Run]] = [:]
    for run in runs {
      var rest = run
      while rest.closes, !rest.range.isEmpty, var opener = open[run.mark]?.popLast() {
        let length = min(opener.range.count, rest.range.count)
        hide((opener.range.upperBound - length)..<opener.range.upperBound)
        hide(rest.range.lowerBound..<(rest.range.lowerBound + length))
        emphasized.append(opener.range.upperBound..<rest.range.lowerBound)
        opener.range = opener.range.lowerBound..<(opener.range.upperBound - length)
        rest.range = (rest.range.lowerBound + length)..<rest.range.upperBound
        if !opener.range.isEmpty { open[run.mark]?.append(opener) }
      }
      if rest.opens, !rest.range.isEmpty { open[run.mark, default: []].append(rest) }
    }
  }

  /// Sorts what is hidden and joins what overlaps: an image inside a link's words.
  private mutating func tidy() {
    var tidy: [Range<Int>] = []
    for range in hidden.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = tidy.last, range.lowerBound <= last.upperBound {
        tidy[tidy.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        tidy.append(range)
      }
    }
    hidden = tidy
  }
}
