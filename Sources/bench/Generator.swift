import API
import Chronicle
import Seeded

/// Makes readings of any number: the same seed makes the same ones. Actors and pairs are as uneven as in the news: a few
/// take part in much, most in little.
struct Generator {
  static let eventsPerDocument = 10
  private var dice: SplitMix
  private let states: [(id: ActorID, name: String)]
  private let words: [String]

  init(seed: UInt64) {
    dice = SplitMix(seed: seed)
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    states = (0..<240).map { n in
      let id = String([letters[n / 26 % 26], letters[n % 26], letters[n * 7 % 26]]) + "X"
      return (ActorID(id), "State " + id)
    }
    var words = SplitMix(seed: 1)
    self.words = (0..<40_000).map { _ in
      String(
        (0..<Int.random(in: 3...10, using: &words)).map { _ in
          Character(Unicode.Scalar(UInt8.random(in: 97...122, using: &words)))
        })
    }
  }

  /// The next document's reading.
  mutating func reading(_ number: Int) -> Reading {
    let day = Day(number: 7_000 + Int.random(in: 0..<13_000, using: &dice))
    let id = "synthetic-\(number)-" + hex(12)
    var text = ""
    var offset = 0
    var sentences: [SentenceSpan] = []
    var mentions: [Mention] = []
    var events: [Event] = []
    var counts: [ActorID: Int] = [:]
    for n in 1...Self.eventsPerDocument + 4 {
      let (a, b) = pair()
      let sentence = "\(states[a].name) and \(states[b].name) " + phrase(14) + "."
      let range = offset..<offset + sentence.unicodeScalars.count
      sentences.append(SentenceSpan(number: n, paragraph: (n + 2) / 3, range: range))
      for (state, start) in [(a, range.lowerBound), (b, range.lowerBound + states[a].name.count + 5)] {
        counts[states[state].id, default: 0] += 1
        let place = start..<start + states[state].name.count
        mentions.append(Mention(actor: states[state].id, range: place, sentence: n, basis: .name))
      }
      if n <= Self.eventsPerDocument {
        events.append(event(states[a].id, states[b].id, id, n, range, sentence, published: day))
      }
      text += sentence + " "
      offset = range.upperBound + 1
    }
    let actors = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { id, count in
      Actor(id: id, kind: .state, name: "State " + id.text, names: ["State " + id.text], mentions: count)
    }
    let document = Document(
      id: id, title: "Document \(number)", published: day, url: "https://example.org/\(number)", publisher: "Bench",
      language: "en", sha256: hex(64), codePoints: offset, words: 18 * sentences.count, text: text)
    return Reading(document: document, sentences: sentences, mentions: mentions, actors: actors, events: events)
  }

  private mutating func event(
    _ a: ActorID, _ b: ActorID, _ document: String, _ sentence: Int, _ range: Range<Int>, _ quote: String,
    published: Day?
  ) -> Event {
    let type = EventType.allCases[Int.random(in: 0..<16, using: &dice)]
    let mode = Mode.names(of: type).randomElement(using: &dice).flatMap { Mode($0, of: type) }
    let statuses: [EventStatus] = [.asserted, .asserted, .asserted, .asserted, .negated, .hypothetical]
    return Event(
      id: "e-" + hex(16), type: type, mode: mode, contexts: ["diplomatic"], cameo: type.cameoRoot,
      goldstein: Goldstein.value(ofCAMEO: type.cameoRoot) ?? 0, source: [a], target: [b], symmetric: false,
      participants: [
        Participant(actor: a, part: .source, principal: a), Participant(actor: b, part: .target, principal: b),
      ],
      date: date(published), status: statuses[Int.random(in: 0..<6, using: &dice)], summary: String(quote.dropLast()),
      evidence: [
        Evidence(document: document, sentence: sentence, paragraph: (sentence + 2) / 3, range: range, quote: quote)
      ],
      trigger: Trigger(
        range: range.lowerBound + 10..<range.lowerBound + 15, text: "words", rule: type.rawValue.lowercased() + ".rule")
    )
  }

  /// Days, months, years and none, as texts have them.
  private mutating func date(_ published: Day?) -> EventDate {
    guard let published, let day = published.adding(days: -Int.random(in: 0..<900, using: &dice)) else {
      return .unknown
    }
    let text = day.description
    let forms = [text, text, String(text.dropLast(3)), String(text.dropLast(6))]
    guard let form = (forms + [""]).randomElement(using: &dice), !form.isEmpty else {
      return EventDate(edtf: nil, basis: .none, noLaterThan: published)
    }
    return EventDate(edtf: try? EDTF(form), basis: .stated, text: form)
  }

  /// Two different states, small numbers far more often than great ones.
  private mutating func pair() -> (Int, Int) {
    func state(_ dice: inout SplitMix) -> Int {
      let x = Double.random(in: 0..<1, using: &dice)
      return min(239, Int(x * x * x * 240))
    }
    let a = state(&dice)
    var b = state(&dice)
    while b == a { b = state(&dice) }
    return (a, b)
  }

  private mutating func phrase(_ count: Int) -> String {
    (0..<count).map { _ in
      let x = Double.random(in: 0..<1, using: &dice)
      return words[Int(x * x * x * Double(words.count))]
    }
    .joined(separator: " ")
  }

  private mutating func hex(_ count: Int) -> String {
    var text = ""
    while text.utf8.count < count {
      let digits = String(dice.next(), radix: 16)
      text += String(repeating: "0", count: 16 - digits.count) + digits
    }
    return String(text.prefix(count))
  }
}
