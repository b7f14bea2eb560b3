import CSystem
import Glibc

/// A bound, listening socket and the URL that reaches it. Whoever accepts from it closes it, once.
struct Listener: Sendable {
  enum Accepted {
    case connection(Socket)
    case none
    /// The process or the system has no descriptor or memory left for it.
    case exhausted
  }

  let descriptor: Int32
  let url: String
  let isSecure: Bool
  private let port: UInt16

  /// Listens on every address that the host stands for, all on one port.
  static func all(host: String, port: UInt16, isSecure: Bool = false) throws(ServerError) -> [Listener] {
    let addresses = try Address.all(host: host, port: port)
    var listeners: [Listener] = []
    for address in addresses {
      // With port 0 the first address chooses the port for all.
      let chosen = listeners.first?.port ?? port
      do {
        listeners.append(try Listener(address.with(port: chosen), host: host, isSecure: isSecure))
      } catch {
        // localhost may stand for ::1 where IPv6 is off: one address that works is enough.
        if case .addressNotAvailable = error, addresses.count > 1 { continue }
        for listener in listeners { listener.close() }
        throw error
      }
    }
    guard !listeners.isEmpty else { throw .addressNotAvailable(host: host) }
    return listeners
  }

  private init(_ address: Address, host: String, isSecure: Bool) throws(ServerError) {
    self.isSecure = isSecure
    descriptor = socket(address.family, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else {
      throw errno == EAFNOSUPPORT ? .addressNotAvailable(host: host) : .last(call: "socket")
    }
    do {
      try Self.listen(descriptor, address, host: host)
      let bound = try Address(boundTo: descriptor)
      port = bound.port
      url = "\(isSecure ? "https" : "http")://\(bound.authority)"
    } catch {
      _ = Glibc.close(descriptor)
      throw error
    }
  }

  private static func listen(_ descriptor: Int32, _ address: Address, host: String) throws(ServerError) {
    // A port of a server that has just ended can be taken again at once.
    set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1)
    // Accepted sockets inherit it: no answer waits for the acknowledgement of the one before.
    set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
    // `::` takes IPv4 as well; any other address is what it says.
    if address.family == AF_INET6 {
      set(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, address.isAnyIPv6 ? 0 : 1)
    }
    guard address.bind(descriptor) == 0 else {
      throw .listening(errno, call: "bind", host: host, port: address.port)
    }
    guard Glibc.listen(descriptor, SOMAXCONN) == 0 else {
      throw .listening(errno, call: "listen", host: host, port: address.port)
    }
  }

  private static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: Int32) {
    // The kernel copies the four bytes. What cannot be set is not worth failing for.
    _ = unsafe withUnsafeBytes(of: value) { value in
      unsafe setsockopt(descriptor, level, option, value.baseAddress, socklen_t(value.count))
    }
  }

  func accept() -> Accepted {
    while true {
      let connection = csystem_accept(descriptor)
      if connection >= 0 { return .connection(Socket(descriptor: connection)) }
      switch errno {
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
      // The client has gone again, or its network has: the next one may be there still (accept(2)).
      case EINTR, ECONNABORTED, EPROTO, EPERM, ENETDOWN, ENETUNREACH, EHOSTDOWN, EHOSTUNREACH: continue
      default: return .none
      }
    }
  }

  func close() { _ = Glibc.close(descriptor) }
}
