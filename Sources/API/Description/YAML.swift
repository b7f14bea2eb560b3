/// A YAML 1.2 document as nested values; maps keep their order, so the same value gives the same text.
indirect enum YAML {
  case text(String)
  case number(Int)
  case bool(Bool)
  case list([YAML])
  case map([(key: String, value: YAML)])

  static func map(_ pairs: (String, YAML?)...) -> YAML {
    .map(pairs.compactMap { pair in pair.1.map { (key: pair.0, value: $0) } })
  }

  static func texts(_ texts: [String]) -> YAML { .list(texts.map { .text($0) }) }

  /// The document, ending in a line break.
  var document: String { lines(depth: 0).joined(separator: "\n") + "\n" }

  private func lines(depth: Int) -> [String] {
    let margin = String(repeating: "  ", count: depth)
    switch self {
    case .map(let pairs) where !pairs.isEmpty:
      return pairs.flatMap { pair -> [String] in
        let key = margin + Self.key(pair.key) + ":"
        if let inline = pair.value.inline { return [key + " " + inline] }
        return [key] + pair.value.lines(depth: depth + 1)
      }
    case .list(let items) where !items.isEmpty:
      return items.flatMap { item -> [String] in
        if let inline = item.inline { return [margin + "- " + inline] }
        var lines = item.lines(depth: depth + 1)
        if let first = lines.first { lines[0] = margin + "- " + first.dropFirst(margin.count + 2) }
        return lines
      }
    default: return [margin + (inline ?? "")]
    }
  }

  /// What fits behind a key; null for what needs lines of its own.
  private var inline: String? {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let value): String(value)
    case .bool(let value): value ? "true" : "false"
    case .list(let items):
      items.isEmpty
        ? "[]" : items.allSatisfy(\.isShort) ? "[" + items.compactMap(\.inline).joined(separator: ", ") + "]" : nil
    case .map(let pairs): pairs.isEmpty ? "{}" : nil
    }
  }

  private var isShort: Bool {
    switch self {
    case .text(let text): text.utf8.count <= 24
    case .number, .bool: true
    case .list, .map: false
    }
  }

  /// Text in double quotes is JSON's: no word of YAML can be mistaken for something else.
  private static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func key(_ key: String) -> String {
    let isPlain = key.first.map { $0.isLetter || $0 == "$" || $0 == "/" } ?? false
    return isPlain ? key : quoted(key)
  }
}
