import API
import Chronicle
import Dispatch
import FoundationEssentials
import Language
import Reading
import Serving
import Synchronization

/// A data set as it grows, file by file.
struct DataLoading {
  let reader: Reader
  private var builder = ChronicleBuilder()
  private var version = DatasetVersion(digest: Digest.sha256)
  private var saved = SavedReadings(digest: Digest.sha256)
  private var inputs: [Origin.Input] = []
  private var lastModified: Int64?

  init(reader: Reader) { self.reader = reader }

  mutating func addReadings(_ path: String) throws(Failure) {
    guard Files.exists(path) else { throw Failure(.noInput, "\(path): no such file") }
    do {
      let counts = try saved.load(path, into: &builder, version: &version)
      if counts.errors > 0 { Output.note("\(path): \(counts.errors) lines stand for documents that could not be read") }
      note(path, .readings, documents: counts.readings)
    } catch {
      throw Failure(.badInput, error.description)
    }
  }

  /// Documents come in by date, so that of two with one text the older counts.
  mutating func addDocuments(_ places: [String], published: Day?) throws(Failure) {
    var paths: [String] = []
    for place in places { paths += try DocumentFile.paths(place) }
    var readings = try read(paths, published)
    readings.sort { a, b in
      switch (a.reading.document.published, b.reading.document.published) {
      case (let x?, let y?) where x != y: x < y
      case (_?, nil): true
      case (nil, _?): false
      default: a.reading.document.id < b.reading.document.id
      }
    }
    for (path, reading) in readings {
      let isNew = builder.add(reading)
      if isNew { version.add(reading: ReadingJSON.bytes(of: reading)) }
      note(path, .document, documents: isNew ? 1 : 0)
    }
  }

  /// Reads files on every processor. Of several that cannot be read, the first in order is told.
  private func read(_ paths: [String], _ published: Day?) throws(Failure) -> [(path: String, reading: Reading)] {
    let outcomes = Mutex([Result<Reading, Failure>?](repeating: nil, count: paths.count))
    let next = Atomic(0)
    let isOver = Atomic(false)
    DispatchQueue.concurrentPerform(iterations: min(Processors.count, paths.count)) { [reader] _ in
      var workspace = Analyzer.Workspace()
      while !isOver.load(ordering: .relaxed) {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < paths.count else { return }
        let outcome: Result<Reading, Failure>
        do throws(Failure) {
          let source = try DocumentFile.source(at: paths[index], published: published)
          outcome = .success(reader.read(source, in: &workspace))
        } catch {
          // Those before it in order have been taken by then, and are still finished.
          outcome = .failure(error)
          isOver.store(true, ordering: .relaxed)
        }
        outcomes.withLock { $0[index] = outcome }
      }
    }
    var readings: [(path: String, reading: Reading)] = []
    for (path, outcome) in zip(paths, outcomes.withLock { $0 }) {
      guard let outcome else { continue }
      readings.append((path, try outcome.get()))
    }
    return readings
  }

  private mutating func note(_ path: String, _ kind: Origin.Input.Kind, documents: Int) {
    inputs.append(Origin.Input(name: Files.name(of: path), kind: kind, documents: documents))
    if let changed = Files.modified(path) { lastModified = max(lastModified ?? changed, changed) }
  }

  consuming func service(
    known: [Actor], lexiconVersion: String, publicURL: String, maxReadingBytes: Int,
    isReady: @escaping @Sendable () -> Bool
  ) -> Service {
    let now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
    let origin = Origin(
      inputs: inputs, lexiconVersion: lexiconVersion, lastModified: lastModified, loadedAt: now(), now: now)
    let text = version.text(lexicon: lexiconVersion, known: known)
    let (archive, reader) = (saved.archive, reader)
    let chronicle = builder.chronicle(known: known, version: text, archive: archive)
    return Service(
      chronicle: chronicle, reader: reader, publicURL: publicURL, origin: origin, maxReadingBytes: maxReadingBytes,
      isReady: isReady)
  }
}
