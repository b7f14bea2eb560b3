import API
import Serving

/// The server for readers and, where it has an address of its own, the one for operators.
struct Servers: Sendable {
  let main: Server
  let admin: Server?

  /// Both are bound; neither answers with anything yet but that it is starting.
  init(_ settings: Settings) throws(Failure) {
    let identity = try Certificates.identity(settings)
    let starting = Application { request, _ in Starting.answer(request) }
    do throws(ServerError) {
      main = try Server(settings: try Self.main(settings, identity), starting)
      admin = try Self.admin(settings).map { (settings) throws(ServerError) in try Server(settings: settings, starting)
      }
    } catch {
      throw error.failure
    }
  }

  var urls: [String] { main.urls + (admin?.urls ?? []) }

  func start() {
    main.start()
    admin?.start()
  }

  /// Serves by this from now on: figures and probes for operators, and all else for readers.
  func replace(_ service: Service, figures: @escaping @Sendable () -> [UInt8]) {
    var (forReaders, forOperators) = (service, service)
    if admin == nil { forReaders.metrics = figures } else { forOperators.metrics = figures }
    forOperators.isForOperators = true
    main.replace(Self.application(forReaders))
    admin?.replace(Self.application(forOperators))
  }

  func replace(_ identity: TLSIdentity) throws(Failure) {
    do throws(ServerError) { try main.replace(identity) } catch { throw error.failure }
  }

  /// Operators may look on until readers are done.
  func stop(within grace: Duration) {
    if let admin { main.whenStopped { admin.stop(within: .zero) } }
    main.stop(within: grace)
  }

  func waitUntilStopped() {
    main.waitUntilStopped()
    admin?.waitUntilStopped()
  }

  private static func application(_ service: Service) -> Application {
    Application(
      screen: { request, client in service.screen(request) { client.address(sending: request) } },
      handler: { request, client in service.answer(request) { client.address(sending: request) } })
  }

  private static func main(_ settings: Settings, _ identity: TLSIdentity?) throws(ServerError) -> ServerSettings {
    var held = ServerSettings()
    held.host = settings.text(.host) ?? held.host
    held.port = UInt16(settings.number(.port))
    held.tls = identity.map { ServerSettings.TLS(port: UInt16(settings.number(.tlsPort)), identity: $0) }
    held.headTimeout = settings.seconds(.requestTimeout)
    held.bodyTimeout = settings.seconds(.requestTimeout)
    held.idleTimeout = settings.seconds(.idleTimeout)
    held.maxConnections = settings.number(.maxConnections)
    held.memoryBytes = settings.number(.memoryBytes)
    held.answerBytes = settings.number(.answerBytes)
    held.routes = Routes.names
    held.trustedProxies = Set(settings.texts(.trustedProxies))
    held.logFormat = settings.text(.logFormat).flatMap { ServerSettings.LogFormat(rawValue: $0) } ?? .text
    held.logsQueries = settings.text(.logQueries) == "show"
    do throws(Failure) {
      held.accessLog = try settings.text(.accessLog).map { (path) throws(Failure) in
        try Files.descriptor(appendingTo: path)
      }
    } catch {
      throw .system(call: "open", reason: error.message)
    }
    return held
  }

  private static func admin(_ settings: Settings) -> ServerSettings? {
    guard settings.value(of: .adminPort) != nil else { return nil }
    var held = ServerSettings()
    held.host = settings.text(.adminHost) ?? held.host
    held.port = UInt16(settings.number(.adminPort))
    held.loops = 1
    held.maxConnections = 64
    held.answerBytes = 0
    held.routes = Routes.names
    return held
  }
}

extension ServerError {
  fileprivate var failure: Failure { Failure(.failed, description) }
}
