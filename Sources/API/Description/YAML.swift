/// A YAML 1.2 document as nested values; maps keep their order, so the same value gives the same text.
indirect enum YAML {
  case text(String)
  case number(Int)
  /// A number as its digits stand.
  case digits(String)
  case null
  case bool(Bool)
  case list([YAML])
  case map([(key: String, value: YAML)])

  static func map(_ pairs: (String, YAML?)...) -> YAML {
    .map(pairs.compactMap { pair in pair.1.map { (key: pair.0, value: $0) } })
  }

  init(_ json: JSONValue) {
    self =
      switch json {
      case .null: .null
      case .bool(let value): .bool(value)
      case .number(let digits): .digits(digits)
      case .string(let text): .text(text)
      case .array(let elements): .list(elements.map { YAML($0) })
      case .object(let members): .map(members.map { (key: $0.name, value: YAML($0.value)) })
      }
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
    case .digits(let digits): digits
    case .null: "null"
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
    case .number, .digits, .bool, .null: true
    case .list, .map: false
    }
  }

  /// Text in double quotes is JSON's: no word of YAML can be mistaken for something else.
  private static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// Plain keys hold no mark that could end them.
  private static func key(_ key: String) -> String {
    let isPlain = key.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): true
      default: "_-/{}$.+".utf8.contains(byte)
      }
    }
    let isWord = key.first.map { $0.isLetter || $0 == "$" || $0 == "/" } ?? false
    return isPlain && isWord ? key : quoted(key)
  }
}
