import Chronicle
import Language

/// One walk through a document’s sentences in order, with what has to be remembered on the way.
struct ReadingPass {
  private(set) var mentions: [Mention] = []
  private(set) var drafts: [EventDraft] = []
  /// Standing relations.
  private(set) var relations: [EventDraft] = []
  /// Sentences that name actors and told nothing, with the frames that were tried.
  private(set) var rejected: [(sentence: Sentence, tried: [Rejection])] = []

  /// The tree of the sentence read last; null where it names nobody or is a heading, and was not parsed.
  private(set) var tree: DependencyTree?

  private let prepared: Preparation
  private let lexicon: Lexicon
  private let matches: [[NameFinder.Match]]
  private let atomFinder: AtomFinder
  private let persons: [ActorID: Person]
  private let principals: Principals
  private let analyzer: Analyzer
  private(set) var workspace: Analyzer.Workspace
  private var discourse: Discourse
  private var roll = ActorRoll()
  private var speech: Speech
  /// The date at the head of the current section or chronology entry, and the paragraph it holds for (null: until the
  /// next heading).
  private var head: (date: DateExpression, paragraph: Int?)?
  private var anchor: EDTF?
  /// The date in the title: what a new paragraph’s months and days belong to, until it gives a year of its own.
  private let titleDate: EDTF?
  /// The date in the last heading, which holds until the next.
  private var sectionDate: EDTF?
  /// Whether the document tells the past alone.
  private let isAccount: Bool
  private var paragraph = 0
  /// Whether the sentence only tells who brings others together.
  private var isMediation = false

  init(_ prepared: Preparation, _ lexicon: Lexicon, _ analyzer: Analyzer, _ workspace: Analyzer.Workspace) {
    self.analyzer = analyzer
    self.workspace = workspace
    self.prepared = prepared
    self.lexicon = lexicon
    let matches = prepared.sentences.map { lexicon.finder.matches(in: $0.tokens) }
    self.matches = matches
    let sense = NameSense(matches)
    let entries = lexicon.entries
    let title = zip(prepared.sentences, matches).first { $0.0.isHeading }?.1 ?? []
    let titled = Set(title.compactMap { sense.actor(named: $0) }.filter { entries[$0]?.kind == .state })
    let sentences = zip(prepared.sentences, matches).map { (tokens: $0.tokens, matches: $1) }
    var finder = PersonFinder(
      known: lexicon.knownPersons, isNamed: { sense.counts[$0] != nil },
      home: sense.home(title: titled) { entries[$0]?.kind == .state })
    var sightings: [PersonFinder.Sighting] = []
    for (tokens, matches) in sentences {
      sightings += finder.sightings(in: tokens, matches)
      finder.remember(tokens, matches)
    }
    let book = PersonBook(sightings: sightings, known: lexicon.knownPersons, taken: { entries[$0] != nil })
    let persons = book.persons
    self.persons = persons
    principals = Principals(persons: persons, kinds: { entries[$0]?.kind })
    discourse = Discourse(
      mentions: sense.counts.filter { entries[$0.key]?.kind == .state },
      title: titled)
    speech = Speech(prepared.sentences, nouns: lexicon.status.speeches)
    titleDate = prepared.sentences.first { $0.isHeading }.flatMap { heading in
      DateFinder(published: nil, anchor: nil).expressions(in: heading.tokens).first { $0.kind == .point }?.edtf
    }
    // A day in the title is the document's own, as good as the day of its publication.
    isAccount =
      prepared.published.map { Account.isOne(prepared.sentences, on: $0) } ?? (titleDate?.precision != .day)
    atomFinder = AtomFinder(
      finder: lexicon.finder, sense: sense, persons: book,
      kinds: { persons[$0] == nil ? entries[$0]?.kind : .person }, isVerb: lexicon.words.isVerb,
      isCalled: { entries[$0]?.isCalled($1) ?? false }, regions: lexicon.regions)
  }

  /// Who was named, after the last sentence.
  var actors: [Actor] { roll.actors(lexicon, persons) }

