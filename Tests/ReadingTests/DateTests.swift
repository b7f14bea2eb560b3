import Chronicle
import Reading
import Testing

@Suite struct DateTests {
  @Test(
    "Days, months and years in every usual order",
    arguments: [
      DateRow("The envoys met on 5 March 2017.", "on 5 March 2017 = 2017-03-05"),
      DateRow("The envoys met on March 5, 2017.", "on March 5, 2017 = 2017-03-05"),
      DateRow("The envoys met on March 5, 2017, in Oslo.", "on March 5, 2017 = 2017-03-05"),
      DateRow("The envoys met on the 5th of March, 2017.", "on the 5th of March, 2017 = 2017-03-05"),
      DateRow("They met on the fifth of March 2017.", "on the fifth of March 2017 = 2017-03-05"),
      DateRow("They met on March the 5th, 2017.", "on March the 5th, 2017 = 2017-03-05"),
      DateRow("They met on Mar. 5, 2017.", "on Mar. 5, 2017 = 2017-03-05"),
      DateRow("They met on Sunday, March 5, 2017.", "on Sunday, March 5, 2017 = 2017-03-05"),
      DateRow("They met on 2017-03-05.", "on 2017-03-05 = 2017-03-05"),
      DateRow("They met on 5.03.2017.", "on 5.03.2017 = 2017-03-05"),
      DateRow("They met on 25-12-2014.", "on 25-12-2014 = 2014-12-25"),
      DateRow("They met on 25-Dec-2014.", "on 25-Dec-2014 = 2014-12-25"),
      DateRow("They met on 25/12/2014.", "on 25/12/2014 = 2014-12-25"),
      DateRow("They met on 1/2/2014."),
      DateRow("They met in 03/2017.", "in 03/2017 = 2017-03"),
      DateRow("They met in March 2017.", "in March 2017 = 2017-03"),
      DateRow("They met in March of 2017.", "in March of 2017 = 2017-03"),
      DateRow("They met in Sept. 2017.", "in Sept. 2017 = 2017-09"),
      DateRow("In 2017 they met.", "In 2017 = 2017"),
      DateRow("They met in the year 2017.", "in the year 2017 = 2017"),
      DateRow("They fought in 1389 and 1912.", "in 1389 = 1389", "1912 = 1912"),
      DateRow("They met in 2014 and 2016.", "in 2014 = 2014", "2016 = 2016"),
      DateRow("They met in 2014, 2015 and 2016.", "in 2014 = 2014", "2015 = 2015", "2016 = 2016"),
      DateRow("They met in May, June and July 2019.", "in May = 2019-05", "June = 2019-06", "July 2019 = 2019-07"),
      DateRow("They met on 1 and 2 April 2014.", "on 1 = 2014-04-01", "2 April 2014 = 2014-04-02"),
      DateRow("They met on April 1 and 2.", "on April 1 = 2024-04-01 relative", "2 = 2024-04-02 context"),
      DateRow("They met on April 1, 2 men with them.", "on April 1 = 2024-04-01 relative"),
      DateRow("The army fell on 31 February 2014."),
      DateRow("The army fell on 31 April."),
    ])
  func stated(_ row: DateRow) throws {
    let found = try row.found()
    #expect(found == row.expected)
  }

