import Chronicle

extension Format {
  /// TimelineJS 3, its JSON format: nothing is null, text is HTML, both ends of a span are equally precise.
  static let timelineJS: Format = Format(
    name: "timelinejs", suffix: ".timelinejs.json", mediaType: "application/json",
    summary: "TimelineJS 3; events without a date are left out.",
    rendering: .events { table, call throws(Problem) in
      let page = try Page(of: table, call.query, size: nil)
      let tellings = try call.tellings(table, page.rows)
      var json = JSONWriter()
      json.object { json in
        json.member(
          "title",
          object: {
            $0.member(
              "text",
              object: {
                $0.member("headline", Markup.escaped(table.title))
                $0.member("text", "<p>\(tellings.count) events, read by Entente.</p>")
              })
          })
        json.key("events")
        json.array { json in
          var count = 0
          for telling in tellings {
            guard let span = TimelineSpan(telling.event.date) else { continue }
            write(telling, span, to: &json)
            count += 1
          }
          // Without any event TimelineJS shows an error instead of the title.
          if count == 0 { writeNothing(call, to: &json) }
        }
      }
      return .fixed(Body(json.bytes, mediaType: timelineJS.mediaType), links: call.alternates(table))
    })

  private static func write(_ telling: EventTelling, _ span: TimelineSpan, to json: inout JSONWriter) {
    json.object {
      $0.member("unique_id", telling.event.id)
      $0.member("group", telling.group)
      $0.member("start_date", object: { span.start.write(to: &$0) })
      if let end = span.end { $0.member("end_date", object: { end.write(to: &$0) }) }
      $0.member("display_date", telling.event.date.text ?? telling.event.date.edtf?.description ?? "")
      $0.member(
        "text",
        object: {
          $0.member("headline", Markup.escaped(telling.event.summary))
          $0.member("text", html(telling))
        })
      $0.member("autolink", false)
    }
  }

  private static func html(_ telling: EventTelling) -> String {
    let quote = "<p>&ldquo;\(Markup.escaped(telling.quote))&rdquo;</p><p>\(Markup.escaped(telling.footing))</p>"
    let title = Markup.escaped(telling.document?.title ?? "Source")
    return quote + (telling.source.map { "<p><a href=\"\(Markup.escaped($0))\">\(title)</a></p>" } ?? "")
  }

  private static func writeNothing(_ call: Call, to json: inout JSONWriter) {
    json.object {
      $0.member("unique_id", "none")
      $0.member("start_date", object: { $0.member("year", call.chronicle.newest?.year ?? 1970) })
      $0.member("display_date", "No date")
      $0.member(
        "text",
        object: {
          $0.member("headline", "No dated event")
          $0.member("text", "<p>The documents tell no event with a date that is asked for here.</p>")
        })
      $0.member("autolink", false)
    }
  }
}

/// The two ends of a date, written with the same precision: what TimelineJS compares and shows.
private struct TimelineSpan {
  struct End: Equatable {
    let year: Int
    var month: Int?
    var day: Int?

    func write(to json: inout JSONWriter) {
      json.member("year", year)
      if let month { json.member("month", month) }
      if let day { json.member("day", day) }
    }
  }

  let start: End
  /// Null when the start says it all.
  let end: End?

  /// Null for a date without bounds.
  init?(_ date: EventDate) {
    guard let edtf = date.edtf, let first = edtf.earliest ?? edtf.latest else { return nil }
    let last = edtf.earliest == nil ? first : edtf.latest ?? first
    let isOpen = edtf.earliest == nil || edtf.latest == nil
    let holdsMonths = !isOpen && first.day == 1 && last.day == Day.count(inMonth: last.month, of: last.year)
    let holdsYears = holdsMonths && first.month == 1 && last.month == 12
    func end(_ day: Day) -> End {
      End(year: day.year, month: holdsYears ? nil : day.month, day: holdsMonths ? nil : day.day)
    }
    start = end(first)
    self.end = end(last) == start ? nil : end(last)
  }
}

extension Chronicle {
  /// The day on which the newest document was published.
  var newest: Day? { documents.last { $0.published != nil }?.published }
}
