package import Chronicle

/// A reading's events as CSV, with the columns that the API's lists of events have.
package enum ReadingCSV {
  private static let columns = Schemas.named("Event")?.columns ?? []

  /// The line of names.
  package static var header: [UInt8] { CSVLine.bytes(columns.map(\.name)) }

  package static func bytes(of reading: Reading) -> [UInt8] {
    reading.events.flatMap { event in
      var json = JSONWriter()
      EventJSON.write(event, to: &json)
      // What was written just now is JSON.
      return JSONValue(json.bytes).map { row in CSVLine.bytes(columns.map { $0.cell(of: row, isSafe: false) }) } ?? []
    }
  }
}
