import HTTP

/// What a kept answer is found by: the canonical target, what selects among its representations, and the coding.
struct AnswerKey: Hashable, Sendable {
  /// Made once, as a key is looked for in several tables.
  let hash: Int
  let target: String
  /// `name=value` of each field that the answer varies on, but for the coding (RFC 9111, section 4.1).
  let selecting: [String]
  /// Null stands for the answer as it is.
  let coding: ContentCoding?

  init(target: String, selecting: [String], coding: ContentCoding?) {
    var hasher = Hasher()
    hasher.combine(target)
    hasher.combine(selecting)
    hasher.combine(coding)
    hash = hasher.finalize()
    self.target = target
    self.selecting = selecting
    self.coding = coding
  }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }

  func with(_ coding: ContentCoding?) -> AnswerKey { AnswerKey(target: target, selecting: selecting, coding: coding) }
}

/// Which answers may be kept. A kept answer lasts as long as the handler that gave it, so its age plays no part.
enum Keeping {
  /// The names, in lower case, of the fields that an answer varies on besides the coding; null when it is not to be kept.
  ///
  /// It has to say by a strong entity tag that it is the same bytes for everybody who asks the same.
  static func selectors(of response: Response, for request: Request) -> [String]? {
    guard response.status == 200, response.stream == nil, isTagged(response), !isForbidden(response) else { return nil }
    guard !response.fields.holds("*", in: "vary") else { return nil }
    // Somebody's own answer is kept for them alone (RFC 9111, section 3.5).
    guard !request.fields.has("authorization") || response.fields.holds("authorization", in: "vary") else { return nil }
    var names: [String] = []
    for token in response.fields.tokens(of: "vary") {
      let name = token.lowercased()
      if name != "accept-encoding", !names.contains(name) { names.append(name) }
    }
    if names.count > 1 { names.sort() }
    return names
  }

  static func isTagged(_ response: Response) -> Bool {
    response.fields.has("etag") && !response.fields.first("etag", beginsWith: "W/")
  }

  static func isForbidden(_ response: Response) -> Bool {
    response.fields.holds("no-store", in: "cache-control")
  }

  /// A request whose answer a cache may hold: nothing in it but the target and the selecting fields changes the answer.
  static func isPlain(_ request: Request) -> Bool {
    (request.method == "GET" || request.method == "HEAD") && request.body.isEmpty && request.path != "*"
  }

  static func selecting(_ names: [String], _ request: Request) -> [String] {
    names.map { $0 + "=" + request.fields[$0].joined(separator: ",") }
  }
}
