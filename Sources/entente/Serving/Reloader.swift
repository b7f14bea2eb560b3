import API
import Dispatch
import HTTP
import Serving
import Synchronization

/// Reads everything anew beside what is served, and serves it once all of it is there; on any fault what was served stays.
final class Reloader: Sendable {
  private struct State {
    var figures = ReloadFigures()
    /// Further requests while one waits are one with it.
    var isWanted = false
    var servers: Servers?
    var sizes = ChronicleSizes()
    var inputs = 0
    var allowance: (rate: Int, burst: Int, bucket: Allowance)?
  }

  private let arguments: Arguments
  private let first: Loading
  private let life: Life
  private let journal: Journal
  private let meter = ReadingMeter()
  private let state = Mutex(State())
  /// One reload at a time, beside everything else.
  private let queue = DispatchQueue(label: "entente.reload", qos: .utility)

  init(_ arguments: Arguments, _ loading: Loading, _ life: Life, _ journal: Journal) {
    self.arguments = arguments
    first = loading
    self.life = life
    self.journal = journal
  }

  /// Reads for the first time; what is wrong ends the program.
  func begin(_ servers: Servers) throws(Failure) {
    state.withLock { $0.servers = servers }
    try load(first)
  }

  func request(because reason: String) {
    let isNew = state.withLock { state in
      defer { state.isWanted = true }
      return !state.isWanted
    }
    if isNew { queue.async { [self] in reload(reason) } }
  }

  /// Looks at what was read so often, and reads it anew when it has changed and come to rest; and tells a service manager
  /// that asked for it that all is well.
  func watch(every seconds: Int) {
    if seconds > 0 {
      let watch = Watch(inputs: state.withLock { $0.inputs })
      every(seconds * 1000) { [self] in
        guard watch.hasChanged(to: Watch.inputs(of: first)) else { return }
        request(because: "files have changed")
      }
    }
    if let beat = life.manager.beat { every(beat) { [self] in life.manager.tell("WATCHDOG=1") } }
  }

  private func every(_ milliseconds: Int, _ action: @escaping @Sendable () -> Void) {
    Pause.after(.milliseconds(milliseconds)) { [self] in
      action()
      every(milliseconds, action)
    }
  }

  // MARK: Reloading

  private func reload(_ reason: String) {
    // What changes from here on is a change for the next one.
    state.withLock { $0.isWanted = false }
    guard life.isReady else { return request(later: reason) }
    let begun = DispatchTime.now()
    life.manager.tell("RELOADING=1\nMONOTONIC_USEC=\(begun.uptimeNanoseconds / 1_000)\nSTATUS=reading anew")
    defer { life.manager.tell("READY=1\nSTATUS=serving") }
    let before = state.withLock { $0.sizes.version }
    do throws(Failure) {
      try load(try current())
      let seconds = Double(DispatchTime.now().uptimeNanoseconds - begun.uptimeNanoseconds) / 1e9
      let sizes = state.withLock { state in
        state.figures.succeeded(in: seconds)
        return state.sizes
      }
      journal.note("reload (\(reason)): \(sizes.documents) documents, data set \(before) to \(sizes.version)")
    } catch {
      state.withLock { $0.figures.failed() }
      journal.note("reload (\(reason)) failed, what was served before is served on: \(error.message)", .error)
    }
    // What went is given back to the system once the loops have let go of it.
    Pause.after(.seconds(1)) { Memory.giveBack() }
  }

  /// A signal that came while the first documents are read counts once they are.
  private func request(later reason: String) {
    Pause.after(.milliseconds(200)) { [self] in request(because: reason) }
  }

  /// The settings as they are now. Those that need a restart are told of and stay.
  private func current() throws(Failure) -> Loading {
    let settings = try Settings.sound(arguments, first.config)
    let stuck = Setting.all.filter { !$0.isLive && settings.texts($0) != first.settings.texts($0) }
    if !stuck.isEmpty {
      journal.note("a restart is needed for: " + stuck.map(\.key).joined(separator: ", "), .warning)
    }
    return Loading(settings: settings, config: first.config, published: first.published)
  }

  private func load(_ loading: Loading) throws(Failure) {
    let settings = loading.settings
    let inputs = Watch.inputs(of: loading)
    let identity = try Certificates.identity(settings)
    let access = try Tokens.access(settings)
    var service = try loading.service { [life] in life.isReady }
    service.access = access
    service.meter = meter
    service.allowance = allowance(settings)
    guard let servers = state.withLock({ $0.servers }) else { return }
    if let identity { try servers.replace(identity) }
    servers.replace(service) { [self] in figures(servers) }
    let sizes = ChronicleSizes(service)
    state.withLock { state in
      state.sizes = sizes
      state.inputs = inputs
    }
  }

  /// Buckets outlive a reload that leaves the limits as they were.
  private func allowance(_ settings: Settings) -> Allowance? {
    let (rate, burst) = (settings.number(.readingsRate), settings.number(.readingsBurst))
    guard rate > 0 else { return nil }
    return state.withLock { state in
      if let kept = state.allowance, kept.rate == rate, kept.burst == burst { return kept.bucket }
      let bucket = Allowance(rate: rate, burst: burst) { Int64(DispatchTime.now().uptimeNanoseconds / 1_000_000) }
      state.allowance = (rate, burst, bucket)
      return bucket
    }
  }

  private func figures(_ servers: Servers) -> [UInt8] {
    let (reloads, sizes) = state.withLock { ($0.figures, $0.sizes) }
    return FiguresPage(
      server: servers.main.counts, heldMemory: servers.main.heldMemory, sizes: sizes, reloads: reloads, meter: meter,
      isReady: life.isReady
    ).bytes
  }
}
