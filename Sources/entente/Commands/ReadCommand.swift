import API
import Chronicle
import FoundationEssentials
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
        help: "what comes in: text, or ndjson with {\"id\",\"text\",\"published\",\"url\"} a line",
        choices: ["text", "ndjson"]),
      Option(
        name: "--format", value: "FORMAT",
        help: "json (default), ndjson (one reading a line), text (a line an event) or conllu (sentences as trees)",
        choices: ["json", "ndjson", "text", "conllu"]),
      .published,
      Option(name: "--no-text", value: nil, help: "leave the documents' text out of the answer"),
      .config,
    ])

  static func run(_ arguments: Arguments) throws(Failure) {
    let published = try day(arguments)
    let config = try ConfigFolder(option: arguments.value("--config"))
    let reader = Reader(lexicon: try config.lexicon(), analyzer: try config.analyzer(), digest: Digest.sha256)
    let isLines = arguments.value("--input") == "ndjson"
    let format = arguments.value("--format") ?? (isLines ? "ndjson" : "json")
    let inputs = isLines ? try LineInput.items(arguments.operands) : try texts(arguments.operands, config, published)
    if format == "conllu" { return try TreeOutput(analyzer: config.analyzer(), reader: reader).print(inputs) }
    var output = ReadingOutput(
      format: format, showsText: !arguments.has("--no-text"), isList: isLines || inputs.count > 1)
    var failed = false
    for input in inputs {
      switch input {
      case .source(let source): output.add(reader.read(source))
      case .bad(let id, let message):
        failed = true
        output.add(errorFor: id, message: message)
      }
    }
    output.end()
    if failed { throw someLinesAreNone }
  }

  static let someLinesAreNone = Failure(
    .badInput, "some lines hold no document; each is answered by an error in its place")

  static func day(_ arguments: Arguments) throws(Failure) -> Day? {
    guard let text = arguments.value("--published") else { return nil }
    guard let day = Day(iso: text) else {
      throw Failure(.usage, "--published \(text): must be a day of the calendar, such as 2024-12-20")
    }
    return day
  }

  private static func texts(_ operands: [String], _ config: ConfigFolder, _ published: Day?) throws(Failure)
    -> [ReadInput]
  {
    var inputs: [ReadInput] = []
    for operand in operands.isEmpty ? [config.documents] : operands {
      guard operand != "-" else {
        let bytes = try Files.standardInput()
        inputs.append(
          .source(try DocumentFile.source(bytes, named: "standard input", stem: "stdin", published: published)))
        continue
      }
      for path in try DocumentFile.paths(operand) {
        inputs.append(.source(try DocumentFile.source(at: path, published: published)))
      }
    }
    return inputs
  }
}

/// One document to read, or why there is none in its place.
enum ReadInput {
  case source(Source)
  case bad(id: String?, message: String)
}
