import HTTP

/// One loop's answers, ready to send: no lock, no request of another loop, is met on the way to them.
final class LoopAnswers {
  /// An answer to exactly the head that the memo holds at a place.
  private struct Placed {
    let stamp: UInt32
    let response: StandingResponse
  }

  private let shared: SharedAnswers
  private var cache: BoundedCache<Kept<StandingResponse>>
  /// What nearly all answers vary on, once one was kept.
  private var usual: Varying?
  private var placed: [Placed?]
  private var placedBytes = 0
  private let bound: Int
  private var doorkeeper = Doorkeeper()
  private let standingFields: [(name: String, value: String)]
  /// The same as they are written, and with what every 200 says besides: requests for a part are answered with the whole
  /// (RFC 9110, section 14.3).
  private let added: Fields
  private let addedToWhole: Fields

  init(shared: SharedAnswers, bytes: Int, places: Int, fields: [(name: String, value: String)]) {
    self.shared = shared
    bound = bytes
    cache = BoundedCache(bound: bytes)
    placed = Array(repeating: nil, count: places)
    standingFields = fields
    var added = Fields()
    for field in fields { added.add(field.name, field.value) }
    self.added = added
    added.add("Accept-Ranges", "none")
    addedToWhole = added
  }

  /// Whether anything is kept at all.
  var isKeeping: Bool { bound > 0 }

  func find(at place: HeadMemo.Place) -> StandingResponse? {
    guard let found = placed[Int(place.index)], found.stamp == place.stamp else { return nil }
    return found.response
  }

  /// Puts an answer where the next request of the same bytes finds it at once.
  func put(_ response: StandingResponse, at place: HeadMemo.Place) {
    guard bound > 0, response.body.count <= bound / 8 else { return }
    placedBytes += response.body.count
    // What lies at places may have left the cache: it is counted, and all of it goes when it is too much.
    if placedBytes > bound {
      placed = Array(repeating: nil, count: placed.count)
      placedBytes = response.body.count
    }
    placed[Int(place.index)] = Placed(stamp: place.stamp, response: response)
  }

  /// The answer that is kept for a target and what a request selects by, or null, and the key that it would have.
  func find(_ target: [UInt8], for request: Request) -> (key: AnswerKey, response: StandingResponse?) {
    if usual == nil { usual = shared.usual }
    let key = AnswerKey(target: target, selecting: usual?.names ?? [], by: request.fields)
    if case .answer(let response)? = cache.find(key) { return (key, response) }
    let (kept, hasUnusual) = shared.find(key)
    if case .answer(let response)? = kept { return (key, hold(key, response)) }
    guard hasUnusual else { return (key, nil) }
    let bare = AnswerKey(target: target)
    switch shared.find(bare).kept {
    case .answer(let response)?: return (bare, hold(bare, response))
    case .varying(let varying)?:
      let key = AnswerKey(target: target, selecting: varying.names, by: request.fields)
      return (key, find(key))
    case nil: return (key, nil)
    }
  }

  func find(_ key: AnswerKey) -> StandingResponse? {
    if case .answer(let response)? = cache.find(key) { return response }
    guard case .answer(let response)? = shared.find(key).kept else { return nil }
    return hold(key, response)
  }

  /// Whether an answer is to be kept: where others would have to go for it, only what is asked for again is.
  func admits(_ key: AnswerKey) -> Bool { isKeeping && (!cache.isFull || doorkeeper.knows(key.hash)) }

  /// Keeps an answer for all loops, and gives it and its key, `key` mostly; null for a stream.
  func keep(
    _ response: Response, varying: Varying, _ target: [UInt8], _ key: AnswerKey, for request: Request
  ) -> (key: AnswerKey, response: StandingResponse)? {
    let before = usual?.names ?? []
    if usual !== varying, usual?.names != varying.names {
      usual = shared.note(varying, of: AnswerKey(target: target))
    }
    let complete =
      varying.names == before ? key : AnswerKey(target: target, selecting: varying.names, by: request.fields)
    return keep(complete, response).map { (complete, $0) }
  }

  /// Keeps an answer for all loops; null for a stream.
  func keep(_ key: AnswerKey, _ response: Response) -> StandingResponse? {
    shared.keep(key, response)
    return hold(key, response)
  }

  /// Ready to send, with what every answer of this kind of connection carries.
  func standing(_ response: Response) -> StandingResponse? {
    if response.fields.has("accept-ranges") || standingFields.contains(where: { response.fields.has($0.name) }) {
      return StandingResponse(finished(response))
    }
    return StandingResponse(response, more: response.status == 200 ? addedToWhole : added)
  }

  func finished(_ response: Response) -> Response {
    var response = response
    for field in standingFields where !response.fields.has(field.name) {
      response.fields.add(field.name, field.value)
    }
    if response.status == 200, response.stream == nil, !response.fields.has("accept-ranges") {
      response.fields.add("Accept-Ranges", "none")
    }
    return response
  }

  private func hold(_ key: AnswerKey, _ response: Response) -> StandingResponse? {
    guard let standing = standing(response) else { return nil }
    cache.insert(key, .answer(standing), cost: response.cost(key))
    return standing
  }
}