  /// Reads the next sentence: its mentions, then its events.
  mutating func read(_ index: Int) {
    tree = nil
    isMediation = false
    let sentence = prepared.sentences[index]
    discourse.begin(paragraph: sentence.paragraph)
    var (atoms, phrases) = named(index)
    let orator = discourse.orator
    hear(sentence, phrases)
    // "A: We have signed": whoever answers has begun to speak.
    if discourse.orator != orator { (atoms, phrases) = named(index) }
    note(atoms, phrases, in: sentence)
    if sentence.paragraph != paragraph, let date = sectionDate ?? titleDate { anchor = date }
    paragraph = sentence.paragraph
    let dates = DateFinder(
      published: prepared.published, anchor: anchor, chronology: lexicon.chronology,
      hold: sentence.isHeading ? .loose : sectionDate != nil ? .section : isAccount ? .account : .loose
    ).expressions(in: sentence.tokens)
    noteHead(dates, in: sentence)
    defer {
      remember(atoms, in: sentence)
      anchor = dates.last { $0.edtf != nil && $0.kind == .point }?.edtf ?? anchor
    }
    guard !sentence.isHeading else { return }
    guard !phrases.isEmpty || goesOn(sentence) else { return }
    let tree = NamedTree.tree(
      of: sentence.tokens, names: names(atoms, in: sentence.tokens), after: headLength(in: sentence, dates),
      words: lexicon.words, by: analyzer, in: &workspace)
    self.tree = tree
    let view = SentenceView(
      tree: tree, phrases: phrases, dates: dates.map(\.tokens))
    let finder = EventFinder(
      sentence: sentence, view: view, frames: lexicon.frames, status: StatusReader(view: view, words: lexicon.status),
      dater: EventDater(
        view: view, words: lexicon.status, expressions: dates, head: head?.date, named: wellKnown(in: sentence.tokens),
        published: prepared.published),
      principals: principals, discourse: discourse, entry: head?.paragraph)
    let found = finder.findings()
    relations += finder.reading(lexicon.relations).findings().drafts
    drafts += found.drafts
    if found.drafts.isEmpty, Set(phrases.flatMap(\.actors)).count > 1 { rejected.append((sentence, found.rejected)) }
    for draft in found.drafts {
      discourse.note(
        Discourse.Act(frame: draft.frame, source: draft.source, target: draft.target), entry: head?.paragraph)
      if [.agree, .support].contains(lexicon.frames.frames[draft.frame].type), draft.pair.count == 2 {
        discourse.pacts.note(
          Set(draft.pair), in: sentence.tokens[draft.clause], nouns: lexicon.status.pacts, paragraph: sentence.paragraph
        )
      }
    }
    let subject = view.mainSubject
    isMediation =
      tree.indices.contains { lexicon.status.brokering.contains(tree.lemma($0)) && tree.part($0) == .verb }
      && Set(subject).isSuperset(of: phrases.flatMap(\.actors))
    guard !isMediation else { return }
    if subject.count == 1, persons[subject[0]] != nil { discourse.note(speaker: subject[0]) }
    discourse.note(subject: subject, principals: Set(subject.compactMap { principals.principal(of: $0) }))
  }

  private func named(_ index: Int) -> ([Atom], [ActorPhrase]) {
    let tokens = prepared.sentences[index].tokens
    let atoms = atomFinder.atoms(in: tokens, matches[index], discourse)
    return (atoms, PhraseBuilder(tokens: tokens, atoms: atoms, words: lexicon.words).phrases())
  }

  private mutating func hear(_ sentence: Sentence, _ phrases: [ActorPhrase]) {
    speech.hear(sentence, phrases) { [principals] phrase in
      let states = Set(phrase.actors.compactMap { principals.principal(of: $0) }).filter {
        principals.kind(of: $0) == .state
      }
      return states.count == 1 ? states.first : nil
    }
    discourse.orator = speech.state
  }

  /// Whether a sentence that names nobody may go on with what its passage tells of two: "Ties were restored in 1991."
  private func goesOn(_ sentence: Sentence) -> Bool {
    !discourse.sides(besides: [], in: sentence.paragraph).isEmpty
      && sentence.tokens.contains { token in
        let singular = token.folded.hasSuffix("s") ? String(token.folded.dropLast()) : token.folded
        return token.kind == .word
          && (lexicon.status.bonds.contains(singular) || !lexicon.frames.nouns(token.folded).isEmpty)
      }
  }

  /// The names of a sentence, a person's with the title before it. Adjectives stay as they are.
  private func names(_ atoms: [Atom], in tokens: [Token]) -> [NamedTree.Name] {
    atoms.enumerated().compactMap { index, atom in
      switch atom.kind {
      case .person:
        let title = atoms[safe: index - 1].flatMap {
          $0.isTitle && $0.tokens.upperBound == atom.tokens.lowerBound ? $0 : nil
        }
        let range = (title?.tokens.lowerBound ?? atom.tokens.lowerBound)..<atom.tokens.upperBound
        return NamedTree.Name(tokens: range, kind: .person)
      case .actor(let id, let basis) where basis != .demonym:
        return NamedTree.Name(tokens: atom.tokens, kind: principals.kind(of: id) == .state ? .place : .body)
      case .reference(_, .noun) where ["former", "latter"].contains(tokens[atom.tokens.upperBound - 1].folded):
        return NamedTree.Name(tokens: atom.tokens, kind: .place)
      case .reference(let ids, .noun) where ids.count > 1 && atom.tokens.count > 1:
        return NamedTree.Name(tokens: atom.tokens, kind: .several)
      default: return nil
      }
    }
  }

  /// The lexicon's dates of the events that a sentence names.
  private func wellKnown(in tokens: [Token]) -> [DateExpression] {
    tokens.indices.compactMap { at in
      guard tokens[at].isCapitalized, let match = lexicon.chronology.match(tokens, at: at) else { return nil }
      return DateExpression(
        tokens: match.tokens, edtf: match.event.edtf, basis: .chronology, text: match.event.name)
    }
  }