  @Test(
    "Ranges",
    arguments: [
      DateRow("They met yearly between 2003 and 2008.", "between 2003 and 2008 = 2003/2008 interval"),
      DateRow("Relations in 2003-08 were poor.", "in 2003-08 = 2003/2008 interval"),
      DateRow("Relations in 2003–08 were poor.", "in 2003–08 = 2003/2008 interval"),
      DateRow("Relations in 2003–2008 were poor.", "in 2003–2008 = 2003/2008 interval"),
      DateRow("He ruled from 1999 to 2004.", "from 1999 to 2004 = 1999/2004 interval"),
      DateRow("Talks ran from March to June 2019.", "from March to June 2019 = 2019-03/2019-06 interval"),
      DateRow("Talks ran from December to March 2019.", "from December to March 2019 = 2018-12/2019-03 interval"),
      DateRow("They met on March 5-7, 2017.", "on March 5-7, 2017 = 2017-03-05/2017-03-07 interval"),
      DateRow("They met on March 5 to 7, 2017.", "on March 5 to 7, 2017 = 2017-03-05/2017-03-07 interval"),
      DateRow("They met on 5–7 March 2017.", "on 5–7 March 2017 = 2017-03-05/2017-03-07 interval"),
      DateRow(
        "They met between 5 and 7 March 2017.", "between 5 and 7 March 2017 = 2017-03-05/2017-03-07 interval"),
      DateRow(
        "They met between May and June in 1981.", "between May and June in 1981 = 1981-05/1981-06 interval"),
      DateRow("He served from 2010 to the present.", "from 2010 to the present = 2010/.. since"),
      DateRow("It was the budget of 2015/16.", "2015/16 = 2015/2016 interval"),
      DateRow("They met from 2014 to sign a treaty.", "from 2014 = 2014"),
    ])
  func ranges(_ row: DateRow) throws {
    let found = try row.found()
    #expect(found == row.expected)
  }

  @Test(
    "Decades, centuries, seasons, quarters and halves",
    arguments: [
      DateRow("In the 1990s they met.", "In the 1990s = 199X"),
      DateRow("In the nineties they met.", "In the nineties = 199X"),
      DateRow("In the ’90s they met.", "In the ’90s = 199X"),
      DateRow("In the 1930’s they met.", "In the 1930’s = 193X"),
      DateRow("He was in his nineties."),
      DateRow("In the early 1990s they met.", "In the early 1990s = 199X start"),
      DateRow("In the mid-1990s they met.", "In the mid-1990s = 199X mid"),
      DateRow("In the 1960s and 1970s they met.", "In the 1960s = 196X", "1970s = 197X"),
      DateRow("In the 19th century they fought.", "In the 19th century = 18XX"),
      DateRow("In the late nineteenth century they fought.", "In the late nineteenth century = 18XX end"),
      DateRow("They met in spring 2019.", "in spring 2019 = 2019-21"),
      DateRow("They met in the summer of 2019.", "in the summer of 2019 = 2019-22"),
      DateRow("They met in winter 2013-14.", "in winter 2013-14 = 2013-24"),
      DateRow("After the fall of Kabul they met."),
      DateRow("The Arab Spring began."),
      DateRow("Exports rose in Q2 2023.", "in Q2 2023 = 2023-34"),
      DateRow("Exports rose in the third quarter of 2019.", "in the third quarter of 2019 = 2019-35"),
      DateRow("Exports rose in the second half of 2022.", "in the second half of 2022 = 2022-41"),
      DateRow("Exports rose in the first six months of 2022.", "in the first six months of 2022 = 2022-40"),
      DateRow("Exports rose in the first half of last year.", "in the first half of last year = 2023-40 relative"),
      DateRow("They met in early March 2014.", "in early March 2014 = 2014-03 start"),
      DateRow("They met at the end of 2014.", "at the end of 2014 = 2014 end"),
      DateRow("They met in mid-2014.", "in mid-2014 = 2014 mid"),
      DateRow("They met in the first week of March 2014.", "in the first week of March 2014 = 2014-03 start"),
    ])
  func coarse(_ row: DateRow) throws {
    let found = try row.found()
    #expect(found == row.expected)
  }

