import API
import Chronicle
import FoundationEssentials
import Reading
import Serving

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
    var readings: [(path: String, reading: Reading)] = []
    for place in places {
      for path in try DocumentFile.paths(place) {
        readings.append((path, reader.read(try DocumentFile.source(at: path, published: published))))
      }
    }
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
