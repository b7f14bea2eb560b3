import Chronicle

extension Format {
  /// iCalendar (RFC 5545): all-day events; a month or year is a span of days, and undated events are left out.
  static let iCalendar: Format = Format(
    name: "ics", suffix: ".ics", mediaType: "text/calendar; charset=utf-8",
    summary: "iCalendar: a month or year is a span of days; events without a date are left out.",
    rendering: .events { table, call throws(Problem) in
      let page = try Page(of: table, call.query, size: nil)
      guard table.rows.areEvents else { throw .lost }
      let title = "X-WR-CALNAME:" + CalendarLine.escaped(table.title)
      let before = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Entente//\(Version.text)//EN", "CALSCALE:GREGORIAN", title,
      ]
      let pieces = Pieces(
        rows: page.rows, before: CalendarLine.bytes(before), after: CalendarLine.bytes(["END:VCALENDAR"])
      ) { index throws(Problem) in
        let telling = EventTelling(try table.rows.event(index), call)
        return telling.event.date.edtf?.isPlaced == true ? CalendarLine.bytes(lines(telling)) : []
      }
      return .fixed(
        Body(pieces: pieces, mediaType: iCalendar.mediaType, fileName: call.fileName(table)),
        links: call.alternates(table))
    })

  private static func lines(_ telling: EventTelling) -> [String] {
    let edtf = telling.event.date.edtf
    func day(_ day: Day) -> String { day.description.filter { $0 != "-" } }
    var lines = [
      "BEGIN:VEVENT", "UID:\(telling.event.id)@entente", "DTSTAMP:\(telling.changed.compact)",
    ]
    if let start = edtf?.earliest ?? edtf?.latest { lines.append("DTSTART;VALUE=DATE:\(day(start))") }
    // The end is the first day that does not belong to it (RFC 5545, section 3.6.1).
    if edtf?.earliest != nil, let end = edtf?.latest?.adding(days: 1) { lines.append("DTEND;VALUE=DATE:\(day(end))") }
    let status =
      switch telling.event.status {
      case .asserted: "CONFIRMED"
      case .hypothetical: "TENTATIVE"
      case .negated: "CANCELLED"
      }
    let categories = ([telling.event.type.rawValue] + telling.parties).map(CalendarLine.escaped).joined(separator: ",")
    return lines + [
      "SUMMARY:" + CalendarLine.escaped(telling.event.summary),
      "DESCRIPTION:" + CalendarLine.escaped("\u{201C}\(telling.quote)\u{201D}\n\(telling.footing)"),
      "CATEGORIES:" + categories, "STATUS:" + status, "TRANSP:TRANSPARENT",
    ] + (telling.source.map { ["URL:" + $0.filter { !$0.isWhitespace }] } ?? []) + ["END:VEVENT"]
  }
}

/// Lines of a calendar.
private enum CalendarLine {
  /// RFC 5545, section 3.3.11.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\n": result += "\\n"
      case "\u{0}"..."\u{1F}", "\u{7F}": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Ends each line in CRLF and folds it at 75 octets, never inside a character (section 3.1).
  static func bytes(_ lines: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines {
      var width = 0
      for scalar in line.unicodeScalars {
        let encoded = Array(String(Character(scalar)).utf8)
        if width + encoded.count > 75 {
          bytes += [0x0D, 0x0A, 0x20]
          width = 1
        }
        bytes += encoded
        width += encoded.count
      }
      bytes += [0x0D, 0x0A]
    }
    return bytes
  }
}
