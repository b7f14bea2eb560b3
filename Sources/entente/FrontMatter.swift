import Chronicle

/// What a document says of itself before its text: `key: value` lines between two lines of `---`.
struct FrontMatter {
  private(set) var title: String?
  private(set) var published: Day?
  private(set) var url: String?
  private(set) var publisher: String?
  private(set) var language: String?
  /// The line, counted from 1, of a `published` that is no day of the calendar.
  private(set) var badDate: Int?

  /// Empty when the text does not begin with a closed block; keys that are not known are left alone.
  init(of text: String) {
    guard text.hasPrefix("---") else { return }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.first.map(Self.isFence) == true, let end = lines.dropFirst().firstIndex(where: Self.isFence) else {
      return
    }
    for index in 1..<end { take(lines[index], number: index + 1) }
  }

  private mutating func take(_ line: Substring, number: Int) {
    guard let colon = line.firstIndex(of: ":") else { return }
    let value = Self.unquoted(line[line.index(after: colon)...])
    guard !value.isEmpty else { return }
    switch Self.trimmed(line[..<colon]).lowercased() {
    case "title": title = value
    case "published":
      published = Day(iso: value.prefix(10))
      if published == nil { badDate = number }
    case "url": url = value
    case "publisher": publisher = value
    case "language": language = value
    default: break
    }
  }

  private static func isFence(_ line: Substring) -> Bool { trimmed(line) == "---" }

  private static func unquoted(_ text: Substring) -> String {
    let text = trimmed(text)
    guard text.count >= 2, let quote = text.first, quote == "\"" || quote == "'", text.last == quote else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
