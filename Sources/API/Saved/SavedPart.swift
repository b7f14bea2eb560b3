import Chronicle
import Reading

/// What the lines of one piece of a file say, ready to be put behind what comes before it.
struct SavedPart: Sendable {
  private(set) var builder = ChronicleBuilder()
  /// Of each reading that was taken in, by its line.
  private(set) var hashes: [[UInt8]] = []
  /// Lines that stand for documents that could not be read.
  private(set) var errors = 0
  private(set) var lineCount = 0
  /// The first line that is no reading, counted from 1 within the piece.
  private(set) var failure: (line: Int, detail: String)?

  /// `offset` is where the file begins among all files; texts with a SHA-256 of `known` are left out.
  init(_ lines: borrowing SavedLines, offset: Int, leavingOut known: Set<String> = [], digest: Reader.Digest) {
    lineCount = lines.lines.count
    for (index, line) in lines.lines.enumerated() {
      guard lines.bytes[line].contains(where: { $0 > 0x20 }) else { continue }
      do throws(JSONError) {
        let saved = try SavedReading(lines.bytes, in: line)
        guard !known.contains(saved.reading.document.sha256) else { continue }
        let start = offset + lines.base + line.lowerBound
        let places = SavedPlaces(
          reading: start..<start + line.count,
          events: saved.events.map { start + $0.lowerBound..<start + $0.upperBound })
        if builder.add(saved.reading, saved: places) { hashes.append(digest(Array(lines.bytes[line]))) }
      } catch {
        guard SavedReading.isError(Array(lines.bytes[line])) else {
          failure = (index + 1, error.description)
          return
        }
        errors += 1
      }
    }
  }
}
