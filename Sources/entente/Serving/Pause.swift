import Dispatch

/// Something to be done later, on no thread in particular.
enum Pause {
  static func after(_ length: Duration, _ action: @escaping @Sendable () -> Void) {
    let milliseconds = length.components.seconds * 1000 + length.components.attoseconds / 1_000_000_000_000_000
    guard milliseconds > 0 else { return action() }
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(clamping: milliseconds)), execute: action)
  }
}
