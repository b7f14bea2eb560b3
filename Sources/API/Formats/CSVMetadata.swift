extension Format {
  /// CSVW (W3C, Metadata Vocabulary for Tabular Data): what the columns of the CSV beside it mean.
  static let csvMetadata: Format = Format(
    name: "csvw", suffix: ".csv-metadata.json", mediaType: "application/csvm+json",
    summary: "What the columns of the CSV mean (CSVW).",
    rendering: .rows { table, call throws(Problem) in
      var json = JSONWriter()
      json.object {
        $0.member("@context", "http://www.w3.org/ns/csvw")
        $0.member("url", call.address(table, as: csv))
        $0.member("dc:title", table.title)
        $0.member(
          "dialect",
          object: {
            $0.member("encoding", "utf-8")
            $0.member("header", true)
            $0.member("delimiter", ",")
          })
        $0.member("tableSchema", object: { write(call.columns, to: &$0) })
      }
      return .fixed(Body(json.bytes, mediaType: csvMetadata.mediaType), links: call.alternates(table))
    })

  private static func write(_ columns: [Column], to json: inout JSONWriter) {
    json.member("columns", of: columns) { json, column in
      json.object {
        $0.member("name", column.name)
        $0.member("titles", column.name)
        $0.member("dc:description", column.note)
        $0.member("datatype", column.datatype)
        if column.isList { $0.member("separator", ";") }
        // An empty cell is null, also where a list of text could hold an empty text.
        $0.member("null", "")
      }
    }
    if columns.contains(where: { $0.name == "id" }) { json.member("primaryKey", "id") }
  }
}
