import Chronicle
import Language

/// "it", "he", "they" and what they own.
extension ReferenceFinder {
  func pronoun(at index: Int) -> Atom? {
    let range = index..<(index + 1)
    switch tokens[index].folded {
    case "its":
      return (blamed(before: index) ?? neuter(before: index)).map {
        Atom(kind: .reference([$0], .owner), tokens: range)
      }
    case "it" where isObject(index):
      return affected(before: index).map { Atom(kind: .reference([$0], .noun), tokens: range) }
    case "it" where (beginsClause(index) || isSaid(index) || describes(index)) && !isExpletive(index):
      return neuter(before: index).map { Atom(kind: .reference([$0], .noun), tokens: range) }
    case "i", "we", "us": return firstPerson(index).map { Atom(kind: .reference([$0], .noun), tokens: range) }
    case "our", "my": return firstPerson(index).map { Atom(kind: .reference([$0], .owner), tokens: range) }
    case "him": return person(before: index).map { Atom(kind: .reference([$0], .noun), tokens: range) }
    case "he", "she": return speaker(before: index).map { Atom(kind: .reference([$0], .noun), tokens: range) }
    case "his", "her": return person(before: index).map { Atom(kind: .reference([$0], .owner), tokens: range) }
    case "they" where beginsClause(index) || isSaid(index):
      return (acting(before: index) ?? plural(before: index)).map { Atom(kind: .reference($0, .noun), tokens: range) }
    case "them":
      return (severalNamed(before: index) ?? plural(before: index)).map {
        Atom(kind: .reference($0, .noun), tokens: range)
      }
    case "their":
      return (severalNamed(before: index) ?? plural(before: index)).map {
        Atom(kind: .reference($0, .owner), tokens: range)
      }
    default: return nil
    }
  }

  /// "condemned Peru over its raids", "ties with Peru over its war": the state named right before, unless something went to it.
  func blamed(before index: Int) -> ActorID? {
    guard let over = tokens[safe: index - 1]?.folded, ["over", "for", "about"].contains(over),
      let last = atoms.last(where: { $0.tokens.upperBound == index - 1 }), last.actors.count == 1,
      kinds(principal(last.actors[0])) != .person
    else { return nil }
    let before = tokens[safe: placeBefore(last.tokens.lowerBound)]?.folded ?? ""
    guard before == "with" || before == "against" || before == "on" || isVerb(before) else { return nil }
    return principal(last.actors[0])
  }

  /// "it was reported that", "it is hard to say": a place holder for the clause behind.
  func isExpletive(_ index: Int) -> Bool {
    let words = tokens[(index + 1)...].prefix(5).map(\.folded)
    guard let verb = words.first,
      ["is", "was", "'s", "seems", "seemed", "appears", "appeared"].contains(verb)
        || words.prefix(2) == ["has", "been"]
    else { return false }
    let clause = words.dropFirst().firstIndex { ["that", "to", "whether"].contains($0) }
    return clause.map { at in
      !words[..<at].contains { ["in", "on", "for", "with", "the", "a", "an", "going", "set", "due"].contains($0) }
    } ?? false
  }

  /// "said on Monday it had": a day between the verb and what it says.
  private func isSaid(_ index: Int) -> Bool {
    var at = index - 1
    while let word = tokens[safe: at]?.folded, Self.days.contains(word) { at -= 1 }
    return at < index - 1 && at >= 0 && isVerb(tokens[at].folded)
  }

