import Chronicle
import Reading
import Testing

/// Rules that take more than one word or one date to decide.
@Suite struct DateRuleTests {
  @Test(
    "A year, century or era said once holds for all of a list",
    arguments: [
      DateRow("They met on April 28 and 29, 2014.", "on April 28 = 2014-04-28", "29, 2014 = 2014-04-29 context"),
      DateRow(
        "They met on May 3, 4 and 5, 2010.", "on May 3 = 2010-05-03", "4 = 2010-05-04 context",
        "5, 2010 = 2010-05-05 context"),
      DateRow("They fought in the 1860s and 70s.", "in the 1860s = 186X", "70s = 187X"),
      DateRow("They fought in the 1990s and ’80s.", "in the 1990s = 199X", "’80s = 198X"),
      DateRow(
        "In the 18th and early 19th centuries they fought.", "In the 18th = 17XX", "early 19th centuries = 18XX start"),
      DateRow(
        "From the 16th to the 18th century they fought.", "From the 16th to the 18th century = 1500/1799 interval"),
      DateRow("They ruled from about 1200 to about 400 BC.", "from about 1200 to about 400 BC = -1199/-0399 interval"),
      DateRow("The mosque was begun in AD 842.", "in AD 842 = 0842"),
      DateRow("The city fell in about 500 CE.", "in about 500 CE = 0500~ approximate"),
      DateRow("The ad ran to 842 words."),
      DateRow("Kennedy won in ’60 and Obama in ’08.", "in ’60 = 1960", "in ’08 = 2008"),
    ])
  func lists(_ row: DateRow) throws {
    let found = try row.found()
    #expect(found == row.expected)
  }

  @Test(
    "Days with names",
    arguments: [
      DateRow("They met on Christmas Day 1991.", "on Christmas Day 1991 = 1991-12-25"),
      DateRow("They met on Christmas Eve.", "on Christmas Eve = 2023-12-24 relative"),
      DateRow("They had met by last Christmas.", "by last Christmas = ../2023-12-25 relative until on-or-before"),
      DateRow("They will meet before Christmas.", "before Christmas = ../2024-12-25 relative until on-or-before"),
      DateRow("They met on New Year’s Eve 1999.", "on New Year’s Eve 1999 = 1999-12-31"),
      DateRow("They met on New Year’s Day.", "on New Year’s Day = 2024-01-01 relative"),
      DateRow("The tsunami came on Boxing Day 2004.", "on Boxing Day 2004 = 2004-12-26"),
      DateRow("They marched on May Day.", "on May Day = 2024-05-01 relative"),
      DateRow("They met on Easter Sunday.", "on Easter Sunday = 2024-03-31 relative"),
      DateRow("They met at Easter 2019.", "at Easter 2019 = 2019-04-21"),
      DateRow("They met on Easter Monday 2019.", "on Easter Monday 2019 = 2019-04-22"),
      DateRow("They met on Good Friday 1998.", "on Good Friday 1998 = 1998-04-10"),
      DateRow("They met on Thanksgiving.", "on Thanksgiving = 2024-11-28 relative"),
      DateRow("They met on Memorial Day 2015.", "on Memorial Day 2015 = 2015-05-25"),
      DateRow("The Good Friday Agreement held."), DateRow("The Easter Rising failed."),
      DateRow("The Christmas truce held."), DateRow("Christmas Island is theirs."), DateRow("The New Year came."),
    ])
  func feasts(_ row: DateRow) throws {
    let found = try row.found()
    #expect(found == row.expected)
  }

