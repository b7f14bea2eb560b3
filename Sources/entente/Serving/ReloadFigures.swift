import API
import Chronicle
import FoundationEssentials

/// What has become of reloads so far.
struct ReloadFigures: Sendable {
  private(set) var successes = 0
  private(set) var failures = 0
  /// Whether the last one went well; the first reading of all did.
  private(set) var lastWentWell = true
  /// Seconds since 1970.
  private(set) var lastSuccess = Date().timeIntervalSince1970
  private(set) var lastSeconds = 0.0

  mutating func succeeded(in seconds: Double) {
    successes += 1
    lastWentWell = true
    lastSuccess = Date().timeIntervalSince1970
    lastSeconds = seconds
  }

  mutating func failed() {
    failures += 1
    lastWentWell = false
  }
}

/// How much there is in what is served.
struct ChronicleSizes: Sendable {
  var version = ""
  var documents = 0
  var actors = 0
  var events = 0
  var ties = 0
  var sentences = 0

  init() {}

  init(_ service: Service) {
    let chronicle = service.chronicle
    version = chronicle.version
    documents = chronicle.documents.count
    actors = chronicle.actors.count
    events = chronicle.eventCount
    ties = chronicle.ties.count
    sentences = chronicle.sentenceCount
  }
}
