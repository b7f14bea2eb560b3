import HTTP

extension Service {
  /// `If-Match` and `If-Unmodified-Since`: who wants the very answer that was given before, and would get another by now,
  /// is told so instead (RFC 9110, sections 13.1.1 and 13.1.4).
  func requireMatch(_ tag: [UInt8], _ request: Request) throws(Problem) {
    guard request.fields.has("If-Match") || request.fields.has("If-Unmodified-Since") else { return }
    let tag = String(decoding: tag, as: UTF8.self)
    guard Preconditions.judge(request, tag: tag, modified: lastModified) == .failed else { return }
    throw Problem(
      412, "what was answered before is another by now: ask again without If-Match and If-Unmodified-Since")
  }

  func mayBeKnown(_ request: Request) -> Bool {
    request.fields.has("If-None-Match") || request.fields.has("If-Modified-Since")
  }

  /// `If-None-Match`, by weak comparison (RFC 9110, section 13.1.2); `If-Modified-Since` only without it, and only when
  /// it is what `Last-Modified` said.
  func isKnown(_ tag: String, _ request: Request) -> Bool {
    let tags = request.fields.members(of: "if-none-match")
    guard tags.isEmpty else { return Preconditions.matches(tags, tag) }
    guard let since = request.fields.first("If-Modified-Since") else { return false }
    return since == origin.lastModifiedText
  }
}
