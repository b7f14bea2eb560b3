import Chronicle
import Language
import Reading
import Testing

@Suite struct DateChronologyTests {
  @Test(
    "A well-known event is found by any of its names, the longest first",
    arguments: [
      ("Sadat signed the Camp David Accords.", "1978-09-17"), ("the Simla agreement of both states", "1972-07-02"),
      ("during the Cuban missile crisis", "1962-10-16/1962-10-28"), ("the September 11 attacks", "2001-09-11"),
      ("after 9/11 the two states", "2001-09-11"), ("Resolution 242 was adopted", "1967-11-22"),
      ("the Two Plus Four Treaty", "1990-09-12"), ("the Pyongyang Joint Declaration", "2018-09-19"),
      ("the Molotov–Ribbentrop Pact", "1939-08-23"), ("the camp david accords", nil),
      ("a treaty of Versailles’s mayor", nil),
      ("the Treaty of Friendship", nil),
    ] as [(String, String?)])
  func names(_ text: String, _ expected: String?) throws {
    let table = try HouseLexicon.lexicon.get().chronology
    let tokens = DateRow.tokens(text)
    let found = tokens.indices.lazy.compactMap { table.match(tokens, at: $0) }.first
    #expect(found?.event.edtf.description == expected)
  }

  @Test("The shipped chronology has its events in order of time, each with both ends")
  func shipped() throws {
    let entries = try HouseLexicon.lexicon.get().chronology.entries
    #expect(entries.count >= 150)
    for (entry, next) in zip(entries, entries.dropFirst()) {
      guard let first = entry.edtf.earliest, let second = next.edtf.earliest else {
        Issue.record("\(entry.name) has no beginning")
        continue
      }
      #expect(first <= second, "\(entry.name) stands before \(next.name)")
    }
  }

  @Test("Names of well-known events hold no dates")
  func noDates() throws {
    let chronology = try HouseLexicon.lexicon.get().chronology
    let finder = DateFinder(published: Day(year: 2024, month: 12, day: 20), anchor: nil, chronology: chronology)
    let tokens = DateRow.tokens("After the September 11 attacks and the October 7 attack, they met on Monday.")
    #expect(finder.expressions(in: tokens).map(\.text) == ["on Monday"])
  }

  @Test(
    "A fault is told with its place and a remedy",
    arguments: [
      ("1978-09-17 UNTS", "chronology.txt:1: an event begins with 'DATE SOURCE NAME'"),
      ("1978-09-17 UNT Camp David Accords", "chronology.txt:1: unknown source 'UNT': did you mean 'UN'?"),
      (
        "1978/.. UN Camp David Accords",
        "chronology.txt:1: '1978/..' has an open end: give the event's first and last day"
      ),
      ("1978 UN A\n  also: B\n1979 UN B", "chronology.txt:3: 'B' is a name of the event in line 1 already"),
      ("1978 UN A\n  alse: B", "chronology.txt:2: unknown key 'alse': did you mean 'also'?"),
      ("1978 UN A\n  B", "chronology.txt:2: expected 'also: NAME, NAME'"),
    ])
  func faults(_ text: String, _ expected: String) {
    let others = HouseLexicon.files.filter { $0.name != "chronology.txt" && !$0.name.hasPrefix("events/") }
    do throws(LexiconError) {
      _ = try Lexicon(files: others + [LexiconFile(name: "chronology.txt", bytes: Array(text.utf8))])
      Issue.record("no fault found")
    } catch {
      #expect(error.description == expected)
    }
  }

  @Test("A date that is none is told with its place")
  func badDate() {
    do throws(LexiconError) {
      _ = try Lexicon(
        files: HouseLexicon.files.filter { $0.name != "chronology.txt" } + [
          LexiconFile(name: "chronology.txt", bytes: Array("1978-13 UN Accords".utf8))
        ])
      Issue.record("no fault found")
    } catch {
      #expect(error.line == 1 && error.message.contains("month"))
    }
  }
}
