import API
import Chronicle
import Reading
import Serving

/// From files to what answers requests.
enum Loading {
  static let options: [Option] = [.document, .published, .publicURL, .config]

  static func service(
    _ arguments: Arguments, isReady: @escaping @Sendable () -> Bool = { true }
  ) throws(Failure) -> Service {
    let published = try ReadCommand.day(arguments)
    let publicURL = try publicURL(arguments)
    let config = try ConfigFolder(option: arguments.value("--config"))
    let lexicon = try config.lexicon()
    let reader = Reader(lexicon: lexicon, digest: Digest.sha256)
    let named = arguments.all("--document")
    var readings: [Reading] = []
    for place in named.isEmpty ? [config.documents] : named {
      for path in try DocumentFile.paths(place) {
        readings.append(reader.read(try DocumentFile.source(at: path, published: published)))
      }
    }
    var hash = DatasetVersion(digest: Digest.sha256)
    for reading in readings { hash.add(reading: ReadingJSON.bytes(of: reading)) }
    let version = hash.text(lexicon: "", known: lexicon.actors)
    let chronicle = Chronicle(readings: readings, known: lexicon.actors, version: version)
    return Service(chronicle: chronicle, reader: reader, publicURL: publicURL, isReady: isReady)
  }

  private static func publicURL(_ arguments: Arguments) throws(Failure) -> String {
    guard let url = arguments.value("--public-url") ?? Files.setting("ENTENTE_PUBLIC_URL") else { return "" }
    let isPlain = url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}?#".utf8.contains($0) }
    guard url.hasPrefix("http://") || url.hasPrefix("https://"), isPlain else {
      throw Failure(.usage, "--public-url \(url): must begin with http:// or https:// and hold no query")
    }
    return url.hasSuffix("/") ? String(url.dropLast()) : url
  }
}

extension Option {
  static let publicURL = Option(
    name: "--public-url", value: "URL",
    help: "what links begin with, such as https://ties.example.org (ENTENTE_PUBLIC_URL)")
}
