import Synchronization

/// Whether anybody still waits for what is being made: the client may have gone.
package final class Cancellation: Sendable {
  @TaskLocal private static var current: Cancellation?

  private let requested = Atomic(false)

  package init() {}

  /// Whether the work that runs on this thread may stop: its result will be dropped.
  package static var isRequested: Bool { current?.isRequested ?? false }

  package var isRequested: Bool { requested.load(ordering: .relaxed) }

  package func request() { requested.store(true, ordering: .relaxed) }

  /// Runs work that may ask `Cancellation.isRequested`.
  package func watching<Result>(_ work: () -> Result) -> Result { Self.$current.withValue(self) { work() } }
}
