import Chronicle

extension Schemas {
  static let document = Schema.object([
    .member("id", .string, "A slug and 12 hexadecimal digits of the text's SHA-256."),
    .member("title", .nullable(.string), "The title, where one is known."),
    .member("published", day, "The day of publication."),
    .member("url", .nullable(.string), "Where it was published."),
    .member("publisher", .nullable(.string), "Who published it."),
    .member("language", .nullable(.string), "BCP 47, such as en."),
    .member("sha256", .string, "Of the text's UTF-8 bytes."),
    .member("code_points", .count, "The text's length in Unicode code points."),
    .member("words", .count, "The text's length in words."),
    .member("text", .nullable(.string), "What offsets in Unicode code points point into; null in lists."),
  ])

  private static let span: [Schema.Member] = [
    .member("start", .count, "Unicode code points into the document's text."),
    .member("end", .count, "The first code point after it."),
    .member("start_utf16", .count, "The same in UTF-16 code units, as browsers count."),
    .member("end_utf16", .count, "The same in UTF-16 code units."),
  ]

  static let sentence = Schema.object(
    [
      .member("n", .ordinal, "The sentence's number in the document."),
      .member("paragraph", .ordinal, "The paragraph's number in the document."),
    ] + span + [
      .member("text", .nullable(.string), "The sentence; null when the text was saved without."),
      .member(
        "mentions",
        .array(
          .object(
            [.member("actor", .string, "The actor's id."), .member("name", .string, "The actor's name.")] + span + [
              .member("basis", .choice(Mention.Basis.allCases.map(\.rawValue)), "How the words name the actor."),
              .member("text", .nullable(.string), "The words."),
            ])), "Who is mentioned in it, in order."),
      .member(
        "events",
        .array(
          .object([
            .member("id", .string, "The event's id."), .member("type", .string, "The PLOVER type."),
            .member("status", .choice(EventStatus.allCases.map(\.rawValue)), "Whether the text says that it happened."),
            .member("source", .array(.string), "Principals that did it."),
            .member("target", .array(.string), "Principals it was done to."),
            .member("date_edtf", .nullable(.string), "When, in EDTF."),
            .member("summary", .string, "What happened."),
            .member("url", link, "The event."),
          ])), "The events that it is evidence of."),
    ])

  static let hit = Schema.object(
    [
      .member("document", .string, "The document's id."), .member("title", .nullable(.string), "The document's title."),
      .member("published", day, "The document's day of publication."),
      .member("n", .ordinal, "The sentence's number in the document."),
      .member("paragraph", .ordinal, "The paragraph's number in the document."),
    ] + span + [
      .member("text", .nullable(.string), "The sentence; null when the text was saved without."),
      .member("events", .array(.reference("Event")), "The events that it is evidence of, of every status."),
      .member("url", link, "The document's sentences from this one on."),
    ])

  static let reading = Schema.object([
    .member("document", .reference("Document"), "The text that was read."),
    .member(
      "sentences",
      .array(
        .object([
          .member("n", .ordinal, "The sentence's number."), .member("paragraph", .ordinal, "Its paragraph's number."),
          .member("start", .count, "Unicode code points into the text."),
          .member("end", .count, "The first code point after it."),
        ])), "Its sentences; furniture has none."),
    .member(
      "mentions",
      .array(
        .object([
          .member("actor", .string, "The actor's id."), .member("start", .count, "Unicode code points into the text."),
          .member("end", .count, "The first code point after it."),
          .member("sentence", .ordinal, "The sentence's number."),
          .member("basis", .choice(Mention.Basis.allCases.map(\.rawValue)), "How the words name the actor."),
        ])), "Where it names actors."),
    .member("actors", .array(.reference("Actor")), "Whom it names, most mentioned first."),
    .member("events", .array(.reference("Event")), "What it tells, in text order."),
    .member("relations", .array(.reference("Event")), "Standing relations, which are never counted as events."),
    .member("ties", .array(.reference("Tie")), "The ties that its asserted events make."),
    .member("notes", .array(.string), "What is to be said of the document itself, such as its language."),
  ])
}
