import API
import Serving
import Synchronization

/// `entente serve`: reads the documents and answers until it is told to end.
enum ServeCommand {
  static let syntax = Syntax(
    name: "serve", summary: "reads the documents and serves them over HTTP until SIGTERM or Ctrl-C",
    options: [
      .document, .readings,
      Option(
        name: "--host", value: "HOST", help: "the address to listen on (ENTENTE_HOST, else 127.0.0.1); :: for all"),
      Option(name: "--port", value: "PORT", help: "the port (ENTENTE_PORT, else 8080); 0 picks a free one"),
      Option(name: "--tls-port", value: "PORT", help: "the port for HTTPS beside HTTP; 0 picks a free one"),
      Option(
        name: "--tls-certificate", value: "FILE",
        help: "the certificate as PEM, its issuers' behind it (with --tls-key)"),
      Option(name: "--tls-key", value: "FILE", help: "the certificate's private key as PEM, without a passphrase"),
      Option(name: "--access-log", value: "FILE", help: "where a line is added for each answer; - is standard error"),
      .publicURL, .published, .config,
    ])

  /// How long requests that have begun may take to finish when the program is told to end.
  private static let grace: Duration = .seconds(10)

  static func run(_ arguments: Arguments) throws(Failure) {
    let settings = try settings(arguments)
    let state = State()
    // Before any other thread is made: these inherit which signals are kept from them.
    Signals.onTermination { state.end(within: grace) }
    let service = try Loading.service(arguments) { state.isReady }
    let server = try listen(settings, service)
    guard state.begin(server) else { return }
    for url in server.urls { Output.answer(line: url) }
    server.waitUntilStopped()
  }

  private static func listen(_ settings: ServerSettings, _ service: Service) throws(Failure) -> Server {
    do {
      return try Server(settings: settings, screen: { service.screen($0) }) { service.answer($0) }
    } catch {
      throw Failure(.failed, error.description)
    }
  }

  private static func settings(_ arguments: Arguments) throws(Failure) -> ServerSettings {
    var settings = ServerSettings()
    if let host = arguments.value("--host") ?? Files.setting("ENTENTE_HOST") { settings.host = host }
    if let port = arguments.value("--port") {
      settings.port = try number(port, named: "--port", .usage)
    } else if let port = Files.setting("ENTENTE_PORT") {
      settings.port = try number(port, named: "ENTENTE_PORT", .configuration)
    }
    settings.tls = try tls(arguments)
    settings.accessLog = try arguments.value("--access-log").map { (path) throws(Failure) in
      try Files.descriptor(appendingTo: path)
    }
    return settings
  }

  /// HTTPS, when all three of its options are given.
  private static func tls(_ arguments: Arguments) throws(Failure) -> ServerSettings.TLS? {
    let names = ["--tls-port", "--tls-certificate", "--tls-key"]
    guard names.contains(where: arguments.has) else { return nil }
    guard let port = arguments.value(names[0]), let certificate = arguments.value(names[1]),
      let key = arguments.value(names[2])
    else {
      let missing = names.filter { !arguments.has($0) }.joined(separator: " and ")
      throw Failure(.usage, "\(names.joined(separator: ", ")) belong together: give \(missing) as well")
    }
    let number = try number(port, named: names[0], .usage)
    let certificateBytes = try Files.bytes(certificate)
    let keyBytes = try Files.bytes(key)
    do throws(TLSError) {
      return ServerSettings.TLS(port: number, identity: try TLSIdentity(certificate: certificateBytes, key: keyBytes))
    } catch {
      throw Failure(.configuration, "\(certificate), \(key): \(error.description)")
    }
  }

  private static func number(_ text: String, named name: String, _ code: Failure.Code) throws(Failure) -> UInt16 {
    guard let port = UInt16(text) else { throw Failure(code, "\(name) \(text): must be a number from 0 to 65535") }
    return port
  }
}

/// The server's life as signals see it: one may come before there is a server, while it runs, or after.
private final class State: Sendable {
  private struct Life {
    var server: Server?
    var isEnding = false
  }

  private let life = Mutex(Life())

  /// Whether requests are welcome.
  var isReady: Bool { life.withLock { $0.server != nil && !$0.isEnding } }

  /// Starts the server unless the end came first.
  func begin(_ server: Server) -> Bool {
    life.withLock { life in
      guard !life.isEnding else { return false }
      server.start()
      life.server = server
      return true
    }
  }

  func end(within grace: Duration) {
    let server = life.withLock { life in
      life.isEnding = true
      return life.server
    }
    // Before there is a server there is nothing to finish.
    if let server { server.stop(within: grace) }
  }
}
