package import Chronicle
package import Language

/// What the reader knows beforehand: actors, titles, words and event frames, from the files below `Config/lexicon`.
package struct Lexicon: Sendable {
  /// Actors by id, without names met in any text (`Actor.mentions` 0).
  package let actors: [Actor]
  /// The examples of every frame: what the frames are tested by.
  package let examples: [FrameExample]

  /// Dates of well-known events.
  package let chronology: ChronologyTable

  let entries: [ActorID: ActorEntry]
  let regions: Regions
  let finder: NameFinder
  let frames: FrameIndex
  /// Frames of standing relations.
  let relations: FrameIndex
  let status: StatusWords
  let words: WordClasses
  let layout: Layout
  let splitter: SentenceSplitter
  let knownPersons: KnownPersons
  /// Tells which language a document is written in.
  package let languages: LanguageTeller

  /// Reads every file, or says where the first fault is. Files are told apart by their names below `Config/lexicon`:
  /// `actors/*.txt`, `titles.txt`, `persons.txt`, `not-actors.txt`, `regions.txt`, `chronology.txt`, `words/*.txt`,
  /// `events/*.txt`, `relations/*.txt`; others are left alone.
  package init(files: [LexiconFile]) throws(LexiconError) {
    let files = files.filter { $0.name.hasSuffix(".txt") }.sorted { $0.name < $1.name }
    var lists = WordLists()
    for file in files where file.name.hasPrefix("words/") || file.name == "not-actors.txt" { try lists.add(file) }
    let tokenizer = Tokenizer(abbreviations: Set(try lists.list("abbreviations")))

    var loaded = LoadedActors()
    for file in files where file.name.hasPrefix("actors/") { try loaded.add(try ActorFile(file)) }
    try loaded.check()
    entries = loaded.entries
    actors = loaded.entries.values.sorted { $0.id < $1.id }
      .map { Actor(id: $0.id, kind: $0.kind, name: $0.name, names: [], mentions: 0) }

    var regions = Regions()
    for entry in loaded.entries.values { regions.add(entry) }
    for file in files where file.name == "regions.txt" {
      try regions.add(file) { loaded.entries[$0] != nil }
    }
    self.regions = regions

    var dated: [ChronologyEntry] = []
    for file in files where file.name == "chronology.txt" { dated += try ChronologyFile(file).entries }
    chronology = ChronologyTable(dated, tokenizer: tokenizer)

    var titles: [TitleEntry] = []
    for file in files where file.name == "titles.txt" { titles += try TitleFile.entries(file) }
    let notActors = try lists.list("not-actors")
    finder = NameFinder(
      names: Self.names(loaded, notActors: notActors, tokenizer), titles: Self.titles(titles, tokenizer),
      epithets: Set(try lists.list("epithets")))

    var known = KnownPersons(commonWords: Set(try lists.list("common-family-names")))
    for file in files where file.name == "persons.txt" {
      try known.add(file, tokenizer)
    }
    knownPersons = known

    let peoples = loaded.entries.values.flatMap(\.peoples).sorted()
    var (frames, examples): ([Frame], [FrameExample]) = ([], [])
    for file in files where file.name.hasPrefix("events/") {
      let file = try FrameFile(file, peoples: peoples, tokenizer: tokenizer)
      frames += file.frames
      examples += file.examples
    }
    self.frames = FrameIndex(frames: frames)
    var relations: [Frame] = []
    for file in files where file.name.hasPrefix("relations/") {
      let file = try FrameFile(file, peoples: peoples, tokenizer: tokenizer)
      relations += file.frames
      examples += file.examples
    }
    for (id, line) in known.affiliations where entries[id] == nil {
      throw LexiconError(file: "persons.txt", line: line.number, message: "\(id) is no actor of actors/*.txt")
    }
    self.relations = FrameIndex(frames: relations)
    self.examples = examples
    let status = try StatusWords(lists, tokenizer)
    self.status = status
    words = WordClasses(
      verbs: Set(frames.flatMap { $0.verbs.compactMap(\.first) }).union(status.attitudes).union(status.refusals)
        .union(status.sayings).union(status.sending).union(status.supports).union(status.controls)
        .union(Inflection.irregularLemmas),
      nouns: Set(frames.flatMap { ($0.nouns + $0.objects).compactMap(\.last) }), gerundVerbs: status.gerundVerbs,
      performatives: Set(try lists.list("performatives")), accusing: status.accusing,
      suffering: Set(try lists.list("suffering-verbs")), asides: Set(try lists.list("asides")))
    layout = Layout(furniture: Furniture(try lists.furniture))
    languages = LanguageTeller(words: lists.lists(beginning: "language-"))
    splitter = SentenceSplitter(
      tokenizer: tokenizer, starters: Set(try lists.list("starters")), titles: Set(try lists.list("before-names")))
  }

  func kind(of id: ActorID) -> ActorKind? { entries[id]?.kind }

  private static func names(
    _ loaded: LoadedActors, notActors: [String], _ tokenizer: Tokenizer
  ) -> PhraseTable<NameMeaning> {
    var table = PhraseTable<NameMeaning>()
    func tokens(_ text: String) -> [Token] {
      let text = Text(text)
      return tokenizer.tokens(of: 0..<text.count, in: text)
    }
    for phrase in notActors { table.add(tokens(phrase), matchesCase: true, meaning: .notActor) }
    for shared in loaded.shared {
      table.add(tokens(shared.text), matchesCase: true, meaning: .shared(shared.candidates))
    }
    for entry in loaded.entries.values.sorted(by: { $0.id < $1.id }) {
      for form in entry.forms {
        let meaning: NameMeaning =
          form.isCombining
          ? .combining(entry.id) : .actor(entry.id, form.basis, isAmbiguous: form.isAmbiguous)
        table.add(tokens(form.text), matchesCase: true, meaning: meaning)
      }
    }
    return table
  }

  private static func titles(_ entries: [TitleEntry], _ tokenizer: Tokenizer) -> PhraseTable<TitleEntry.Kind> {
    var table = PhraseTable<TitleEntry.Kind>()
    for entry in entries {
      for text in Set([entry.text, Inflection.plural(ofNoun: entry.text)]).sorted() {
        let text = Text(text)
        table.add(tokenizer.tokens(of: 0..<text.count, in: text), matchesCase: false, meaning: entry.kind)
      }
    }
    return table
  }
}

/// Actors of all files together, checked against one another.
private struct LoadedActors {
  private(set) var entries: [ActorID: ActorEntry] = [:]
  private(set) var shared: [SharedForm] = []
  private var folded: [String: ActorEntry] = [:]

  mutating func add(_ file: ActorFile) throws(LexiconError) {
    for entry in file.entries {
      if let other = folded.updateValue(entry, forKey: entry.id.folded) {
        throw LexiconError(
          file: entry.file, line: entry.line, message: "\(entry.id) is an actor of \(other.file):\(other.line) already")
      }
      entries[entry.id] = entry
    }
    shared += file.shared
  }

  func check() throws(LexiconError) {
    for entry in entries.values.sorted(by: { ($0.file, $0.line) < ($1.file, $1.line) }) {
      for id in entry.members + (entry.successor.map { [$0] } ?? []) where entries[id] == nil {
        throw LexiconError(file: entry.file, line: entry.line, message: "\(entry.id) names \(id), which is no actor")
      }
    }
    for shared in shared {
      for id in shared.candidates where entries[id] == nil {
        throw LexiconError(file: "actors", line: 0, message: "'shared \(shared.text)' names \(id), which is no actor")
      }
    }
  }
}
