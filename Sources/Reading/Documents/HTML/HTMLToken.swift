/// A piece of a page's source: what stands between two tags, or a tag.
enum HTMLToken: Hashable {
  /// Characters with their references resolved.
  case text(String)
  case start(HTMLTag)
  case end(String)
  /// What a `script` or `style` element holds, as written.
  case raw(element: String, String)
}

/// A start tag.
struct HTMLTag: Hashable {
  /// In lower case.
  let name: String
  /// By names in lower case; of two with one name the first counts, as in browsers.
  var attributes: [String: String] = [:]

  subscript(name: String) -> String? { attributes[name] }
}

/// Cuts a page into tokens, tolerant of everything: what is no tag is text (WHATWG HTML, section 13.2.5, reduced to what
/// a reader of text needs). Each byte is looked at a bounded number of times.
struct HTMLTokenizer: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var at = 0
  /// The element whose contents come next as they are written; `title` and `textarea` resolve references.
  private var rawElement: String?
  /// No closing tag of these elements stands in the rest: their contents go to the end.
  private var unclosed: Set<String> = []

  init(_ text: String) { bytes = Array(text.utf8) }

  private static let rawElements: Set<String> = ["script", "style", "xmp", "iframe", "noembed", "noframes"]
  private static let textElements: Set<String> = ["title", "textarea"]

  mutating func next() -> HTMLToken? {
    if let element = rawElement {
      rawElement = nil
      return raw(element)
    }
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "<"), let token = markup() {
        if let token { return token }
        continue
      }
      return text()
    }
    return nil
  }

  /// Everything up to the next `<` that begins a tag.
  private mutating func text() -> HTMLToken {
    let start = at
    repeat {
      at += 1
      while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
    } while at < bytes.count && !beginsMarkup(at)
    return .text(HTMLReferences.resolved(bytes[start..<at]))
  }

  private func beginsMarkup(_ at: Int) -> Bool {
    guard at + 1 < bytes.count else { return false }
    let next = bytes[at + 1]
    return Self.isLetter(next) || next == UInt8(ascii: "!") || next == UInt8(ascii: "/") || next == UInt8(ascii: "?")
  }

  /// A tag, or nothing for a comment that was passed over; null when `<` is only a character.
  private mutating func markup() -> HTMLToken?? {
    guard beginsMarkup(at) else { return .none }
    switch bytes[at + 1] {
    case UInt8(ascii: "!"): return declaration()
    case UInt8(ascii: "?"):
      skip(past: [UInt8(ascii: ">")], from: at + 2)
      return .some(.none)
    case UInt8(ascii: "/"):
      guard at + 2 < bytes.count, Self.isLetter(bytes[at + 2]) else {
        skip(past: [UInt8(ascii: ">")], from: at + 2)
        return .some(.none)
      }
      at += 2
      let name = name()
      skip(past: [UInt8(ascii: ">")], from: at)
      return .some(.end(name))
    default: return .some(.start(startTag()))
    }
  }

  /// Comments, CDATA and `<!doctype html>`. CDATA keeps its characters: it comes in XHTML alone.
  private mutating func declaration() -> HTMLToken?? {
    let rest = bytes[(at + 2)...]
    if rest.starts(with: "--".utf8) {
      skip(past: Array("-->".utf8), from: at + 4)
    } else if rest.starts(with: "[CDATA[".utf8) {
      let start = at + 9
      skip(past: Array("]]>".utf8), from: start)
      let end = bytes[..<at].suffix(3).elementsEqual("]]>".utf8) ? Swift.max(start, at - 3) : at
      return .some(.text(String(decoding: bytes[start..<end], as: UTF8.self)))
    } else {
      skip(past: [UInt8(ascii: ">")], from: at + 2)
    }
    return .some(.none)
  }

  /// Behind the next place where `end` stands, or at the end of the page.
  private mutating func skip(past end: [UInt8], from start: Int) {
    at = Swift.min(start, bytes.count)
    while at < bytes.count {
      if bytes[at] == end[0], bytes[at...].starts(with: end) {
        at += end.count
        return
      }
      at += 1
    }
  }

  private mutating func name() -> String {
    let start = at
    while at < bytes.count, !Self.isSpace(bytes[at]), bytes[at] != UInt8(ascii: ">"), bytes[at] != UInt8(ascii: "/") {
      at += 1
    }
    return Self.lowered(bytes[start..<at])
  }

  private mutating func startTag() -> HTMLTag {
    at += 1
    var tag = HTMLTag(name: name())
    while let attribute = attribute() {
      if tag.attributes[attribute.name] == nil { tag.attributes[attribute.name] = attribute.value }
    }
    if Self.rawElements.contains(tag.name) || Self.textElements.contains(tag.name) { rawElement = tag.name }
    return tag
  }

  /// The next attribute; null behind the tag's end.
  private mutating func attribute() -> (name: String, value: String)? {
    while at < bytes.count, Self.isSpace(bytes[at]) || bytes[at] == UInt8(ascii: "/") { at += 1 }
    guard at < bytes.count, bytes[at] != UInt8(ascii: ">") else {
      at += 1
      return nil
    }
    let start = at
    // A name may begin with "=", as in browsers; so every call moves on.
    at += 1
    while at < bytes.count, !Self.isSpace(bytes[at]), !"=>/".utf8.contains(bytes[at]) { at += 1 }
    let name = Self.lowered(bytes[start..<at])
    while at < bytes.count, Self.isSpace(bytes[at]) { at += 1 }
    guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { return (name, "") }
    at += 1
    while at < bytes.count, Self.isSpace(bytes[at]) { at += 1 }
    return (name, value())
  }

  private mutating func value() -> String {
    guard at < bytes.count else { return "" }
    let quote = bytes[at]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = at
      while at < bytes.count, !Self.isSpace(bytes[at]), bytes[at] != UInt8(ascii: ">") { at += 1 }
      return HTMLReferences.resolved(bytes[start..<at])
    }
    let start = at + 1
    at = start
    while at < bytes.count, bytes[at] != quote { at += 1 }
    let value = HTMLReferences.resolved(bytes[start..<at])
    at = Swift.min(at + 1, bytes.count)
    return value
  }

  /// What an element holds that knows no tags; its end tag comes as the next token.
  private mutating func raw(_ element: String) -> HTMLToken {
    let start = Swift.min(at, bytes.count)
    at = start
    let end = Array("</\(element)".utf8)
    if unclosed.contains(element) { at = bytes.count }
    while at < bytes.count {
      if bytes[at] == end[0], Self.lowered(bytes[at...].prefix(end.count)).utf8.elementsEqual(end) { break }
      at += 1
    }
    if at == bytes.count { unclosed.insert(element) }
    let contents = bytes[start..<at]
    if Self.textElements.contains(element) {
      return .raw(element: element, HTMLReferences.resolved(contents))
    }
    return .raw(element: element, String(decoding: contents, as: UTF8.self))
  }

  private static func lowered(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
