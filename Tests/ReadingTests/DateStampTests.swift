import Chronicle
import Reading
import Testing

@Suite struct DateStampTests {
  @Test(
    "A line that only says when the text was published",
    arguments: [
      ("December 20, 2024", "2024-12-20"),
      ("20 December 2024", "2024-12-20"),
      ("Published: 20 Dec 2024", "2024-12-20"),
      ("Published on Dec. 20, 2024", "2024-12-20"),
      ("Posted on December 20th, 2024", "2024-12-20"),
      ("Last updated: 20 December 2024", "2024-12-20"),
      ("Friday, December 20, 2024 10:15 GMT", "2024-12-20"),
      ("Fri 20 Dec 2024 10.15 GMT", "2024-12-20"),
      ("December 20, 2024 at 9:05 a.m. EST", "2024-12-20"),
      ("2024-12-20T10:00Z", "2024-12-20"),
      ("2024-12-20T10:00:00+00:00", "2024-12-20"),
      ("2024-12-20", "2024-12-20"),
      ("20.12.2024", "2024-12-20"),
      ("12/20/2024", "2024-12-20"),
      ("20/12/2024", "2024-12-20"),
      ("By Jane Roe | December 20, 2024", "2024-12-20"),
      ("Published: 20 Dec 2024 | Updated: 22 Dec 2024", "2024-12-20"),
      ("Updated: 22 Dec 2024 | Published: 20 Dec 2024", "2024-12-20"),
    ])
  func stamps(_ line: String, _ day: String) {
    #expect(DateFinder.stamp(in: DateRow.tokens(line))?.description == day)
  }

  @Test(
    "Every other line is none",
    arguments: [
      "22 June 1965: Chile and Peru sign a border treaty.", "Norway lifted its embargo on 20 December 2024.", "2024",
      "December 2024", "10/12/2024", "31 February 2024", "By Jane Roe", "Published", "",
      "8 May 1998 – The president visits.",
      "Yesterday",
    ])
  func none(_ line: String) {
    #expect(DateFinder.stamp(in: DateRow.tokens(line)) == nil)
  }
}
