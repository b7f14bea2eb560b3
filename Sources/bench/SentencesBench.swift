import Chronicle
import FoundationEssentials
import Language
import Reading
import Serving

/// Which share of sentences with a marked source and target the frames give the PLOVER type and quad of: a table of
/// `id, sentence, marked, source, target, type, quad`, tab-separated, where `marked` holds `<s>...</s>` and `<t>...</t>`
/// (a party that the sentence leaves out is not marked).
///
/// The marked words are made known as two actors, so that only frames and roles are measured. Of the sentence's triggers
/// the one counts that connects the two by its roles; without one, the trigger that stands nearest to them. No trigger
/// counts as wrong. CONCEDE and RETREAT are one type in such tables (YIELD).
enum SentencesBench {
  struct Malformed: Error, CustomStringConvertible {
    let line: Int
    var description: String { "line \(line): expected seven columns, the third with <s>...</s> or <t>...</t>" }
  }

  private static let (source, target) = (ActorID("MARKED-SOURCE"), ActorID("MARKED-TARGET"))

  /// - Parameter arguments: the table; `--misses even` prints the wrong ones of a half.
  static func run(_ arguments: [String]) throws {
    guard let path = arguments.first, let data = FileManager.default.contents(atPath: path) else {
      throw CocoaError(.fileNoSuchFile)
    }
    let rows = try rows(String(decoding: data, as: UTF8.self))
    let shown = arguments.firstIndex(of: "--misses").map { arguments.dropFirst($0 + 1).first ?? "even" }
    let files = try LexiconFolder.files()
    let triggers = TriggerWords(lexicon: try Lexicon(files: files))
    let analyzer = try LexiconFolder.analyzer()
    let answers = try rows.map { row in
      if let event = try event(of: row, files, analyzer) {
        return Answer(row: row, type: event.type, rule: event.trigger.rule, isByRoles: true)
      }
      let nearest = nearest(triggers.triggers(in: row.text), to: row)
      return Answer(row: row, type: nearest?.type, rule: nearest?.rule, isByRoles: false)
    }
    for half in ["even", "odd"] {
      let half = (half, answers.filter { $0.row.line.isMultiple(of: 2) == (half == "even") })
      if shown == half.0 { half.1.filter { !$0.isTypeRight }.forEach { print($0) } }
      report(half.0, half.1)
    }
    report("all", answers)
  }

  private static func report(_ name: String, _ answers: [Answer]) {
    let (told, types, quads) = (
      answers.count { $0.type != nil }, answers.count(where: \.isTypeRight), answers.count(where: \.isQuadRight)
    )
    let connected = answers.filter(\.isByRoles)
    func share(_ part: Int, of whole: Int) -> String {
      let thousandths = whole > 0 ? (part * 1000 + whole / 2) / whole : 0
      return "\(thousandths / 1000)." + String(1000 + thousandths % 1000).dropFirst()
    }
    print(
      "\(name): \(answers.count) sentences; type \(share(types, of: answers.count)), quad \(share(quads, of: answers.count)); "
        + "with a trigger \(share(told, of: answers.count)), connected by roles "
        + "\(share(connected.count, of: answers.count)), of these the right type "
        + share(connected.count(where: \.isTypeRight), of: connected.count))
    for (type, group) in Dictionary(grouping: answers, by: \.row.type).sorted(by: { $0.key < $1.key }) {
      let right = group.count(where: \.isTypeRight)
      let given = answers.count { $0.name == type }
      print("  \(type): \(right) of \(group.count) found, \(right) of \(given) given are right")
    }
  }

  // MARK: Rows

  struct Row {
    let line: Int
    /// Without the marks.
    let text: String
    /// Code points of the text; null for a party that is left out.
    let source: Range<Int>?
    let target: Range<Int>?
    let type: String
    let quad: String

