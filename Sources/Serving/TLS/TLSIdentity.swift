import COpenSSL

/// A certificate, those of its issuers, and its private key: checked to belong together.
@safe package final class TLSIdentity: @unchecked Sendable {
  // Sendable, as nothing is changed after `init` and OpenSSL counts references to all three atomically.
  private let certificate: OpaquePointer
  private let chain: [OpaquePointer]
  private let key: OpaquePointer

  /// From PEM: `certificate` begins with the server's own, its issuers' follow (RFC 8446, section 4.4.2).
  package init(certificate: [UInt8], key: [UInt8]) throws(TLSError) {
    var certificates = try unsafe Self.certificates(certificate)
    let first = unsafe certificates.removeFirst()
    do throws(TLSError) {
      unsafe self.key = try Self.privateKey(key)
    } catch {
      unsafe X509_free(first)
      unsafe certificates.forEach { unsafe X509_free($0) }
      throw error
    }
    unsafe self.certificate = first
    unsafe chain = certificates
    guard unsafe X509_check_private_key(self.certificate, self.key) == 1 else {
      ERR_clear_error()
      throw .mismatch
    }
  }

  deinit {
    // Each was made by `init`, and is given up once.
    unsafe X509_free(certificate)
    unsafe chain.forEach { unsafe X509_free($0) }
    unsafe EVP_PKEY_free(key)
  }

  /// Puts all three into a context, which counts its own references.
  func install(in context: OpaquePointer) throws(TLSError) {
    guard unsafe SSL_CTX_use_certificate(context, certificate) == 1 else {
      throw .refused(call: "SSL_CTX_use_certificate", reason: OpenSSLErrors.take())
    }
    guard unsafe SSL_CTX_use_PrivateKey(context, key) == 1, unsafe SSL_CTX_check_private_key(context) == 1 else {
      throw .refused(call: "SSL_CTX_use_PrivateKey", reason: OpenSSLErrors.take())
    }
    for index in unsafe chain.indices {
      let other = unsafe chain[index]
      // The context takes the reference over when it takes the certificate.
      unsafe X509_up_ref(other)
      guard unsafe copenssl_add_chain(context, other) == 1 else {
        unsafe X509_free(other)
        throw .refused(call: "SSL_CTX_add0_chain_cert", reason: OpenSSLErrors.take())
      }
    }
  }

  /// At least one.
  private static func certificates(_ pem: [UInt8]) throws(TLSError) -> [OpaquePointer] {
    let bio = try unsafe memory(pem)
    // The BIO copied the bytes.
    defer { unsafe BIO_free(bio) }
    var certificates: [OpaquePointer] = unsafe []
    // No passphrase is ever asked for: a certificate has none.
    while let certificate = unsafe PEM_read_bio_X509(bio, nil, nil, nil) { unsafe certificates.append(certificate) }
    let reason = OpenSSLErrors.take()
    guard unsafe !certificates.isEmpty else { throw .noCertificate(reason: reason) }
    return unsafe certificates
  }

  private static func privateKey(_ pem: [UInt8]) throws(TLSError) -> OpaquePointer {
    let text = String(decoding: pem, as: UTF8.self)
    guard !text.contains("ENCRYPTED") else { throw .encryptedKey }
    let bio = try unsafe memory(pem)
    defer { unsafe BIO_free(bio) }
    guard let key = unsafe PEM_read_bio_PrivateKey(bio, nil, nil, nil) else {
      throw .noKey(reason: OpenSSLErrors.take())
    }
    return unsafe key
  }

  /// A BIO that holds a copy of the bytes.
  private static func memory(_ bytes: [UInt8]) throws(TLSError) -> OpaquePointer {
    guard let bio = unsafe BIO_new(BIO_s_mem()) else {
      throw .refused(call: "BIO_new", reason: OpenSSLErrors.take())
    }
    // BIO_write copies `count` bytes; a memory BIO takes all of them or, without memory, none.
    let written = unsafe bytes.withUnsafeBytes { unsafe BIO_write(bio, $0.baseAddress, Int32(clamping: $0.count)) }
    guard bytes.isEmpty || written == bytes.count else {
      unsafe BIO_free(bio)
      throw .refused(call: "BIO_write", reason: OpenSSLErrors.take())
    }
    return unsafe bio
  }
}

/// OpenSSL's queue of errors, one a thread.
enum OpenSSLErrors {
  /// The reason of the latest, and an empty queue.
  static func take() -> String {
    let code = ERR_peek_last_error()
    ERR_clear_error()
    // A static text of the library, or null.
    guard code != 0, let text = unsafe ERR_reason_error_string(code) else { return "no PEM block of that kind" }
    return unsafe String(cString: text)
  }
}
