import Chronicle
import Language

/// Which states some words mean that tell where a state lies, what it is or whose member: "the Baltic country".
struct Regions: Sendable {
  /// By folded words, single-spaced.
  private var states: [String: Set<ActorID>] = [:]

  /// The states that words are true of; null where they name no region.
  subscript(words: String) -> Set<ActorID>? { states[words] }

  /// Names of a body tell its members.
  mutating func add(_ entry: ActorEntry) {
    guard entry.kind == .igo, !entry.members.isEmpty else { return }
    for form in entry.forms where !form.isCombining {
      states[Tokenizer.fold(form.text), default: []].formUnion(entry.members)
    }
  }

  /// Reads `regions.txt`: blocks `region WORDS, WORDS` with a line `states: ID, ID`.
  mutating func add(_ file: LexiconFile, isActor: (ActorID) -> Bool) throws(LexiconError) {
    let lines = try LexiconLines(file)
    for block in lines.blocks {
      guard block.header.text.hasPrefix("region "), let field = block.lines.first?.field, field.key == "states",
        block.lines.count == 1
      else {
        throw lines.error(block.header, "a region is 'region WORDS, WORDS' with one line 'states: ID, ID'")
      }
      let members = LexiconLines.list(field.value).map { ActorID($0) }
      if let stranger = members.first(where: { !isActor($0) }) {
        throw lines.error(block.lines[0], "\(stranger) is no actor of actors/*.txt")
      }
      for words in LexiconLines.list(block.header.text.dropFirst("region ".count)) {
        states[Tokenizer.fold(words), default: []].formUnion(members)
      }
    }
  }
}
