import Reading
import Testing

/// Every example of `Config/lexicon/events` is a test: the data and its tests are one.
@Suite struct FrameExampleTests {
  @Test("Each frame's examples give exactly the events they say")
  func examples() throws {
    let lexicon = try HouseLexicon.lexicon.get()
    let faults = ExampleCheck(
      lexicon: lexicon, analyzer: try HouseLexicon.analyzer.get(), digest: HouseLexicon.digest
    ).faults()
    #expect(faults.isEmpty, "\(faults.map(\.description).joined(separator: "\n"))")
    #expect(lexicon.examples.count > 500)
  }

  @Test("An example that says something else is a fault with its place")
  func faults() throws {
    let frames = """
      frame praise
        verb: praise
        source: subject
        target: object
        + Norway praised Peru. => PER > NOR
        - Norway praised Chile.
      """
    let files = HouseLexicon.files.filter { !$0.name.hasPrefix("events/") }
    let lexicon = try Lexicon(files: files + [LexiconFile(name: "events/SUPPORT.txt", bytes: Array(frames.utf8))])
    let faults = ExampleCheck(
      lexicon: lexicon, analyzer: try HouseLexicon.analyzer.get(), digest: HouseLexicon.digest
    ).faults()
    #expect(faults.map(\.line) == [5, 6])
    #expect(
      faults.first?.description == "events/SUPPORT.txt:5: expected PER > NOR, read NOR > PER: Norway praised Peru.")
  }
}
