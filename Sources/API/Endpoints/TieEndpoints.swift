import Chronicle
import HTTP

extension Endpoint {
  /// `/v1/ties/{a}/{b}`: a tie in words and numbers.
  static let tie = Endpoint(
    path: "/v1/ties/{a}/{b}", name: "getTie", summary: "A tie in words and numbers.",
    details: "Ids in any order and case are answered alike; names and alpha-2 codes redirect to them.",
    pathParameters: Call.pairParameters, schema: "TieDetail", otherStatuses: [308, 404],
    sample: Sample(target: "/v1/ties/PAK/RUS")
  ) { call throws(Problem) in
    try call.pair { pair throws(Problem) in
      let summary = TieSummary(pair: pair, in: call.chronicle)
      return try call.object { json throws(Problem) in
        try summary.writeMembers(to: &json)
        json.member(
          "links",
          object: {
            $0.member("self", call.url(pair.path))
            $0.member("up", call.url("/v1/ties"))
            $0.member("timeline", call.url(pair.path + "/timeline"))
            $0.member("series", call.url(pair.path + "/series"))
            $0.member("describedby", call.url("/openapi.yaml"))
          })
      }
    }
  }

  /// `/v1/ties/{a}/{b}/timeline`: what happened between two actors.
  static let timeline = Endpoint(
    path: "/v1/ties/{a}/{b}/timeline", name: "getTimeline",
    summary: "The events between two actors, in the order of time; undated ones last.",
    pathParameters: Call.pairParameters, ownParameters: EventFilters.parameters, shape: .events, schema: "EventList",
    rowSchema: "Event",
    aliases: [
      Alias(path: "/v1/ties/{a}/{b}/timelinejs.json", format: .timelineJS),
      Alias(path: "/v1/ties/{a}/{b}/vis.json", format: .visTimeline),
    ],
    otherStatuses: [308, 404], sample: Sample(target: "/v1/ties/PAK/RUS/timeline?limit=1")
  ) { call throws(Problem) in
    try call.pair { pair throws(Problem) in
      var query = EventFilters.query(call)
      query.pair = pair
      let names = [pair.first, pair.second].map { call.chronicle.actor($0.text)?.name ?? $0.text }
      return try call.events(
        query, path: pair.path + "/timeline", parent: pair.path, title: names.joined(separator: " and "))
    }
  }

  /// `/v1/ties/{a}/{b}/series`: a tie period by period.
  static let series = Endpoint(
    path: "/v1/ties/{a}/{b}/series", name: "getSeries",
    summary: "How many events a tie has, and how good they are, by year, quarter or month.",
    details: "Empty periods are there too. An event counts in the period that its date lies within; one whose date is "
      + "wider (a year, in a series of months) counts in none, and is a `spanning` one in every period that it may "
      + "belong to. `meta` says how many events are `placed`, `wider` and `undated`.",
    pathParameters: Call.pairParameters,
    ownParameters: [
      Parameter(
        name: "by", kind: .choice(PeriodLength.allCases.map(\.rawValue)), summary: "How long a period is.",
        example: "month", fallback: "year")
    ] + EventFilters.conditions + Parameter.paging,
    shape: .rows, schema: "PeriodList", rowSchema: "Period", otherStatuses: [308, 404],
    sample: Sample(target: "/v1/ties/PAK/RUS/series?from=2014&limit=2")
  ) { call throws(Problem) in
    try call.pair { pair throws(Problem) in
      var query = EventFilters.query(call)
      query.pair = pair
      let chronicle = call.chronicle
      let length = call.query["by"].flatMap { PeriodLength(rawValue: $0) } ?? .year
      let series = Series(chronicle.facts(of: chronicle.select(query)), by: length)
      var table = RowTable(
        series.rows, path: pair.path + "/series", parent: pair.path,
        title: "\(pair.first) and \(pair.second) by \(length)",
        key: { $0.period.edtf }, write: { row, json in PeriodJSON.write(row, to: &json) })
      table.counts = [("placed", series.placed), ("wider", series.wider), ("undated", series.undated)]
      table.pageSize = 1000
      return try call.answer(table)
    }
  }
}

/// A period of a series as every answer shows it.
private enum PeriodJSON {
  static func write(_ row: Series.Row, to json: inout JSONWriter) {
    json.object {
      $0.member("period", row.period.edtf)
      $0.member("date_start", row.period.start?.description)
      $0.member("date_end", row.period.end?.description)
      $0.member("time", row.period.start.map { "\($0)T00:00:00Z" })
      $0.member("events", row.events)
      $0.member("cooperation", row.cooperation)
      $0.member("conflict", row.conflict)
      $0.member("goldstein", row.goldstein?.roundedToHundredths)
      $0.member("plover_score", row.ploverScore?.roundedToHundredths)
      $0.member("spanning", row.spanning)
    }
  }
}
