import COpenSSL

/// Digests of bytes, by OpenSSL.
package enum Digest {
  /// The 32 bytes of SHA-256 (FIPS 180-4).
  package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    // EVP_Digest reads `count` bytes and writes the 32 that SHA-256 has; both buffers outlive the call.
    let done = unsafe bytes.withUnsafeBytes { input in
      unsafe digest.withUnsafeMutableBufferPointer { output in
        unsafe EVP_Digest(input.baseAddress, input.count, output.baseAddress, nil, EVP_sha256(), nil)
      }
    }
    // It fails only where OpenSSL cannot fetch SHA-256 at all: a broken installation, which nothing here can mend.
    precondition(done == 1, "OpenSSL offers no SHA-256: check the installation of libcrypto")
    return digest
  }
}
