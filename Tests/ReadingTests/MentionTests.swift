import Chronicle
import Reading
import Testing

@Suite struct MentionTests {
  /// `words/actor/basis` for each mention of a text, in order.
  private func mentions(_ text: String) throws -> [String] {
    let reading = try HouseLexicon.read(text)
    let scalars = Array(text.unicodeScalars)
    return reading.mentions.map { mention in
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars[mention.range])
      return "\(String(words))/\(mention.actor)/\(mention.basis.rawValue)"
    }
  }

  @Test(
    "Names, demonyms and seats name their actors",
    arguments: [
      ("Peru warned Chile.", ["Peru/PER/name", "Chile/CHL/name"]),
      ("The Kremlin answered New Delhi.", ["Kremlin/RUS/metonym", "New Delhi/IND/metonym"]),
      ("Chilean and Peruvian ships met.", ["Chilean/CHL/demonym", "Peruvian/PER/demonym"]),
      ("A U.S.-led fleet left.", ["U.S./USA/name"]),
      ("North Korea and South Korea talked.", ["North Korea/PRK/name", "South Korea/KOR/name"]),
      ("The Taliban met NATO envoys.", ["Taliban/taliban/name", "NATO envoys/NATO/title"]),
      (
        "The Peruvian foreign minister met Chile’s king.",
        ["Peruvian foreign minister/PER/title", "Chile’s king/CHL/title"]
      ),
      ("The Soviet Union left.", ["Soviet Union/SUN/name"]),
    ])
  func names(_ text: String, _ expected: [String]) throws {
    #expect(try mentions(text) == expected)
  }

  @Test(
    "Words that only look like an actor's name are none",
    arguments: [
      "Michael Jordan scored again.", "The Washington Post printed it.", "Denzel Washington smiled.",
      "He ate turkey with us.",
      "They crossed the South China Sea.", "Students at Georgia Tech cheered.", "Who is who?", "He kept it in chad.",
    ])
  func others(_ text: String) throws {
    #expect(try mentions(text).isEmpty)
  }

  @Test(
    "An ambiguous name counts once the document speaks of that actor",
    arguments: [
      ("Georgia thanked Poland. The Georgian envoy smiled.", true),
      ("Armenia and Georgia opened the road.", true),
      ("Georgia smiled at her brother.", false),
      ("Jordan thanked Poland. Amman had asked for help.", true),
      ("Jordan played well.", false),
    ])
  func ambiguous(_ text: String, _ isNamed: Bool) throws {
    #expect(
      try mentions(text).contains { $0.contains("/name") && ($0.hasPrefix("Georgia") || $0.hasPrefix("Jordan")) }
        == isNamed)
  }

  @Test(
    "A shared name means whom the document speaks of",
    arguments: [
      ("Pyongyang fired a missile. Korea had warned of it.", "Korea/PRK/name"),
      ("Seoul held a vote. Korea had waited for it.", "Korea/KOR/name"),
      ("Kinshasa closed the border. Congo had warned of it.", "Congo/COD/name"),
    ])
  func shared(_ text: String, _ expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }

  @Test(
    "A title beside a name makes a person, and the words give the affiliation",
    arguments: [
      ("Chilean President Ana Torres spoke.", "ana-torres", "CHL", "President"),
      ("Luis Vega, the foreign minister of Peru, spoke.", "luis-vega", "PER", "foreign minister"),
      ("The prime minister of Norway, Kari Dahl, spoke.", "kari-dahl", "NOR", "prime minister"),
      ("Egypt’s Foreign Minister Omar el-Sayed spoke.", "omar-el-sayed", "EGY", "Foreign Minister"),
      ("South Korean President Han Min-jun spoke.", "han-min-jun", "KOR", "President"),
    ])
  func persons(_ text: String, _ id: String, _ affiliation: String, _ role: String) throws {
    let person = try #require(try HouseLexicon.read(text).actors.first { $0.kind == .person })
    #expect(person.id.text == id)
    #expect(person.affiliation?.text == affiliation)
    #expect(person.role == role)
  }

  @Test("A surname alone is the person named in full elsewhere, before or after")
  func surnames() throws {
    let reading = try HouseLexicon.read(
      "Torres arrived early. Chilean President Ana Torres had slept badly. Torres left.")
    #expect(reading.mentions.filter { $0.actor.text == "ana-torres" }.count == 3)
  }

  @Test(
    "References resolve to whom the text spoke of",
    arguments: [
      ("Peru held a vote. The country is calm.", "The country/PER/reference"),
      ("Chile met Peru in May. The two sides signed nothing.", "The two sides/CHL/reference"),
      ("Chile met Peru in May. The two sides signed nothing.", "The two sides/PER/reference"),
      ("Chile is calm. It welcomed Peru.", "It/CHL/reference"),
      ("Peru withdrew its envoy.", "its/PER/reference"),
      ("Chilean President Ana Torres spoke. She left.", "She/ana-torres/reference"),
    ])
  func references(_ text: String, _ expected: String) throws {
    #expect(try mentions(text).contains(expected))
  }
}
