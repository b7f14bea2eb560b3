import Chronicle
import Language

/// Builds noun phrases from the atoms of a sentence: "Russia’s ambassador in Islamabad", "Russian and Pakistani troops",
/// "the presidents of Egypt and Syria".
struct PhraseBuilder {
  let tokens: [Token]
  /// In order, none overlapping.
  let atoms: [Atom]
  let words: WordClasses

  /// The phrases of the sentence, in order, none overlapping.
  func phrases() -> [ActorPhrase] {
    var phrases: [ActorPhrase] = []
    var next = 0
    while next < atoms.count {
      if let phrase = phrase(at: next), phrase.tokens.lowerBound >= phrases.last?.tokens.upperBound ?? 0 {
        phrases.append(phrase)
        next = atoms[next...].firstIndex { $0.tokens.lowerBound >= phrase.tokens.upperBound } ?? atoms.count
      } else {
        next += 1
      }
    }
    return phrases
  }

  private func phrase(at index: Int) -> ActorPhrase? {
    let atom = atoms[index]
    switch atom.kind {
    case .title(let kind): return titleOf(index, kind)
    case .other: return nil
    case .person: return compound(index) ?? named(by: owners(from: index), then: index)
    case .combining: return compound(index)
    case .actor, .reference: return compound(index) ?? named(by: owners(from: index), then: index)
    }
  }

  // MARK: Owners

  /// One or several actors that own what follows: "Russia’s", "Russian and Pakistani", "its".
  private struct Owners {
    var actors: [ActorID]
    var tokens: Range<Int>
    var isPossessive: Bool
  }

  /// The owners that begin at an atom: a list of them when one title follows all.
  private func owners(from index: Int) -> Owners {
    let single = owner(at: index)
    var all = single
    var last = index
    while let next = atomAfterComma(all.tokens.upperBound), next > last, isOwnerLike(atoms[last]),
      isOwnerLike(atoms[next])
    {
      let following = owner(at: next)
      all.actors += following.actors
      all.tokens = all.tokens.lowerBound..<following.tokens.upperBound
      all.isPossessive = following.isPossessive
      last = next
    }
    return last > index && title(after: all) != nil ? all : single
  }

  private func owner(at index: Int) -> Owners {
    let atom = atoms[index]
    let end = atom.tokens.upperBound
    let isMarked = tokens[safe: end]?.isPossessive ?? false
    var isOwner = isMarked
    if case .reference(_, .owner) = atom.kind { isOwner = true }
    return Owners(
      actors: atom.actors, tokens: atom.tokens.lowerBound..<(isMarked ? end + 1 : end), isPossessive: isOwner)
  }

  /// The atom that follows "and", "," or ", and".
  private func atomAfterComma(_ end: Int) -> Int? {
    guard let first = tokens[safe: end]?.folded, first == "and" || first == "," else { return nil }
    let start = first == "," && tokens[safe: end + 1]?.folded == "and" ? end + 2 : end + 1
    return atoms.firstIndex {
      $0.tokens.lowerBound == start && !$0.actors.isEmpty && !isFirstOfCompound($0.tokens.upperBound)
    }
  }

  /// "U.S.-ally the Philippines": not the United States.
  private func isFirstOfCompound(_ end: Int) -> Bool {
    tokens[safe: end]?.folded == "-" && touches(end) && tokens[safe: end + 1]?.isCapitalized == false
  }

  private func isOwnerLike(_ atom: Atom) -> Bool {
    if tokens[safe: atom.tokens.upperBound]?.isPossessive == true { return true }
    if case .actor(_, let basis) = atom.kind { return basis == .demonym || isAbbreviation(atom) }
    return false
  }

  private func isAbbreviation(_ atom: Atom) -> Bool {
    atom.tokens.count == 1
      && tokens[atom.tokens.lowerBound].text.unicodeScalars.allSatisfy { $0 == "." || $0.properties.isUppercase }
  }

  // MARK: Titles

  /// The title right after owners, "former" and the like between them skipped.
  private func title(after owners: Owners) -> (atom: Int, kind: TitleEntry.Kind)? {
    var at = owners.tokens.upperBound
    while let token = tokens[safe: at], !atoms.contains(where: { $0.tokens.lowerBound == at }),
      PersonFinder.isOfficeAdjective(token.folded) || isPlainAdjective(at)
    { at += 1 }
    guard let index = atoms.firstIndex(where: { $0.tokens.lowerBound == at }), case .title(let kind) = atoms[index].kind
    else {
      return nil
    }
    // A series of titles is one: "Russian army chief", "Pakistani government officials".
    if kind == .institution, isHeadNoun(at: atoms[index].tokens.upperBound) { return nil }
    guard let next = atoms[safe: index + 1], next.tokens.lowerBound == atoms[index].tokens.upperBound,
      case .title(let nextKind) = next.kind
    else { return (index, kind) }
    return (index + 1, nextKind)
  }

