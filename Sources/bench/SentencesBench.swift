import Chronicle
import FoundationEssentials
import Reading

/// Which share of sentences with a marked source and target the frames give the PLOVER type and quad of.
///
/// The marked words are made known as two actors, so that only frames and roles are measured. Of the sentence's triggers
/// the one counts that connects the two by its roles; without one, the trigger that stands nearest to them. No trigger
/// counts as wrong. The type is compared as read, and as the table's own flips by status turn it (`TableType`).
enum SentencesBench {
  /// Takes the table; `--half even|odd` reads only that half of its lines, `--misses` prints the wrong ones.
  static func run(_ arguments: [String]) throws {
    guard let path = arguments.first, let data = FileManager.default.contents(atPath: path) else {
      throw CocoaError(.fileNoSuchFile)
    }
    let half = arguments.firstIndex(of: "--half").flatMap { arguments.dropFirst($0 + 1).first }
    let rows = try MarkedSentence.table(String(decoding: data, as: UTF8.self)).filter { half == nil || $0.half == half }
    let files = try LexiconFolder.files()
    let triggers = TriggerWords(lexicon: try Lexicon(files: files))
    let events = try MarkedReading.events(of: rows, files)
    let answers = rows.map { row in
      if let event = events[row.line] {
        return Answer(
          row: row, rule: event.trigger.rule, isByRoles: true,
          type: TableType(event.type, cameo: event.cameo, status: event.status))
      }
      let nearest = nearest(triggers.triggers(in: row.text), to: row)
      return Answer(
        row: row, rule: nearest?.rule, isByRoles: false,
        type: nearest.map { TableType($0.type, cameo: $0.cameo, status: TableType.status(of: $0.range, in: row)) })
    }
    if arguments.contains("--misses") { answers.filter { !$0.isTypeRight }.forEach { print($0) } }
    for name in ["even", "odd"] where half == nil || half == name {
      report(name, answers.filter { $0.row.half == name })
    }
    if half == nil { report("all", answers) }
  }

  private struct Answer: CustomStringConvertible {
    let row: MarkedSentence
    let rule: String?
    let isByRoles: Bool
    let type: TableType?

    var isTypeRight: Bool { type?.flipped == row.type }
    var isTypeRightAsRead: Bool { type?.asRead == row.type }
    var isQuadRight: Bool { type.map { TableType.quad(of: $0.flipped) == row.quad } ?? false }
    var isQuadRightAsRead: Bool { type.map { TableType.quad(of: $0.asRead) == row.quad } ?? false }

    var description: String {
      let parties = [row.source, row.target].map { $0.map(row.words) ?? "-" }.joined(separator: " > ")
      let told = rule.map { "\($0)\(isByRoles ? "" : "~") (\(type?.flipped ?? ""))" } ?? "told"
      return "\(row.line) \(row.type) not \(told): \(row.text) [\(parties)]"
    }
  }

  private static func report(_ name: String, _ answers: [Answer]) {
    let connected = answers.filter(\.isByRoles)
    func share(_ isRight: (Answer) -> Bool, of answers: [Answer]) -> String {
      let thousandths = answers.isEmpty ? 0 : (answers.count(where: isRight) * 1000 + answers.count / 2) / answers.count
      return "\(thousandths / 1000)." + String(1000 + thousandths % 1000).dropFirst()
    }
    print(
      "\(name): \(answers.count) sentences; type \(share(\.isTypeRight, of: answers)), quad "
        + "\(share(\.isQuadRight, of: answers)); as read, without flips: type "
        + "\(share(\.isTypeRightAsRead, of: answers)), quad \(share(\.isQuadRightAsRead, of: answers)); with a trigger "
        + "\(share({ $0.type != nil }, of: answers)), connected by roles \(share(\.isByRoles, of: answers)), of these type "
        + share(\.isTypeRight, of: connected))
    for (type, group) in Dictionary(grouping: answers, by: \.row.type).sorted(by: { $0.key < $1.key }) {
      let right = group.count(where: \.isTypeRight)
      print(
        "  \(type): \(right) of \(group.count) found, \(right) of \(answers.count { $0.type?.flipped == type }) given are right"
      )
    }
  }

  /// The trigger nearest to the parties, outside their own words: right after the source, before the target, and rather
  /// a verb, or a frame that names its object, than others.
  private static func nearest(_ triggers: [TriggerWords.Trigger], to row: MarkedSentence) -> TriggerWords.Trigger? {
    let parties = [row.source, row.target].compactMap(\.self).filter { $0.count < row.text.unicodeScalars.count / 2 }
    let free = triggers.filter { trigger in !parties.contains { $0.overlaps(trigger.range) } }
    return free.enumerated().min { a, b in
      let (first, second) = (cost(a.element, row), cost(b.element, row))
      return first == second ? a.offset < b.offset : first < second
    }?.element
  }

  private static func cost(_ trigger: TriggerWords.Trigger, _ row: MarkedSentence) -> Int {
    func gap(_ party: Range<Int>) -> Int {
      max(party.lowerBound - trigger.range.upperBound, trigger.range.lowerBound - party.upperBound, 0)
    }
    let distance = [row.source, row.target].compactMap { $0.map(gap) }.reduce(0, +)
    return distance - (trigger.isSpecific ? 40 : 0) - (trigger.isVerb ? 20 : 0)
  }
}
