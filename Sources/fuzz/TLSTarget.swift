import COpenSSL
import HTTP
import Serving

extension FuzzTarget {
  /// The TLS byte pump: any bytes of a peer, cut anyhow, end in an answer, a wish for more, or a failure.
  ///
  /// An input whose first byte ends in seven ones is laid over what a real client says, from its second byte on.
  static let tls = FuzzTarget(name: "tls") { bytes in
    // The fuzzer runs one input at a time, on one thread.
    guard let bench = unsafe PumpBench.shared else { return demand(false, "OpenSSL works") }
    let step = 1 + Int(bytes.first ?? 0) % 97
    if let first = bytes.first, first & 0x7F == 0x7F {
      bench.talk(spoiling: Array(bytes.dropFirst()), step: step)
    } else {
      bench.receive(bytes, step: step)
    }
  }
}

/// A server's side of TLS, and a client to talk to it.
private final class PumpBench {
  nonisolated(unsafe) static let shared = PumpBench()

  private let wire: TLSWire
  private let context: TLSContext
  private var room = [UInt8](repeating: 0, count: 16_384)

  init?() {
    guard let pem = try? TrialCertificate.make(names: ["DNS:localhost"]),
      let identity = try? TLSIdentity(certificate: pem.certificate, key: pem.key),
      let context = try? TLSContext(identity, ticketLife: .seconds(3600), now: 0), let wire = TLSWire()
    else { return nil }
    self.context = context
    self.wire = wire
  }

  /// Bytes of nobody in particular.
  func receive(_ bytes: [UInt8], step: Int) {
    guard let session = TLSSession(context, wire) else { return demand(false, "a session can be made") }
    for piece in cuts(bytes, by: step) where !feed(piece, to: session, { _ in }) { break }
    wire.clearOutput()
    demand(!session.isShaken, "no handshake comes about by chance")
  }

  /// A client that shakes hands and asks; from some byte on, what it says is spoilt. Unspoilt, it is heard.
  func talk(spoiling mask: [UInt8], step: Int) {
    guard let session = TLSSession(context, wire), let client = TLSClient() else {
      return demand(false, "OpenSSL works")
    }
    var heard: [UInt8] = []
    var position = 0
    let spoils = mask.contains { $0 != 0 }
    for _ in 0..<6 {
      var said = client.speak(Array("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
      for index in said.indices where position + index < mask.count { said[index] ^= mask[position + index] }
      position += said.count
      for piece in cuts(said, by: step) where !feed(piece, to: session, { heard += $0 }) { return wire.clearOutput() }
      client.hear(wire.output)
      wire.clearOutput()
    }
    demand(spoils || heard.starts(with: Array("GET / HTTP/1.1".utf8)), "what a client says is heard")
    if session.isShaken {
      demand(session.write([1, 2, 3], room), "an answer can be encrypted")
      session.end()
      wire.clearOutput()
    }
  }

  /// False once the session has failed or ended.
  private func feed(_ piece: ArraySlice<UInt8>, to session: TLSSession, _ hear: ([UInt8]) -> Void) -> Bool {
    session.receive(piece.span)
    while true {
      switch session.read(into: &room) {
      case .bytes(let count):
        demand(count > 0 && count <= room.count, "no more than there is room for")
        hear(Array(room.prefix(count)))
      case .needsMore: return true
      case .ended, .failed: return false
      }
    }
  }
}

/// A client's side of TLS over OpenSSL's memory BIOs.
@safe private final class TLSClient {
  private let ssl: OpaquePointer
  private let input: OpaquePointer
  private let output: OpaquePointer
  private var hasSpoken = false
  nonisolated(unsafe) private static let context = unsafe SSL_CTX_new(TLS_client_method())

  init?() {
    guard let context = unsafe Self.context, let ssl = unsafe SSL_new(context) else { return nil }
    guard let input = unsafe BIO_new(BIO_s_mem()), let output = unsafe BIO_new(BIO_s_mem()) else { return nil }
    // OpenSSL takes both over.
    unsafe SSL_set_bio(ssl, input, output)
    unsafe SSL_set_connect_state(ssl)
    unsafe self.ssl = ssl
    unsafe self.input = input
    unsafe self.output = output
  }

  deinit { unsafe SSL_free(ssl) }

  /// What goes over the wire next; the request once hands are shaken.
  func speak(_ request: [UInt8]) -> [UInt8] {
    if unsafe SSL_do_handshake(ssl) == 1, !hasSpoken {
      hasSpoken = true
      // OpenSSL reads `count` bytes, which outlive the call.
      _ = unsafe request.withUnsafeBytes { unsafe SSL_write(ssl, $0.baseAddress, Int32($0.count)) }
    }
    ERR_clear_error()
    var bytes = [UInt8](repeating: 0, count: 16_384)
    // At most `count` bytes are written to the array.
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe BIO_read(output, $0.baseAddress, Int32($0.count)) }
    return Array(bytes.prefix(max(0, Int(count))))
  }

  func hear(_ bytes: [UInt8]) {
    // A memory BIO copies all of them.
    _ = unsafe bytes.withUnsafeBytes { unsafe BIO_write(input, $0.baseAddress, Int32($0.count)) }
  }
}
