import API
import Chronicle
import FoundationEssentials
import Reading

/// Documents as JSON, one a line: `{"id","text","published","url"}` and what else is known (`title`, `publisher`).
enum LineInput {
  private struct Line: Decodable {
    let id: String?
    let text: String
    let published: String?
    let url: String?
    let title: String?
    let publisher: String?
  }

  /// Only the id, for lines that are otherwise wrong.
  private struct Name: Decodable { let id: String? }

  static func items(_ operands: [String]) throws(Failure) -> [ReadInput] {
    var items: [ReadInput] = []
    for operand in operands.isEmpty ? ["-"] : operands {
      let bytes = operand == "-" ? try Files.standardInput() : try Files.bytes(operand)
      let name = operand == "-" ? "standard input" : operand
      for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
        guard line.contains(where: { $0 > 0x20 }) else { continue }
        items.append(item(Array(line), place: "\(name):\(index + 1)"))
      }
    }
    return items
  }

  private static func item(_ bytes: [UInt8], place: String) -> ReadInput {
    let data = Data(bytes)
    guard let line = try? JSONDecoder().decode(Line.self, from: data) else {
      let id = (try? JSONDecoder().decode(Name.self, from: data))?.id
      return .bad(id: id, message: "\(place): not a JSON object with a string named text")
    }
    guard line.text.contains(where: { !$0.isWhitespace }) else {
      return .bad(id: line.id, message: "\(place): text holds no text")
    }
    let published = line.published.flatMap { Day(iso: $0.prefix(10)) }
    guard line.published == nil || published != nil else {
      return .bad(id: line.id, message: "\(place): published must be a day of the calendar, such as 2024-12-20")
    }
    return .source(
      Source(
        name: line.id ?? line.title ?? "document", text: line.text, published: published, title: line.title,
        url: line.url, publisher: line.publisher))
  }
}
