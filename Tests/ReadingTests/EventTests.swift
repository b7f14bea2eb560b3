import Chronicle
import Reading
import Seeded
import Testing

@Suite struct EventTests {
  /// `TYPE A > B status date` for each event, in text order.
  private func events(_ text: String) throws -> [String] {
    try HouseLexicon.read(text).events.map { event in
      let sides = [event.source, event.target].map { $0.map(\.text).joined(separator: "+") }
      let status = event.status == .asserted ? "" : " " + event.status.rawValue
      let date = event.date.edtf.map { " " + $0.description } ?? ""
      return "\(event.type.rawValue) \(sides[0]) \(event.symmetric ? "=" : ">") \(sides[1])\(status)\(date)"
    }
  }

  @Test(
    "Who did what to whom, however the sentence turns it",
    arguments: [
      ("In 2014 Norway lifted its embargo on arms sales to Peru.", ["RETREAT NOR > PER 2014"]),
      ("The embargo on Peru was lifted by Norway in 2014.", ["RETREAT NOR > PER 2014"]),
      ("Norway, which had hesitated for years, lifted its embargo on Peru.", ["RETREAT NOR > PER"]),
      ("Kenyan President Amina Otieno’s visit to Oslo was short.", ["CONSULT KEN > NOR"]),
      ("Norway’s ambassador in Lima endorsed Peru’s bid.", ["SUPPORT NOR > PER"]),
      (
        "Peru praised Oslo in 2017, when the country’s ambassador in Lima endorsed Peru’s bid.",
        ["SUPPORT PER > NOR 2017", "SUPPORT NOR > PER 2017"]
      ),
      (
        "Peru also noted an opening in Oslo’s stance in 2017 when the country’s ambassador in Lima endorsed Peru’s bid.",
        ["SUPPORT NOR > PER 2017"]
      ),
      ("Egyptian and Kenyan troops held joint exercises in 2016.", ["COOPERATE EGY = KEN 2016"]),
      ("Russia did not withdraw its troops from Georgia.", ["RETREAT RUS > GEO negated"]),
      ("Peru may sign a treaty with Chile.", ["AGREE CHL = PER hypothetical"]),
      ("If Peru signs a treaty with Chile, prices will rise.", ["AGREE CHL = PER hypothetical"]),
      ("Chile refused to sign the treaty with Peru.", ["REJECT CHL > PER"]),
      ("Analysts discussed the weather in Peru and Chile.", []),
      ("Kenya is larger than Norway.", []),
    ])
  func roles(_ text: String, _ expected: [String]) throws {
    #expect(try events(text) == expected)
  }

  @Test("A party that the words leave out is taken from the passage")
  func discourse() throws {
    let text =
      "In 2017 Norway’s envoy endorsed Peru’s bid. Peru also received two helicopters as part of a 2015 defence agreement."
    #expect(try events(text) == ["SUPPORT NOR > PER 2017", "COOPERATE NOR > PER", "AGREE NOR = PER 2015"])
  }

  @Test("An event told twice is one event with two pieces of evidence")
  func merging() throws {
    let reading = try HouseLexicon.read(
      "Norway lifted its embargo on Peru in 2014.\n\nWhen Norway lifted its embargo on Peru, Chile protested.")
    let lifted = reading.events.filter { $0.type == .retreat }
    #expect(lifted.count == 1)
    #expect(lifted.first?.evidence.map(\.sentence) == [1, 2])
  }

  @Test("Events of different years stay apart")
  func apart() throws {
    let reading = try HouseLexicon.read(
      "Kenya’s president visited Norway in 2010. Kenya’s president visited Norway in 2015.")
    #expect(reading.events.count == 2)
  }

  @Test("Furniture, headings and the document's stamp tell nothing")
  func furniture() throws {
    let text = """
      December 20, 2024

      picture.jpg

      Norway Invades Peru

      Liked it? Click here to see how Norway invaded Peru. Just $5 a month.

      Norway lifted its embargo on Peru.
      """
    let reading = try HouseLexicon.read(text)
    #expect(reading.document.published?.description == "2024-12-20")
    #expect(reading.events.map(\.type) == [.retreat])
    #expect(reading.events.first?.date.edtf == nil)
    #expect(reading.events.first?.date.end == Day(year: 2024, month: 12, day: 20))
  }

  @Test("A chronology's head dates its entries")
  func chronology() throws {
    let text = """
      # Two Neighbours: A Chronology

      - 22 June 1965: Chile and Peru sign a border treaty. Chile withdraws its troops from Peru.
      - 8 May 1998 – The Peruvian president visits Chile.
      """
    let reading = try HouseLexicon.read(text)
    #expect(reading.events.map { $0.date.edtf?.description } == ["1965-06-22", "1965-06-22", "1998-05-08"])
    #expect(reading.events.map(\.date.basis) == [.stated, .context, .stated])
  }

  @Test("Every quote, trigger and mention stands where it says, whatever the text")
  func offsets() throws {
    let pieces = [
      "Norway lifted its embargo on Peru in 2014.", "“We met,” said Chilean President Ana Torres.", "\n\n",
      "🇳🇴 – é\u{301} ", "- item: ",
      "Russia-led forces (CSTO) invaded Georgia; Peru’s envoy’s visit to Oslo ended.", "\r\n", "# Heading\n", "U.S. ",
      "the two countries ",
      "agreed with ", "China, India and Japan ", "was signed by ", "not ", "would ", "2015 ", "... ", "— ", "its ",
      "Mr. ",
    ]
    var random = SplitMix(seed: 11)
    for _ in 0..<150 {
      let text = (0..<Int(random.next() % 14)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined(
        separator: " ")
      let reading = try HouseLexicon.read(text)
      let scalars = Array(text.unicodeScalars)
      for event in reading.events {
        for evidence in event.evidence {
          #expect(scalars[evidence.range].elementsEqual(evidence.quote.unicodeScalars))
        }
        #expect(scalars[event.trigger.range].elementsEqual(event.trigger.text.unicodeScalars))
        #expect(event.pairs.count > 0)
      }
      #expect(
        reading.mentions.allSatisfy {
          scalars.indices.contains($0.range.lowerBound) && $0.range.upperBound <= scalars.count
        })
      #expect(reading == (try HouseLexicon.read(text)))
    }
  }
}
