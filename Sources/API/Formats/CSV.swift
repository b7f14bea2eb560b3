import HTTP

extension Format {
  /// RFC 4180: CRLF, a header line always, quotes doubled; lists have `;` between their members.
  static let csv: Format = Format(
    name: "csv", suffix: ".csv", mediaType: "text/csv; charset=utf-8; header=present",
    summary: "CSV (RFC 4180), all rows; lists have ; between their members.",
    rendering: .rows { table, call throws(Problem) in
      let page = try Page(of: table, call.query, size: nil)
      let columns = call.columns
      let isSafe = call.query["safe"] != nil
      var header = call.query["bom"] == nil ? [] : Array("\u{FEFF}".utf8)
      header += CSVLine.bytes(columns.map(\.name))
      let pieces = Pieces(rows: page.rows, before: header) { index throws(Problem) in
        guard let row = JSONValue(try table.rows.row(index)) else { throw .lost }
        return CSVLine.bytes(columns.map { $0.cell(of: row, isSafe: isSafe) })
      }
      let metadata = Link(
        target: call.address(table, as: .csvMetadata), relation: "describedby", mediaType: csvMetadata.mediaType)
      var links = call.tableLinks(table, page)
      links.add(metadata)
      return .fixed(
        Body(pieces: pieces, mediaType: csv.mediaType, fileName: call.fileName(table)), links: links)
    })
}

/// One line of CSV.
enum CSVLine {
  static func bytes(_ cells: [String]) -> [UInt8] {
    var line: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      line += needsQuotes(cell) ? quoted(cell) : Array(cell.utf8)
    }
    return line + [0x0D, 0x0A]
  }

  private static func needsQuotes(_ cell: String) -> Bool {
    if cell.utf8.first == 0x20 || cell.utf8.last == 0x20 { return true }
    return cell.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0D, 0x0A].contains($0) }
  }

  private static func quoted(_ cell: String) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    return bytes + [UInt8(ascii: "\"")]
  }
}

extension Column {
  /// What a row has in this column; empty for null.
  func cell(of row: JSONValue, isSafe: Bool) -> String {
    guard let value = row[path[0]] else { return "" }
    let cell = path.count == 1 ? value.cellText : value.cellText(below: path[1])
    // A spreadsheet takes text that begins like this for a formula (OWASP, CSV injection).
    guard isSafe, datatype == "string", let first = cell.utf8.first, "=+-@\t\r".utf8.contains(first) else {
      return cell
    }
    return "'" + cell
  }
}

extension JSONValue {
  fileprivate var cellText: String {
    switch self {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): text
    case .array(let elements): elements.map(\.cellText).joined(separator: ";")
    case .object: ""
    }
  }

  fileprivate func cellText(below name: String) -> String {
    guard case .array(let elements) = self else { return self[name]?.cellText ?? "" }
    return elements.map { $0[name]?.cellText ?? "" }.joined(separator: ";")
  }
}

extension Call {
  /// The table's columns: those of its rows, or those that `fields` names.
  var columns: [Column] {
    let all =
      (endpoint.rowSchema ?? (endpoint.shape == .reading ? "Event" : nil)).flatMap { Schemas.named($0)?.columns } ?? []
    guard let fields = query["fields"]?.split(separator: ",").map(String.init) else { return all }
    return fields.flatMap { field in all.filter { $0.field == field || $0.path[0] == field } }
  }

  /// Where a table that is no JSON goes on, and its other forms.
  func tableLinks(_ table: RowTable, _ page: Page) -> LinkField {
    var links: LinkField = [Link(target: address(table, as: format), relation: "self", mediaType: format.bareType)]
    if let next = next(table, page) { links.add(Link(target: next, relation: "next")) }
    links.add(alternates(table))
    return links
  }

  /// The page after this one in the same format; null on the last.
  func next(_ table: RowTable, _ page: Page) -> String? {
    guard page.rows.upperBound < table.count, !page.rows.isEmpty else { return nil }
    let cursor = Cursor.text(table.rows.key(page.rows.upperBound - 1))
    let query = query.text(leavingOut: ["format", "cursor", "offset"], adding: [("cursor", cursor)])
    return url(table.path) + format.suffix + query
  }
}
