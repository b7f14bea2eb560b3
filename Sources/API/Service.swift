package import Chronicle
package import Reading

/// What every answer is made from.
package struct Service: Sendable {
  package let chronicle: Chronicle
  package let reader: Reader
  /// `https://host/base` without a slash at its end, or empty: links begin with it.
  package let publicURL: String
  package let origin: Origin
  /// How many bytes `POST /v1/readings` takes.
  package let maxReadingBytes: Int
  /// False while starting or stopping: readiness says so.
  package let isReady: @Sendable () -> Bool
  /// What an ETag is made of beside the address: the data set, what links begin with, and the API itself.
  let edition: String
  /// Who may read what; null lets anybody.
  package var access: Access?
  /// How often one client may have texts read; null sets no limit.
  package var allowance: Allowance?
  /// The text of `/metrics`; null where it is served elsewhere or not at all.
  package var metrics: (@Sendable () -> [UInt8])?
  /// Whether nothing but probes and figures is served.
  package var isForOperators = false
  /// Counts what is read for clients.
  package var meter = ReadingMeter()

  package init(
    chronicle: Chronicle, reader: Reader, publicURL: String = "", origin: Origin = Origin(),
    maxReadingBytes: Int = 1_048_576,
    isReady: @escaping @Sendable () -> Bool = { true }
  ) {
    self.chronicle = chronicle
    self.reader = reader
    self.publicURL = publicURL
    self.origin = origin
    self.maxReadingBytes = maxReadingBytes
    self.isReady = isReady
    edition = chronicle.version + "-" + Fingerprint.text(publicURL + Fingerprint.text(APIDocument.yaml))
  }

  /// Seconds since 1970.
  var lastModified: Int64? { origin.lastModified }
}

/// Names texts by numbers: FNV-1a, 64 bits; nobody has to be kept from forging one.
enum Fingerprint {
  /// 16 hexadecimal digits that differ when the text does.
  static func text(_ text: String) -> String {
    let hash = text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
