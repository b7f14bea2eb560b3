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
  mutating func add(_ target: Span<UInt8>, _ ending: StaticString) {
    begin()
    bytes.append(target)
    bytes.append(fixed: ending)
  }

  /// The API's document, which describes what is linked from.
  mutating func addDescription(_ link: Description) {
    add(link.target.span, ">; rel=\"describedby\"; type=\"application/yaml\"")
    isDescribed = true
  }

  /// Where the API's document is: the same in every answer.
  struct Description: Sendable {
    let target: [UInt8]

    init(_ target: String) { self.target = Array(target.utf8) }
  }

  /// The same rows in other formats: `path` and `asked` are what all their addresses have.
  mutating func addAlternates(_ template: Alternates, _ path: Span<UInt8>, _ asked: Span<UInt8>) {
    guard !template.isEmpty else { return }
    if !bytes.isEmpty { bytes += ", ".utf8 }
    bytes.append(template.pieces, filledBy: path, asked)
  }

  mutating func add(_ others: LinkField) {
    guard !others.isEmpty else { return }
    if !bytes.isEmpty { bytes += ", ".utf8 }
    bytes += others.bytes
    isDescribed = isDescribed || others.isDescribed
  }

  private mutating func begin() {
    if bytes.isEmpty { bytes.append(fixed: "<") } else { bytes.append(fixed: ", <") }
  }
}

/// The `rel="alternate"` links from one format of an endpoint to its others, with gaps for what an answer's addresses have in
/// common: as an answer bears a dozen of them, all that can be written beforehand is.
struct Alternates: Sendable {
  /// By turns the path comes next, or what is asked of it, and nothing after the last.
  let pieces: BytePieces

  /// The first of the formats has no suffix, as none is needed for it.
  init(from own: Format, among formats: [Format]) {
    var pieces = BytePieces()
    for (index, other) in formats.enumerated() where other !== own && other !== Format.csvMetadata {
      pieces.add(pieces.isEmpty ? "<" : ", <")
      pieces.endPiece()
      if index > 0 { pieces.add(other.suffix) }
      pieces.endPiece()
      pieces.add(other.alternateEnding)
    }
    self.pieces = pieces
  }

  var isEmpty: Bool { pieces.isEmpty }

  /// How many bytes they take.
  func count(_ path: Int, _ asked: Int) -> Int { pieces.count(filledBy: path, asked) + 2 }
}
