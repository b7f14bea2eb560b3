import Serving

/// The certificate for HTTPS, as the settings give it.
enum Certificates {
  /// Null where HTTPS is not served; its three settings belong together.
  static func identity(_ settings: Settings) throws(Failure) -> TLSIdentity? {
    let needed = [Setting.tlsPort, .tlsCertificate, .tlsKey]
    guard needed.contains(where: { settings.text($0) != nil }) else { return nil }
    let missing = needed.filter { settings.text($0) == nil }.map(\.flag).joined(separator: " and ")
    guard missing.isEmpty, let certificate = settings.text(.tlsCertificate), let key = settings.text(.tlsKey) else {
      throw Failure(.usage, "\(needed.map(\.flag).joined(separator: ", ")) belong together: give \(missing) as well")
    }
    let certificateBytes = try Files.bytes(certificate, limit: 1 << 20)
    let keyBytes = try Files.bytes(key, limit: 1 << 20)
    do throws(TLSError) {
      return try TLSIdentity(certificate: certificateBytes, key: keyBytes)
    } catch {
      throw Failure(.configuration, "\(certificate), \(key): \(error.description)")
    }
  }
}
