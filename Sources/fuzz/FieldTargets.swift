import HTTP

extension FuzzTarget {
  /// Targets and queries: decoding, encoding and the canonical form.
  static let query = FuzzTarget(name: "query") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    demand(PercentEncoding.decode(PercentEncoding.encode(text)) == text, "what is encoded decodes to itself")
    if let decoded = PercentEncoding.decode(text) {
      demand(PercentEncoding.decode(PercentEncoding.encode(decoded)) == decoded, "what decodes can be encoded")
    }
    _ = try? QueryItems(parsing: text)
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = "/" + (parts.first ?? "")
    guard let canonical = CanonicalTarget.text(path: path, query: parts.count > 1 ? String(parts[1]) : nil) else {
      return
    }
    let again = canonical.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let second = CanonicalTarget.text(
      path: String(again.first ?? ""), query: again.count > 1 ? String(again[1]) : nil)
    demand(second == canonical, "the canonical form of a canonical form is itself")
  }

  /// Lists of field values, conditions and tags.
  static let lists = FuzzTarget(name: "lists") { bytes in
    let values = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var fields = Fields()
    for (index, value) in values.prefix(8).enumerated() {
      let names = ["If-None-Match", "If-Match", "Connection", "If-Modified-Since", "If-Unmodified-Since"]
      fields.add(names[index % names.count], String(decoding: value, as: UTF8.self))
    }
    for member in fields.members(of: "if-none-match") { demand(!member.isEmpty, "no member is empty") }
    for token in fields.tokens(of: "connection") { demand(!token.isEmpty, "no token is empty") }
    _ = ContentCoding.withPlainTags(fields)
    for member in fields.members(of: "if-none-match") {
      demand(Preconditions.matches([member], member), "a tag matches itself")
      guard member.utf8.last == UInt8(ascii: "\"") else { continue }
      for coding in ContentCoding.allCases {
        demand(ContentCoding.plainTag(coding.tag(member)) == member, "a coded tag leads back to the plain one")
      }
    }
    let request = Request(method: "GET", path: "/", fields: fields)
    _ = Preconditions.judge(request, tag: "\"a\"", modified: 784_111_777)
    for value in values {
      let text = String(decoding: value, as: UTF8.self)
      guard let seconds = HTTPDate.seconds(parsing: text) else { continue }
      demand(
        HTTPDate.seconds(parsing: HTTPDate.text(secondsSince1970: seconds)) == seconds, "a date is read back as itself")
    }
  }

  /// Content negotiation.
  static let accept = FuzzTarget(name: "accept") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    var fields = Fields()
    fields.add("Accept", text)
    fields.add("Accept-Encoding", text)
    let accept = Accept(fields)
    let types = ["application/json", "text/csv; charset=utf-8", "application/x-ndjson"]
    for type in types { demand((0...1000).contains(accept.quality(of: type)), "a quality is of 0 to 1") }
    if let best = accept.best(of: types) {
      demand(types.allSatisfy { accept.quality(of: $0) <= accept.quality(of: best) }, "the best is the best")
    }
    if case .coded = ContentCoding.choose(fields, isWorthwhile: false) {
      demand(text.contains("0"), "identity is left only where it is refused")
    }
    _ = ContentCoding.choose(fields, isWorthwhile: true)
  }
}
