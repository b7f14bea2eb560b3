package import Chronicle
import Language

/// The words of a text that frames turn on, by the lexicon alone: no roles, no status, no actors. For measuring how much
/// of what is told the lexicon has words for, whatever reads the roles.
package struct TriggerWords {
  /// A frame’s verb or noun in a text.
  package struct Trigger: Hashable, Sendable {
    package let rule: String
    package let type: EventType
    package let cameo: String
    /// Code points of the text.
    package let range: Range<Int>
    package let isVerb: Bool
    /// Whether the frame names an object, which stands near.
    package let isSpecific: Bool
  }

  private let lexicon: Lexicon

  package init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// How far from a verb its object's noun may stand, in tokens.
  private static let reach = 12

  /// The triggers of a text in order; where several frames accept a word, those that name their object come first, then
  /// longer triggers, then the lexicon's order.
  package func triggers(in words: String) -> [Trigger] {
    let text = Text(words)
    return lexicon.splitter.sentences(of: 0..<text.count, in: text).flatMap { tokens in
      tokens.indices.flatMap { triggers(at: $0, of: tokens) }
    }
  }

  private func triggers(at index: Int, of tokens: [Token]) -> [Trigger] {
    let folded = tokens[index].folded
    let entries = lexicon.frames.verbs(folded) + lexicon.frames.nouns(folded)
    let found = entries.compactMap { trigger($0, at: index, of: tokens) }
    let ranked = found.enumerated().sorted { a, b in
      if a.element.isSpecific != b.element.isSpecific { return a.element.isSpecific }
      if a.element.range.count != b.element.range.count { return a.element.range.count > b.element.range.count }
      return a.offset < b.offset
    }
    return ranked.map(\.element)
  }

  private func trigger(_ entry: FrameIndex.Entry, at index: Int, of tokens: [Token]) -> Trigger? {
    let end = index + 1 + entry.rest.count
    guard end <= tokens.count, entry.rest.indices.allSatisfy({ tokens[index + 1 + $0].folded == entry.rest[$0] }) else {
      return nil
    }
    let frame = lexicon.frames.frames[entry.frame]
    let isVerb = entry.lemma != nil
    let after = (isVerb ? end : index)..<min(tokens.count, end + Self.reach)
    let before = max(0, index - Self.reach)..<index
    let ranges = isVerb && isParticiple(tokens[index].folded) ? [after, before] : [after]
    func stands(_ phrases: [[String]]) -> Bool {
      ranges.contains { range in phrases.contains { Self.stands($0, in: range, of: tokens) } }
    }
    guard frame.complement == nil, frame.objects.isEmpty || stands(frame.objects), !stands(frame.unless) else {
      return nil
    }
    return Trigger(
      rule: frame.rule, type: frame.type, cameo: frame.cameo,
      range: tokens[index].range.lowerBound..<tokens[end - 1].range.upperBound,
      isVerb: isVerb, isSpecific: !frame.objects.isEmpty)
  }

  private func isParticiple(_ folded: String) -> Bool {
    lexicon.words.readings(folded).contains { $0.forms.contains(.pastParticiple) }
  }

  private static func stands(_ phrase: [String], in range: Range<Int>, of tokens: [Token]) -> Bool {
    guard let last = phrase.last, range.count >= phrase.count else { return false }
    let plural = Inflection.plural(ofNoun: last)
    return (range.lowerBound...(range.upperBound - phrase.count)).contains { start in
      phrase.indices.allSatisfy { offset in
        let word = tokens[start + offset].folded
        return word == phrase[offset] || offset == phrase.count - 1 && word == plural
      }
    }
  }
}
