import Language

/// Frames by the words that can trigger them.
struct FrameIndex: Sendable {
  /// A way to a frame: the words of its trigger after the first, and whether they are a verb’s.
  struct Entry: Sendable {
    let frame: Int
    /// What must follow the first word directly, folded.
    let rest: [String]
    /// The verb’s lemma; null for a noun.
    let lemma: String?
  }

  let frames: [Frame]
  private var verbs: [String: [Entry]] = [:]
  private var nouns: [String: [Entry]] = [:]

  init(frames: [Frame]) {
    self.frames = frames
    for (index, frame) in frames.enumerated() {
      for verb in frame.verbs { add(verb: verb, of: index) }
      for noun in frame.nouns { add(noun: noun, of: index) }
    }
  }

  private mutating func add(verb: [String], of frame: Int) {
    guard let lemma = verb.first else { return }
    for form in Inflection.forms(ofVerb: lemma).keys {
      verbs[form, default: []].append(Entry(frame: frame, rest: Array(verb.dropFirst()), lemma: lemma))
    }
  }

  private mutating func add(noun: [String], of frame: Int) {
    guard let last = noun.last, let first = noun.first else { return }
    let plural = Inflection.plural(ofNoun: last)
    if noun.count == 1 {
      for form in Set([last, plural]) { nouns[form, default: []].append(Entry(frame: frame, rest: [], lemma: nil)) }
    } else {
      for form in Set([last, plural]) {
        nouns[first, default: []].append(
          Entry(frame: frame, rest: Array(noun[1..<(noun.count - 1)]) + [form], lemma: nil))
      }
    }
  }

  func verbs(_ folded: String) -> [Entry] { verbs[folded] ?? [] }

  func nouns(_ folded: String) -> [Entry] { nouns[folded] ?? [] }
}
