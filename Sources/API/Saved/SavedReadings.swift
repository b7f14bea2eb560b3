package import Chronicle
import Dispatch
package import Reading
import Synchronization

/// Files of saved readings, taken into a chronicle: only what queries look at comes into memory.
package struct SavedReadings {
  /// What is wrong with a file, and where.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// The files, one after another in one space of offsets.
  private var files: [(file: SavedFile, base: Int)] = []
  private let digest: Reader.Digest

  package init(digest: @escaping Reader.Digest) { self.digest = digest }

  /// Takes in a file; says how many readings it gave and how many lines stand for documents that could not be read.
  package mutating func load(
    _ path: String, into builder: inout ChronicleBuilder, version: inout DatasetVersion
  ) throws(Failure) -> (readings: Int, errors: Int) {
    guard let file = SavedFile(path) else { throw Failure(description: "\(path): cannot be opened") }
    let base = files.last.map { $0.base + $0.file.size } ?? 0
    files.append((file, base))
    var lines = SavedLines(file)
    var (readings, errors) = (0, 0)
    var waiting = try Self.begin(&lines, path, digest)
    while let batch = waiting {
      // The next lines are read by other threads while these are taken in.
      waiting = try Self.begin(&lines, path, digest)
      for outcome in batch.wait() {
        switch outcome {
        case .reading(let saved, let keys, let line, let length, let hash):
          let places = SavedPlaces(
            reading: base + line..<base + line + length,
            events: saved.events.map { base + line + $0.lowerBound..<base + line + $0.upperBound })
          if builder.add(saved.reading, keys: keys, saved: places) {
            version.add(hash: hash)
            readings += 1
          }
        case .error: errors += 1
        case .empty: break
        case .bad(let line, let detail): throw Failure(description: "\(path):\(line): \(detail)")
        }
      }
    }
    return (readings, errors)
  }

  private static func begin(
    _ lines: inout SavedLines, _ path: String, _ digest: @escaping Reader.Digest
  ) throws(Failure) -> Batch? {
    guard let next = lines.next() else {
      throw Failure(description: "\(path): cannot be read, or holds a line of over \(SavedLines.maxLineBytes) bytes")
    }
    return next.isEmpty ? nil : Batch(next, digest)
  }

  /// Where the files' readings are read again from.
  package var archive: Archive {
    let files = files
    return Archive(
      bytes: { range in
        guard let place = files.last(where: { $0.base <= range.lowerBound }) else { return nil }
        return place.file.bytes(range.lowerBound - place.base..<range.upperBound - place.base)
      },
      event: { bytes in
        var scanner = JSONScanner(bytes)
        return try? scanner.event().event
      },
      reading: { bytes in (try? SavedReading(bytes))?.reading })
  }
}

/// Some lines on their way from text to readings.
private final class Batch: Sendable {
  enum Outcome: Sendable {
    case reading(SavedReading, ReadingKeys, line: Int, length: Int, hash: [UInt8])
    case error
    case empty
    case bad(line: Int, String)
  }

  private let outcomes: Mutex<[Outcome]>
  private let done = DispatchSemaphore(value: 0)

  init(_ lines: [SavedLines.Line], _ digest: @escaping Reader.Digest) {
    outcomes = Mutex(Array(repeating: .empty, count: lines.count))
    DispatchQueue.global().async { [self] in
      DispatchQueue.concurrentPerform(iterations: lines.count) { index in
        let outcome = Self.outcome(lines[index], digest)
        outcomes.withLock { $0[index] = outcome }
      }
      done.signal()
    }
  }

  /// In the order of the lines; may be called once.
  func wait() -> [Outcome] {
    done.wait()
    return outcomes.withLock { outcomes in
      defer { outcomes = [] }
      return outcomes
    }
  }

  private static func outcome(_ line: SavedLines.Line, _ digest: Reader.Digest) -> Outcome {
    guard line.bytes.contains(where: { $0 > 0x20 }) else { return .empty }
    do throws(JSONError) {
      let saved = try SavedReading(line.bytes)
      return .reading(
        saved, ReadingKeys(saved.reading), line: line.offset, length: line.bytes.count, hash: digest(line.bytes))
    } catch {
      return SavedReading.isError(line.bytes) ? .error : .bad(line: line.number, error.description)
    }
  }
}