  /// "military cooperation", "government visit": the body is only an adjective to a noun that tells an event.
  private func isHeadNoun(at index: Int) -> Bool {
    guard let word = tokens[safe: index]?.folded else { return false }
    return words.isNoun(word) && !words.isVerb(word)
  }

  /// A lower-case word that stands right before a title: "Russian peacekeeping troops", "U.S. special forces".
  private func isPlainAdjective(_ at: Int) -> Bool {
    guard let token = tokens[safe: at], token.kind == .word, !token.isCapitalized,
      !FunctionWords.all.contains(token.folded), !words.isVerb(token.folded) || token.folded.hasSuffix("ing")
    else { return false }
    return atoms.contains { $0.tokens.lowerBound == at + 1 && $0.isTitle }
  }

  /// A phrase that begins with owners: with a title or person after them, or by themselves.
  private func named(by owners: Owners, then index: Int) -> ActorPhrase? {
    if let title = title(after: owners) {
      let end = atoms[title.atom].tokens.upperBound
      if let person = person(after: end) {
        return finished([person.actor], owners.tokens.lowerBound..<person.end, .head)
      }
      let form: ActorPhrase.Form = title.kind == .people || title.kind == .civil ? .nationals : .head
      return finished(owners.actors, owners.tokens.lowerBound..<end, form)
    }
    if owners.isPossessive { return ActorPhrase(actors: owners.actors, tokens: owners.tokens, form: .possessive) }
    return ActorPhrase(actors: owners.actors, tokens: owners.tokens, form: bareForm(of: index))
  }

  /// "(Foreign Minister) Sergei Lavrov", "(Russia’s foreign minister), Sergei Lavrov,".
  private func person(after end: Int) -> (actor: ActorID, end: Int)? {
    let starts = tokens[safe: end]?.folded == "," ? [end + 1] : [end]
    guard
      let atom = atoms.first(where: { starts.contains($0.tokens.lowerBound) }), case .person(let id) = atom.kind
    else { return nil }
    if starts == [end + 1], tokens[safe: atom.tokens.upperBound].map({ $0.folded != "," && $0.folded != "." }) ?? false
    {
      return nil
    }
    return (id, atom.tokens.upperBound)
  }

  private func finished(_ actors: [ActorID], _ range: Range<Int>, _ form: ActorPhrase.Form) -> ActorPhrase {
    guard form == .head, tokens[safe: range.upperBound]?.isPossessive == true else {
      return ActorPhrase(actors: actors, tokens: range, form: form)
    }
    return ActorPhrase(actors: actors, tokens: range.lowerBound..<(range.upperBound + 1), form: .possessive)
  }

  /// "the presidents of Egypt and Syria", "ambassadors of the European Union", "President Putin".
  private func titleOf(_ index: Int, _ kind: TitleEntry.Kind) -> ActorPhrase? {
    let atom = atoms[index]
    if let person = person(after: atom.tokens.upperBound), tokens[safe: atom.tokens.upperBound]?.folded != "," {
      return finished([person.actor], atom.tokens.lowerBound..<person.end, .head)
    }
    guard let preposition = tokens[safe: atom.tokens.upperBound]?.folded else { return nil }
    let isHome = preposition == "in" && Self.seatedTitles.contains(tokens[atom.tokens.upperBound - 1].folded)
    guard ["of", "from"].contains(preposition) || isHome else { return nil }
    let start = atom.tokens.upperBound + 1
    guard let first = atomIndex(at: tokens[safe: start]?.folded == "the" ? start + 1 : start) else { return nil }
    if isHome, atoms[first].basis != .metonym { return nil }
    var (actors, end) = (atoms[first].actors, atoms[first].tokens.upperBound)
    while let next = atomAfterComma(end) ?? atomAfterThe(end) {
      actors += atoms[next].actors
      end = atoms[next].tokens.upperBound
    }
    if let person = person(after: end) { return finished([person.actor], atom.tokens.lowerBound..<person.end, .head) }
    let form: ActorPhrase.Form = kind == .people || kind == .civil ? .nationals : .head
    return finished(actors, atom.tokens.lowerBound..<end, form)
  }

  private func atomIndex(at start: Int) -> Int? {
    atoms.firstIndex { $0.tokens.lowerBound == start && !$0.actors.isEmpty }
  }

  /// "and the United States".
  private func atomAfterThe(_ end: Int) -> Int? {
    guard tokens[safe: end]?.folded == "and", tokens[safe: end + 1]?.folded == "the" else { return nil }
    return atomIndex(at: end + 2)
  }

  /// Who sits in a capital and stands for its state; troops in a capital may be anybody’s.
  private static let seatedTitles: Set<String> = [
    "government", "officials", "authorities", "leadership", "leaders", "regime", "administration", "policymakers",
    "diplomats", "rulers", "planners", "strategists",
  ]

  // MARK: Compounds and bare names

