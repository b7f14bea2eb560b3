/// What a request asks for, in the forms that a server meets (RFC 9112, section 3.2).
struct RequestTarget: Sendable {
  /// Begins with `/`, or is `*`.
  let path: String
  let query: String?
  /// The host and port of an absolute-form target, which stand above the Host field.
  let authority: String?

  init(_ bytes: ArraySlice<UInt8>, method: String) throws(Refusal) {
    guard bytes.span.allSatisfy(\.isTargetByte) else {
      throw Refusal(
        400, "The target may hold visible US-ASCII only, without a fragment: percent-encode everything else.")
    }
    if bytes.first == UInt8(ascii: "/") {
      self.init(originForm: bytes, authority: nil)
    } else if bytes.elementsEqual("*".utf8) {
      guard method == "OPTIONS" else { throw Refusal(400, "The target * belongs to OPTIONS: give a path.") }
      self.init(path: "*", query: nil, authority: nil)
    } else {
      try self.init(absoluteForm: bytes, method: method)
    }
  }

  private init(path: String, query: String?, authority: String?) {
    self.path = path
    self.query = query
    self.authority = authority
  }

  /// `path [ "?" query ]`.
  private init(originForm bytes: ArraySlice<UInt8>, authority: String?) {
    let mark = bytes.span.firstIndex(of: UInt8(ascii: "?")).map { bytes.startIndex + $0 }
    path = String(decoding: bytes[..<(mark ?? bytes.endIndex)], as: UTF8.self)
    query = mark.map { String(decoding: bytes[$0...].dropFirst(), as: UTF8.self) }
    self.authority = authority
  }

  /// `http://host[:port][path][?query]`, as sent to a proxy; a server has to take it.
  private init(absoluteForm bytes: ArraySlice<UInt8>, method: String) throws(Refusal) {
    guard let rest = Self.afterScheme(bytes) else {
      throw Refusal(400, "The target must be a path that begins with /, or a URL that begins with http://.")
    }
    let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
    guard end > rest.startIndex, HostField.isValid(rest[..<end]) else {
      throw Refusal(400, "The target's URL must name a host, and a port where it has one, and no user.")
    }
    let authority = String(decoding: rest[..<end], as: UTF8.self)
    let tail = rest[end...]
    if tail.isEmpty && method == "OPTIONS" {
      self.init(path: "*", query: nil, authority: authority)
    } else {
      let path = tail.first == UInt8(ascii: "/") ? tail : ([UInt8(ascii: "/")] + tail)[...]
      self.init(originForm: path, authority: authority)
    }
  }

  private static func afterScheme(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    for scheme in ["http://", "https://"] where bytes.prefix(scheme.utf8.count).equalsIgnoringCase(scheme) {
      return bytes.dropFirst(scheme.utf8.count)
    }
    return nil
  }
}

/// `uri-host [ ":" port ]` (RFC 9110, section 7.2), empty where a client has no host to name.
enum HostField {
  static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.first == UInt8(ascii: "[") {
      guard let end = bytes.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let address = bytes[..<end].dropFirst()
      return !address.isEmpty && address.allSatisfy(isAddressByte) && isPort(bytes[end...].dropFirst())
    }
    let end = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
    return bytes[..<end].allSatisfy(isNameByte) && isPort(bytes[end...])
  }

  /// A byte of `reg-name` (RFC 3986, section 3.2.2).
  private static func isNameByte(_ byte: UInt8) -> Bool {
    if byte.isUnreserved { return true }
    switch byte {
    case UInt8(ascii: "%"), UInt8(ascii: "!"), UInt8(ascii: "$"), 0x26...0x2C, UInt8(ascii: ";"), UInt8(ascii: "="):
      return true
    default: return false
    }
  }

  /// A byte of an IPv6 address, with IPv4's tail; the address itself is not resolved, so its form is not judged further.
  private static func isAddressByte(_ byte: UInt8) -> Bool {
    byte.hexDigitValue != nil || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
  }

  /// Nothing, or `:` and digits.
  private static func isPort(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.isEmpty || bytes.first == UInt8(ascii: ":") && bytes.dropFirst().allSatisfy(\.isDigit)
  }
}
