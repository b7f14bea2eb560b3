package import Chronicle
package import Reading

/// Names a data set and the software that made it: whoever reads the same with the same gets the same version.
package enum DatasetVersion {
  /// 16 hexadecimal digits.
  package static func text(readings: [Reading], known: [Actor], digest: Reader.Digest) -> String {
    var bytes = Array(Version.text.utf8)
    for reading in readings.sorted(by: { $0.document.id < $1.document.id }) { bytes += ReadingJSON.bytes(of: reading) }
    for actor in known { bytes += "\n\(actor.id) \(actor.kind.rawValue) \(actor.name)".utf8 }
    return digest(bytes).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
