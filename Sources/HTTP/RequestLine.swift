/// The first line of a request (RFC 9112, section 3): `method SP request-target SP HTTP-version`.
/// A class, as whoever judges the head hands it on, and it holds four texts.
final class RequestLine: Sendable {
  let method: String
  let target: RequestTarget
  let version: Version

  /// What a client of HTTP/1 may speak; a later minor version is answered as 1.1 (RFC 9110, section 2.5).
  enum Version {
    case http10, http11
  }

  init(_ line: ArraySlice<UInt8>) throws(Refusal) {
    guard let (first, target, version) = Self.parts(line) else {
      throw Refusal(400, "The request line must be a method, a target and HTTP/1.1, with one space between them.")
    }
    let name = try Self.token(first)
    // Before the method: what speaks another version may have others.
    self.version = try Self.version(version)
    method = try Self.method(name)
    self.target = try RequestTarget(target, method: method)
  }

  /// What stands before, between and behind its two spaces.
  private static func parts(
    _ line: ArraySlice<UInt8>
  ) -> (ArraySlice<UInt8>, ArraySlice<UInt8>, ArraySlice<UInt8>)? {
    let bytes = line.span
    var (spaces, first, last) = (0, 0, 0)
    for index in bytes.indices where bytes[index] == UInt8(ascii: " ") {
      spaces += 1
      if spaces == 1 { first = line.startIndex + index } else { last = line.startIndex + index }
    }
    return spaces == 2 ? (line[..<first], line[(first + 1)..<last], line[(last + 1)...]) : nil
  }

  private static func token(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> ArraySlice<UInt8> {
    guard !bytes.isEmpty, bytes.allSatisfy(\.isTokenByte) else {
      throw Refusal(400, "The request line must begin with a method such as GET.")
    }
    return bytes
  }

  private static let get = Array("GET".utf8)

  private static func method(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> String {
    if bytes == get[...] { return "GET" }
    if let method = Method.known.first(where: { bytes.elementsEqual($0.utf8) }) { return method }
    if bytes.elementsEqual("CONNECT".utf8) {
      throw Refusal(501, "This server is not a proxy: CONNECT is not served.")
    }
    throw Refusal(501, "The method is none of \(Method.known.joined(separator: ", ")), which are written in capitals.")
  }

  private static let name = Array("HTTP/".utf8)

  private static func version(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> Version {
    let start = bytes.startIndex
    guard bytes.count == 8, bytes[..<(start + 5)] == name[...], bytes[start + 5].isDigit,
      bytes[start + 6] == UInt8(ascii: "."), bytes[start + 7].isDigit
    else { throw Refusal(400, "The request line must end with HTTP/1.1.") }
    guard bytes[start + 5] == UInt8(ascii: "1") else {
      throw Refusal(505, "This server speaks HTTP/1.1 and HTTP/1.0 only.")
    }
    return bytes[start + 7] == UInt8(ascii: "0") ? .http10 : .http11
  }
}
