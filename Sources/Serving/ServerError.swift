/// Why a server could not start, and what to do about it.
package enum ServerError: Error, Hashable, Sendable, CustomStringConvertible {
  case portInUse(host: String, port: UInt16)
  case permissionDenied(host: String, port: UInt16)
  case addressNotAvailable(host: String)
  case unknownHost(host: String, reason: String)
  case tls(TLSError)
  /// A call to the system that failed for another reason: its name and `errno`'s text.
  case system(call: String, reason: String)

  package var message: String {
    switch self {
    case .portInUse(let host, let port): "port \(port) of \(host) is already in use"
    case .permissionDenied(let host, let port): "not allowed to listen on port \(port) of \(host)"
    case .addressNotAvailable(let host): "\(host) is not an address of this machine"
    case .unknownHost(let host, let reason): "\"\(host)\" is not a known host: \(reason)"
    case .tls(let error): error.message
    case .system(let call, let reason): "\(call) failed: \(reason)"
    }
  }

  package var remedy: String {
    switch self {
    case .portInUse: "Stop the program that holds it, or choose another with --port; --port 0 picks a free one."
    case .permissionDenied: "Ports below 1024 need a privilege: choose one of 1024 or above with --port."
    case .addressNotAvailable:
      "Choose 127.0.0.1 for this machine only, or 0.0.0.0 or :: for every address, with --host."
    case .unknownHost: "Give an IP address or a name that resolves with --host, such as 127.0.0.1 or localhost."
    case .tls(let error): error.remedy
    case .system: "Check the limits of this process, such as open files (ulimit -n), and try again."
    }
  }

  package var description: String { "\(message). \(remedy)" }
}