  @Test(
    "What the words around make of a date",
    arguments: [
      DateRow("They have met since 2010.", "since 2010 = 2010/.. since"),
      DateRow("They have met since at least 2010.", "since at least 2010 = 2010~/.. since on-or-before"),
      DateRow("They met until 2014.", "until 2014 = ../2014 until on-or-before"),
      DateRow("They will meet by 2030.", "by 2030 = ../2030 until on-or-before"),
      DateRow("They met before March 2014.", "before March 2014 = ../2014-03 until on-or-before"),
      DateRow(
        "It was due no later than 5 March 2014.", "no later than 5 March 2014 = ../2014-03-05 until on-or-before"),
      DateRow("It comes no earlier than 2026.", "no earlier than 2026 = 2026/.. since on-or-after"),
      DateRow("They parted after 2014.", "after 2014 = 2014/.. since on-or-after"),
      DateRow("They met around 2010.", "around 2010 = 2010~ approximate"),
      DateRow("They met in about 2010.", "in about 2010 = 2010~ approximate"),
      DateRow("Their post-2015 ties grew.", "post-2015 = 2015/.. since on-or-after noun"),
      DateRow("They agreed in the 2014 accord.", "2014 = 2014 noun"),
      DateRow("A 2015 agreement followed.", "2015 = 2015 noun"),
      DateRow("Russia’s 2014 annexation was condemned.", "2014 = 2014 noun"),
      DateRow("Last year’s visit was short.", "Last year = 2023 relative noun"),
      DateRow("The March 2014 summit failed.", "March 2014 = 2014-03 noun"),
      DateRow("The March summit failed.", "March = 2024-03 relative noun"),
    ])
  func frames(_ row: DateRow) throws {
    let found = try row.found()
    #expect(found == row.expected)
  }

  @Test(
    "Words that count from the publication date",
    arguments: [
      DateRow("They met yesterday.", "yesterday = 2024-12-19 relative"),
      DateRow("They met the day before yesterday.", "the day before yesterday = 2024-12-18 relative"),
      DateRow("They met last night.", "last night = 2024-12-19 relative"),
      DateRow("They meet tonight.", "tonight = 2024-12-20 relative"),
      DateRow("They met on Tuesday.", "on Tuesday = 2024-12-17 relative"),
      DateRow("They met on Friday.", "on Friday = 2024-12-20 relative"),
      DateRow("They will meet on Tuesday.", "on Tuesday = 2024-12-24 relative"),
      DateRow("They met last Friday.", "last Friday = 2024-12-13 relative"),
      DateRow("They meet next Friday.", "next Friday = 2024-12-27 relative"),
      DateRow("They met last week.", "last week = 2024-12-09/2024-12-15 relative"),
      DateRow(
        "They will meet next month, and the envoys in March.", "next month = 2025-01 relative",
        "in March = 2025-03 context"),
      DateRow("The 24 February invasion failed.", "24 February = 2024-02-24 relative noun"),
      DateRow("Ties grew in the last decade.", "in the last decade = 2015/2024-12-20 relative interval"),
      DateRow("The weekend’s clashes ended.", "The weekend = 2024-12-14/2024-12-15 relative noun"),
      DateRow("They met last month.", "last month = 2024-11 relative"),
      DateRow("They met earlier this year.", "earlier this year = 2024 relative"),
      DateRow("They met late last year.", "late last year = 2023 relative end"),
      DateRow("They met last August.", "last August = 2024-08 relative"),
      DateRow("They met in September last year.", "in September last year = 2023-09 relative"),
      DateRow("They met two years ago.", "two years ago = 2022 relative"),
      DateRow("They met three days ago.", "three days ago = 2024-12-17 relative"),
      DateRow("They met ten months ago.", "ten months ago = 2024-02 relative"),
      DateRow("They met two weeks ago.", "two weeks ago = 2024-12-06~ relative approximate"),
      DateRow("They met a decade ago.", "a decade ago = 2014 relative"),
      DateRow("They meet in three months’ time.", "in three months’ time = 2025-03 relative"),
      DateRow("They met a few years ago.", "a few years ago = - vague"),
      DateRow(
        "They have met twice in the past two years.", "in the past two years = 2023/2024-12-20 relative interval"),
      DateRow("They met in March.", "in March = 2024-03 relative"),
      DateRow("They met in March.", "in March = 2024-03 relative", published: "2025-02-03"),
      DateRow("They will meet in March.", "in March = 2025-03 relative"),
      DateRow("They met on 5 March.", "on 5 March = 2024-03-05 relative"),
      DateRow("They met in March.", "in March = -", published: nil),
      DateRow("They met last year.", "last year = -", published: nil),
      DateRow("They meet to this day."),
      DateRow("Tensions in the 1980s led to riots.", "in the 1980s = 198X"),
      DateRow("They met recently and now agree.", "recently = - vague", "now = - vague"),
      DateRow("Ties grew in recent years.", "in recent years = - vague"),
      DateRow("It may come in the coming weeks.", "in the coming weeks = - vague"),
    ])
  func relative(_ row: DateRow) throws {
    let found = try row.found()
    #expect(found == row.expected)
  }

