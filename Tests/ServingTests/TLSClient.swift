import COpenSSL
import Glibc
import Serving

/// A plain client that speaks TLS over a socket of its own; it blocks, and trusts whoever answers.
@safe final class TLSClient {
  struct Failure: Error {
    let what: String
  }

  private let context: OpaquePointer
  private let ssl: OpaquePointer
  private let descriptor: Int32

  /// `protocols` are offered by ALPN; `session` is one of `session()` to be resumed.
  init(port: UInt16, version: Int32? = nil, protocols: [String] = [], session: Session? = nil) throws {
    descriptor = try Client.connected(to: port)
    guard let context = unsafe SSL_CTX_new(TLS_client_method()), let ssl = unsafe SSL_new(context) else {
      throw Failure(what: "no context")
    }
    unsafe self.context = context
    unsafe self.ssl = ssl
    if let version {
      unsafe SSL_ctrl(ssl, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(version), nil)
      unsafe SSL_ctrl(ssl, SSL_CTRL_SET_MAX_PROTO_VERSION, Int(version), nil)
    }
    let offered = protocols.flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
    if !offered.isEmpty { unsafe SSL_set_alpn_protos(ssl, offered, UInt32(offered.count)) }
    if let session { unsafe SSL_set_session(ssl, session.pointer) }
    unsafe SSL_set_fd(ssl, descriptor)
    guard unsafe SSL_connect(ssl) == 1 else { throw Failure(what: "no handshake: \(Self.reason())") }
  }

  deinit {
    unsafe SSL_free(ssl)
    unsafe SSL_CTX_free(context)
    _ = close(descriptor)
  }

  var isResumed: Bool { unsafe SSL_session_reused(ssl) == 1 }
  var version: String { unsafe String(cString: SSL_get_version(ssl)) }

  var chosenProtocol: String {
    var start: UnsafePointer<UInt8>?
    var length: UInt32 = 0
    unsafe SSL_get0_alpn_selected(ssl, &start, &length)
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: Int(length)), as: UTF8.self)
  }

  /// Whether the other side has said `close_notify`.
  var hasEnded: Bool { unsafe SSL_get_shutdown(ssl) & SSL_RECEIVED_SHUTDOWN != 0 }

  func send(_ text: String) throws {
    let bytes = Array(text.utf8)
    let sent = unsafe bytes.withUnsafeBytes { unsafe SSL_write(ssl, $0.baseAddress, Int32($0.count)) }
    guard sent == bytes.count else { throw Failure(what: "not sent: \(Self.reason())") }
  }

  /// Says that nothing more will be sent, and still listens.
  func endWriting() { _ = unsafe SSL_shutdown(ssl) }

  /// All up to the other side's end, as text.
  func rest() -> String {
    var received: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = unsafe room.withUnsafeMutableBytes { unsafe SSL_read(ssl, $0.baseAddress, Int32($0.count)) }
      guard count > 0 else { return String(decoding: received, as: UTF8.self) }
      received += room.prefix(Int(count))
    }
  }

  /// The SHA-256 of the server's certificate.
  var fingerprint: [UInt8] {
    guard let certificate = unsafe SSL_get1_peer_certificate(ssl) else { return [] }
    defer { unsafe X509_free(certificate) }
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    unsafe X509_digest(certificate, EVP_sha256(), &digest, &length)
    return digest
  }

  /// What a later connection may resume.
  @safe final class Session {
    fileprivate let pointer: OpaquePointer

    fileprivate init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe SSL_SESSION_free(pointer) }
  }

  func session() -> Session? { unsafe SSL_get1_session(ssl).map { unsafe Session($0) } }

  private static func reason() -> String {
    let code = ERR_peek_last_error()
    ERR_clear_error()
    guard let text = unsafe ERR_reason_error_string(code) else { return "\(code)" }
    return unsafe String(cString: text)
  }
}
