import Glibc

/// A blocking connection to a port of this machine.
final class LoopbackClient {
  private let descriptor: Int32
  private var room = [UInt8](repeating: 0, count: 65_536)

  /// Null when nobody listens there.
  init?(port: UInt16) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    // The address outlives the call, and has the size that is given.
    let code = unsafe withUnsafeBytes(of: address) { bytes in
      unsafe connect(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
    }
    guard code == 0 else { return nil }
  }

  deinit { _ = close(descriptor) }

  /// Sends a request so many times, each when the answer before has come; false when one does not come. All answers have
  /// to be as long as the first.
  func ask(_ request: [UInt8], times: Int) -> Bool {
    guard send(request), let length = receiveFirst() else { return false }
    for _ in 1..<max(1, times) {
      guard send(request), receive(length) else { return false }
    }
    return true
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    // The array outlives the call, and `count` is its own.
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }
  }

  private func receive(_ length: Int) -> Bool {
    var missing = length
    while missing > 0 {
      guard let count = receiveSome() else { return false }
      missing -= count
    }
    return missing == 0
  }

  /// The length of the whole answer, head and body; null when it does not come.
  private func receiveFirst() -> Int? {
    var received: [UInt8] = []
    while true {
      guard let count = receiveSome() else { return nil }
      received += room.prefix(count)
      let text = String(decoding: received, as: UTF8.self)
      guard let head = text.firstRange(of: "\r\n\r\n") else { continue }
      let lines = text[..<head.lowerBound].split(separator: "\r\n")
      let length = lines.first { $0.lowercased().hasPrefix("content-length: ") }.flatMap { Int($0.dropFirst(16)) } ?? 0
      let whole = text[..<head.upperBound].utf8.count + length
      return receive(whole - received.count) ? whole : nil
    }
  }

  private func receiveSome() -> Int? {
    // At most `count` bytes are written to the array, which outlives the call.
    let count = unsafe room.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
    return count > 0 ? count : nil
  }
}
