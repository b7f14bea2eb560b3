import Chronicle

extension Schemas {
  static let evidence = Schema.object([
    .member("document", .string, "The document's id."), .member("sentence", .ordinal, "The sentence's number in it."),
    .member("paragraph", .ordinal, "The paragraph's number in it."),
    .member("start", .count, "Unicode code points into the document's text: text[start..<end] == quote."),
    .member("end", .count, "The first code point after it."), .member("quote", .string, "The words that state it."),
  ])

  static let event = Schema.object(what + when + telling)

  private static let participant = Schema.object([
    .member("actor", .string, "An actor's id."), .member("as", .choice(["source", "target"]), "On which side."),
    .member("for", .string, "The principal that it acts for."),
  ])

  private static let quantity = Schema.object([
    .member("kind", .choice(["money", "count", "distance", "percent"]), "What is measured."),
    .member("value", .number(nil), "The number with its scale applied."),
    .member("unit", .string, "ISO 4217 code, counted noun, km or %."), .member("text", .string, "As the text has it."),
  ])

  private static let what: [Schema.Member] = [
    .member("id", .string, "Stable: a hash of document, span, type and parties."),
    .member("same_as", .array(.string), "Ids of retellings that lead to this event."),
    .member("type", .choice(EventType.allCases.map(\.rawValue)), "The PLOVER 2.0 type."),
    .member("mode", .nullable(.string), "The PLOVER mode: how it was done."),
    .member("contexts", .array(.string), "The PLOVER contexts: what it was about."),
    .member("quad", .choice(Quad.allCases.map(\.rawValue)), "The quarter that the type lies in."),
    .member("cameo", .string, "The CAMEO code, with its leading zero."),
    .member("goldstein", .score, "The Goldstein value of the CAMEO code."),
    .member("plover_score", .score, "PLOVER's score of the mode, or else of the type."),
    .member("source", .array(.string), "Principals that did it, sorted."),
    .member("target", .array(.string), "Principals it was done to, sorted."),
    .member("symmetric", .boolean, "Whether both sides do the same thing."),
    .member("participants", .array(participant), "Everybody who takes part, and for whom."),
  ]

  private static let when: [Schema.Member] = [
    .member("date_edtf", .nullable(.string), "EDTF, as precise as the text is; never a day that it does not give."),
    .member("date_start", day, "The first day it can mean."), .member("date_end", day, "The last day it can mean."),
    .member(
      "date_precision", .choice(DatePrecision.allCases.map(\.rawValue)), "How fine the date is."),
    .member(
      "date_mod", .nullable(.choice(EventDate.Modifier.allCases.map(\.rawValue))), "What the words say beyond the date."
    ),
    .member("date_basis", .choice(EventDate.Basis.allCases.map(\.rawValue)), "Where the date comes from."),
    .member("date_text", .nullable(.string), "The words that give it."),
    .member(
      "time", .nullable(.format("date-time")), "The first day's beginning, for dashboards; no claim about the hour."),
  ]

  private static let telling: [Schema.Member] = [
    .member("status", .choice(EventStatus.allCases.map(\.rawValue)), "Whether the text says that it happened."),
    .member("attributed_to", .nullable(.string), "Whose claim it is, when it is somebody's."),
    .member("summary", .string, "What happened, in the text's words."),
    .member("quantities", .array(quantity), "The amounts that are told with it."),
    .member("evidence", .array(.reference("Evidence")), "Every place that tells it."),
    .member(
      "trigger",
      .object([
        .member("start", .count, "Code points into the first document's text."),
        .member("end", .count, "The first code point after it."), .member("text", .string, "The words."),
        .member("rule", .string, "The frame that read them, by its name in the lexicon."),
      ]), "The words that made the event."),
    .member("relation", .boolean, "Whether it is a standing relation, which is no event and counts in no tie."),
  ]

  /// Why an event was coded as it is.
  static let explanation = Schema.object([
    .member("id", .string, "The event's id."), .member("summary", .string, "What happened, in the text's words."),
    .member("type", .choice(EventType.allCases.map(\.rawValue)), "The PLOVER 2.0 type."),
    .member("rule", .string, "The frame that read it, by its name in the lexicon."),
    .member(
      "trigger",
      .object([
        .member("start", .count, "Code points into the first document's text."),
        .member("end", .count, "The first code point after it."), .member("text", .string, "The words."),
      ]), "The words that made the event."),
    .member(
      "parties",
      .array(
        .object([
          .member("actor", .string, "The actor's id."), .member("name", .string, "The actor's name."),
          .member("as", .choice(["source", "target"]), "On which side."),
          .member("for", .string, "The principal that it counts for."),
          .member("slot", .nullable(.string), "Where the frame found it, such as subject or object."),
          .member("start", .nullable(.count), "The words that name it; null where none of the sentence do."),
          .member("end", .nullable(.count), "The first code point after them."),
          .member("text", .nullable(.string), "These words."),
        ])), "How each party was found."),
    .member(
      "status",
      .object([
        .member("value", .choice(EventStatus.allCases.map(\.rawValue)), "Whether the text says that it happened."),
        .member("reason", .nullable(.string), "What decided it."),
      ]), "How the status was decided."),
    .member(
      "date",
      .object([
        .member("date_edtf", .nullable(.string), "The date, in EDTF."),
        .member("date_basis", .choice(EventDate.Basis.allCases.map(\.rawValue)), "Where it comes from."),
        .member("date_text", .nullable(.string), "The words that give it."),
        .member("reason", .nullable(.string), "What gave it."),
      ]), "How the date was resolved."),
    .member(
      "rejected",
      .array(
        .object([
          .member("rule", .string, "A frame that was considered."), .member("start", .count, "The words it looked at."),
          .member("end", .count, "The first code point after them."), .member("text", .string, "These words."),
          .member("reason", .string, "Why it was not taken."),
        ])), "What else the same words could have told."),
    .member("evidence", .array(.reference("Evidence")), "Every place that tells it."),
    links([("self", "This answer."), ("up", "The event."), ("describedby", "This description.")]), metaMember,
  ])
}
