import Dispatch
package import HTTP
import Synchronization

/// What a loop is made of before it runs.
struct Seat: Sendable {
  let poll: Poll
  let mailbox: Mailbox
  let counts = LoopCounts()
}

/// A listening server: bound when made, serving once started, done when stopped.
package final class Server: Sendable {
  /// As `Application`'s, of those that do not ask who the client is.
  package typealias Handler = @Sendable (Request) -> Answer
  package typealias Screen = @Sendable (Request) -> Response?

  private enum State {
    case bound
    case running
    case stopped
  }

  /// Descriptors that are kept from connections: files, logs, loops.
  private static let spareFiles = 64

  /// Where it can be reached, such as `http://127.0.0.1:8080` or `http://[::1]:8080`.
  package let urls: [String]

  private let listeners: [Listener]
  private let seats: [Seat]
  private let shared: LoopShared
  private let state = Mutex(State.bound)
  private let loops = DispatchGroup()

  /// Binds and listens; connections wait in the backlog until `start`.
  package init(settings: ServerSettings, _ application: Application) throws(ServerError) {
    var held = settings
    held.maxConnections = max(1, min(settings.maxConnections, Processors.raiseOpenFiles() - Self.spareFiles))
    let count = max(1, settings.loops ?? Processors.count)
    do throws(TLSError) {
      shared = try LoopShared(
        settings: held, application: application, loops: count, width: Processors.count)
    } catch {
      throw .tls(error)
    }
    listeners = try Self.listeners(settings)
    urls = listeners.map(\.url)
    do {
      seats = try Self.seats(count)
    } catch {
      for listener in listeners { listener.close() }
      throw error
    }
  }

  package convenience init(
    settings: ServerSettings, screen: @escaping Screen = { _ in nil }, handler: @escaping Handler
  ) throws(ServerError) {
    try self.init(
      settings: settings,
      Application(screen: { request, _ in screen(request) }, handler: { request, _ in handler(request) }))
  }

  deinit {
    // Loops that run hold what they need; only a server that was never started still owns its sockets.
    if state.withLock({ $0 == .bound }) { closeUnstarted() }
  }

  /// Begins to accept and answer; does nothing the second time, or once stopped.
  package func start() {
    let starts = state.withLock { state in
      guard state == .bound else { return false }
      state = .running
      return true
    }
    guard starts else { return }
    let mailboxes = seats.map(\.mailbox)
    for (index, seat) in seats.enumerated() {
      // A queue of its own gives the loop a thread of its own for as long as it runs.
      DispatchQueue(label: "entente.loop.\(index)").async(group: loops) { [shared, listeners] in
        let dealer = index == 0 ? Dealer(listeners: listeners, mailboxes: mailboxes, shared: shared) : nil
        Loop(seat, shared: shared, dealer: dealer).run()
      }
    }
  }

  package func replace(screen: @escaping Screen = { _ in nil }, handler: @escaping Handler) {
    replace(Application(screen: { request, _ in screen(request) }, handler: { request, _ in handler(request) }))
  }

  /// Serves by another application from now on; every answer that was kept goes with the one before. Requests that have
  /// been handed out are still answered by that.
  package func replace(_ application: Application) {
    let epoch = Epoch(application, answerBytes: shared.loopAnswerBytes)
    for seat in seats { _ = seat.mailbox.post(.epoch(epoch)) }
  }

  /// Shakes hands with another certificate from now on; connections that are open keep theirs.
  package func replace(_ identity: TLSIdentity) throws(ServerError) {
    do throws(TLSError) {
      try shared.keeper?.replace(identity)
    } catch {
      throw .tls(error)
    }
  }

  /// What has been done so far. Each number is right by itself; together they are of about the same moment.
  package var counts: ServerCounts {
    var counts = ServerCounts()
    var requests: [UInt32: RequestFigures] = [:]
    for seat in seats {
      seat.counts.add(to: &counts)
      seat.counts.requests.add(to: &requests)
    }
    counts.requests = requests.sorted { $0.key < $1.key }.map(\.value)
    return counts
  }

  /// Bytes of requests and unsent answers that are held just now.
  package var heldMemory: Int { shared.heldMemory }

  /// Stops accepting, lets requests that have begun finish for at most so long, then closes every connection.
  ///
  /// It returns at once; a second call may only shorten the time.
  package func stop(within grace: Duration) {
    let was = state.withLock { state in
      defer { state = .stopped }
      return state
    }
    if was == .bound { return closeUnstarted() }
    let deadline = Clock.after(grace, from: Clock.now())
    // A loop that takes no letter has ended already.
    for seat in seats { _ = seat.mailbox.post(.stop(deadline: deadline)) }
  }

  /// Blocks the calling thread until every connection is closed after `stop`; returns at once when it never started.
  package func waitUntilStopped() {
    loops.wait()
    AccessLog.settle()
  }

  /// Runs an action when every connection is closed after `stop`, without blocking anybody.
  package func whenStopped(_ action: @escaping @Sendable () -> Void) {
    loops.notify(queue: .global(), execute: action)
  }

  private func closeUnstarted() {
    for listener in listeners { listener.close() }
    for seat in seats { seat.poll.close() }
  }

  private static func listeners(_ settings: ServerSettings) throws(ServerError) -> [Listener] {
    var listeners: [Listener] = []
    if let port = settings.port { listeners = try Listener.all(host: settings.host, port: port) }
    guard let tls = settings.tls else { return listeners }
    do {
      return listeners + (try Listener.all(host: settings.host, port: tls.port, isSecure: true))
    } catch {
      for listener in listeners { listener.close() }
      throw error
    }
  }

  private static func seats(_ count: Int) throws(ServerError) -> [Seat] {
    var seats: [Seat] = []
    do {
      for _ in 0..<count { seats.append(Seat(poll: try Poll(), mailbox: try Mailbox())) }
    } catch {
      for seat in seats { seat.poll.close() }
      throw error
    }
    return seats
  }
}
