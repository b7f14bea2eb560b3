/// What a conditional request asks before it is done (RFC 9110, section 13).
package enum Preconditions {
  package enum Verdict: Hashable, Sendable {
    /// As if there were no condition.
    case proceed
    /// 304: the client has it already.
    case notModified
    /// 412: it is not what the client takes it for.
    case failed
  }

  /// Judges a request against the representation it would get, in the order of section 13.2.2.
  ///
  /// `tag` is the representation's entity tag with its quotes, `W/` before a weak one; `modified` is in seconds since
  /// 1970. Null for what is not known. A condition that cannot be read is passed over, as the section asks for dates.
  package static func judge(_ request: Request, tag: String?, modified: Int64?) -> Verdict {
    let fields = request.fields
    let isSafe = request.method == "GET" || request.method == "HEAD"
    let match = fields.members(of: "if-match")
    if !match.isEmpty {
      guard match.contains("*") || match.contains(where: { isStrongMatch($0, tag) }) else { return .failed }
    } else if let since = date(fields, "if-unmodified-since"), let modified, modified > since {
      return .failed
    }
    let noneMatch = fields.members(of: "if-none-match")
    if !noneMatch.isEmpty {
      guard matches(noneMatch, tag) else { return .proceed }
      return isSafe ? .notModified : .failed
    }
    if isSafe, let since = date(fields, "if-modified-since"), let modified, modified <= since { return .notModified }
    return .proceed
  }

  /// Whether `If-None-Match` names the tag, by weak comparison (RFC 9110, section 13.1.2); `*` names any.
  package static func matches(_ members: [String], _ tag: String?) -> Bool {
    members.contains { member in
      if member == "*" { return true }
      guard let tag else { return false }
      return opaque(member) == opaque(tag)
    }
  }

  /// By strong comparison: a weak tag is equal to none (RFC 9110, section 8.8.3.2).
  private static func isStrongMatch(_ member: String, _ tag: String?) -> Bool {
    tag.map { $0.utf8.elementsEqual(member.utf8) } ?? false && !member.utf8.starts(with: "W/".utf8)
  }

  /// Without the mark of a weak tag; compared by bytes, as tags are.
  private static func opaque(_ tag: String) -> [UInt8] {
    let bytes = Array(tag.utf8)
    return bytes.starts(with: "W/".utf8) ? Array(bytes.dropFirst(2)) : bytes
  }

  private static func date(_ fields: Fields, _ name: String) -> Int64? {
    let values = fields[name]
    return values.count == 1 ? values.first.flatMap { HTTPDate.seconds(parsing: $0) } : nil
  }
}
