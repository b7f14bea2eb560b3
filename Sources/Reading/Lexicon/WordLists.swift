/// Reads `words/*.txt` and `not-actors.txt`: blocks `list NAME` with comma lists.
struct WordLists: Sendable {
  private var lists: [String: [String]] = [:]

  mutating func add(_ file: LexiconFile) throws(LexiconError) {
    let lines = try LexiconLines(file)
    for block in lines.blocks {
      let header = block.header.text.split(separator: " ")
      guard header.count == 2, header[0] == "list" else { throw lines.error(block.header, "expected 'list NAME'") }
      for line in block.lines { lists[String(header[1]), default: []] += LexiconLines.list(line.text) }
    }
  }

  /// A list that the reader needs; an error where no file has it.
  func list(_ name: String) throws(LexiconError) -> [String] {
    guard let list = lists[name] else {
      throw LexiconError(
        file: "words", line: 0, message: "no file has 'list \(name)': restore it from the distribution")
    }
    return list
  }

  /// Every list whose name begins with `prefix`, by what follows it.
  func lists(beginning prefix: String) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for (name, list) in lists where name.hasPrefix(prefix) { found[String(name.dropFirst(prefix.count))] = list }
    return found
  }
}
