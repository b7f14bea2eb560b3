import API
import Chronicle
import Language
import Reading

/// The forms in which readings are printed.
enum ReadingFormat: String, CaseIterable, Sendable {
  case json, ndjson, csv, text, conllu
}

/// Prints readings one by one, in the form that was asked for.
struct ReadingOutput: Sendable {
  let isList: Bool
  private let format: ReadingFormat
  private let showsText: Bool
  private let explains: Bool
  private var count = 0

  /// Several inputs make an array (`isList`); a single one is an object.
  init(format: ReadingFormat, showsText: Bool, explains: Bool, isList: Bool) {
    self.format = format
    self.showsText = showsText
    self.explains = explains
    self.isList = isList
  }

  /// A document's reading as it is printed, without what stands between two.
  func bytes(
    of source: Source, by reader: Reader, _ trees: TreeOutput, in workspace: inout Analyzer.Workspace
  ) -> [UInt8] {
    switch format {
    case .json, .ndjson:
      ReadingJSON.bytes(of: reader.read(source, in: &workspace), text: showsText, explaining: explains)
    case .csv: ReadingCSV.bytes(of: reader.read(source, in: &workspace))
    case .text: Array(ReadingText.lines(of: reader.read(source, in: &workspace), explaining: explains).utf8)
    case .conllu: trees.bytes(of: source)
    }
  }

  /// Prints what `bytes` made; false when nobody reads it any more.
  mutating func add(_ answer: [UInt8]) -> Bool {
    defer { count += 1 }
    switch format {
    case .json, .ndjson: return print(answer)
    case .csv: return Output.answer((count == 0 ? ReadingCSV.header : []) + answer)
    case .text, .conllu: return Output.answer(answer)
    }
  }

  /// Prints an error where its document's reading would stand; tables and text leave it to standard error.
  mutating func add(_ fault: NamedFailure) -> Bool {
    guard format == .json || format == .ndjson else {
      Output.note(fault.failure.message)
      return true
    }
    defer { count += 1 }
    var json = JSONWriter()
    json.object {
      $0.member("id", fault.id)
      $0.member("error", object: { $0.member("detail", fault.failure.message) })
    }
    return print(json.bytes)
  }

  func end() {
    if format == .csv, count == 0 { Output.answer(ReadingCSV.header) }
    guard format == .json, isList else { return }
    Output.answer(line: count == 0 ? "[]" : "\n]")
  }

  private func print(_ object: [UInt8]) -> Bool {
    guard format == .json, isList else { return Output.answer(object + [UInt8(ascii: "\n")]) }
    return Output.answer(Array((count == 0 ? "[\n" : ",\n").utf8) + object)
  }
}
