import Chronicle

/// The shapes of all answers, by name.
package enum Schemas {
  package static let all: [(name: String, schema: Schema)] =
    [
      ("Index", index), ("Document", document), ("Actor", .object(actor)), ("ActorDetail", actorDetail),
      ("Event", event),
      ("Evidence", evidence), ("Tie", .object(tie)), ("TieRow", tieRow), ("TieDetail", tieDetail), ("Reading", reading),
      ("Meta", meta), ("Problem", problem),
    ]
    + ["Document", "Actor", "Event"].map { ($0 + "List", list(of: $0)) } + [("TieList", list(of: "TieRow"))]

  package static func named(_ name: String) -> Schema? { all.first { $0.name == name }?.schema }

  private static let link = Schema.format("uri-reference")
  private static let day = Schema.nullable(.format("date"))

  private static func member(_ name: String, _ schema: Schema, _ note: String? = nil) -> Schema.Member {
    Schema.Member(name: name, schema: schema, note: note)
  }

  private static func links(_ names: String...) -> Schema.Member {
    member("links", .object(names.map { member($0, link) }))
  }

  private static let metaMember = member("meta", .reference("Meta"))

  private static let meta = Schema.object([
    member("dataset_version", .string, "Changes whenever an answer may: the ETag is made of it."),
    member("software_version", .string),
  ])

  private static func list(of row: String) -> Schema {
    .object([
      member("data", .array(.reference(row))),
      member("count", .integer, "How many rows there are over all pages."),
      member("next", .nullable(link), "The next page's address; null on the last one."),
      member("next_cursor", .nullable(.string), "What to give as `cursor` for the next page."),
      links("self", "first", "up", "describedby"), metaMember,
    ])
  }

  private static let index = Schema.object([
    member("counts", .object(["documents", "actors", "events", "ties"].map { member($0, .integer) })),
    links("self", "documents", "actors", "events", "ties", "tie", "timeline", "readings", "describedby"), metaMember,
  ])

  private static let document = Schema.object([
    member("id", .string), member("title", .nullable(.string)), member("published", day),
    member("url", .nullable(.string)), member("publisher", .nullable(.string)), member("language", .nullable(.string)),
    member("sha256", .string, "Of the text's UTF-8 bytes."),
    member("code_points", .integer), member("words", .integer),
    member("text", .nullable(.string), "Offsets are Unicode code points into it; null in lists."),
  ])

  private static let actor = [
    member("id", .string, "ISO 3166-1 alpha-3 for states, else a short name; compared without case."),
    member("kind", .choice(ActorKind.allCases.map(\.rawValue))), member("name", .string),
    member("names", .array(.string), "As the texts call it."),
    member("affiliation", .nullable(.string), "For a person: the actor they act for."),
    member("role", .nullable(.string), "For a person: the office, as the text gives it."), member("mentions", .integer),
  ]

  private static let actorDetail = Schema.object(
    actor + [
      member("events", .integer, "Asserted events that it takes part in."), member("documents", .array(.string)),
      member("ties", .array(.reference("Tie"))), links("self", "up", "events"), metaMember,
    ])

  private static let tie = [
    member("pair", .array(.string), "Two ids, sorted."), member("events", .integer, "Asserted ones."),
    member("cooperation", .integer), member("conflict", .integer),
    member("goldstein", .number, "Mean Goldstein value, -10 to 10."),
  ]

  private static let tieRow = Schema.object(tie + [links("self", "timeline")])

  private static func counted(_ name: String) -> Schema {
    .array(.object([member(name, .string), member("events", .integer)]))
  }

  private static let tieDetail = Schema.object(
    tie + [
      member("plover_score", .number, "Mean PLOVER score, -10 to 10."), member("names", .array(.string)),
      member("summary", .string), member("negated", .integer), member("hypothetical", .integer),
      member("undated", .integer), member("first", .nullable(.string), "EDTF."),
      member("last", .nullable(.string), "EDTF."),
      member(
        "trend",
        .object([
          member("earlier", .nullable(.number)), member("later", .nullable(.number)),
          member("direction", .nullable(.choice(["warming", "steady", "cooling"]))),
        ]), "Mean Goldstein values of the earlier and the later half of at least four dated events."),
      member("types", counted("type")), member("third_parties", counted("actor")), member("documents", .array(.string)),
      links("self", "up", "timeline"), metaMember,
    ])

  private static let reading = Schema.object([
    member("document", .reference("Document")),
    member("sentences", .array(.object(["n", "paragraph", "start", "end"].map { member($0, .integer) }))),
    member(
      "mentions",
      .array(
        .object([
          member("actor", .string), member("start", .integer), member("end", .integer), member("sentence", .integer),
          member("basis", .choice(Mention.Basis.allCases.map(\.rawValue))),
        ]))),
    member("actors", .array(.reference("Actor"))), member("events", .array(.reference("Event"))),
    member("relations", .array(.reference("Event"))), member("ties", .array(.reference("Tie"))),
    member("notes", .array(.string)),
  ])

  private static let problem = Schema.object([
    member("type", link), member("title", .string), member("status", .integer), member("detail", .string),
    member(
      "errors",
      .array(
        .object([member("parameter", .string), member("detail", .string), member("allowed", .array(.string))]))),
    member("near", .array(link), "Addresses that may have been meant."),
    member("request_id", .string, "Names this request, for reports."),
  ])
}

