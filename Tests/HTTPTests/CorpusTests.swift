import Foundation
import HTTP
import Testing

/// What fuzzing begins with, and what it has found, goes through the parsers with every test run.
@Suite struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Corpus")

  private static func files(_ name: String) throws -> [(name: String, bytes: [UInt8])] {
    let place = folder.appending(path: name)
    return try FileManager.default.contentsOfDirectory(atPath: place.path).sorted().map { file in
      (file, Array(try Data(contentsOf: place.appending(path: file))))
    }
  }

  @Test func requestsAreReadAlikeHoweverTheyAreSplit() throws {
    let files = try Self.files("request")
    #expect(!files.isEmpty)
    for (name, bytes) in files { #expect(outcomes(of: [bytes[...]]) == outcomes(of: single(bytes)), "\(name)") }
  }

  @Test func chunksAreReadAlikeHoweverTheyAreSplit() throws {
    let head = Array("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
    let files = try Self.files("chunked")
    #expect(!files.isEmpty)
    for (name, bytes) in files {
      #expect(outcomes(of: [(head + bytes)[...]]) == outcomes(of: single(head + bytes)), "\(name)")
    }
  }

  @Test func codedTagsLeadBackToThePlainOnes() throws {
    for (name, bytes) in try Self.files("lists") {
      var fields = Fields()
      fields.add("If-None-Match", String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self))
      for member in fields.members(of: "if-none-match") where member.utf8.last == UInt8(ascii: "\"") {
        for coding in ContentCoding.allCases {
          #expect(ContentCoding.plainTag(coding.tag(member)) == member, "\(name)")
        }
      }
    }
  }
}
