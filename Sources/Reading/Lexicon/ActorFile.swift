import Chronicle
import Language

/// An actor of `actors/*.txt`: what it is called, and whom it holds.
struct ActorEntry: Hashable, Sendable {
  struct Form: Hashable, Sendable {
    let text: String
    let basis: Mention.Basis
    /// It means this actor only where the document speaks of it elsewhere ("Jordan", "Georgia").
    let isAmbiguous: Bool
    /// The first part of a compound ("Russo-").
    let isCombining: Bool
  }

  let id: ActorID
  let kind: ActorKind
  let name: String
  let forms: [Form]
  let members: [ActorID]
  /// The state that a historical one counts for today.
  let successor: ActorID?
  /// Where the entry stands, for errors.
  let file: String
  let line: Int

  /// Whether a state may be called so: every one a country or nation, and what else its own names say.
  func isCalled(_ noun: String) -> Bool {
    ["country", "nation"].contains(noun) || forms.contains { Tokenizer.fold($0.text).contains(noun) }
  }

  /// What its people are called: those of its demonyms that are another one's plural ("Peruvians").
  var peoples: [String] {
    let demonyms = Set(forms.filter { $0.basis == .demonym && !$0.isCombining }.map(\.text))
    return demonyms.intersection(demonyms.map { Inflection.plural(ofNoun: $0) }).sorted()
  }
}

/// A name that several actors share ("Korea").
struct SharedForm: Hashable, Sendable {
  let text: String
  let candidates: [ActorID]
}

/// Reads `actors/*.txt`: blocks `ID KIND NAME` with their lists of forms, and `shared NAME` with candidates.
struct ActorFile {
  private(set) var entries: [ActorEntry] = []
  private(set) var shared: [SharedForm] = []

  private static let keys = ["name", "demonym", "seat", "ambiguous", "combining", "members", "successor"]

  init(_ file: LexiconFile) throws(LexiconError) {
    let lines = try LexiconLines(file)
    for block in lines.blocks {
      let header = block.header.text.split(separator: " ", maxSplits: 2).map(String.init)
      if header.first == "shared" {
        shared.append(try Self.sharedForm(block, header, lines))
      } else {
        entries.append(try Self.entry(block, header, lines))
      }
    }
  }

  private static func sharedForm(
    _ block: LexiconLines.Block, _ header: [String], _ lines: LexiconLines
  ) throws(LexiconError) -> SharedForm {
    let name = header.dropFirst().joined(separator: " ")
    guard !name.isEmpty, let field = block.lines.first?.field, field.key == "candidates", block.lines.count == 1 else {
      throw lines.error(block.header, "a shared name is 'shared NAME' with one line 'candidates: ID, ID'")
    }
    return SharedForm(text: name, candidates: LexiconLines.list(field.value).map { ActorID($0) })
  }

  private static func entry(
    _ block: LexiconLines.Block, _ header: [String], _ lines: LexiconLines
  ) throws(LexiconError) -> ActorEntry {
    guard header.count == 3 else { throw lines.error(block.header, "an actor begins with 'ID KIND NAME'") }
    guard let kind = ActorKind(rawValue: header[1]), kind != .person else {
      throw lines.unknown(
        header[1], "kind", among: ActorKind.allCases.filter { $0 != .person }.map(\.rawValue), at: block.header)
    }
    guard isID(header[0]) else {
      throw lines.error(block.header, "'\(header[0])' is no id: letters, digits and hyphens, a letter among them")
    }
    var forms: [ActorEntry.Form] = []
    var members: [ActorID] = []
    var successor: ActorID?
    var ambiguous: Set<String> = []
    for line in block.lines {
      guard let (key, value) = line.field else { throw lines.error(line, "expected 'key: value, value'") }
      let list = LexiconLines.list(value)
      guard !list.isEmpty else { throw lines.error(line, "'\(key)' has no value: give one or delete the line") }
      switch key {
      case "name": forms += list.map { .init(text: $0, basis: .name, isAmbiguous: false, isCombining: false) }
      case "demonym": forms += list.map { .init(text: $0, basis: .demonym, isAmbiguous: false, isCombining: false) }
      case "seat": forms += list.map { .init(text: $0, basis: .metonym, isAmbiguous: false, isCombining: false) }
      case "combining": forms += list.map { .init(text: $0, basis: .demonym, isAmbiguous: false, isCombining: true) }
      case "ambiguous": ambiguous.formUnion(list)
      case "members": members += list.map { ActorID($0) }
      case "successor": successor = ActorID(list[0])
      default: throw lines.unknown(key, "key", among: keys, at: line)
      }
    }
    let listed = Set(forms.map(\.text))
    forms += ambiguous.subtracting(listed).sorted()
      .map { .init(text: $0, basis: .name, isAmbiguous: true, isCombining: false) }
    forms = forms.map {
      .init(text: $0.text, basis: $0.basis, isAmbiguous: ambiguous.contains($0.text), isCombining: $0.isCombining)
    }
    return ActorEntry(
      id: ActorID(header[0]), kind: kind, name: header[2], forms: forms, members: members, successor: successor,
      file: lines.file, line: block.header.number)
  }

  private static func isID(_ text: String) -> Bool {
    text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
    }
      && text.utf8.contains { $0 >= 0x41 }
  }
}
