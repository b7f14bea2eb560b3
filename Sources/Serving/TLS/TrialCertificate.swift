import COpenSSL

/// A certificate that vouches for itself: to try TLS with, and for tests and measurements. No client trusts it unasked.
package enum TrialCertificate {
  /// Certificate and key as PEM, for names such as `DNS:localhost` and `IP:127.0.0.1`, good for 30 days.
  package static func make(names: [String]) throws(TLSError) -> (certificate: [UInt8], key: [UInt8]) {
    guard let key = unsafe copenssl_new_key() else {
      throw .refused(call: "EVP_EC_gen", reason: OpenSSLErrors.take())
    }
    defer { unsafe EVP_PKEY_free(key) }
    guard let certificate = unsafe X509_new() else {
      throw .refused(call: "X509_new", reason: OpenSSLErrors.take())
    }
    defer { unsafe X509_free(certificate) }
    guard unsafe fill(certificate, key, names.joined(separator: ",")) else {
      throw .refused(call: "the making of a certificate for \(names)", reason: OpenSSLErrors.take())
    }
    let certificatePEM = try unsafe pem { bio in unsafe PEM_write_bio_X509(bio, certificate) }
    let keyPEM = try unsafe pem { bio in unsafe PEM_write_bio_PrivateKey(bio, key, nil, nil, 0, nil, nil) }
    return (certificatePEM, keyPEM)
  }

  private static func fill(_ certificate: OpaquePointer, _ key: OpaquePointer, _ names: String) -> Bool {
    // All of these copy what they are given; the name is the certificate's own.
    unsafe ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate), Int64.random(in: 1...Int64.max))
    unsafe X509_gmtime_adj(X509_getm_notBefore(certificate), -3600)
    unsafe X509_gmtime_adj(X509_getm_notAfter(certificate), 30 * 86_400)
    guard unsafe X509_set_version(certificate, 2) == 1, unsafe X509_set_pubkey(certificate, key) == 1 else {
      return false
    }
    let name = unsafe X509_get_subject_name(certificate)
    let common = Array("entente trial".utf8)
    guard unsafe X509_NAME_add_entry_by_txt(name, "CN", 0x1001, common, Int32(common.count), -1, 0) == 1,
      unsafe X509_set_issuer_name(certificate, name) == 1,
      unsafe add(NID_subject_alt_name, names, to: certificate),
      unsafe add(NID_basic_constraints, "critical,CA:FALSE", to: certificate)
    else { return false }
    return unsafe X509_sign(certificate, key, EVP_sha256()) > 0
  }

  private static func add(_ kind: Int32, _ text: String, to certificate: OpaquePointer) -> Bool {
    // The text is a C string for the call; the certificate copies the extension, which is freed here.
    guard let made = unsafe X509V3_EXT_conf_nid(nil, nil, kind, text) else { return false }
    defer { unsafe X509_EXTENSION_free(made) }
    return unsafe X509_add_ext(certificate, made, -1) == 1
  }

  private static func pem(_ write: (OpaquePointer) -> Int32) throws(TLSError) -> [UInt8] {
    guard let bio = unsafe BIO_new(BIO_s_mem()) else {
      throw .refused(call: "BIO_new", reason: OpenSSLErrors.take())
    }
    defer { unsafe BIO_free(bio) }
    guard unsafe write(bio) == 1 else { throw .refused(call: "PEM_write_bio", reason: OpenSSLErrors.take()) }
    var start: UnsafeMutablePointer<CChar>?
    // The bytes are the BIO's until it is freed, and are copied before.
    let count = unsafe copenssl_contents(bio, &start)
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: Int(count)))
  }
}
