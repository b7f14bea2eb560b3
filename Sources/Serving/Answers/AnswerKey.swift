import HTTP

/// What a kept answer is found by: the canonical target, what selects among its representations, and the coding, as bytes.
struct AnswerKey: Equatable, Sendable {
  /// Of the bytes; made once, as a key is looked for in several tables. Nobody outside can aim at a value of it.
  let hash: Int
  private let bytes: [UInt8]

  /// Of the target alone: what is known of all its representations.
  init(target: [UInt8]) { self.init(target) }

  /// Of one of a target's representations: `names` are those of the fields that it is selected by, but for the coding
  /// (RFC 9111, section 4.1).
  init(target: [UInt8], selecting names: [String], by fields: Fields) {
    var bytes = target
    for name in names {
      // No target and no field holds a line feed.
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(name.utf8Span.span)
      fields.forEach(named: name) { value in
        bytes.append(UInt8(ascii: "="))
        bytes.append(value)
      }
    }
    self.init(bytes)
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var hasher = Hasher()
    // The array outlives the call, and `count` is its own.
    unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    hash = hasher.finalize()
  }

  var count: Int { bytes.count }

  /// The same representation in a coding.
  func with(_ coding: ContentCoding) -> AnswerKey {
    AnswerKey(bytes + [UInt8(ascii: "\n"), UInt8(ascii: "\n")] + Array(coding.rawValue.utf8))
  }

  static func == (first: AnswerKey, second: AnswerKey) -> Bool {
    first.hash == second.hash && first.bytes == second.bytes
  }
}
