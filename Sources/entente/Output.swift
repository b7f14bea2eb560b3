import Glibc

/// The two streams: answers go to standard output, everything else to standard error.
enum Output {
  /// Writes an answer; false when nobody reads it any more (`| head`).
  @discardableResult
  static func answer(_ bytes: [UInt8]) -> Bool { write(bytes, to: STDOUT_FILENO) }

  @discardableResult
  static func answer(line: String) -> Bool { answer(Array((line + "\n").utf8)) }

  static func note(_ line: String) { complain(Array(("entente: " + line + "\n").utf8)) }

  static func complain(_ bytes: [UInt8]) { write(bytes, to: STDERR_FILENO) }

  @discardableResult
  private static func write(_ bytes: [UInt8], to stream: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      // The pointer lives as long as the call and holds `count` bytes.
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(stream, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if written < 0, errno != EINTR {
        return false
      }
    }
    return true
  }
}
