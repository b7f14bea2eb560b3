import API
import Chronicle

/// Prints readings one by one, in the form that was asked for.
struct ReadingOutput {
  private let format: String
  private let showsText: Bool
  /// Several inputs make an array; a single one is an object.
  private let isList: Bool
  private var count = 0

  init(format: String, showsText: Bool, isList: Bool) {
    self.format = format
    self.showsText = showsText
    self.isList = isList
  }

  mutating func add(_ reading: Reading) {
    if format == "text" {
      Output.answer(Array(ReadingText.lines(of: reading).utf8))
    } else {
      print(ReadingJSON.bytes(of: reading, text: showsText))
    }
  }

  mutating func add(errorFor id: String?, message: String) {
    guard format != "text" else { return Output.note(message) }
    var json = JSONWriter()
    json.object {
      $0.member("id", id)
      $0.member("error", object: { $0.member("detail", message) })
    }
    print(json.bytes)
  }

  func end() {
    guard format == "json", isList else { return }
    Output.answer(line: count == 0 ? "[]" : "\n]")
  }

  private mutating func print(_ object: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    if format == "json", isList {
      Output.answer(Array((count == 0 ? "[\n" : ",\n").utf8) + object)
    } else {
      Output.answer(object + [newline])
    }
    count += 1
  }
}
