import HTTP

/// One loop's answers, ready to send: no lock, no request of another loop, is met on the way to them.
final class LoopAnswers {
  /// An answer to exactly the head that the memo holds at a place.
  private struct Placed {
    let stamp: UInt32
    let response: StandingResponse
  }

  private let shared: SharedAnswers
  private var cache: BoundedCache<AnswerKey, Kept<StandingResponse>>
  private var placed: [Placed?]
  private var placedBytes = 0
  private let bound: Int
  private var doorkeeper = Doorkeeper()
  /// Added to every 200: requests for a part are answered with the whole (RFC 9110, section 14.3).
  private let standingFields: [(name: String, value: String)]

  init(shared: SharedAnswers, bytes: Int, places: Int, fields: [(name: String, value: String)]) {
    self.shared = shared
    bound = bytes
    cache = BoundedCache(bound: bytes)
    placed = Array(repeating: nil, count: places)
    standingFields = fields
  }

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

  /// The complete key for a request, once it is known what answers to its target vary on.
  func key(_ target: String, for request: Request) -> AnswerKey {
    let bare = AnswerKey(target: target, selecting: [], coding: nil)
    if case .selectors(let names)? = cache.find(bare) {
      return AnswerKey(target: target, selecting: Keeping.selecting(names, request), coding: nil)
    }
    if case .selectors(let names)? = shared.find(bare) {
      cache.insert(bare, .selectors(names), cost: 256)
      return AnswerKey(target: target, selecting: Keeping.selecting(names, request), coding: nil)
    }
    return bare
  }

  func find(_ key: AnswerKey) -> StandingResponse? {
    if case .answer(let response)? = cache.find(key) { return response }
    guard case .answer(let response)? = shared.find(key) else { return nil }
    return hold(key, response)
  }

  /// Whether an answer is to be kept: where others would have to go for it, only what is asked for again is.
  func admits(_ key: AnswerKey) -> Bool { bound > 0 && (!cache.isFull || doorkeeper.knows(key.hash)) }

  /// Keeps an answer for all loops; null for a stream.
  func keep(_ key: AnswerKey, _ response: Response, selectors: [String]) -> StandingResponse? {
    shared.keep(key.target, selectors: selectors)
    if !selectors.isEmpty {
      let bare = AnswerKey(target: key.target, selecting: [], coding: nil)
      cache.insert(bare, .selectors(selectors), cost: 256)
    }
    shared.keep(key, response)
    return hold(key, response)
  }

  /// Ready to send, with what every answer of this kind of connection carries.
  func standing(_ response: Response) -> StandingResponse? {
    StandingResponse(response, sent: finished(response))
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
