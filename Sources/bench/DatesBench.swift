import Chronicle
import FoundationEssentials
import Language
import Reading

/// `bench dates FILE.tsv`: how many annotated date expressions are found, and with the first and last day that the
/// annotation gives.
///
/// The file has the columns doc, genre, published, sentence number, span, edtf, bounds and sentence (tokens parted by
/// spaces); some rows have one more after the genre. Documents fall into two halves by a hash of their name: `a` to
/// develop on, `b` to see whether it holds. `--misses` prints the rows of half `a` that differ.
enum DatesBench {
  static func run(_ arguments: [String]) throws {
    guard let path = arguments.first, let data = FileManager.default.contents(atPath: path) else {
      throw BenchError(message: "usage: bench dates FILE.tsv [--misses]: FILE.tsv cannot be read")
    }
    let rows = String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().compactMap { DateRow($0) }
    var tally = Tally(showsMisses: arguments.contains("--misses"))
    var seconds = Duration.zero
    var words = 0
    var doc = ""
    var anchor: EDTF?
    for (index, sentence) in sentences(rows).enumerated() {
      if doc != sentence[0].doc { (doc, anchor) = (sentence[0].doc, nil) }
      let tokens = Self.tokens(sentence[0].text)
      let finder = DateFinder(published: sentence[0].published, anchor: anchor)
      let start = ContinuousClock.now
      let found = finder.expressions(in: tokens)
      seconds += ContinuousClock.now - start
      words += tokens.count
      anchor = found.last { $0.kind == .point && $0.edtf != nil }?.edtf ?? anchor
      tally.add(sentence, found, tokens, number: index)
    }
    tally.report()
    let rate = Double(words) / (Double(seconds.components.attoseconds) / 1e18 + Double(seconds.components.seconds))
    print("\(words) tokens, \(Int(rate)) a second")
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
    (doc, genre, span, edtf, text) = (columns[0], columns[1], columns[4], columns[5], columns[7])
    published = Day(iso: columns[2])
    bounds = (try? EDTF(columns[5])).map { ($0.earliest, $0.latest) }
  }
}

/// Counts by half and group of genres.
private struct Tally {
  struct Count {
    var rows = 0
    var found = 0
    var equal = 0
    /// Rows whose annotation is a date of the calendar with at least one bound.
    var dated = 0
    var datedEqual = 0
  }

  let showsMisses: Bool
  private var counts: [String: Count] = [:]
  private var extra: [String: Int] = [:]

  init(showsMisses: Bool) { self.showsMisses = showsMisses }

  mutating func add(_ rows: [DateRow], _ found: [DateExpression], _ tokens: [Token], number: Int) {
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
      for group in [row.genre, ["news", "interview", "speech"].contains(row.genre) ? "+three" : "+others", "+all"] {
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
      extra[half, default: 0] += 1
      if showsMisses, half == "a" {
        print("EXTRA\t\(found[index].text) = \(found[index].edtf?.description ?? "")\t\(rows[0].text.prefix(260))")
      }
    }
  }

  func report() {
    print("genre half: rows, found, equal bounds; of rows that are dates: equal bounds")
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
      print(
        "\(name): \(count.rows), \(Self.share(count.found, count.rows)), \(Self.share(count.equal, count.rows)); "
          + "\(count.dated): \(Self.share(count.datedEqual, count.dated))")
    }
    for (half, count) in extra.sorted(by: { $0.key < $1.key }) { print("dated and not annotated, \(half): \(count)") }
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

  /// An expression of the past without a date ends with the publication, one of the future begins with it.
  private static func equals(_ expression: DateExpression, _ row: DateRow) -> Bool {
    guard let bounds = row.bounds else { return false }
    if let edtf = expression.edtf { return edtf.earliest == bounds.first && edtf.latest == bounds.last }
    switch expression.reference {
    case .past: return bounds.first == nil && bounds.last == row.published
    case .future: return bounds.last == nil && bounds.first == row.published
    case .present, nil: return false
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
    datedEqual += dated && equal ? 1 : 0
  }
}
