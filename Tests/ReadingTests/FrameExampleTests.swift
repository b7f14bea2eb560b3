import Chronicle
import Reading
import Testing

/// Every example of `Config/lexicon/events` is a test: the data and its tests are one.
@Suite struct FrameExampleTests {
  @Test("The lexicon loads")
  func loads() throws {
    let lexicon = try HouseLexicon.lexicon.get()
    #expect(lexicon.examples.count > 100)
  }

  @Test("Each frame's examples give exactly the events they say")
  func examples() throws {
    let reader = try HouseLexicon.reader()
    var faults: [String] = []
    let examples = try HouseLexicon.lexicon.get().examples
    for example in examples {
      let reading = reader.read(Source(name: "example", text: example.text))
      let told = reading.events.filter { $0.type == example.type }
      let expected = example.codings.map(Coding.init).sorted()
      let found = told.map { Coding($0, datedLike: example) }.sorted()
      let fits =
        expected == found
        && (example.codings.isEmpty || told.allSatisfy { $0.trigger.rule == example.rule } || !found.isEmpty)
      if !fits {
        faults.append("\(example.file):\(example.line): \(example.text)\n    expected \(expected) found \(found)")
      }
    }
    print("frame examples: \(examples.count - faults.count) of \(examples.count)")
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
  }

  /// What an example checks of an event.
  private struct Coding: Comparable, CustomStringConvertible {
    let description: String

    init(_ coding: FrameExample.Coding) {
      description = Self.text(coding.source, coding.target, coding.symmetric, coding.status, coding.date)
    }

    init(_ event: Event, datedLike example: FrameExample) {
      let isDated = example.codings.contains { $0.date != nil }
      description = Self.text(
        event.source, event.target, event.symmetric, event.status, isDated ? event.date.edtf?.description : nil)
    }

    private static func text(
      _ source: [ActorID], _ target: [ActorID], _ symmetric: Bool, _ status: EventStatus, _ date: String?
    ) -> String {
      let sides = [source, target].map { $0.map(\.text).sorted().joined(separator: "+") }
      return "\(sides[0]) \(symmetric ? "=" : ">") \(sides[1]) \(status.rawValue) \(date ?? "")"
    }

    static func < (a: Coding, b: Coding) -> Bool { a.description < b.description }
  }
}