  @Test(
    "Counts that more words or a half make finer or coarser",
    arguments: [
      DateRow("Three years ago today they met.", "Three years ago today = 2021-12-20 relative"),
      DateRow("Three years ago tomorrow night they met.", "Three years ago tomorrow night = 2021-12-21 relative"),
      DateRow("They met a year ago this month.", "a year ago this month = 2023-12 relative"),
      DateRow("They met two and a half years ago.", "two and a half years ago = 2022 relative"),
      DateRow("They met a year and a half ago.", "a year and a half ago = 2022 relative", published: "2024-03-01"),
      DateRow("They met six and a half months ago.", "six and a half months ago = 2024-06 relative"),
      DateRow("They met three days before 1 June 2010.", "three days before 1 June 2010 = 2010-05-29"),
      DateRow("They met the day after 1 June 2010.", "the day after 1 June 2010 = 2010-06-02"),
      DateRow("They met a week before the talks.", "a week = - duration"),
      DateRow("Peru has met Chile this week.", "this week = 2024-12-16/2024-12-20 relative"),
      DateRow("“[Ten] years ago they met.”", "[Ten] years ago = 2014 relative"),
      DateRow("They met on Wednesday of last week.", "on Wednesday of last week = 2024-12-11 relative"),
      DateRow("They meet on Monday next week.", "on Monday next week = 2024-12-23 relative"),
      DateRow("They met in the week of 5 March 2014.", "in the week of 5 March 2014 = 2014-03-03/2014-03-09"),
      DateRow("They will meet in two years.", "in two years = 2026 relative"),
      DateRow("They met twice in two years.", "in two years = - duration"),
    ])
  func counts(_ row: DateRow) throws {
    let found = try row.found()
    #expect(found == row.expected)
  }

  @Test(
    "Stretches begin with the month or year that is nearest",
    arguments: [
      DateRow(
        "In the past year they met.", "In the past year = 2024/2024-09-24 relative interval", published: "2024-09-24"),
      DateRow(
        "In the past year they met.", "In the past year = 2023/2024-02-24 relative interval", published: "2024-02-24"),
      DateRow(
        "In the past nine months they met.", "In the past nine months = 2024-01/2024-09-24 relative interval",
        published: "2024-09-24"),
      DateRow(
        "In the past two weeks they met.", "In the past two weeks = 2024-12-06/2024-12-20 relative interval"),
      DateRow("In the past 48 hours they met.", "In the past 48 hours = 2024-12-18/2024-12-20 relative interval"),
      DateRow("The year ahead will be hard.", "The year ahead = 2024-12-20/2025 relative interval"),
      DateRow(
        "He served both kings during the next five years.", "during the next five years = 1655/1660 context interval",
        anchor: "1655"),
      DateRow(
        "Exports had fallen in the previous three years.", "in the previous three years = 2011/2014 context interval",
        anchor: "2014"),
    ])
  func stretches(_ row: DateRow) throws {
    let found = try row.found()
    #expect(found == row.expected)
  }

  @Test(
    "Ranges and edges",
    arguments: [
      DateRow(
        "Rain fell from November to January.", "from November to January = 2024-11/2025-01 relative interval",
        published: "2025-02-10"),
      DateRow(
        "It was open from March 5 to April 6.", "from March 5 to April 6 = 2024-03-05/2024-04-06 relative interval",
        published: "2024-04-02"),
      DateRow("They will leave by the end of 2025.", "by the end of 2025 = ../2025-12-31 until on-or-before"),
      DateRow("They left by the end of March.", "by the end of March = ../2024-03-31 relative until on-or-before"),
      DateRow("They have met since the beginning of 2014.", "since the beginning of 2014 = 2014-01-01/.. since"),
      DateRow("They met at the end of 2014.", "at the end of 2014 = 2014 end"),
      DateRow(
        "He came between May and June in 1981 after she died in March the same year.",
        "between May and June in 1981 = 1981-05/1981-06 interval", "in March the same year = 1981-03 context"),
    ])
  func ranges(_ row: DateRow) throws {
    let found = try row.found()
    #expect(found == row.expected)
  }

  @Test(
    "Tense decides which day is meant, and whether “today” is one",
    arguments: [
      DateRow("On Wednesday the envoys are to travel.", "On Wednesday = 2024-12-25 relative"),
      DateRow("On Wednesday the envoys travelled.", "On Wednesday = 2024-12-18 relative"),
      DateRow("He was born in what is today Ukraine.", "today = - vague"),
      DateRow("The envoys meet today.", "today = 2024-12-20 relative"),
    ])
  func tense(_ row: DateRow) throws {
    let found = try row.found()
    #expect(found == row.expected)
  }
}
