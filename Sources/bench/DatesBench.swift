import Chronicle
import FoundationEssentials
import Language
import Reading

/// `bench dates FILE.tsv`: how many annotated date expressions are found, and with the first and last day that the
/// annotation gives.
///
/// The file has the columns doc, genre, published, sentence number, span, edtf, bounds and sentence (tokens parted by
/// spaces, which are put together as in print); some rows have one more after the genre. Documents fall into two halves by a hash of their name: `a` to
/// develop on, `b` to see whether it holds. `--misses` prints the rows of half `a` that differ.
///
/// Names of well-known events count as found, with the dates that the lexicon has for them, as the reader takes them.
enum DatesBench {
  static func run(_ arguments: [String]) throws {
    guard let path = arguments.first, let data = FileManager.default.contents(atPath: path) else {
      throw BenchError(message: "usage: bench dates FILE.tsv [--misses]: FILE.tsv cannot be read")
    }
    let rows = String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().compactMap { DateRow($0) }
    let chronology = try Lexicon(files: LexiconFolder.files()).chronology
    var tally = Tally(showsMisses: arguments.contains("--misses"))
    var seconds = Duration.zero
    var words = 0
    var doc = ""
    var anchor: EDTF?
    for sentence in sentences(rows) {
      if doc != sentence[0].doc { (doc, anchor) = (sentence[0].doc, nil) }
      let tokens = Self.tokens(sentence[0].text)
      let finder = DateFinder(published: sentence[0].published, anchor: anchor, chronology: chronology)
      let start = ContinuousClock.now
      let found = finder.expressions(in: tokens)
      seconds += ContinuousClock.now - start
      words += tokens.count
      anchor = found.last { $0.kind == .point && $0.edtf != nil }?.edtf ?? anchor
      tally.add(sentence, found + events(chronology, in: tokens), tokens)
    }
    tally.report()
    let rate = Double(words) / (Double(seconds.components.attoseconds) / 1e18 + Double(seconds.components.seconds))
    print("\(words) tokens, \(Int(rate)) a second")
  }

  private static func events(_ chronology: ChronologyTable, in tokens: [Token]) -> [DateExpression] {
    tokens.indices.compactMap { chronology.match(tokens, at: $0) }.map { event, tokens in
      DateExpression(tokens: tokens, edtf: event.edtf, basis: .chronology, text: event.name)
    }
  }

  /// Rows that share a sentence, in file order.
  private static func sentences(_ rows: [DateRow]) -> [[DateRow]] {
    var sentences: [[DateRow]] = []
    for row in rows {
      if let last = sentences.last?.first, last.doc == row.doc, last.text == row.text {
        sentences[sentences.count - 1].append(row)
      } else {
        sentences.append([row])
      }
    }
    return sentences
  }

  private static func tokens(_ sentence: String) -> [Token] {
    let text = Text(sentence)
    let months: Set<String> = ["jan", "feb", "mar", "apr", "aug", "sep", "sept", "oct", "nov", "dec"]
    return Tokenizer(abbreviations: months).tokens(of: 0..<text.count, in: text)
  }
}

/// A row of the file.
struct DateRow {
  let doc: String
  let genre: String
  let published: Day?
  let span: String
  /// Null where the annotation is no date of the calendar ("every March").
  let bounds: (first: Day?, last: Day?)?
  let edtf: String
  let text: String

  init?(_ line: Substring) {
    var columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    if columns.count == 9 { columns.remove(at: 2) }
    guard columns.count == 8 else { return nil }
    (doc, genre, edtf) = (columns[0], columns[1], columns[5])
    (span, text) = (Self.printed(columns[4]), Self.printed(columns[7]))
    published = Day(iso: columns[2])
    bounds = (try? EDTF(columns[5])).map { ($0.earliest, $0.latest) } ?? Self.limits(columns[6])
  }
}

extension DateRow {
  /// "notBefore=1979 notAfter=2013-10-14", as bounds: EDTF writes sets of days, but none from a year to a day.
  static func limits(_ column: String) -> (first: Day?, last: Day?)? {
    let limits = column.split(separator: " ").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    guard limits.count == 2, limits[0].first == "notBefore", limits[1].first == "notAfter",
      let first = try? EDTF(limits[0][1]).earliest, let last = try? EDTF(limits[1][1]).latest
    else { return nil }
    return (first, last)
  }

  /// Tokens as a text has them: "the 1930 's" as "the 1930's", "two - day" as "two-day".
  static func printed(_ tokens: String) -> String {
    let tokens = tokens.split(separator: " ")
    var text = ""
    var isOpen = true
    for (at, token) in tokens.enumerated() {
      let isHyphen = token == "-" && at > 0 && at < tokens.count - 1
      let isClitic = ["'", "’"].contains(token.first) && token.dropFirst().first?.isLetter ?? false
      let isTight = isHyphen || isClitic || closing.contains(String(token))
      if !isOpen, !isTight, !text.isEmpty { text += " " }
      text += token
      isOpen = isHyphen || opening.contains(String(token))
    }
    return text
  }

  private static let closing: Set<String> = [",", ".", ";", ":", "?", "!", ")", "]", "%", "…", "n't", "n’t"]
  private static let opening: Set<String> = ["(", "[", "$", "£", "€"]
}

/// Counts by half and group of genres.
private struct Tally {
  struct Count {
    var rows = 0
    var found = 0
    /// Of those found.
    var equal = 0
    /// Rows whose annotation is a date of the calendar; the others ("every March") can have no equal.
    var dated = 0
    var datedFound = 0
  }

