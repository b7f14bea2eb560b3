/// A content coding that is served (RFC 9110, section 8.4.1).
package enum ContentCoding: String, CaseIterable, Sendable {
  case gzip, deflate

  /// What a client's `Accept-Encoding` comes to.
  package enum Choice: Hashable, Sendable {
    /// As it is.
    case identity
    case coded(ContentCoding)
    /// Neither as it is nor in any coding that is served: 406.
    case none
  }

  /// Chooses by q-values (RFC 9110, section 12.5.3): the highest wins, gzip before deflate before identity among equals.
  ///
  /// Without the field there is no coding. `isWorthwhile` says whether coding this body saves anything: when not, it is
  /// coded only where the client refuses it as it is.
  package static func choose(_ fields: Fields, isWorthwhile: Bool) -> Choice {
    guard fields.has("accept-encoding") else { return .identity }
    let members = fields.members(of: "accept-encoding").compactMap { WeightedMember($0) }
    func quality(_ names: [String]) -> Int? {
      members.filter { names.contains($0.name) }.map(\.quality).max()
    }
    let any = quality(["*"])
    // Not named, identity is welcome, but less than anything that is.
    let identity = quality(["identity"]) ?? (any == 0 ? 0 : nil)
    var best: (coding: ContentCoding, quality: Int)?
    for coding in allCases {
      let wanted = quality(coding.names) ?? any ?? 0
      if wanted > best?.quality ?? 0 { best = (coding, wanted) }
    }
    guard let best else { return identity == 0 ? .none : .identity }
    guard identity != 0 else { return .coded(best.coding) }
    return isWorthwhile && best.quality >= identity ?? 0 ? .coded(best.coding) : .identity
  }

  /// `x-gzip` is gzip's older name (RFC 9110, section 8.4.1.3).
  private var names: [String] { self == .gzip ? ["gzip", "x-gzip"] : ["deflate"] }

  /// Whether bodies of a media type shrink when they are coded: text does, what is compressed already does not.
  package static func shrinks(_ mediaType: String) -> Bool {
    if mediaType == "application/json" { return true }
    let essence = mediaType.utf8.prefix { $0 != UInt8(ascii: ";") }.trimmingBlanks().map(\.asciiLowercased)
    let name = String(decoding: essence, as: UTF8.self)
    if name.hasPrefix("text/") || name.hasSuffix("+json") || name.hasSuffix("+xml") { return true }
    return ["json", "x-ndjson", "xml", "javascript", "yaml", "openapi+yaml", "wasm"].contains {
      name == "application/" + $0
    } || name == "image/svg+xml"
  }

  // MARK: Entity tags

  /// The tag of a coded representation, which is another than the plain one's: `"abc"` becomes `"abc-gzip"`.
  package func tag(_ plain: String) -> String {
    guard plain.utf8.last == UInt8(ascii: "\"") else { return plain }
    // By bytes: a sign before the quote may make one character of both.
    return String(decoding: Array(plain.utf8.dropLast()) + Array("-\(rawValue)\"".utf8), as: UTF8.self)
  }

  /// Conditions on coded representations as conditions on the plain one: a client that holds `"abc-gzip"` holds `"abc"`.
  package static func withPlainTags(_ fields: Fields) -> Fields {
    var plain = fields
    for name in ["If-None-Match", "If-Match"] {
      let members = fields.members(of: name)
      let stripped = members.map(plainTag)
      if stripped != members { plain.set(name, stripped.joined(separator: ", ")) }
    }
    return plain
  }

  /// The tag of the plain representation that a tag belongs to.
  package static func plainTag(_ tag: String) -> String {
    for coding in allCases {
      let suffix = Array("-\(coding.rawValue)\"".utf8)
      guard tag.utf8.count >= suffix.count, tag.utf8.suffix(suffix.count).elementsEqual(suffix) else { continue }
      return String(decoding: Array(tag.utf8.dropLast(suffix.count)) + [UInt8(ascii: "\"")], as: UTF8.self)
    }
    return tag
  }
}
