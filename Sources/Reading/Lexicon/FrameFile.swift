import Chronicle
import Language

/// Reads `events/<TYPE>.txt` and `relations/<TYPE>.txt`: frames with their examples.
struct FrameFile {
  private(set) var frames: [Frame] = []
  private(set) var examples: [FrameExample] = []

  private let lines: LexiconLines
  private let type: EventType
  /// Phrases for the people of each state: "Peruvians".
  private let peoples: [[String]]

  /// What rules of standing relations begin with.
  static let relation = "relation."

  private static let keys = [
    "verb", "noun", "object", "unless", "subject", "complement", "source", "target", "noun-source", "noun-target",
    "symmetric",
    "named", "mode",
    "context",
    "cameo",
  ]

  /// Reads a file; phrases are cut as the tokenizer cuts texts. Where an `object` or a `subject` may be "people", so may each of
  /// `peoples`.
  init(_ file: LexiconFile, peoples: [String], tokenizer: Tokenizer) throws(LexiconError) {
    self.peoples = peoples.map { Self.words($0, tokenizer) }
    lines = try LexiconLines(file)
    let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
    let known = EventType.allCases.map(\.rawValue)
    guard name.hasSuffix(".txt"), let type = EventType(rawValue: String(name.dropLast(4))) else {
      throw LexiconError(
        file: file.name, line: 0, message: "no event type of this name; known: " + known.joined(separator: ", "))
    }
    self.type = type
    let family = (file.name.hasPrefix("relations/") ? Self.relation : "") + type.rawValue.lowercased()
    var names: Set<String> = []
    for block in lines.blocks {
      if block.header.text.hasPrefix("- "), block.lines.isEmpty {
        examples.append(try example(block.header, rule: family))
        continue
      }
      let header = block.header.text.split(separator: " ").map(String.init)
      guard header.count == 2, header[0] == "frame" else { throw lines.error(block.header, "expected 'frame NAME'") }
      guard names.insert(header[1]).inserted else {
        throw lines.error(block.header, "a second frame '\(header[1])': give it another name")
      }
      try add(block, rule: family + "." + header[1], tokenizer)
    }
  }

  private mutating func add(_ block: LexiconLines.Block, rule: String, _ tokenizer: Tokenizer) throws(LexiconError) {
    var fields: [String: String] = [:]
    var places: [String: LexiconLines.Line] = [:]
    for line in block.lines {
      if line.text.hasPrefix("+ ") || line.text.hasPrefix("- ") {
        examples.append(try example(line, rule: rule))
        continue
      }
      guard let (key, value) = line.field else {
        throw lines.error(line, "expected 'key: value', '+ example' or '- example'")
      }
      guard Self.keys.contains(key) else { throw lines.unknown(key, "key", among: Self.keys, at: line) }
      guard !value.isEmpty else { throw lines.error(line, "'\(key)' has no value: give one or delete the line") }
      fields[key] = fields[key].map { $0 + ", " + value } ?? value
      places[key] = line
    }
    frames.append(try frame(block, rule, fields, places, tokenizer))
  }

  private func frame(
    _ block: LexiconLines.Block, _ rule: String, _ fields: [String: String], _ places: [String: LexiconLines.Line],
    _ tokenizer: Tokenizer
  ) throws(LexiconError) -> Frame {
    func phrases(_ key: String) -> [[String]] { LexiconLines.list(fields[key] ?? "").map { Self.words($0, tokenizer) } }
    func persons(_ key: String) -> [[String]] {
      let own = phrases(key)
      return own.contains(["people"]) ? own + peoples : own
    }
    let (verbs, nouns) = (phrases("verb"), phrases("noun"))
    guard !verbs.isEmpty || !nouns.isEmpty else { throw lines.error(block.header, "a frame needs 'verb' or 'noun'") }
    if !verbs.isEmpty, fields["source"] == nil { throw lines.error(block.header, "a frame with verbs needs 'source'") }
    if !nouns.isEmpty, fields["noun-source"] == nil {
      throw lines.error(block.header, "a frame with nouns needs 'noun-source'")
    }
    let cameo = fields["cameo"] ?? type.cameoRoot
    guard let goldstein = Goldstein.value(ofCAMEO: cameo) else {
      throw lines.error(places["cameo"] ?? block.header, "'\(cameo)' is no CAMEO code with a Goldstein value")
    }
    for key in ["symmetric", "named"] {
      if let value = fields[key], value != "yes" {
        throw lines.error(places[key] ?? block.header, "'\(key)' is 'yes' or absent")
      }
    }
    return Frame(
      rule: rule, type: type, verbs: verbs, nouns: nouns, objects: persons("object"), unless: phrases("unless"),
      subjects: persons("subject"), complement: fields["complement"] == nil ? nil : WordPhrases(phrases("complement")),
      source: try slots("source", fields, places), target: try slots("target", fields, places),
      nounSource: try slots("noun-source", fields, places), nounTarget: try slots("noun-target", fields, places),
      isSymmetric: fields["symmetric"] != nil, needsNames: fields["named"] != nil, mode: try mode(fields, places),
      contexts: LexiconLines.list(fields["context"] ?? ""), cameo: cameo, goldstein: goldstein)
  }