  /// How many tokens the date at the head of a sentence takes, with the mark behind it; 0 where it may be a part of what
  /// follows ("2014 saw", "In 2014 and 2015").
  private func headLength(in sentence: Sentence, _ dates: [DateExpression]) -> Int {
    guard let first = dates.first, first.tokens.lowerBound == 0,
      let next = sentence.tokens[safe: first.tokens.upperBound]
    else { return 0 }
    if DateGrammar.entryMarks.contains(next.text) || next.text == "," && !isSeries(dates) {
      return first.tokens.upperBound + 1
    }
    let isAdjunct = FunctionWords.prepositions.contains(sentence.tokens[0].folded)
    let isFollowed =
      next.kind == .word && !FunctionWords.coordinators.contains(next.folded)
      && !FunctionWords.prepositions.contains(next.folded) && !next.isPossessive
      && (next.isCapitalized || FunctionWords.all.contains(next.folded))
    return isAdjunct && isFollowed ? first.tokens.upperBound : 0
  }

  /// "In 2014, 2015 and 2016".
  private func isSeries(_ dates: [DateExpression]) -> Bool {
    dates.count > 1 && dates[1].tokens.lowerBound - dates[0].tokens.upperBound <= 2
  }

  /// Notes whom the sentence names. "The Peruvian foreign minister" is one mention, of Peru by a title.
  private mutating func note(_ atoms: [Atom], _ phrases: [ActorPhrase], in sentence: Sentence) {
    for atom in atoms {
      guard let basis = atom.basis else { continue }
      let phrase = phrases.first { $0.tokens.overlaps(atom.tokens) }
      let isTitled =
        phrase.map { phrase in
          phrase.actors == atom.actors && basis != .person && basis != .reference
            && atoms.contains { $0.isTitle && phrase.tokens.overlaps($0.tokens) }
        } ?? false
      let tokens = isTitled ? phrase?.tokens ?? atom.tokens : atom.tokens
      for actor in atom.actors { note(actor, tokens, isTitled ? .title : basis, in: sentence) }
    }
    for phrase in phrases { noteOffice(phrase, atoms, in: sentence) }
  }

  /// "the Chilean president", "Secretary-General of the United Nations": whom the bare title will mean.
  private mutating func noteOffice(_ phrase: ActorPhrase, _ atoms: [Atom], in sentence: Sentence) {
    let inside = atoms.filter { phrase.tokens.overlaps($0.tokens) }
    guard let title = inside.last(where: { $0.isTitle }) else { return }
    let owners = Set(
      inside.filter { $0.basis != .reference }.flatMap(\.actors).compactMap { persons[$0]?.principal ?? $0 })
    guard owners.count == 1, let owner = owners.first else { return }
    discourse.note(office: title.tokens.map { sentence.tokens[$0].folded }.joined(separator: " "), of: owner)
  }

  private mutating func note(_ actor: ActorID, _ tokens: Range<Int>, _ basis: Mention.Basis, in sentence: Sentence) {
    var tokens = tokens
    if let last = sentence.tokens[safe: tokens.upperBound - 1], last.isPossessive {
      tokens = tokens.lowerBound..<(tokens.upperBound - 1)
    }
    guard let first = sentence.tokens[safe: tokens.lowerBound], let last = sentence.tokens[safe: tokens.upperBound - 1]
    else { return }
    let mention = Mention(
      actor: actor, range: first.range.lowerBound..<last.range.upperBound, sentence: sentence.number, basis: basis)
    mentions.append(mention)
    roll.note(mention, words: prepared.text[mention.range])
  }

  private mutating func remember(_ atoms: [Atom], in sentence: Sentence) {
    let named = atoms.flatMap(\.actors).compactMap { principals.principal(of: $0) }.filter {
      principals.kind(of: $0) == .state
    }
    // "Peru and Chile stepped in to mediate": the two sides stay who they were.
    if !isMediation { discourse.note(states: Set(named)) }
    for actor in atoms.flatMap(\.actors) {
      if persons[actor] == nil { discourse.note(power: actor) } else { discourse.note(person: actor) }
    }
  }

  /// "1965", "March 2014" as a heading; "12 May 1998: ..." at the head of an entry.
  private mutating func noteHead(_ dates: [DateExpression], in sentence: Sentence) {
    if sentence.isHeading {
      sectionDate =
        dates.first {
          $0.kind == .point && ($0.edtf?.isWithinOneYear ?? false) && sentence.tokens.count - $0.tokens.count <= 3
        }?.edtf
    }
    if let paragraph = head?.paragraph, paragraph != sentence.paragraph { head = nil }
    guard let first = dates.first, first.edtf != nil, first.tokens.lowerBound == 0 else {
      if sentence.isHeading { head = nil }
      return
    }
    if sentence.isHeading, sentence.tokens.count - first.tokens.upperBound <= 1 {
      head = (first, nil)
    } else if let mark = sentence.tokens[safe: first.tokens.upperBound],
      DateGrammar.entryMarks.contains(mark.text) || mark.text == "." && first.tokens.upperBound < 4
    {
      head = (first, sentence.paragraph)
    }
  }
}
