package import Chronicle
package import Reading

/// What every answer is made from.
package struct Service: Sendable {
  package let chronicle: Chronicle
  package let reader: Reader
  /// `https://host/base` without a slash at its end, or empty: links begin with it.
  package let publicURL: String
  /// False while starting or stopping: readiness says so.
  package let isReady: @Sendable () -> Bool
  /// Events as they are shown, by id: written once, sent often.
  let rows: [String: [UInt8]]
  let document: [UInt8]
  /// The strong ETag of every answer that lasts: an answer is a function of its address, the data set, what links begin
  /// with and the API itself, and this names all of these but the first.
  let entityTag: String

  package init(
    chronicle: Chronicle, reader: Reader, publicURL: String = "", isReady: @escaping @Sendable () -> Bool = { true }
  ) {
    self.chronicle = chronicle
    self.reader = reader
    self.publicURL = publicURL
    self.isReady = isReady
    rows = Dictionary(
      chronicle.events.map { event in
        var json = JSONWriter()
        EventJSON.write(event, to: &json)
        return (event.id, json.bytes)
      }
    ) { first, _ in first }
    document = Array(OpenAPI.yaml.utf8)
    entityTag = "\"\(chronicle.version)-\(Self.fingerprint(of: publicURL + OpenAPI.yaml))\""
  }

  /// 16 hexadecimal digits that differ when the text does (FNV-1a, 64 bits); nobody has to be kept from forging it.
  private static func fingerprint(of text: String) -> String {
    let hash = text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
