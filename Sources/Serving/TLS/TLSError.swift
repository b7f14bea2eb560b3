/// Why a certificate and its key cannot be used, and what to do about it.
package enum TLSError: Error, Hashable, Sendable, CustomStringConvertible {
  case noCertificate(reason: String)
  case noKey(reason: String)
  case encryptedKey
  case mismatch
  /// OpenSSL took a setting or a certificate ill.
  case refused(call: String, reason: String)

  package var message: String {
    switch self {
    case .noCertificate(let reason): "the certificate file holds no certificate that can be read: \(reason)"
    case .noKey(let reason): "the key file holds no private key that can be read: \(reason)"
    case .encryptedKey: "the private key is protected by a passphrase"
    case .mismatch: "the private key does not belong to the certificate"
    case .refused(let call, let reason): "\(call) failed: \(reason)"
    }
  }

  package var remedy: String {
    switch self {
    case .noCertificate:
      "Give a PEM file that begins with the server's certificate, those of its issuers behind it, with --tls-certificate."
    case .noKey: "Give a PEM file with the key of the certificate with --tls-key."
    case .encryptedKey: "Write it without one: openssl pkey -in KEY -out PLAIN-KEY, readable by this user alone."
    case .mismatch:
      "Give the key that the certificate was made with; in the certificate file the server's own must come first."
    case .refused:
      "Check the certificate with openssl x509 -in CERTIFICATE -text, and that its key is of 2048 bits or more."
    }
  }

  package var description: String { "\(message). \(remedy)" }
}
