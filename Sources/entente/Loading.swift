import API
import Chronicle
import Reading
import Serving

/// From files to what answers requests.
struct Loading: Sendable {
  let settings: Settings
  let config: ConfigFolder
  /// The day that documents were published which do not say it.
  let published: Day?

  /// What decides which data are served.
  static let options: [Option] = Setting.ofData.map(\.option) + [.published, .config]

  init(settings: Settings, config: ConfigFolder, published: Day?) {
    self.settings = settings
    self.config = config
    self.published = published
  }

  init(_ arguments: Arguments) throws(Failure) {
    config = try ConfigFolder(option: arguments.value("--config"))
    settings = try Settings.sound(arguments, config)
    published = try ReadCommand.day(arguments)
  }

  /// The documents and readings that are named; the built-in briefing when none is.
  var documents: [String] {
    let named = settings.texts(.documents)
    return named.isEmpty && settings.texts(.readings).isEmpty ? [config.documents] : named
  }

  /// Reads everything anew.
  func service(isReady: @escaping @Sendable () -> Bool = { true }) throws(Failure) -> Service {
    let lexicon = try config.lexicon()
    var loading = DataLoading(
      reader: Reader(lexicon: lexicon, analyzer: try config.analyzer(), digest: Digest.sha256))
    for path in settings.texts(.readings) { try loading.addReadings(path) }
    try loading.addDocuments(documents, published: published)
    return loading.service(
      known: lexicon.actors, lexiconVersion: try config.lexiconVersion(), publicURL: publicURL,
      maxReadingBytes: settings.number(.readingBytes), isReady: isReady)
  }

  private var publicURL: String {
    let url = settings.text(.publicURL) ?? ""
    return url.hasSuffix("/") ? String(url.dropLast()) : url
  }
}
