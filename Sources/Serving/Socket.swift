import CSystem
import Glibc

/// A connected, non-blocking socket. The session that holds it closes it, once.
struct Socket: Sendable {
  enum Received {
    case bytes(Int)
    case end
    case nothingYet
    case failed
  }

  enum Sent {
    case bytes(Int)
    case full
    case failed
  }

  let descriptor: Int32

  func receive(into buffer: inout [UInt8]) -> Received {
    // The kernel writes at most `count` bytes to the buffer, which outlives the call.
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe recv(descriptor, bytes.baseAddress, bytes.count, 0)
    }
    if count > 0 { return .bytes(count) }
    if count == 0 { return .end }
    return errno == EAGAIN || errno == EINTR ? .nothingYet : .failed
  }

  /// Sends as much of both arrays as the socket takes, in one call; a peer that has gone raises no SIGPIPE.
  func send(_ first: ArraySlice<UInt8>, _ second: [UInt8]) -> Sent {
    let count = unsafe first.withUnsafeBytes { first in
      unsafe second.withUnsafeBytes { second in
        // sendmsg only reads; both arrays and the two vectors outlive it.
        var vectors = unsafe (
          iovec(iov_base: UnsafeMutableRawPointer(mutating: first.baseAddress), iov_len: first.count),
          iovec(iov_base: UnsafeMutableRawPointer(mutating: second.baseAddress), iov_len: second.count)
        )
        return unsafe withUnsafeMutableBytes(of: &vectors) { vectors in
          var message = unsafe msghdr()
          unsafe message.msg_iov = vectors.baseAddress?.assumingMemoryBound(to: iovec.self)
          unsafe message.msg_iovlen = second.isEmpty ? 1 : 2
          return unsafe sendmsg(descriptor, &message, Int32(MSG_NOSIGNAL))
        }
      }
    }
    if count >= 0 { return .bytes(count) }
    return errno == EAGAIN || errno == EINTR ? .full : .failed
  }

  /// Says that nothing more will be sent.
  func endWriting() { _ = shutdown(descriptor, Int32(SHUT_WR)) }

  func close() { _ = Glibc.close(descriptor) }
}
