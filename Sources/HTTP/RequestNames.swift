/// What a request is called by those who sent it on, where that is fit to be repeated in a log or an answer.
package enum RequestNames {
  /// `X-Request-Id`: up to 128 letters, digits and marks that need no escaping anywhere.
  package static func id(_ fields: Fields) -> String? {
    guard let id = fields.first("x-request-id"), (1...128).contains(id.utf8.count),
      id.utf8.allSatisfy({ $0.isPlainInName })
    else { return nil }
    return id
  }

  /// `traceparent` of W3C Trace Context, section 3.2: version, trace, parent and flags in hexadecimal digits.
  package static func traceParent(_ fields: Fields) -> String? {
    guard let text = fields.first("traceparent") else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 4, parts.map(\.count) == [2, 32, 16, 2],
      parts.allSatisfy({ $0.allSatisfy { $0.isLowercaseHexadecimal } }), !parts[0].elementsEqual("ff".utf8)
    else { return nil }
    return text
  }
}

extension UInt8 {
  fileprivate var isLowercaseHexadecimal: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
  }

  fileprivate var isPlainInName: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "="): true
    default: false
    }
  }
}
