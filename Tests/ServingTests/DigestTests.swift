import Serving
import Testing

@Suite struct DigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ]) func bytesHaveTheDigestOfTheStandard(_ text: String, _ hex: String) {
    let digits = Array("0123456789abcdef")
    let digest = Digest.sha256(Array(text.utf8)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    #expect(String(digest) == hex)
  }

  @Test(arguments: [Libraries.openSSL, Libraries.zlib]) func librariesSayTheirVersion(_ version: String) {
    #expect(version.split(separator: ".").count >= 3)
  }
}
