import Chronicle

/// The shapes of all answers, by name.
package enum Schemas {
  package static let all: [(name: String, schema: Schema)] =
    [
      ("Index", index), ("DataSet", dataSet), ("Document", document), ("Sentence", sentence), ("Hit", hit),
      ("Actor", .object(actor)), ("ActorDetail", actorDetail), ("Event", event), ("Evidence", evidence),
      ("Explanation", explanation),
      ("Tie", .object(tie)), ("TieRow", tieRow), ("TieDetail", tieDetail), ("Period", period), ("Graph", graph),
      ("Reading", reading), ("Facet", facet), ("Meta", meta), ("Problem", problem), ("TimelineJS", timelineJS),
      ("VisTimeline", visTimeline), ("Cytoscape", cytoscape),
    ]
    + ["Document", "Sentence", "Hit", "Actor", "Event", "TieRow"].map { ($0 + "List", list(of: $0)) }
    + [("PeriodList", list(of: "Period", counting: seriesCounts))]

  package static func named(_ name: String) -> Schema? { byName[name] }

  private static let byName = Dictionary(all.map { ($0.name, $0.schema) }) { first, _ in first }

  static let link = Schema.format("uri-reference")
  static let day = Schema.nullable(.format("date"))

  static func links(_ names: [(String, String)]) -> Schema.Member {
    .member("links", .object(names.map { .member($0.0, link, $0.1) }), "Where to go from here.")
  }

  static let metaMember = Schema.Member.member("meta", .reference("Meta"), "What the answer was made from.")

  private static let metaMembers: [Schema.Member] = [
    .member("dataset_version", .string, "Changes whenever an answer may: the ETag is made of it."),
    .member("software_version", .string, "The version of Entente."),
    .member("notes", .array(.string), "What was asked for and left aside, and why; empty as a rule."),
  ]

  private static let meta = Schema.object(metaMembers)

  private static let seriesCounts: [Schema.Member] = [
    .member("placed", .count, "Events whose date lies within one period: they are counted there."),
    .member("wider", .count, "Events whose date is wider than a period: they are counted in none, and span some."),
    .member("undated", .count, "Events without a date."),
  ]

  private static func list(of row: String, counting counts: [Schema.Member] = []) -> Schema {
    .object([
      .member("data", .array(.reference(row)), "The rows of this page."),
      .member("count", .count, "How many rows there are over all pages."),
      .member("next", .nullable(link), "The next page's address; null on the last one."),
      .member("next_cursor", .nullable(.string), "What to give as `cursor` for the next page; null on the last one."),
      .member("facets", .array(.reference("Facet")), "The counts that `facets` asked for, over all pages."),
      .member(
        "links",
        .object([
          .member("self", link, "This page."), .member("first", link, "The first page."),
          .member("prev", .nullable(link), "The page before; null on the first one."),
          .member("up", link, "What the list belongs to."), .member("describedby", link, "This description."),
        ]), "Where to go from here."),
      counts.isEmpty
        ? metaMember : .member("meta", .object(metaMembers + counts), "What the answer was made from, and counts."),
    ])
  }

  private static let facet = Schema.object([
    .member("facet", .string, "What is counted by."),
    .member(
      "values",
      .array(
        .object([
          .member("value", .string, "The value, as its filter takes it."),
          .member("label", .string, "The value for people."),
          .member("count", .count, "How many rows have it."),
          .member("url", link, "The list with only these rows."),
        ])), "The values that occur, the most frequent first, at most 100; years in their own order."),
  ])

  private static let index = Schema.object([
    .member(
      "counts",
      .object([
        .member("documents", .count, "Documents that were read."), .member("actors", .count, "Actors they mention."),
        .member("events", .count, "Asserted events."), .member("ties", .count, "Pairs with an asserted event."),
      ]), "How much there is."),
    .member(
      "templates",
      .object([
        .member("tie", .string, "A tie."), .member("timeline", .string, "The events of a tie."),
        .member("series", .string, "A tie period by period."), .member("actor", .string, "An actor."),
        .member("event", .string, "An event."), .member("document", .string, "A document."),
        .member("search", .string, "Sentences that hold some words."),
      ]), "Addresses with places to fill in (RFC 6570)."),
    links([
      ("self", "This index."), ("documents", "The documents."), ("actors", "The actors."), ("events", "The events."),
      ("ties", "The ties."), ("graph", "Actors and ties as a network."),
      ("readings", "Where text is posted to be read."),
      ("meta", "What was read, when and by what."), ("docs", "This description for people."),
      ("describedby", "This description."),
    ]), metaMember,
  ])

  private static let dataSet = Schema.object([
    .member("dataset_version", .string, "A hash of what was read, the lexicon and the program."),
    .member("software_version", .string, "The version of Entente."),
    .member("loaded_at", .format("date-time"), "When the data set was read into memory."),
    .member("generated_at", .format("date-time"), "When this answer was made."),
    .member("last_modified", .nullable(.format("date-time")), "When the newest of the inputs was changed last."),
    .member(
      "inputs",
      .array(
        .object([
          .member("name", .string, "A file's name, without its folders."),
          .member("kind", .choice(["document", "readings"]), "What the file holds."),
          .member("documents", .count, "How many documents it gave."),
        ])), "What was read, at most the first 1000 files."),
    .member("lexicon_version", .string, "A hash of the lexicon."),
    .member(
      "counts",
      .object([
        .member("documents", .count, "Documents that were read."), .member("actors", .count, "Actors they mention."),
        .member("events", .count, "Events of every status: the rows of `/v1/events.ndjson?status=any`."),
        .member("asserted", .count, "Events that the texts say happened: the rows of `/v1/events.ndjson`."),
        .member("negated", .count, "Events that the texts say did not happen."),
        .member("hypothetical", .count, "Events that may, would or should happen."),
        .member("ties", .count, "Pairs with an asserted event."),
        .member("sentences", .count, "Sentences that were read."),
      ]), "How many rows a whole download holds."),
    links([("self", "This answer."), ("up", "The index."), ("describedby", "This description.")]), metaMember,
  ])

  private static let problem = Schema.object([
    .member("type", link, "What kind of problem: `about:blank` means that the status says it."),
    .member("title", .string, "The status in words."), .member("status", .integer(400...599), "The HTTP status."),
    .member("detail", .string, "What is wrong here, and what to do."),
    .member(
      "errors",
      .array(
        .object([
          .member("parameter", .string, "The parameter, or the place in the body."),
          .member("detail", .string, "What is wrong with it."),
          .member("allowed", .array(.string), "What it can be; of names, those that are near."),
        ])), "What is wrong with single parameters."),
    .member("near", .array(link), "Addresses that may have been meant."),
    .member("request_id", .string, "Names this request, for reports."),
  ])

  private static let timelineJS = Schema.object([
    .member("title", .open, "The timeline's title."),
    .member("events", .array(.open), "Its events; without any dated one, an event that says so."),
  ])

  private static let visTimeline = Schema.object([
    .member("groups", .array(.open), "The quarters that events lie in."),
    .member("items", .array(.open), "The events."),
  ])

  private static let cytoscape = Schema.object([
    .member("nodes", .array(.open), "The actors."), .member("edges", .array(.open), "The ties."),
  ])
}
