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
  }
}
