package import HTTP

/// A listening server: bound when made, serving once started, done when stopped.
package final class Server: Sendable {
  /// Answers a request on the loop that read it: it must be quick, or defer.
  package typealias Handler = @Sendable (Request) -> Answer

  /// Where it can be reached, such as `http://127.0.0.1:8080` or `http://[::1]:8080`.
  package let urls: [String]

  /// Binds and listens; connections wait in the backlog until `start`.
  package init(settings: ServerSettings, handler: @escaping Handler) throws(ServerError) {
    urls = []
  }

  /// Begins to accept and answer.
  package func start() {}

  /// Stops accepting, lets requests that have begun finish for at most so long, then closes every connection.
  package func stop(within grace: Duration) {}

  /// Blocks the calling thread until every connection is closed after `stop`.
  package func waitUntilStopped() {}
}
