import Chronicle

extension Schemas {
  static let actor: [Schema.Member] = [
    .member("id", .string, "ISO 3166-1 alpha-3 for states, else a short name; compared without case."),
    .member("kind", .choice(ActorKind.allCases.map(\.rawValue)), "What sort of actor it is."),
    .member("name", .string, "The name to show."),
    .member("names", .array(.string), "As the texts call it, the most usual first."),
    .member("affiliation", .nullable(.string), "For a person: the actor they act for."),
    .member("role", .nullable(.string), "For a person: the office, as the text gives it."),
    .member("mentions", .count, "How often the texts mention it."),
  ]

  static let actorDetail = Schema.object(
    actor + [
      .member("events", .count, "Asserted events that it takes part in."),
      .member("documents", .array(.string), "Ids of the documents that mention it, at most the first 1000."),
      .member("ties", .array(.reference("Tie")), "Its ties, those with most events first, at most the first 1000."),
      links([
        ("self", "This actor."), ("up", "All actors."), ("events", "Its events."), ("ties", "All of its ties."),
        ("describedby", "This description."),
      ]), metaMember,
    ])

  static let tie: [Schema.Member] = [
    .member("pair", .array(.string), "The two actors' ids, sorted."),
    .member("events", .count, "Asserted events between them."),
    .member("cooperation", .count, "Those of the types that are cooperation."),
    .member("conflict", .count, "Those of the types that are conflict."),
    .member("goldstein", .score, "The mean Goldstein value; 0 without events."),
  ]

  static let tieRow = Schema.object(
    tie + [
      .member(
        "links", .object([.member("self", link, "The tie."), .member("timeline", link, "Its events.")]),
        "Where to go from here.")
    ])

  private static func counted(_ name: String, _ note: String) -> Schema {
    .array(.object([.member(name, .string, note), .member("events", .count, "How many events.")]))
  }

  static let tieDetail = Schema.object(
    tie + [
      .member("plover_score", .score, "The mean PLOVER score; 0 without events."),
      .member("names", .array(.string), "The two actors' names, in the order of `pair`."),
      .member("summary", .string, "The tie in a sentence, made from the numbers."),
      .member("negated", .count, "Events that the texts say did not happen."),
      .member("hypothetical", .count, "Events that may, would or should happen."),
      .member("undated", .count, "Asserted events without a date."),
      .member("first", .nullable(.string), "The date of the first dated event, in EDTF."),
      .member("last", .nullable(.string), "The date of the dated event that ends last, in EDTF."),
      .member("trend", trend, "Mean Goldstein values of the earlier and the later half of at least four dated events."),
      .member("types", counted("type", "A PLOVER type."), "Events by type, the most frequent first."),
      .member("third_parties", counted("actor", "An actor's id."), "Who else takes part in events between them."),
      .member("documents", .array(.string), "Ids of the documents that tell of it, at most the first 1000."),
      links([
        ("self", "This tie."), ("up", "All ties."), ("timeline", "Its events."), ("series", "It year by year."),
        ("describedby", "This description."),
      ]), metaMember,
    ])

  private static let trend = Schema.object([
    .member("earlier", .nullable(.score), "The earlier half's mean; null under four dated events."),
    .member("later", .nullable(.score), "The later half's mean."),
    .member(
      "direction", .nullable(.choice(["warming", "steady", "cooling"])),
      "Steady when the means differ by less than 0.5."),
    .member("since", .nullable(.string), "Where the later half begins, in EDTF."),
  ])

  static let period = Schema.object([
    .member("period", .string, "The period in EDTF: 2016, 2016-33 (its first quarter) or 2016-01."),
    .member("date_start", .format("date"), "Its first day."), .member("date_end", .format("date"), "Its last day."),
    .member("time", .format("date-time"), "Its beginning, for dashboards."),
    .member("events", .count, "Events whose date lies within it."),
    .member("cooperation", .count, "Those of the types that are cooperation."),
    .member("conflict", .count, "Those of the types that are conflict."),
    .member("goldstein", .nullable(.score), "Their mean Goldstein value; null without events."),
    .member("plover_score", .nullable(.score), "Their mean PLOVER score; null without events."),
    .member("spanning", .count, "Events of wider dates that may fall into it; they are not in `events`."),
  ])

  static let graph = Schema.object([
    .member(
      "nodes",
      .array(
        .object([
          .member("id", .string, "The actor's id."), .member("title", .string, "The actor's name."),
          .member("subtitle", .string, "What sort of actor it is."),
          .member("mainstat", .count, "Asserted events in the ties shown."),
          .member("secondarystat", .count, "How many ties are shown."),
          .member("arc__cooperation", .number(0...1), "The share of cooperation among them."),
          .member("arc__conflict", .number(0...1), "The share of conflict among them."),
        ])), "The actors of the ties shown, as Grafana's node graph names them."),
    .member(
      "edges",
      .array(
        .object([
          .member("id", .string, "Both ids with ~ between them."), .member("source", .string, "The lesser id."),
          .member("target", .string, "The greater id."), .member("mainstat", .count, "Asserted events between them."),
          .member("secondarystat", .score, "The mean Goldstein value."),
          .member("cooperation", .count, "Events of cooperation."), .member("conflict", .count, "Events of conflict."),
          .member("first", day, "The first day of the first dated event."),
          .member("last", day, "The last day of the dated event that ends last."),
        ])), "The ties, those with most events first; both ends are among the nodes."),
    .member("count", .count, "How many ties match; `limit` says how many are shown."),
    links([("self", "This answer."), ("up", "The index."), ("describedby", "This description.")]), metaMember,
  ])
}
