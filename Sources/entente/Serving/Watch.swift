import Glibc
import Synchronization

/// Whether what was read has changed since. A change counts once two looks in a row find the same: files that are being
/// written are left to come to rest.
final class Watch: Sendable {
  private struct State {
    var known: Int
    var seen: Int
  }

  private let state: Mutex<State>

  init(inputs: Int) { state = Mutex(State(known: inputs, seen: inputs)) }

  /// True once for each change.
  func hasChanged(to inputs: Int) -> Bool {
    state.withLock { state in
      defer { state.seen = inputs }
      guard inputs != state.known, inputs == state.seen else { return false }
      state.known = inputs
      return true
    }
  }

  /// A hash of names, sizes, times and numbers of all files that are read, good within this process.
  static func inputs(of loading: Loading) -> Int {
    let settings = loading.settings
    var hasher = Hasher()
    let config = loading.config
    let places =
      loading.documents + settings.texts(.readings) + [
        config.path + "/lexicon", config.model, SettingsFile.path(config),
      ]
      + [Setting.tlsCertificate, .tlsKey, .tokens].compactMap { settings.text($0) }
    for place in places {
      add(place, to: &hasher)
      guard Files.isFolder(place) else { continue }
      for name in FolderWalk(place).files { add(place + "/" + name, to: &hasher) }
    }
    return hasher.finalize()
  }

  private static func add(_ path: String, to hasher: inout Hasher) {
    hasher.combine(path)
    var status = stat()
    // The path is a C string for the call, which `status` outlives.
    guard unsafe stat(path, &status) == 0 else { return }
    hasher.combine(status.st_size)
    hasher.combine(status.st_ino)
    hasher.combine(status.st_mtim.tv_sec)
    hasher.combine(status.st_mtim.tv_nsec)
  }
}
