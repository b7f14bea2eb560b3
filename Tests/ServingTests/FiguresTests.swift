import HTTP
import Serving
import Testing

@Suite struct FiguresTests {
  /// Answers by route and status: those at once, those that wait, and those that nobody was asked for.
  @Test func answersAreCountedByRouteAndStatus() async throws {
    let handler: Server.Handler = { request in
      var response = Response(status: request.path == "/missing" ? 404 : 200, body: [0x78])
      response.route = request.path == "/slow" ? 2 : 1
      return request.path == "/slow" ? .deferred { [response] in response } : .ready(response)
    }
    try await withServer(ServerSettings(), handler: handler) { server, port in
      let client = try Client(port: port)
      let get = { (path: String) in "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }
      try client.send(get("/slow") + get("/quick") + get("/missing") + get("/slow") + "nonsense\r\n\r\n")
      _ = try client.rest()
      let found = Dictionary(uniqueKeysWithValues: server.counts.requests.map { ([$0.route, $0.status], $0) })
      #expect(found.mapValues(\.count) == [[1, 200]: 1, [1, 404]: 1, [2, 200]: 2, [0, 400]: 1])
      for figures in found.values {
        #expect(figures.classes.count == RequestFigures.bounds.count + 1)
        #expect(figures.nanoseconds >= 0 && figures.nanoseconds < 60_000_000_000)
      }
    }
  }

  @Test func boundsRise() { #expect(RequestFigures.bounds == RequestFigures.bounds.sorted()) }
}
