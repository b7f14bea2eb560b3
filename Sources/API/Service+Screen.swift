package import HTTP

extension Service {
  /// The refusal of a request whose body is still on its way, where nothing in the body could change it: an unknown path,
  /// a method or media type that is not taken. Null lets the body come.
  package func screen(_ request: Request) -> Response? {
    guard case .ready(let response) = answer(request) else { return nil }
    return [308, 401, 403, 404, 405, 415].contains(response.status) ? response : nil
  }
}