  private static func words(_ phrase: String, _ tokenizer: Tokenizer) -> [String] {
    let text = Text(phrase)
    return tokenizer.tokens(of: 0..<text.count, in: text).map(\.folded)
  }

  private func mode(_ fields: [String: String], _ places: [String: LexiconLines.Line]) throws(LexiconError) -> Mode? {
    guard let name = fields["mode"], let line = places["mode"] else { return nil }
    guard let mode = Mode(name, of: type) else {
      throw lines.unknown(name, "mode of \(type.rawValue)", among: Mode.names(of: type), at: line)
    }
    return mode
  }

  private static let places = ["subject", "object", "possessor", "discourse", "parties", "complement"]

  private func slots(
    _ key: String, _ fields: [String: String], _ places: [String: LexiconLines.Line]
  ) throws(LexiconError) -> [Frame.Slot] {
    guard let value = fields[key], let line = places[key] else { return [] }
    var slots: [Frame.Slot] = []
    for name in LexiconLines.list(value) {
      switch name {
      case "subject": slots.append(.subject)
      case "object": slots.append(.object)
      case "possessor": slots.append(.possessor)
      case "discourse": slots.append(.discourse)
      case "parties": slots.append(.parties)
      case "complement": slots.append(.complement)
      default:
        guard name.split(separator: " ").allSatisfy({ FunctionWords.prepositions.contains(String($0)) }) else {
          throw lines.unknown(name, "slot", among: Self.places + FunctionWords.prepositions.sorted(), at: line)
        }
        slots.append(.preposition(name))
      }
    }
    return slots
  }

  // MARK: Examples

  private func example(_ line: LexiconLines.Line, rule: String) throws(LexiconError) -> FrameExample {
    let body = String(line.text.dropFirst(2))
    guard line.text.hasPrefix("+ ") else {
      return FrameExample(file: lines.file, line: line.number, rule: rule, type: type, text: body, codings: [])
    }
    let parts = Self.split(body, at: " => ")
    guard parts.count == 2 else { throw lines.error(line, "an example is '+ TEXT => CODING; CODING'") }
    var codings: [FrameExample.Coding] = []
    for coding in parts[1].split(separator: ";") { codings.append(try self.coding(LexiconLines.trimmed(coding), line)) }
    return FrameExample(
      file: lines.file, line: line.number, rule: rule, type: type, text: LexiconLines.trimmed(parts[0]),
      codings: codings)
  }

  private static func split(_ text: String, at mark: String) -> [String] {
    let characters = Array(text)
    let mark = Array(mark)
    guard characters.count >= mark.count else { return [text] }
    for start in 0...(characters.count - mark.count) where characters[start..<(start + mark.count)].elementsEqual(mark)
    {
      return [String(characters[..<start]), String(characters[(start + mark.count)...])]
    }
    return [text]
  }

  /// `RUS > PAK hypothetical 2014`, `PAK = RUS`.
  private func coding(_ text: String, _ line: LexiconLines.Line) throws(LexiconError) -> FrameExample.Coding {
    var words = text.split(separator: " ").map(String.init)[...]
    var sides = words.prefix(1).map { Self.ids($0) }
    words = words.dropFirst()
    let mark = words.first
    while mark == "=" || sides.count < 2, words.first == mark, mark == ">" || mark == "=",
      let next = words.dropFirst().first
    {
      sides.append(Self.ids(next))
      words = words.dropFirst(2)
    }
    guard sides.count >= 2 else {
      throw lines.error(line, "a coding is 'SOURCE > TARGET' or 'A = B', then a status and a date where they matter")
    }
    let symmetric = mark == "="
    let all = Set(sides.joined()).sorted()
    let source = !symmetric ? sides[0] : all.count == 2 ? [all[0]] : all
    let target = !symmetric ? sides[1] : all.count == 2 ? [all[1]] : all
    var status = EventStatus.asserted
    var date: String?
    for word in words {
      if let named = EventStatus(rawValue: word) {
        status = named
      } else if (try? EDTF(word)) != nil {
        date = word
      } else {
        throw lines.unknown(word, "status or date", among: EventStatus.allCases.map(\.rawValue), at: line)
      }
    }
    return FrameExample.Coding(source: source, target: target, symmetric: symmetric, status: status, date: date)
  }

  private static func ids(_ list: String) -> [ActorID] {
    list.split(separator: "+").map { ActorID(String($0)) }.sorted()
  }
}
