import HTTP

/// A member of the `Link` field (RFC 8288).
struct Link: Sendable {
  let target: String
  let relation: String
  var mediaType: String?
}

/// The `Link` field of an answer, written as its members come: there may be many, and all of them short.
struct LinkField: Sendable, ExpressibleByArrayLiteral {
  /// The field's value.
  private(set) var bytes: [UInt8] = []
  /// Whether it leads to the API's document.
  private(set) var isDescribed = false

  init(arrayLiteral links: Link...) { for link in links { add(link) } }

  init(_ links: [Link]) { for link in links { add(link) } }

  var isEmpty: Bool { bytes.isEmpty }

  /// Makes room for so many bytes more.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  mutating func add(_ link: Link) {
    begin()
    isDescribed = isDescribed || link.relation == "describedby" && link.mediaType == "application/yaml"
    bytes += link.target.utf8
    bytes += ">; rel=\"".utf8
    bytes += link.relation.utf8
    if let mediaType = link.mediaType {
      bytes += "\"; type=\"".utf8
      bytes += mediaType.utf8
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A link whose relation, and all that follows the target, is written already.
  mutating func add(_ target: String, _ ending: [UInt8]) {
    begin()
    bytes.append(target.utf8Span.span)
    bytes.append(ending.span)
  }

  /// The API's document, which describes what is linked from.
  mutating func addDescription(_ target: String) {
    add(target, Self.describedBy)
    isDescribed = true
  }

  private static let describedBy = Array(">; rel=\"describedby\"; type=\"application/yaml\"".utf8)

  /// The same rows in other formats: `path` and `asked` are what all their addresses have.
  mutating func addAlternates(_ template: Alternates, _ path: [UInt8], _ asked: [UInt8]) {
    guard !template.text.isEmpty else { return }
    let places = template.ends.count / 2
    bytes.reserveCapacity(bytes.count + template.text.count + places * (path.count + asked.count) + 2)
    if !bytes.isEmpty { bytes += ", ".utf8 }
    var start = 0
    for (number, end) in template.ends.enumerated() {
      bytes.append(template.text.span.extracting(start..<end))
      start = end
      if number + 1 < template.ends.count { bytes.append(number.isMultiple(of: 2) ? path.span : asked.span) }
    }
  }

  mutating func add(_ others: LinkField) {
    guard !others.isEmpty else { return }
    if !bytes.isEmpty { bytes += ", ".utf8 }
    bytes += others.bytes
    isDescribed = isDescribed || others.isDescribed
  }

  private mutating func begin() {
    if !bytes.isEmpty { bytes += ", ".utf8 }
    bytes.append(UInt8(ascii: "<"))
  }
}

/// The `rel="alternate"` links from one format of an endpoint to its others, with gaps for what an answer's addresses have in
/// common: as an answer bears a dozen of them, all that can be written beforehand is.
struct Alternates: Sendable {
  /// All pieces behind one another.
  let text: [UInt8]
  /// Where each piece ends: by turns the path comes next, or what is asked of it, and nothing after the last.
  let ends: [Int]

  /// The first of the formats has no suffix, as none is needed for it.
  init(from own: Format, among formats: [Format]) {
    var text: [UInt8] = []
    var ends: [Int] = []
    for (index, other) in formats.enumerated() where other !== own && other !== Format.csvMetadata {
      text += (ends.isEmpty ? "<" : ", <").utf8
      ends.append(text.count)
      if index > 0 { text += other.suffix.utf8 }
      ends.append(text.count)
      text += other.alternateEnding
    }
    ends.append(text.count)
    self.text = text
    self.ends = ends
  }
}