  /// "Pakistan-Russia (ties)", "Russo-Chinese (axis)", "U.S.-led (coalition)", "anti-Russian".
  private func compound(_ index: Int) -> ActorPhrase? {
    let atom = atoms[index]
    if isPrefixed(atom) || isPlaceOfPact(atom) {
      return ActorPhrase(actors: atom.actors, tokens: atom.tokens, form: .aside)
    }
    let end = atom.tokens.upperBound
    guard let mark = tokens[safe: end], mark.folded == "-" || mark.text == "–" || mark.text == "/", touches(end) else {
      return nil
    }
    if let next = atomIndex(at: end + 1) {
      let last = atoms[next].tokens.upperBound
      let owners = Owners(
        actors: atom.actors + atoms[next].actors, tokens: atom.tokens.lowerBound..<last, isPossessive: false)
      return named(by: owners, then: next)
    }
    guard mark.folded == "-", let word = tokens[safe: end + 1], word.kind == .word else { return nil }
    let form: ActorPhrase.Form =
      Self.actingParticiples.contains(word.folded)
      ? .modifier : Self.owningParticiples.contains(word.folded) ? .nationals : .aside
    return ActorPhrase(actors: atom.actors, tokens: atom.tokens.lowerBound..<(end + 2), form: form)
  }

  /// "the Lima accord": named by where it was made.
  private func isPlaceOfPact(_ atom: Atom) -> Bool {
    guard atom.basis == .metonym, let next = tokens[safe: atom.tokens.upperBound] else { return false }
    return Self.pacts.contains(next.folded)
  }

  private static let pacts: Set<String> = [
    "accord", "accords", "agreement", "agreements", "treaty", "declaration", "protocol", "protocols", "process", "pact",
    "convention", "summit", "conference", "communique", "communiqué", "consensus", "memorandum", "charter", "formula",
  ]

  private func touches(_ mark: Int) -> Bool {
    mark > 0 && tokens[mark - 1].range.upperBound == tokens[mark].range.lowerBound
      && (tokens[safe: mark + 1].map { $0.range.lowerBound == tokens[mark].range.upperBound } ?? false)
  }

  private func isPrefixed(_ atom: Atom) -> Bool {
    let start = atom.tokens.lowerBound
    guard start >= 2, tokens[start - 1].folded == "-",
      tokens[start - 1].range.upperBound == tokens[start].range.lowerBound
    else {
      return false
    }
    return ["anti", "pro", "non", "post", "ex", "trans", "intra", "inter", "pan"].contains(tokens[start - 2].folded)
  }

  /// "U.S.-led", "Chinese-brokered": the actor acts.
  private static let actingParticiples: Set<String> = [
    "led", "brokered", "mediated", "sponsored", "imposed", "drafted", "hosted", "initiated", "proposed", "run",
  ]

  /// "Chilean-owned (mines)": what is done to it is done to the actor's own people.
  private static let owningParticiples: Set<String> = ["owned", "made", "grown", "produced", "registered"]

  /// How an actor without title or possessive mark stands: as a noun of its own, or before another noun.
  private func bareForm(of index: Int) -> ActorPhrase.Form {
    let atom = atoms[index]
    guard let next = tokens[safe: atom.tokens.upperBound] else { return .head }
    if case .reference(_, .noun) = atom.kind { return .head }
    guard next.kind == .word else {
      return next.kind == .number && atom.basis == .demonym ? .modifier : .head
    }
    if FunctionWords.all.contains(next.folded) {
      let isShared = ["and", "or"].contains(next.folded) && atom.basis == .demonym && !isPluralNoun(atom)
      return isShared && followsDemonym(atom.tokens.upperBound + 1) ? .modifier : .head
    }
    if isPluralNoun(atom) || FunctionWords.isAdverb(next.folded) { return .head }
    if atom.basis == .demonym { return .modifier }
    if next.isCapitalized { return atoms.contains { $0.tokens.contains(atom.tokens.upperBound) } ? .head : .modifier }
    if words.isVerb(next.folded) && !(words.isNoun(next.folded) && isAbbreviation(atom)) { return .head }
    if words.isNoun(next.folded) { return .modifier }
    return isAbbreviation(atom) && !next.folded.hasSuffix("ed") ? .modifier : .head
  }

  private func followsDemonym(_ start: Int) -> Bool {
    atoms.contains { $0.tokens.lowerBound == start && $0.basis == .demonym }
  }

  /// "Russians", "the Chinese said": a demonym that is a noun.
  private func isPluralNoun(_ atom: Atom) -> Bool {
    atom.basis == .demonym && tokens[atom.tokens.upperBound - 1].folded.hasSuffix("s")
      && !tokens[atom.tokens.upperBound - 1].folded.hasSuffix("ss")
      && !["swiss", "laos", "us"].contains(tokens[atom.tokens.upperBound - 1].folded)
  }
}
