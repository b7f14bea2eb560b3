extension Format {
  /// One object a line, no envelope, all rows.
  static let ndjson: Format = Format(
    name: "ndjson", suffix: ".ndjson", mediaType: "application/x-ndjson", summary: "One JSON object a line, all rows.",
    rendering: .rows { table, call throws(Problem) in
      let page = try Page(of: table, call.query, size: nil)
      let projection = Projection(call.query["fields"])
      let pieces = Pieces(rows: page.rows) { index throws(Problem) in
        let row = try table.rows.row(index)
        return (projection?.applied(to: row) ?? row) + [0x0A]
      }
      return .fixed(
        Body(pieces: pieces, mediaType: ndjson.mediaType, fileName: call.fileName(table)),
        links: call.tableLinks(table, page))
    })
}
