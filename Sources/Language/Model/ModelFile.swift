/// A model as a file: lines that tell what it is, an empty line, then numbers, the least significant byte first.
package struct ModelFile: Sendable {
  package let network: Network
  package let labels: ModelLabels
  package let lemmatizer: Lemmatizer
  /// Remarks of whoever trained it: on what, by what command, with what scores.
  package let remarks: [String]

  package static let format = 1
  private static let title = "entente language model"

  package init(network: Network, labels: ModelLabels, lemmatizer: Lemmatizer, remarks: [String]) {
    self.network = network
    self.labels = labels
    self.lemmatizer = lemmatizer
    self.remarks = remarks
  }

  /// - Throws: when the bytes are no model, one of another format, or not those that were written.
  package init(bytes: [UInt8], digest: Analyzer.Digest) throws(ModelError) {
    let header = try Self.header(of: bytes)
    guard let digestText = header.value("sha256"), Hexadecimal.text(digest(Array(bytes[header.end...]))) == digestText
    else { throw .damaged }
    var reader = ByteReader(bytes: bytes, at: header.end)
    let sizes = try (0..<6).map { _ throws(ModelError) in Int(try reader.uint32()) }
    guard sizes.allSatisfy({ $0 <= 1 << 22 }), sizes[0] % 8 == 0, sizes[1] % 8 == 0, sizes[2] % 8 == 0,
      (1...256).contains(sizes[3]), (1...255).contains(sizes[4]), sizes[0..<3].allSatisfy({ (8...1024).contains($0) })
    else { throw .inconsistent("shape") }
    let shape = NetworkShape(
      input: sizes[0], units: sizes[1], hidden: sizes[2], tags: sizes[3], relations: sizes[4])
    labels = try Self.labels(&reader, shape)
    let vocabulary = Vocabulary(hashes: try reader.uint64s(sizes[5]))
    let vectors = try Self.vectors(&reader, rows: vocabulary.rowCount, width: shape.input)
    network = Network(
      shape: shape, vocabulary: vocabulary, vectors: vectors, parameters: try reader.floats(shape.count))
    lemmatizer = try Self.lemmatizer(&reader)
    guard reader.isAtEnd else { throw .inconsistent("length") }
    remarks = header.lines
  }

  private struct Header {
    var lines: [String] = []
    var end = 0

    func value(_ key: String) -> String? {
      lines.first { $0.hasPrefix(key + " ") }.map { String($0.dropFirst(key.count + 1)) }
    }
  }

  private static func header(of bytes: [UInt8]) throws(ModelError) -> Header {
    let begin = Array((title + "\n").utf8)
    guard bytes.starts(with: begin) else { throw .foreign }
    var header = Header()
    var start = begin.count
    while let end = bytes[start...].prefix(4096).firstIndex(of: 0x0A) {
      if end == start {
        header.end = end + 1
        guard let found = header.value("format").flatMap({ Int($0) }) else { throw .foreign }
        guard found == format else { throw .version(found: found, read: format) }
        return header
      }
      header.lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
      start = end + 1
    }
    throw .damaged
  }

  private static func labels(_ reader: inout ByteReader, _ shape: NetworkShape) throws(ModelError) -> ModelLabels {
    var tags: [(part: PartOfSpeech, tag: PennTag)] = []
    for _ in 0..<shape.tags {
      guard let part = PartOfSpeech(rawValue: try reader.byte()), let tag = PennTag(rawValue: try reader.byte()) else {
        throw .inconsistent("tags")
      }
      tags.append((part, tag))
    }
    var relations: [Relation] = []
    for _ in 0..<shape.relations {
      guard let relation = Relation(rawValue: try reader.byte()) else { throw .inconsistent("relations") }
      relations.append(relation)
    }
    guard relations.contains(.root) else { throw .inconsistent("relations") }
    return ModelLabels(tags: tags, relations: relations)
  }

  /// Vectors are kept in bytes, each row with its own scale.
  private static func vectors(_ reader: inout ByteReader, rows: Int, width: Int) throws(ModelError) -> Floats {
    let scales = try reader.floats(rows)
    let bytes = try reader.bytes(rows * width)
    let vectors = Floats(count: rows * width)
    var at = 0
    for row in 0..<rows {
      let scale = scales[row]
      for byte in bytes[(bytes.startIndex + at)..<(bytes.startIndex + at + width)] {
        vectors[at] = Float(Int8(bitPattern: byte)) * scale
        at += 1
      }
    }
    return vectors
  }

  private static func lemmatizer(_ reader: inout ByteReader) throws(ModelError) -> Lemmatizer {
    let ruleCount = Int(try reader.uint32())
    var rules: [Lemmatizer.Rule] = []
    for _ in 0..<ruleCount {
      let (flags, cut, length) = (try reader.byte(), try reader.byte(), try reader.byte())
      let append = String(decoding: try reader.bytes(Int(length)), as: UTF8.self)
      rules.append(.init(keepsCase: flags == 1, cut: Int(cut), append: append))
    }
    let keyCount = Int(try reader.uint32())
    let hashes = try reader.uint64s(keyCount)
    let indices = try reader.uint16s(keyCount)
    guard indices.allSatisfy({ Int($0) < rules.count }) else { throw .inconsistent("lemma rules") }
    return Lemmatizer(rules: rules, hashes: hashes, ruleOfHash: indices)
  }
}

extension ModelFile {
  /// The file's bytes; `digest` is SHA-256.
  package func bytes(digest: Analyzer.Digest) -> [UInt8] {
    let shape = network.shape
    var writer = ByteWriter()
    for size in [
      shape.input, shape.units, shape.hidden, shape.tags, shape.relations, network.vocabulary.hashes.count,
    ] { writer.uint32(UInt32(size)) }
    for tag in labels.tags { writer.bytes += [tag.part.rawValue, tag.tag.rawValue] }
    writer.bytes += labels.relations.map(\.rawValue)
    network.vocabulary.hashes.forEach { writer.uint64($0) }
    writeVectors(&writer)
    for index in 0..<shape.count { writer.uint32(network.parameters[index].bitPattern) }
    writer.uint32(UInt32(lemmatizer.rules.count))
    for rule in lemmatizer.rules {
      let append = Array(rule.append.utf8)
      writer.bytes += [rule.keepsCase ? 1 : 0, UInt8(clamping: rule.cut), UInt8(clamping: append.count)]
      writer.bytes += append.prefix(255)
    }
    writer.uint32(UInt32(lemmatizer.hashes.count))
    lemmatizer.hashes.forEach { writer.uint64($0) }
    lemmatizer.ruleOfHash.forEach { writer.uint16($0) }
    let lines =
      [Self.title, "format \(Self.format)"] + remarks + ["sha256 " + Hexadecimal.text(digest(writer.bytes)), ""]
    return Array((lines.joined(separator: "\n") + "\n").utf8) + writer.bytes
  }

  private func writeVectors(_ writer: inout ByteWriter) {
    let width = network.shape.input
    let rows = 0..<network.vocabulary.rowCount
    let scales = rows.map { row in
      (0..<width).reduce(Float(1e-12)) { max($0, abs(network.vectors[row * width + $1])) } / 127
    }
    for scale in scales { writer.uint32(scale.bitPattern) }
    for row in rows {
      for column in 0..<width {
        let value = (network.vectors[row * width + column] / scales[row]).rounded()
        writer.bytes.append(UInt8(bitPattern: Int8(max(-127, min(127, value)))))
      }
    }
  }
}
