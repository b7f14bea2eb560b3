import COpenSSL

/// One connection's TLS without its socket: bytes of the wire go in and come out, bytes of HTTP come out and go in.
///
/// Everything is done on the wire that it was made with, and so on that wire's loop.
@safe package final class TLSSession {
  package enum Received: Hashable, Sendable {
    case bytes(Int)
    /// All that came is used up.
    case needsMore
    /// The peer has said that it sends nothing more (`close_notify`).
    case ended
    /// The handshake or a record is bad; what is on the wire's output, an alert, is to be sent and the connection closed.
    case failed
  }

  private let ssl: OpaquePointer
  private let wire: TLSWire
  private var saidEnd = false

  package init?(_ context: TLSContext, _ wire: TLSWire) {
    guard let ssl = unsafe context.makeSSL() else { return nil }
    guard let bio = unsafe wire.makeBIO() else {
      unsafe SSL_free(ssl)
      return nil
    }
    // One BIO for both ways: OpenSSL takes over the one reference.
    unsafe SSL_set_bio(ssl, bio, bio)
    unsafe SSL_set_accept_state(ssl)
    unsafe self.ssl = ssl
    self.wire = wire
  }

  deinit { unsafe SSL_free(ssl) }

  package var isShaken: Bool { unsafe SSL_is_init_finished(ssl) == 1 }

  /// Takes bytes from the peer; `read` until it needs more before the next.
  package func receive(_ bytes: Span<UInt8>) { wire.hold(bytes) }

  /// Makes the handshake go on and decrypts into the buffer, as far as what was received reaches.
  package func read(into buffer: inout [UInt8]) -> Received {
    ERR_clear_error()
    // OpenSSL writes at most `count` bytes to the buffer, which outlives the call.
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe SSL_read(ssl, bytes.baseAddress, Int32(clamping: bytes.count))
    }
    if count > 0 { return .bytes(Int(count)) }
    switch unsafe SSL_get_error(ssl, count) {
    case SSL_ERROR_WANT_READ: return .needsMore
    case SSL_ERROR_ZERO_RETURN: return .ended
    default:
      ERR_clear_error()
      return .failed
    }
  }

  /// Encrypts both arrays, in records as large as may be, to the wire's output. False when the connection is broken.
  package func write(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    if first.isEmpty { return write(second[...]) }
    guard !second.isEmpty, first.count < Self.recordBytes else { return write(first[...]) && write(second[...]) }
    // A head and the beginning of its body make one record.
    let taken = min(second.count, Self.recordBytes - first.count)
    return wire.withRecord(first, second[..<taken]) { write($0[...]) } && write(second[taken...])
  }

  /// Says that nothing more will be sent: `close_notify` goes to the wire's output, once.
  package func end() {
    guard !saidEnd, isShaken else { return }
    saidEnd = true
    _ = unsafe SSL_shutdown(ssl)
    ERR_clear_error()
  }

  /// The most that one record holds (RFC 8446, section 5.1).
  private static let recordBytes = 16_384

  private func write(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      ERR_clear_error()
      // OpenSSL only reads, and the slice outlives the call.
      let written = unsafe rest.withUnsafeBytes { unsafe SSL_write(ssl, $0.baseAddress, Int32(clamping: $0.count)) }
      guard written > 0 else {
        ERR_clear_error()
        return false
      }
      rest = rest.dropFirst(Int(written))
    }
    return true
  }
}
