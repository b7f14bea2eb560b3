import HTTP

/// What a response says of itself that decides how it is kept and coded, read in one go over its fields.
struct AnswerTraits {
  /// It says by a strong entity tag that it is the same bytes for everybody who asks the same.
  private(set) var isTagged = false
  /// Its fields forbid that it is kept.
  private(set) var isForbidden = false
  /// It is coded already.
  private(set) var isCoded = false
  /// Its media type is one that coding makes smaller.
  private(set) var isShrinking = false
  let varying: Varying

  /// `memo` is what the last response varied on, as nearly all vary on the same.
  init(_ fields: Fields, _ memo: inout Varying) {
    var (tag, type, isTagged, isForbidden, isCoded) = (false, false, false, false, false)
    var (isShrinking, varies, isKnown) = (false, 0, true)
    let known = memo
    fields.forEach { name, value in
      switch name.count {
      case 4 where name.isSame(Self.entityTag):
        if !tag { isTagged = !value.begins(Self.weak, at: 0) }
        tag = true
      case 4 where name.isSame(Self.vary):
        varies += 1
        isKnown = known.isOf(value)
      case 12 where name.isSame(Self.contentType):
        if !type { isShrinking = Self.isShrinking(value) }
        type = true
      // Wherever it stands: rather kept once too seldom.
      case 13 where name.isSame(Self.cacheControl): isForbidden = isForbidden || value.holds(Self.noStore)
      case 16 where name.isSame(Self.contentEncoding): isCoded = true
      default: break
      }
    }
    (self.isTagged, self.isForbidden, self.isCoded) = (isTagged, isForbidden, isCoded)
    self.isShrinking = isShrinking
    guard varies != 1 || !isKnown else {
      varying = known
      return
    }
    varying = varies == 0 ? .none : Varying(fields)
    if varies == 1 { memo = varying }
  }

  private static let entityTag = Array("etag".utf8)
  private static let vary = Array("vary".utf8)
  private static let contentType = Array("content-type".utf8)
  private static let cacheControl = Array("cache-control".utf8)
  private static let contentEncoding = Array("content-encoding".utf8)
  private static let noStore = Array("no-store".utf8)
  private static let weak = Array("w/".utf8)
  private static let json = Array("application/json".utf8)

  private static func isShrinking(_ type: Span<UInt8>) -> Bool {
    if type.isSame(json) { return true }
    return ContentCoding.shrinks(String(copying: type))
  }

  /// Whether a whole answer to a request may be kept for all who ask the same. It lasts as long as the handler that gave
  /// it, so its age plays no part.
  func mayKeep(_ response: Response, for request: Request) -> Bool {
    guard response.status == 200, response.stream == nil, isTagged, !isForbidden, !varying.isOnAnything else {
      return false
    }
    // Somebody's own answer is kept for them alone (RFC 9111, section 3.5).
    return !request.fields.has("authorization") || varying.isOnAuthorization
  }

  /// A request whose answer a cache may hold: nothing in it but the target and the selecting fields changes the answer.
  static func isPlain(_ request: Request) -> Bool {
    (request.method == "GET" || request.method == "HEAD") && request.body.isEmpty && request.path != "*"
  }
}

/// The fields of a request that select among an answer's representations (RFC 9110, section 12.5.5).
final class Varying: Sendable {
  /// The names in lower case, in order, but for the coding's.
  let names: [String]
  let isOnAnything: Bool
  let isOnAuthorization: Bool
  let isOnCoding: Bool
  /// The only line's value.
  private let value: [UInt8]

  static let none = Varying(Fields())

  init(_ fields: Fields) {
    var names: [String] = []
    for token in fields.tokens(of: "vary") {
      let name = token.lowercased()
      if !names.contains(name) { names.append(name) }
    }
    isOnAnything = names.contains("*")
    isOnAuthorization = names.contains("authorization")
    isOnCoding = names.contains("accept-encoding")
    self.names = names.filter { $0 != "accept-encoding" }.sorted()
    value = Array((fields.first("vary") ?? "").utf8)
  }

  /// Whether one line of this value says the same.
  func isOf(_ other: Span<UInt8>) -> Bool {
    guard value.count == other.count else { return false }
    for index in other.indices where value[index] != other[index] { return false }
    return true
  }
}

extension Span<UInt8> {
  /// Whether the bytes are others, which are in lower case, letters compared without case.
  fileprivate func isSame(_ others: [UInt8]) -> Bool { count == others.count && begins(others, at: 0) }

  fileprivate func begins(_ others: [UInt8], at start: Int) -> Bool {
    guard count - start >= others.count else { return false }
    for index in others.indices {
      let byte = self[start + index]
      guard byte == others[index] || byte >= 0x41 && byte | 0x20 == others[index] else { return false }
    }
    return true
  }

  fileprivate func holds(_ others: [UInt8]) -> Bool {
    guard count >= others.count else { return false }
    for start in 0...count - others.count where self[start] | 0x20 == others[0] && begins(others, at: start) {
      return true
    }
    return false
  }
}

extension String {
  fileprivate init(copying bytes: Span<UInt8>) {
    var copy: [UInt8] = []
    copy.append(bytes)
    self.init(decoding: copy, as: UTF8.self)
  }
}
