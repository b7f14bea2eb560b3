import COpenSSL

/// What handshakes are made with: a certificate, what ciphers are good, and keys for tickets, which live as long as it.
@safe package final class TLSContext: @unchecked Sendable {
  // Sendable, as it is set up in `init` and from then on only read; OpenSSL makes connections from one on any thread.
  private let context: OpaquePointer
  /// Milliseconds of `Clock`.
  let made: Int64

  /// Forward secrecy and authenticated encryption only (RFC 9325); those of TLS 1.3 are all of that kind.
  private static let ciphers = [
    "ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384",
    "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-CHACHA20-POLY1305",
  ].joined(separator: ":")
  private static let suites = "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256"
  private static let groups = "X25519:P-256:P-384"

  package init(_ identity: TLSIdentity, ticketLife: Duration, now: Int64) throws(TLSError) {
    made = now
    guard let context = unsafe SSL_CTX_new(TLS_server_method()) else {
      throw .refused(call: "SSL_CTX_new", reason: OpenSSLErrors.take())
    }
    unsafe self.context = context
    unsafe copenssl_set_rules(context)
    unsafe copenssl_keep_little(context)
    unsafe copenssl_serve_http11(context)
    _ = unsafe SSL_CTX_set_timeout(context, Int(clamping: ticketLife.milliseconds / 1000))
    // The names are C strings for the length of each call.
    let isSet =
      unsafe copenssl_require_tls12(context) == 1 && SSL_CTX_set_cipher_list(context, Self.ciphers) == 1
      && SSL_CTX_set_ciphersuites(context, Self.suites) == 1 && copenssl_set_groups(context, Self.groups) == 1
    guard isSet else { throw .refused(call: "the settings of ciphers", reason: OpenSSLErrors.take()) }
    // The context is this object's own for as long as the call lasts.
    try unsafe identity.install(in: context)
  }

  deinit { unsafe SSL_CTX_free(context) }

  /// A server's side of a new connection; null without memory. Whoever gets it frees it, once.
  func makeSSL() -> OpaquePointer? { unsafe SSL_new(context) }
}
