package import Chronicle
import Dispatch
import Glibc
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
  private let threads: Int
  private let pieceBytes: Int

  /// Reads `threads` pieces at a time; of how many threads and of how long pieces, the result knows nothing.
  package init(digest: @escaping Reader.Digest, threads: Int? = nil, pieceBytes: Int = 1_048_576) {
    self.digest = digest
    self.threads = max(1, threads ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    self.pieceBytes = pieceBytes
  }

  /// Takes in a file; says how many readings it gave and how many lines stand for documents that could not be read. Where
  /// it fails, what the builder had is gone.
  package mutating func load(
    _ path: String, into builder: inout ChronicleBuilder, version: inout DatasetVersion
  ) throws(Failure) -> (readings: Int, errors: Int) {
    guard let file = SavedFile(path) else { throw Failure(description: "\(path): cannot be opened") }
    let base = files.last.map { $0.base + $0.file.size } ?? 0
    files.append((file, base))
    var taken = ChronicleBuilder()
    swap(&taken, &builder)
    let whole = merged(file, base, into: taken)
    if let failure = whole.failure {
      throw Failure(description: path + (failure.line.map { ":\($0)" } ?? "") + ": " + failure.detail)
    }
    builder = whole.builder
    for hash in whole.hashes { version.add(hash: hash) }
    return (whole.readings, whole.errors)
  }

  /// Every thread takes the piece that is next and makes a part of it; the parts are put together in order.
  private func merged(_ file: SavedFile, _ base: Int, into builder: consuming ChronicleBuilder) -> SavedMerge.Whole {
    let (digest, pieceBytes) = (digest, pieceBytes)
    let merge = SavedMerge(builder, room: threads + 2) { piece, known in
      var lines = SavedLines(file, pieceBytes: pieceBytes)
      guard lines.read(piece) else { return nil }
      return SavedPart(lines, offset: base, leavingOut: known, digest: digest)
    }
    let count = SavedLines.pieces(of: file, bytes: pieceBytes)
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      var lines = SavedLines(file, pieceBytes: pieceBytes)
      while merge.isRoomMade() {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard piece < count else { break }
        if lines.read(piece) {
          merge.put(.part(SavedPart(lines, offset: base, digest: digest)), of: piece)
        } else {
          merge.put(.unreadable("cannot be read, or holds a line of over \(SavedLines.maxLineBytes) bytes"), of: piece)
        }
      }
      merge.leave()
    }
    return merge.finished()
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
      reading: { bytes in (try? SavedReading(bytes))?.reading },
      text: { bytes in (try? SavedReading(textOf: bytes))?.reading })
  }
}