  private static let days: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "on", "late", "early", "yesterday",
    "today", "earlier", "later", "night", "morning", "evening", "afternoon", "also", "last", "this", "week", "month",
  ]

  /// "the nationals it accused": the subject of a clause that describes the noun before it.
  private func describes(_ index: Int) -> Bool {
    guard let before = tokens[safe: index - 1], let next = tokens[safe: index + 1] else { return false }
    return before.kind == .word && !FunctionWords.all.contains(before.folded)
      && (isVerb(next.folded) || FunctionWords.auxiliaries.contains(next.folded))
  }

  func beginsClause(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    return before.kind == .punctuation || FunctionWords.subordinators.contains(before.folded)
      || FunctionWords.coordinators.contains(before.folded) || isVerb(before.folded) || isBehindTime(index)
  }

  /// "In 1978 they signed", "and later it severed": behind a time that opens the clause without a comma.
  private func isBehindTime(_ index: Int) -> Bool {
    var at = index - 1
    while at >= 0, index - at < 8, isTime(tokens[at]) { at -= 1 }
    guard at < index - 1 else { return false }
    return at < 0 || tokens[at].kind == .punctuation || FunctionWords.coordinators.contains(tokens[at].folded)
      || FunctionWords.subordinators.contains(tokens[at].folded)
  }

  private func isTime(_ token: Token) -> Bool {
    token.kind == .number || FunctionWords.calendar.contains(token.folded) || Self.times.contains(token.folded)
      || Self.days.contains(token.folded) || Self.counts[token.folded] != nil
  }

  private static let times: Set<String> = [
    "in", "by", "since", "after", "before", "until", "at", "of", "the", "that", "same", "next", "following", "first",
    "year", "years", "months", "weeks", "days", "decade", "decades", "century", "afterwards", "afterward", "thereafter",
    "then", "now", "soon", "again", "eventually", "subsequently", "finally", "meanwhile", "previously", "recently",
    "initially", "mid", "end", "start", "beginning", "summer", "winter", "spring", "autumn", "few", "several", "some",
    "one", "seven", "eight", "nine", "ten", "time", "shortly", "long", "already", "ago", "1st", "2nd", "3rd", "th",
  ]

  /// The first noun phrase of this sentence that stands free of a preposition, else whom the last sentence was about.
  func subjects(before index: Int) -> [ActorID] {
    let free = atoms.filter { atom in
      guard atom.tokens.upperBound < index, !atom.actors.isEmpty,
        tokens[safe: atom.tokens.upperBound]?.isPossessive != true || isHouse(atom.tokens.upperBound + 1)
      else { return false }
      if case .actor(_, .demonym) = atom.kind { return false }
      return !isGoverned(atom.tokens.lowerBound)
    }
    return (free.last { !followsVerb($0.tokens.lowerBound) && !modifies($0.tokens.upperBound) } ?? free.last)?.actors
      ?? discourse.subject
  }

  /// "Yemen’s (government)": a body that acts for its state begins here.
  private func isHouse(_ index: Int) -> Bool {
    atoms.contains { atom in
      if case .title(.institution) = atom.kind { atom.tokens.lowerBound == index } else { false }
    }
  }

  /// Whether what stands before a token only tells which thing is meant: "the NATO bid".
  func modifies(_ end: Int) -> Bool {
    guard let next = tokens[safe: end] else { return false }
    // "an Iran-backed group".
    if next.folded == "-" { return true }
    guard next.kind == .word, !next.isCapitalized else { return false }
    return !isVerb(next.folded) && !FunctionWords.all.contains(next.folded) && !FunctionWords.isAdverb(next.folded)
      && !next.folded.hasSuffix("ed")
  }

  /// Whether a verb stands right before a noun phrase, which then is its object.
  func followsVerb(_ index: Int) -> Bool {
    let before = tokens[safe: placeBefore(index)]
    return before.map { isVerb($0.folded) && !FunctionWords.auxiliaries.contains($0.folded) } ?? false
  }

  /// The place before a name, its article and what tells which part of it is meant: "in the northern (Peru)".
  func placeBefore(_ index: Int) -> Int {
    var at = index - 1
    while let word = tokens[safe: at]?.folded,
      word == "the" || Self.directions.contains(word) || Self.pairAdjectives.contains(word)
        || Self.parts.contains(word)
    {
      at -= 1
    }
    return at
  }

  private static let parts: Set<String> = [
    "northeastern", "northwestern", "southeastern", "southwestern", "north", "south", "east", "west", "central",
    "mainland", "nearby", "occupied", "war-torn", "then", "modern", "ancient", "tiny",
  ]

  /// Whether a preposition stands before a noun phrase; "the government in Vilnius" begins before it.
  func isGoverned(_ index: Int) -> Bool {
    let before = placeBefore(index)
    guard before >= 0, FunctionWords.prepositions.contains(tokens[before].folded) else { return false }
    guard ["in", "of"].contains(tokens[before].folded),
      let title = atoms.first(where: { $0.isTitle && $0.tokens.upperBound == before })
    else { return true }
    return isGoverned(title.tokens.lowerBound)
  }

  /// Whether a pronoun stands right behind a participle or a past form, as its object: "accusing it", but not "announced it would".
  func isObject(_ index: Int) -> Bool {
    guard let verb = tokens[safe: index - 1]?.folded, isVerb(verb), !FunctionWords.auxiliaries.contains(verb) else {
      return false
    }
    let isSubject = tokens[safe: index + 1].map { FunctionWords.auxiliaries.contains($0.folded) } ?? false
    return verb.hasSuffix("ing") || verb.hasSuffix("ed") && !isSubject
  }

  /// Whom "it" means as an object: the power named last that is not the subject of that very verb; when it is, whom the
  /// sentence is about.
  func affected(before index: Int) -> ActorID? {
    let named = atoms.filter { $0.tokens.upperBound < index && $0.actors.count == 1 && kinds($0.actors[0]) != .person }
    guard let last = named.last else { return neuter(before: index) }
    let between = last.tokens.upperBound..<(index - 1)
    let isSubject = between.allSatisfy {
      FunctionWords.auxiliaries.contains(tokens[$0].folded) || FunctionWords.isAdverb(tokens[$0].folded)
    }
    guard isSubject else { return last.actors[0] }
    return named.dropLast().last?.actors[0]
  }

  /// Several actors under one reference: "spoke to both leaders and urged them".
  func severalNamed(before index: Int) -> [ActorID]? {
    let before = atoms.filter { $0.tokens.upperBound <= index }
    if let several = before.last(where: { $0.actors.count > 1 }) { return several.actors }
    // "Prime Minister Howard and President Putin", with titles or not.
    let named = before.filter { !$0.isTitle && !$0.actors.isEmpty }
    guard let last = named.indices.dropFirst().last(where: { joint(named[$0 - 1], named[$0], before) == "and" }) else {
      return nil
    }
    var first = last - 1
    while first > 0, joint(named[first - 1], named[first], before) == "," { first -= 1 }
    let actors = named[first...last].flatMap(\.actors)
    return actors.allSatisfy { kinds(principal($0)) == .state } ? actors : nil
  }

  /// "Peru and Chile announced that they": several whose verb follows their names.
  private func acting(before index: Int) -> [ActorID]? {
    guard let several = severalNamed(before: index), let last = several.last,
      let atom = atoms.last(where: { $0.tokens.upperBound <= index && $0.actors.last == last }),
      let next = tokens[safe: atom.tokens.upperBound], isVerb(next.folded)
    else { return nil }
    return several
  }

  /// The one word between two names, titles and articles left out; null where more stands there.
  func joint(_ first: Atom, _ second: Atom, _ atoms: [Atom]) -> String? {
    let between = (first.tokens.upperBound..<second.tokens.lowerBound).filter { at in
      tokens[at].folded != "the" && !atoms.contains { $0.isTitle && $0.tokens.contains(at) }
    }
    return between.count == 1 ? tokens[between[0]].folded : nil
  }

  func neuter(before index: Int) -> ActorID? {
    let subjects = subjects(before: index)
    guard subjects.count == 1, let kind = kinds(subjects[0]), kind != .person else { return nil }
    return subjects[0]
  }

  func plural(before index: Int) -> [ActorID]? {
    var subjects = subjects(before: index)
    // "Brussels is suing them": whom the last sentence was about.
    if subjects.count == 1, tokens[index].folded == "them", discourse.subject.count > 1 { subjects = discourse.subject }
    if subjects.count > 1 || subjects.first.flatMap(kinds) == .group { return subjects }
    return officials(before: index)
  }

  /// "the EU ambassadors ... they": whose the office holders are that were named last in this sentence.
  func officials(before index: Int) -> [ActorID]? {
    let title = atoms.last { atom in
      guard atom.isTitle, atom.tokens.upperBound < index else { return false }
      let word = tokens[atom.tokens.upperBound - 1].folded
      return word.hasSuffix("s") && !word.hasSuffix("ss")
    }
    guard let title else { return nil }
    let owner = atoms.last { $0.tokens.upperBound <= title.tokens.lowerBound && !$0.actors.isEmpty }
    guard let owner, title.tokens.lowerBound - owner.tokens.upperBound <= 2 else { return nil }
    return owner.actors
  }

  /// "He" where the sentence has named no person yet is whom an earlier one was about.
  func speaker(before index: Int) -> ActorID? {
    let isNamed = atoms.contains { atom in
      guard atom.tokens.upperBound <= index, case .person = atom.kind else { return false }
      return true
    }
    return isNamed ? person(before: index) : discourse.speaker ?? person(before: index)
  }

  /// "met the leader of Peru and asked him": an office holder without a name, for their state.
  private func unnamedHolder(before index: Int, after start: Int) -> ActorID? {
    let title = atoms.last { atom in
      guard case .title(.office) = atom.kind else { return false }
      return atom.tokens.lowerBound >= start && atom.tokens.upperBound <= index
    }
    guard let title else { return nil }
    let owners = atoms.filter { atom in
      !atom.actors.isEmpty
        && (atom.tokens.upperBound == title.tokens.lowerBound
          || atom.tokens.lowerBound - title.tokens.upperBound <= 2 && atom.tokens.lowerBound > title.tokens.lowerBound
            && tokens[safe: title.tokens.upperBound]?.folded == "of")
    }
    return onlyState(of: owners.flatMap(\.actors))
  }

  func person(before index: Int) -> ActorID? {
    let here = atoms.last { atom in
      guard atom.tokens.upperBound <= index, case .person = atom.kind else { return false }
      return true
    }
    return unnamedHolder(before: index, after: here?.tokens.upperBound ?? 0) ?? here?.actors.first
      ?? discourse.recentPersons.last
  }
}
