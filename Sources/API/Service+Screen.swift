package import HTTP

extension Service {
  /// The refusal of a request whose body is still on its way, where nothing in the body could change it: an unknown path,
  /// a method or media type that is not taken, a token that is missing, a client that has had its share. Null lets the
  /// body come.
  package func screen(_ request: Request, from client: @escaping () -> String = { "" }) -> Response? {
    guard case .ready(let response) = answer(Asking(request: request, client: client, isWhole: false)) else {
      return nil
    }
    return [308, 401, 403, 404, 405, 415, 429].contains(response.status) ? response : nil
  }
}
