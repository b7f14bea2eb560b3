import Dispatch
import Glibc

/// systemd, or whatever started the program and listens at `$NOTIFY_SOCKET` (sd_notify(3)); nobody else is told anything.
struct ServiceManager: Sendable {
  private let path: String?
  private let watchdog: Int?

  init() {
    let environment = Files.environment
    path = environment["NOTIFY_SOCKET"].flatMap { $0.hasPrefix("/") || $0.hasPrefix("@") ? $0 : nil }
    // Microseconds; meant for this process alone where it says for which (sd_watchdog_enabled(3)).
    let isMeant = environment["WATCHDOG_PID"].map { $0 == String(getpid()) } ?? true
    watchdog = isMeant ? environment["WATCHDOG_USEC"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } : nil
  }

  /// A message that is lost changes nothing about serving.
  func tell(_ message: String) {
    guard let path else { return }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let name = Array(path.utf8)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard name.count < room else { return }
    // The name fits, with the zero that the structure began with behind it.
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
    // "@" stands for the zero byte that begins the name of an abstract socket (unix(7)).
    if path.hasPrefix("@") { address.sun_path.0 = 0 }
    let socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { return }
    defer { _ = close(socket) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
    let bytes = Array(message.utf8)
    // Both buffers outlive the call, which reads at most the two lengths.
    unsafe withUnsafeBytes(of: &address) { address in
      unsafe bytes.withUnsafeBytes { bytes in
        _ = unsafe sendto(
          socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL),
          address.baseAddress?.assumingMemoryBound(to: sockaddr.self), length)
      }
    }
  }

  /// How often, in milliseconds, it wants to hear that all is well: half of what it waits for.
  var beat: Int? { watchdog.map { max(1, $0 / 2_000) } }
}