    func words(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(Array(text.unicodeScalars)[range])) }
  }

  struct Answer: CustomStringConvertible {
    let row: Row
    let type: EventType?
    let rule: String?
    let isByRoles: Bool

    /// As tables name it.
    var name: String? { type.map { [.concede, .retreat].contains($0) ? "YIELD" : $0.rawValue } }
    var isTypeRight: Bool { name == row.type }
    /// YIELD is material cooperation in such tables, CONCEDE with it.
    var isQuadRight: Bool {
      let order: [Quad] = [.verbalCooperation, .materialCooperation, .verbalConflict, .materialConflict]
      guard let type else { return false }
      return row.quad == String(name == "YIELD" ? 2 : 1 + (order.firstIndex(of: type.quad) ?? 0))
    }
    var description: String {
      let parties = [row.source, row.target].map { $0.map(row.words) ?? "-" }.joined(separator: " > ")
      return "\(row.line) \(row.type) not \(rule ?? "told")\(isByRoles ? "" : "~"): \(row.text) [\(parties)]"
    }
  }

  private static func rows(_ table: String) throws -> [Row] {
    var rows: [Row] = []
    for (index, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where index > 0 && !line.isEmpty {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count == 7 else { throw Malformed(line: index + 1) }
      var marked = Marked(columns[2])
      guard marked.source != nil || marked.target != nil else { throw Malformed(line: index + 1) }
      if marked.text.hasPrefix("\"") { marked = Marked(String(columns[2].map { $0 == "\"" ? " " : $0 })) }
      rows.append(
        Row(
          line: index + 1, text: marked.text, source: marked.source, target: marked.target, type: columns[5],
          quad: columns[6].filter(\.isNumber)))
    }
    return rows
  }

  // MARK: Events

  /// The event that connects the marked parties by its roles.
  private static func event(of row: Row, _ files: [LexiconFile], _ analyzer: Analyzer) throws -> Event? {
    guard let from = row.source, let to = row.target, !from.overlaps(to) else { return nil }
    // Lists of the lexicon are cut at commas: names do without them.
    func name(_ range: Range<Int>) -> String { row.words(range).filter { $0 != "," } }
    let actors = """
      \(source.text) state Source
        name: \(name(from))

      \(target.text) state Target
        name: \(name(to) == name(from) ? "Target" : name(to))
      """
    let (first, second) = from.lowerBound < to.lowerBound ? (from, to) : (to, from)
    let text =
      row.words(0..<first.lowerBound) + name(first) + row.words(first.upperBound..<second.lowerBound) + name(second)
      + row.words(second.upperBound..<row.text.unicodeScalars.count)
    let lexicon = try Lexicon(files: files + [LexiconFile(name: "actors/marked.txt", bytes: Array(actors.utf8))])
    let reader = Reader(lexicon: lexicon, analyzer: analyzer, digest: Digest.sha256)
    let events = reader.read(Source(name: "sentence", text: text)).events
    return events.max { rank($0) < rank($1) }.flatMap { rank($0) > 0 ? $0 : nil }
  }

  private static func rank(_ event: Event) -> Int {
    if event.source.contains(source), event.target.contains(target) { return 3 }
    guard Set(event.source + event.target).isSuperset(of: [source, target]) else { return 0 }
    return event.symmetric ? 2 : 1
  }

  /// The trigger nearest to the parties, outside their own words: right after the source, before the target, and rather
  /// a verb, or a frame that names its object, than others.
  private static func nearest(_ triggers: [TriggerWords.Trigger], to row: Row) -> TriggerWords.Trigger? {
    let parties = [row.source, row.target].compactMap(\.self).filter { $0.count < row.text.unicodeScalars.count / 2 }
    let free = triggers.filter { trigger in !parties.contains { $0.overlaps(trigger.range) } }
    return free.enumerated().min { a, b in
      let (first, second) = (cost(a.element, row), cost(b.element, row))
      return first == second ? a.offset < b.offset : first < second
    }?.element
  }

  private static func cost(_ trigger: TriggerWords.Trigger, _ row: Row) -> Int {
    func gap(_ party: Range<Int>) -> Int {
      max(party.lowerBound - trigger.range.upperBound, trigger.range.lowerBound - party.upperBound, 0)
    }
    let distance = [row.source, row.target].compactMap { $0.map(gap) }.reduce(0, +)
    return distance - (trigger.isSpecific ? 40 : 0) - (trigger.isVerb ? 20 : 0)
  }
}

/// A text whose parties stand in `<s>...</s>` and `<t>...</t>`.
private struct Marked {
  private(set) var text = ""
  private(set) var source: Range<Int>?
  private(set) var target: Range<Int>?

  init(_ marked: String) {
    var (starts, rest) = ([String: Int](), marked[...])
    while let open = rest.firstIndex(of: "<") {
      text += rest[..<open]
      rest = rest[open...]
      let at = text.unicodeScalars.count
      let mark = ["<s>", "</s>", "<t>", "</t>"].first { rest.hasPrefix($0) }
      switch mark {
      case "<s>", "<t>": starts[mark ?? ""] = at
      case "</s>": source = starts["<s>"].map { $0..<at }
      case "</t>": target = starts["<t>"].map { $0..<at }
      default: text += "<"
      }
      rest = rest.dropFirst(mark?.count ?? 1)
    }
    text += rest
  }
}