  @Test(
    "Words that count from the last date of the text",
    arguments: [
      DateRow("A year later they met.", "A year later = 2015 context", anchor: "2014"),
      DateRow("Two years earlier they met.", "Two years earlier = 2012 context", anchor: "2014-03"),
      DateRow("They met the following year.", "the following year = 2015 context", anchor: "2014"),
      DateRow("They met the previous month.", "the previous month = 2014-02 context", anchor: "2014-03"),
      DateRow("They met the next day.", "the next day = 2014-03-06 context", anchor: "2014-03-05"),
      DateRow("They met the same day.", "the same day = 2014-03-05 context", anchor: "2014-03-05"),
      DateRow("They met that year.", "that year = 2014 context", anchor: "2014-03-05"),
      DateRow("Later that year they met.", "Later that year = 2014 context", anchor: "2014"),
      DateRow("They met in March.", "in March = 2024-03 relative", anchor: "2014"),
      DateRow("They met in August.", "in August = 2014-08 context", anchor: "2014-03"),
      DateRow("They met in January.", "in January = 2024-01 relative", anchor: "2014-03"),
      DateRow("In 2014 they met, and in August they parted.", "In 2014 = 2014", "in August = 2014-08 context"),
      DateRow("A week later they met.", "A week later = 2014-03-12~ context approximate", anchor: "2014-03-05"),
      DateRow("They met in March.", "in March = 2014-03 context", published: nil, anchor: "2014"),
      DateRow("They met the following Tuesday.", "the following Tuesday = 2014-03-11 context", anchor: "2014-03-05"),
      DateRow("They met on the 7th.", "on the 7th = 2014-03-07 context", anchor: "2014-03-05"),
      DateRow("Three months later they met.", "Three months later = -", anchor: "2014"),
      DateRow("The following year they met.", "The following year = -"),
      DateRow("In 2014 they met, and a year later they parted.", "In 2014 = 2014", "a year later = 2015 context"),
      DateRow(
        "He came in 1981 after she died in March the same year.", "in 1981 = 1981",
        "in March the same year = 1981-03 context"),
    ])
  func context(_ row: DateRow) throws {
    let found = try row.found()
    #expect(found == row.expected)
  }

  @Test(
    "Durations are no dates",
    arguments: [
      DateRow("They met after three days of talks.", "after three days = - duration"),
      DateRow("They fought for two years.", "for two years = - duration"),
      DateRow("A two-day visit ended.", "two-day = - duration noun"),
      DateRow("They ruled for decades.", "for decades = - duration"),
    ])
  func durations(_ row: DateRow) throws {
    let found = try row.found()
    #expect(found == row.expected)
  }

  @Test(
    "Numbers and words that are no dates",
    arguments: [
      "They sent 2014 soldiers.", "It cost $2017.", "They landed at 1945 hours.", "See page 1984.",
      "Resolution 1973 failed.",
      "Resolutions 1970 and 1973 failed.", "More than 2000 people came.", "They lost 1,945 men.",
      "The ministers may march.",
      "May said that the talks failed.", "The October Revolution failed.", "A force of 2014 peacekeepers came.",
      "He was criticised by May.", "The Good Friday Agreement holds.", "The Sunday Times wrote.",
      "Half a century ago they met.",
      "Agenda 2030 was adopted.", "The 21st Party Congress met.", "In the year to March trade fell.",
      "The 5th Fleet moved.", "They march in step.", "The sun sat low.", "Every Friday they met.",
    ])
  func none(_ text: String) throws {
    let found = try DateRow(text).found()
    #expect(found == [])
  }

  @Test("The tense that the caller knows outweighs the words")
  func tense() throws {
    let row = DateRow("On Tuesday the envoys.")
    #expect(try row.found(tense: .past) == ["On Tuesday = 2024-12-17 relative"])
    #expect(try row.found(tense: .future) == ["On Tuesday = 2024-12-24 relative"])
  }
}
