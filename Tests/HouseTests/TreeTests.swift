import Foundation
import Testing

@Suite struct TreeTests {
  @Test func theTopLevelHoldsOnlyTheAgreedNames() {
    let agreed: Set<String> = [
      ".ci", ".dockerignore", ".gitignore", ".swift-format", "Config", "Dockerfile", "LICENSE", "NOTICE",
      "Package.swift", "README.md", "Sources", "Tests", "openapi.yaml",
    ]
    let found = Set(Repository.files.map { String($0.prefix { $0 != "/" }) })
    #expect(found.symmetricDifference(agreed).isEmpty, "there and not agreed on, or the reverse")
  }

  @Test func sourceFilesStaySmall() throws {
    let lengths = try Repository.files(in: "Sources", ending: ".swift").map {
      (file: $0, lines: try Repository.lines($0).count)
    }
    for (file, lines) in lengths where lines > 400 {
      Issue.record("\(file) has \(lines) lines: which ideas does it hold?")
    }
    let long = lengths.filter { $0.lines > 300 }
    #expect(long.count * 10 <= lengths.count, "over 300 lines: \(long.map(\.file))")
  }

  /// The names are put together here so that this file does not find itself.
  @Test func noFileKnowsTheMachineItWasWrittenOn() throws {
    let folders = ["wor" + "k", "far" + "m", "ro" + "ot", "Use" + "rs", "opt/sw" + "ift"].joined(separator: "|")
    let hosts = ["snapshot.deb" + "ian.org", "deb.deb" + "ian.org", "registry.npm" + "js.org", "/artifact" + "ory/"]
    let path = try Regex("(?:^|[^A-Za-z0-9.])/(?:\(folders))/")
    for file in Repository.textFiles {
      for (n, line) in try Repository.lines(file).enumerated() {
        #expect(line.firstMatch(of: path) == nil, "\(file):\(n + 1): a path of one machine")
        #expect(!hosts.contains { line.contains($0) }, "\(file):\(n + 1): a package mirror")
      }
    }
  }

  @Test func nothingIsLeftUnfinished() throws {
    let marks = ["TO" + "DO", "FIX" + "ME"]
    for file in Repository.textFiles {
      for (n, line) in try Repository.lines(file).enumerated() where marks.contains(where: line.contains) {
        Issue.record("\(file):\(n + 1): \(line)")
      }
    }
  }

  /// Columns and continuation lines are told by spaces: a tab or a space that nobody sees would change a rule.
  @Test func lexiconFilesAreCleanText() throws {
    for file in Repository.files(in: "Config/lexicon") {
      let bytes = try Repository.bytes(file)
      #expect(String(validating: bytes, as: UTF8.self) != nil, "\(file) is not UTF-8")
      #expect(!bytes.starts(with: [0xEF, 0xBB, 0xBF]), "\(file) begins with a byte order mark")
      #expect(bytes.last == 0x0A, "\(file) does not end its last line")
      for (n, line) in try Repository.lines(file).enumerated() {
        #expect(!line.utf8.contains(0x09), "\(file):\(n + 1): a tab")
        #expect(line.utf8.last != 0x20 && line.utf8.last != 0x0D, "\(file):\(n + 1): space at the end")
      }
    }
  }

  @Test func theBriefingIsOurOwn() throws {
    let briefing = try Repository.text("Config/documents/pakistan-russia.md")
    #expect(briefing.contains("\npublisher: Entente\n"))
    #expect(briefing.contains(#/\npublished: \d{4}-\d{2}-\d{2}\n/#))
  }
}
