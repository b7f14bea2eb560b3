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

  /// The ways to frames that begin with a word.
  struct Entries: Sendable {
    fileprivate(set) var verbs: [Entry] = []
    fileprivate(set) var nouns: [Entry] = []
  }

  let frames: [Frame]
  /// By the word, folded: one look-up for each word that is read.
  private var byFirst: [String: Entries] = [:]

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
      byFirst[form, default: Entries()].verbs.append(Entry(frame: frame, rest: Array(verb.dropFirst()), lemma: lemma))
    }
  }

  private mutating func add(noun: [String], of frame: Int) {
    guard let last = noun.last, let first = noun.first else { return }
    let plural = Inflection.plural(ofNoun: last)
    if noun.count == 1 {
      for form in Set([last, plural]) {
        byFirst[form, default: Entries()].nouns.append(Entry(frame: frame, rest: [], lemma: nil))
      }
    } else {
      for form in Set([last, plural]) {
        byFirst[first, default: Entries()].nouns.append(
          Entry(frame: frame, rest: Array(noun[1..<(noun.count - 1)]) + [form], lemma: nil))
      }
    }
  }

  /// Null where no frame begins with a word.
  func entries(_ folded: String) -> Entries? { byFirst[folded] }

  func verbs(_ folded: String) -> [Entry] { byFirst[folded]?.verbs ?? [] }

  func nouns(_ folded: String) -> [Entry] { byFirst[folded]?.nouns ?? [] }
}
