/// A member of the `Link` field (RFC 8288).
struct Link: Sendable {
  let target: String
  let relation: String
  var mediaType: String?
}

/// The `Link` field of an answer, written as its members come: there may be many, and all of them short.
struct LinkField: Sendable, ExpressibleByArrayLiteral {
  private var bytes: [UInt8] = []
  /// Whether it leads to the API's document.
  private(set) var isDescribed = false

  init(arrayLiteral links: Link...) { for link in links { add(link) } }

  init(_ links: [Link]) { for link in links { add(link) } }

  var isEmpty: Bool { bytes.isEmpty }

  /// The field's value.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

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

  /// The same rows in another format: `path` and `asked` are what all of them have, in bytes.
  mutating func addAlternate(_ path: [UInt8], _ suffix: String, _ asked: [UInt8], _ ending: [UInt8]) {
    begin()
    bytes += path
    bytes += suffix.utf8
    bytes += asked
    bytes += ending
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