extension Schemas {
  static let evidence = Schema.object([
    member("document", .string), member("sentence", .integer), member("paragraph", .integer),
    member("start", .integer, "Code points into the document's text: text[start..<end] == quote."),
    member("end", .integer), member("quote", .string),
  ])

  private static let participant = Schema.object([
    member("actor", .string), member("as", .choice(["source", "target"])),
    member("for", .string, "The principal that it acts for."),
  ])

  private static let quantity = Schema.object([
    member("kind", .choice(["money", "count", "distance", "percent"])), member("value", .number),
    member("unit", .string, "ISO 4217 code, counted noun, km or %."), member("text", .string),
  ])

  static let event = Schema.object(what + when + telling)

  private static let what = [
    member("id", .string), member("same_as", .array(.string), "Ids of retellings that lead to this event."),
    member("type", .choice(EventType.allCases.map(\.rawValue)), "PLOVER 2.0."), member("mode", .nullable(.string)),
    member("contexts", .array(.string)), member("quad", .choice(Quad.allCases.map(\.rawValue))),
    member("cameo", .string), member("goldstein", .number), member("plover_score", .number),
    member("source", .array(.string), "Principals, sorted."), member("target", .array(.string)),
    member("symmetric", .boolean, "Both sides do the same thing."), member("participants", .array(participant)),
  ]

  private static let when = [
    member("date_edtf", .nullable(.string), "As precise as the text is; never a day that it does not give."),
    member("date_start", day), member("date_end", day),
    member(
      "date_precision",
      .choice(["day", "month", "season", "quarter", "half", "year", "decade", "century", "interval", "none"])),
    member("date_mod", .nullable(.choice(EventDate.Modifier.allCases.map(\.rawValue)))),
    member("date_basis", .choice(EventDate.Basis.allCases.map(\.rawValue))), member("date_text", .nullable(.string)),
    member("time", .nullable(.format("date-time")), "The first day's beginning, for dashboards."),
  ]

  private static let telling = [
    member("status", .choice(EventStatus.allCases.map(\.rawValue))),
    member("attributed_to", .nullable(.string), "Whose claim it is, when it is somebody's."),
    member("summary", .string),
    member("quantities", .array(quantity)), member("evidence", .array(.reference("Evidence"))),
    member(
      "trigger",
      .object([
        member("start", .integer), member("end", .integer), member("text", .string), member("rule", .string),
      ])),
  ]
}
