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

  /// The document in a line; `place` is what messages call it.
  static func outcome(_ bytes: [UInt8], place: String, published: Day?) -> Result<Source, NamedFailure> {
    let data = Data(bytes)
    func failure(_ id: String?, _ message: String) -> Result<Source, NamedFailure> {
      .failure(NamedFailure(id: id, failure: Failure(.badInput, "\(place): \(message)")))
    }
    if String(validating: bytes, as: UTF8.self) == nil {
      do throws(DocumentFault) { _ = try DocumentBytes.text(bytes) } catch { return failure(nil, error.message) }
      return failure(nil, "not UTF-8")
    }
    guard let line = try? JSONDecoder().decode(Line.self, from: data) else {
      let id = (try? JSONDecoder().decode(Name.self, from: data))?.id
      return failure(id, "not a JSON object with a string named text")
    }
    do throws(DocumentFault) {
      _ = try DocumentBytes.text(Array(line.text.utf8))
    } catch {
      return failure(line.id, error.offset == nil ? "text \(error)" : "text: \(error)")
    }
    let day = line.published.flatMap { Day(iso: $0.prefix(10)) }
    guard line.published == nil || day != nil else {
      return failure(line.id, "published must be a day of the calendar, such as 2024-12-20")
    }
    return .success(
      Source(
        name: line.id ?? line.title ?? "document", text: line.text, published: published ?? day, title: line.title,
        url: line.url, publisher: line.publisher))
  }
}

/// What went wrong with one of many documents.
struct NamedFailure: Error {
  let id: String?
  let failure: Failure
}

/// Cuts a stream into its lines without holding more than one of them.
struct LineSplitter {
  /// A line without its end, counted from 1; null where it was longer than the limit.
  typealias Line = (number: Int, bytes: [UInt8]?)

  private let limit: Int
  private var number = 1
  private var rest: [UInt8] = []
  private var isTooLong = false

  init(limit: Int) { self.limit = limit }

  /// The lines that end in a piece of the stream.
  mutating func lines(in piece: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = piece.startIndex
    while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
      keep(piece[start..<end])
      lines.append(taken())
      start = end + 1
    }
    keep(piece[start...])
    return lines
  }

  /// What follows the last line end; null for nothing.
  mutating func last() -> Line? { rest.isEmpty && !isTooLong ? nil : taken() }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    guard !isTooLong, rest.count + bytes.count <= limit else {
      isTooLong = true
      rest = []
      return
    }
    rest += bytes
  }

  private mutating func taken() -> Line {
    defer {
      number += 1
      rest = []
      isTooLong = false
    }
    return (number, isTooLong ? nil : rest)
  }
}
