import Glibc
import HTTP
import Serving

/// `bench hit COUNT`: so many requests for one kept answer, one after the other over one connection, and nothing else.
///
/// To count instructions: the difference of two runs of different COUNT under `valgrind --tool=callgrind`, by the
/// difference of the counts, is what one request costs the server and this client together (`.ci/run` does so).
enum HitBench {
  static func run(_ arguments: [String]) throws {
    guard arguments.count == 1, let count = Int(arguments[0]), count > 0 else {
      throw BenchError(message: "usage: bench hit COUNT")
    }
    var settings = ServerSettings()
    settings.port = 0
    settings.loops = 1
    let server = try Server(settings: settings) { _ in .ready(answer) }
    guard let port = server.urls.first?.split(separator: ":").last.flatMap({ UInt16($0) }) else { return }
    server.start()
    let isDone = LoopbackClient(port: port)?.ask(request, times: count) ?? false
    server.stop(within: .zero)
    server.waitUntilStopped()
    guard isDone, server.counts.keptAnswers >= count - 1 else {
      throw BenchError(
        message: "the server did not answer as it should: run bench hit again, and strace it if it persists")
    }
  }

  /// A head as a dashboard sends it.
  private static let request = Array(
    """
    GET /v1/ties/PAK/RUS/timeline?limit=50 HTTP/1.1\r
    Host: 127.0.0.1:8080\r
    User-Agent: bench/1.0\r
    Accept: application/json\r
    Connection: keep-alive\r
    \r

    """.utf8)

  /// As large, and with as many fields, as a page of events.
  private static let answer: Response = {
    var fields = Fields()
    fields.add("ETag", "\"0123456789abcdef-0123456789abcdef\"")
    fields.add("Cache-Control", "public, max-age=60")
    fields.add("Link", "</v1/ties/PAK/RUS>; rel=\"up\", </openapi.yaml>; rel=\"describedby\"")
    fields.add("Content-Type", "application/json")
    fields.add("Access-Control-Allow-Origin", "*")
    fields.add("Access-Control-Expose-Headers", "Link, ETag, Location")
    fields.add("Vary", "Accept-Encoding")
    fields.add("X-Content-Type-Options", "nosniff")
    return Response(status: 200, fields: fields, body: [UInt8](repeating: 0x61, count: 8_192))
  }()
}
