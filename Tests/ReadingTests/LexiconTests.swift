import Chronicle
import Reading
import Seeded
import Testing

@Suite struct LexiconTests {
  @Test("Every ISO 3166-1 state, Kosovo, Palestine and Taiwan can be named by name and adjective")
  func states() throws {
    let lexicon = try HouseLexicon.lexicon.get()
    let states = Set(lexicon.actors.filter { $0.kind == .state }.map(\.id.text))
    #expect(states.filter { $0.count == 3 }.count >= 250)
    for id in ["PAK", "XKX", "PSE", "TWN", "SUN", "YUG", "VAT", "TLS", "SSD"] { #expect(states.contains(id), "\(id)") }
  }

  @Test(
    "A fault in any file is told with its place and a remedy",
    arguments: [
      ("actors/states.txt", "PAK stat Pakistan", "actors/states.txt:1: unknown kind 'stat': did you mean 'state'?"),
      ("actors/states.txt", "PAK state", "actors/states.txt:1: an actor begins with 'ID KIND NAME'"),
      (
        "actors/states.txt", "PAK state Pakistan\n  names: Pakistan",
        "actors/states.txt:2: unknown key 'names': did you mean 'name'?"
      ),
      (
        "actors/states.txt", "PAK state Pakistan\n  members: IND",
        "actors/states.txt:1: PAK names IND, which is no actor"
      ),
      (
        "actors/states.txt", "PAK state Pakistan\npak state Pakistan",
        "actors/states.txt:2: pak is an actor of actors/states.txt:1 already"
      ),
      (
        "actors/states.txt", "  name: Pakistan",
        "actors/states.txt:1: an indented line before any block: begin a block at the margin"
      ),
      ("titles.txt", "offices\n  king", "titles.txt:1: unknown kind of title 'offices': did you mean 'office'?"),
      (
        "events/SUPPORT.txt", "frame praise\n  verb: praise\n  source: subjekt",
        "events/SUPPORT.txt:3: unknown slot 'subjekt': did you mean 'subject'?"
      ),
      ("events/SUPPORT.txt", "frame praise\n  verb: praise", "events/SUPPORT.txt:1: a frame with verbs needs 'source'"),
      (
        "events/SUPPORT.txt", "frame praise\n  verb: praise\n  source: subject\n  + Norway praised Peru.",
        "events/SUPPORT.txt:4: an example is '+ TEXT => CODING; CODING'"
      ),
      (
        "events/SUPPORT.txt", "frame praise\n  verb: praise\n  source: subject\n  cameo: 99",
        "events/SUPPORT.txt:4: '99' is no CAMEO code with a Goldstein value"
      ),
      ("regions.txt", "region Baltic\n  states: XYZ", "regions.txt:2: XYZ is no actor of actors/*.txt"),
      (
        "regions.txt", "Baltic\n  states: EST",
        "regions.txt:1: a region is 'region WORDS, WORDS' with one line 'states: ID, ID'"
      ),
      ("words/english.txt", "lists abbreviations", "words/english.txt:1: expected 'list NAME'"),
    ])
  func faults(_ file: String, _ text: String, _ expected: String) {
    // What names actors goes with them.
    let others = HouseLexicon.files.filter {
      $0.name != file && !$0.name.hasPrefix("actors/") && $0.name != "regions.txt"
    }
    let broken = LexiconFile(name: file, bytes: Array(text.utf8))
    do throws(LexiconError) {
      _ = try Lexicon(files: others + [broken])
      Issue.record("no fault found")
    } catch {
      #expect(error.description == expected)
    }
  }

  @Test("A file that is no text, and an event type that does not exist, are told by name")
  func wholeFiles() {
    for (name, bytes) in [("titles.txt", [0xFF, 0xFE]), ("events/SUPORT.txt", Array("frame a".utf8))] {
      do throws(LexiconError) {
        _ = try Lexicon(files: HouseLexicon.files.filter { $0.name != name } + [LexiconFile(name: name, bytes: bytes)])
        Issue.record("no fault found")
      } catch {
        #expect(error.file == name && error.line == 0)
      }
    }
  }

  @Test("Whatever stands in a lexicon file, loading ends with a lexicon or an error")
  func mutations() {
    var random = SplitMix(seed: 23)
    for _ in 0..<120 {
      var files = HouseLexicon.files
      let index = Int(random.next() % UInt64(files.count))
      var bytes = files[index].bytes
      guard !bytes.isEmpty else { continue }
      bytes = Array(bytes.prefix(4000))
      for _ in 0..<3 { bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next()) }
      files[index] = LexiconFile(name: files[index].name, bytes: bytes)
      _ = try? Lexicon(files: files)
    }
  }
}
