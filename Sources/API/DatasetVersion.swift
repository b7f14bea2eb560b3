package import Chronicle
package import Reading

/// Names a data set and the software that made it: whoever reads the same with the same gets the same version.
///
/// It is a hash of the readings, which are a function of texts, lexicon and program, of the lexicon and of the program's
/// version; in which order documents come makes no difference.
package struct DatasetVersion {
  private let digest: Reader.Digest
  private var readings: [[UInt8]] = []

  package init(digest: @escaping Reader.Digest) { self.digest = digest }

  /// Takes in a reading by its bytes, as `ReadingJSON` writes it.
  package mutating func add(reading bytes: [UInt8]) { readings.append(digest(bytes)) }

  /// Takes in a reading whose bytes have been hashed already.
  package mutating func add(hash: [UInt8]) { readings.append(hash) }

  /// 16 hexadecimal digits.
  package func text(lexicon: String, known: [Actor]) -> String {
    var bytes = Array("\(Version.text)\n\(lexicon)".utf8)
    for hash in readings.sorted(by: { $0.lexicographicallyPrecedes($1) }) { bytes += hash }
    for actor in known { bytes += "\n\(actor.id) \(actor.kind.rawValue) \(actor.name)".utf8 }
    return Self.hex(digest(bytes).prefix(8))
  }

  /// Bytes as hexadecimal digits.
  package static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
