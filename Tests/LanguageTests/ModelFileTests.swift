import Language
import Serving
import Seeded
import Testing

@Suite struct ModelFileTests {
  private func error(_ bytes: [UInt8]) -> ModelError? {
    do {
      _ = try Analyzer(model: bytes, digest: Digest.sha256)
      return nil
    } catch {
      return error
    }
  }

  @Test("The shipped model loads, and says what it is")
  func shipped() throws {
    let file = try ModelFile(bytes: EnglishModel.bytes, digest: Digest.sha256)
    #expect(EnglishModel.bytes.count < 15_000_000)
    for remark in ["format ", "trained on ", "settings ", "sha256 "] {
      #expect(file.remarks.contains { $0.hasPrefix(remark) }, "its header lacks '\(remark)'")
    }
  }

  @Test("A file that is none, or was cut or changed, is refused with what to do")
  func refusals() {
    let good = EnglishModel.bytes
    #expect(error([]) == .foreign)
    #expect(error(Array("PK\u{3}\u{4}".utf8)) == .foreign)
    #expect(error(Array("entente language model".utf8)) == .foreign)
    #expect(error(Array("entente language model\nformat 1".utf8)) == .damaged)
    #expect(error(Array("entente language model\nformat x\n\n".utf8)) == .foreign)
    #expect(error(Array("entente language model\nformat 99\n\n".utf8)) == .version(found: 99, read: ModelFile.format))
    for length in [100, good.count - 1] { #expect(error(Array(good.prefix(length))) == .damaged) }
    var changed = good
    changed[good.count / 3] ^= 1
    #expect(error(changed) == .damaged)
    #expect(error(good + [0]) == .damaged)
    #expect(error(good) == nil)
    #expect("\(ModelError.damaged)".contains("copy it again"))
  }

  @Test("A body that its checksum vouches for is still checked: cut anywhere, it is refused and never trapped on")
  func vouched() throws {
    let good = EnglishModel.bytes
    let header = try #require(good.indices.dropFirst().first { good[$0] == 0x0A && good[$0 - 1] == 0x0A }) + 1
    for length in [0, 3, 24, 60, 400_000, good.count - header - 1] {
      #expect(error(vouching(for: Array(good[header..<header + length]))) != nil)
    }
    var random = SplitMix(seed: 5)
    for _ in 0..<8 {
      var body = Array(good[header...])
      body[Int(random.next() % 200)] = UInt8(truncatingIfNeeded: random.next())
      _ = error(vouching(for: body))
    }
  }

  private func vouching(for body: [UInt8]) -> [UInt8] {
    let sum = Digest.sha256(body).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    return Array("entente language model\nformat \(ModelFile.format)\nsha256 \(sum.joined())\n\n".utf8) + body
  }
}
