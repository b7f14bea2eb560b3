import Glibc

extension ServerError {
  /// The call that has just failed, with `errno`'s text.
  static func last(call: String) -> ServerError { .system(call: call, reason: reason(errno)) }

  static func reason(_ code: Int32) -> String {
    // glibc's text of an error number is never null, and is copied at once.
    unsafe String(cString: strerror(code))
  }

  /// What a failed `bind` or `listen` means to the person who chose the address.
  static func listening(_ code: Int32, call: String, host: String, port: UInt16) -> ServerError {
    switch code {
    case EADDRINUSE: .portInUse(host: host, port: port)
    case EACCES, EPERM: .permissionDenied(host: host, port: port)
    case EADDRNOTAVAIL: .addressNotAvailable(host: host)
    default: .system(call: call, reason: reason(code))
    }
  }
}