  let showsMisses: Bool
  private var counts: [String: Count] = [:]
  /// By what the date was resolved against, in the three genres that count most.
  private var bases: [String: Count] = [:]
  private var extra: [String: Int] = [:]
  private static let three: Set<String> = ["news", "interview", "speech"]

  init(showsMisses: Bool) { self.showsMisses = showsMisses }

  mutating func add(_ rows: [DateRow], _ found: [DateExpression], _ tokens: [Token]) {
    let half = Self.half(rows[0].doc)
    let scalars = Array(rows[0].text.unicodeScalars)
    var taken: Set<Int> = []
    var searched = 0
    for row in rows {
      let place =
        Self.place(of: Array(row.span.unicodeScalars), in: scalars, from: searched)
        ?? Self.place(of: Array(row.span.unicodeScalars), in: scalars, from: 0)
      let range = place ?? 0..<0
      if place != nil { searched = range.upperBound }
      let match = found.indices.filter { Self.range(found[$0], tokens).overlaps(range) }
        .max { Self.overlap(found[$0], tokens, range) < Self.overlap(found[$1], tokens, range) }
      if let match { taken.insert(match) }
      let isEqual = match.map { Self.equals(found[$0], row) } ?? false
      if let match, Self.three.contains(row.genre) {
        let basis = found[match].edtf == nil ? "\(found[match].kind) without date" : found[match].basis.rawValue
        bases["\(half), \(basis)", default: Count()].note(found: true, equal: isEqual, dated: row.bounds != nil)
      }
      for group in [row.genre, Self.three.contains(row.genre) ? "+three" : "+others", "+all"] {
        counts["\(group) \(half)", default: Count()].note(found: match != nil, equal: isEqual, dated: row.bounds != nil)
      }
      if showsMisses, !isEqual, half == "a" {
        let got = match.map { "\(found[$0].text) = \(found[$0].edtf?.description ?? "\(found[$0].kind)")" } ?? "nothing"
        print(
          "\(row.genre)\t\(row.published?.description ?? "-")\t\(row.span)\t\(row.edtf)\t\(got)\t\(row.text.prefix(220))"
        )
      }
    }
    for index in found.indices where !taken.contains(index) && found[index].edtf != nil {
      extra[
        (found[index].basis == .chronology ? "named events" : "dated") + " and not annotated, \(half)", default: 0] += 1
      if showsMisses, half == "a" {
        print("EXTRA\t\(found[index].text) = \(found[index].edtf?.description ?? "")\t\(rows[0].text.prefix(260))")
      }
    }
  }

  func report() {
    print("genre half: rows, found, with equal bounds; of those found; rows that are dates, found, of those found")
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
      print(
        "\(name): \(count.rows), \(Self.share(count.found, count.rows)), \(Self.share(count.equal, count.rows)); "
          + "\(Self.share(count.equal, count.found)); \(count.dated), \(Self.share(count.datedFound, count.dated)), "
          + Self.share(count.equal, count.datedFound))
    }
    for half in ["a", "b"] {
      guard let count = counts["+three \(half)"] else { continue }
      print(
        "news, interview and speech, half \(half): equal bounds of \(count.found) spans found: "
          + "\(Self.share(count.equal, count.found)); of the \(count.datedFound) annotated with a date: "
          + Self.share(count.equal, count.datedFound))
    }
    for (basis, count) in bases.sorted(by: { $0.key < $1.key }) {
      print("  \(basis): \(count.rows) found, \(count.dated) annotated with a date, \(count.equal) equal")
    }
    for (kind, count) in extra.sorted(by: { $0.key < $1.key }) { print("\(kind): \(count)") }
  }

  private static func share(_ part: Int, _ whole: Int) -> String {
    let thousandths = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole
    return "\(thousandths / 1000)." + String(1000 + thousandths % 1000).dropFirst()
  }

  private static func half(_ doc: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in doc.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return (hash >> 8) & 1 == 0 ? "a" : "b"
  }

  /// An expression of the past without a date ends with the publication, one of the future begins with it, and "now" is
  /// its day.
  private static func equals(_ expression: DateExpression, _ row: DateRow) -> Bool {
    guard let bounds = row.bounds else { return false }
    // The annotation leaves prepositions out: "2014" of "since 2014".
    for edtf in expression.named + [expression.edtf].compactMap(\.self)
    where edtf.earliest == bounds.first && edtf.latest == bounds.last { return true }
    guard expression.edtf == nil else { return false }
    switch expression.reference {
    case .past: return bounds.first == nil && bounds.last == row.published
    case .future: return bounds.last == nil && bounds.first == row.published
    case .present: return bounds.first == row.published && bounds.last == row.published
    case nil: return false
    }
  }

  private static func range(_ expression: DateExpression, _ tokens: [Token]) -> Range<Int> {
    tokens[expression.tokens.lowerBound].range.lowerBound..<tokens[expression.tokens.upperBound - 1].range.upperBound
  }

  private static func overlap(_ expression: DateExpression, _ tokens: [Token], _ range: Range<Int>) -> Int {
    Self.range(expression, tokens).clamped(to: range).count
  }

  private static func place(
    of span: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int
  ) -> Range<Int>? {
    guard !span.isEmpty, text.count >= span.count + start else { return nil }
    return (start...(text.count - span.count)).first { text[$0..<($0 + span.count)].elementsEqual(span) }
      .map { $0..<($0 + span.count) }
  }
}

extension Tally.Count {
  fileprivate mutating func note(found: Bool, equal: Bool, dated: Bool) {
    rows += 1
    self.found += found ? 1 : 0
    self.equal += equal ? 1 : 0
    self.dated += dated ? 1 : 0
    datedFound += dated && found ? 1 : 0
  }
}
