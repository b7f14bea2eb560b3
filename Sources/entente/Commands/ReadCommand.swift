import API
import Chronicle
import Reading
import Serving

/// `entente read`: prints the reading of each document.
enum ReadCommand {
  static let syntax = Syntax(
    name: "read", summary: "prints the reading of each document", operands: "[PATH | -]...",
    operandCount: 0...Int.max - 1,
    options: [
      Option(
        name: "--input", value: "KIND",
        help:
          "what comes in: text (also Markdown and HTML), or ndjson with {\"id\",\"text\",\"published\",\"url\"} a line",
        choices: ["text", "ndjson"]),
      Option(
        name: "--format", value: "FORMAT",
        help:
          "json (default), ndjson (one reading a line), csv (one event a line), text (the same for people) or conllu (sentences as trees)",
        choices: ReadingFormat.allCases.map(\.rawValue)),
      .published,
      Option(name: "--explain", value: nil, help: "say why each event was read, and why sentences gave none"),
      Option(name: "--no-text", value: nil, help: "leave the documents' text out of the answer"),
      Option(name: "--threads", value: "N", help: "how many documents are read at once; else one a processor"),
      .config,
    ])

  static func run(_ arguments: Arguments) throws(Failure) {
    let published = try day(arguments)
    let threads = try threads(arguments)
    let isLines = arguments.value("--input") == "ndjson"
    let format = arguments.value("--format").flatMap(ReadingFormat.init) ?? (isLines ? .ndjson : .json)
    let config = try ConfigFolder(option: arguments.value("--config"))
    let inputs = isLines ? [] : try paths(arguments.operands, config)
    let reader = Reader(lexicon: try config.lexicon(), analyzer: try config.analyzer(), digest: Digest.sha256)
    let output = ReadingOutput(
      format: format, showsText: !arguments.has("--no-text"), explains: arguments.has("--explain"),
      isList: isLines || inputs.count > 1)
    var batch = ReadingBatch(
      reader: reader, trees: TreeOutput(reader: reader), published: published, threads: threads,
      output: output)
    if isLines {
      try readLines(arguments.operands, into: &batch)
    } else {
      for path in inputs {
        batch.add(path == "-" ? .stream : .file(path))
        if batch.isFull { guard try batch.read() else { return } }
      }
    }
    guard try batch.read() else { return }
    try batch.end()
  }

  static func day(_ arguments: Arguments) throws(Failure) -> Day? {
    guard let text = arguments.value("--published") else { return nil }
    guard let day = Day(iso: text) else {
      throw Failure(.usage, "--published \(text): must be a day of the calendar, such as 2024-12-20")
    }
    return day
  }

  private static let mostThreads = 1_024

  private static func threads(_ arguments: Arguments) throws(Failure) -> Int? {
    guard let text = arguments.value("--threads") else { return nil }
    guard let count = Int(text), (1...mostThreads).contains(count) else {
      throw Failure(.usage, "--threads \(text): must be a number from 1 to \(mostThreads)")
    }
    return count
  }

  private static func paths(_ operands: [String], _ config: ConfigFolder) throws(Failure) -> [String] {
    var paths: [String] = []
    for operand in operands.isEmpty ? [config.documents] : operands {
      paths += operand == "-" ? ["-"] : try DocumentFile.paths(operand)
    }
    return paths
  }

  /// Lines are read as they come: what has come is answered before more is waited for.
  private static func readLines(_ operands: [String], into batch: inout ReadingBatch) throws(Failure) {
    for operand in operands.isEmpty ? ["-"] : operands {
      var stream = try ByteStream(path: operand)
      defer { stream.close() }
      // JSON writes a character of text in up to six.
      var splitter = LineSplitter(limit: DocumentBytes.longest * 2)
      while let piece = try stream.next() {
        for line in splitter.lines(in: piece) { add(line, of: stream.name, to: &batch) }
        if batch.isFull || !stream.isReady { guard try batch.read() else { return } }
      }
      if let line = splitter.last() { add(line, of: stream.name, to: &batch) }
    }
  }

  private static func add(_ line: LineSplitter.Line, of name: String, to batch: inout ReadingBatch) {
    let place = "\(name):\(line.number)"
    guard let bytes = line.bytes else {
      let message = "\(place): longer than \(DocumentBytes.longest * 2) bytes: split the document"
      return batch.add(.bad(NamedFailure(id: nil, failure: Failure(.badInput, message))))
    }
    guard bytes.contains(where: { $0 > 0x20 }) else { return }
    batch.add(.line(bytes, place: place))
  }
}
