import Testing

@Suite struct DoorsTests {
  /// What each room may import. The C edges belong to Serving, and to the fuzzer, which plays its client, products to Language; a room that is missing here may import nothing.
  private static let doors: [String: Set<String>] = [
    "Chronicle": pure,
    "Seeded": pure,
    "Language": pure.union(["CProducts"]),
    "HTTP": pure,
    "Reading": pure.union(["Chronicle", "Language"]),
    "Dashboard": pure.union(["HTTP", "CAssets"]),
    "API": edge.union(["Chronicle", "Reading", "HTTP", "CAssets", "Dashboard"]),
    "Serving": edge.union(["HTTP", "CSystem", "COpenSSL", "CZlib"]),
    "bench": edge.union(["API", "Chronicle", "HTTP", "Language", "Reading", "Seeded", "Serving"]),
    "fuzz": edge.union(["HTTP", "Serving", "COpenSSL"]),
    "train": edge.union(["Language", "Seeded", "Serving"]),
    "entente": edge.union(["Chronicle", "Language", "Reading", "HTTP", "API", "Serving"]),
  ]
  private static let pure: Set<String> = ["Swift", "Synchronization"]
  private static let edge: Set<String> = pure.union(["FoundationEssentials", "Dispatch", "Glibc"])

  @Test func roomsImportOnlyWhatTheirDoorsAllow() throws {
    for file in Repository.files(in: "Sources", ending: ".swift") {
      let room = String(file.split(separator: "/")[1])
      let allowed = Self.doors[room, default: []]
      for module in try imports(of: file) where !allowed.contains(module) {
        Issue.record("\(file) imports \(module), which \(room) may not")
      }
    }
  }

  @Test func everyRoomHasItsDoors() {
    let rooms = Set(Repository.files(in: "Sources", ending: ".swift").map { $0.split(separator: "/")[1] })
    #expect(rooms.map(String.init).sorted() == Self.doors.keys.sorted())
  }

  @Test func testsComeInByTheFrontDoor() throws {
    for file in Repository.files(in: "Tests", ending: ".swift") {
      let entries = try Repository.lines(file).filter { $0.contains("import ") }
      #expect(!entries.contains { $0.hasPrefix("@testable") }, "\(file): package access is enough")
      #expect(try !imports(of: file).contains("XCTest"), "\(file): tests are written with Swift Testing")
    }
  }

  @Test func noOutsidePackageIsUsed() throws {
    #expect(try !Repository.text("Package.swift").contains(".package("))
  }

  /// The modules that a file imports; `import struct A.B` is an import of A.
  private func imports(of file: String) throws -> [String] {
    let line =
      #/^\s*(?:@\S+\s+)*(?:(?:package|internal|fileprivate|private|public)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/#
    return try Repository.lines(file).compactMap { try line.firstMatch(in: $0).map { String($0.1) } }
  }
}
