import CSystem
import Glibc

/// An epoll set: which descriptors are ready, level-triggered. The owner closes it.
struct Poll: Sendable {
  struct Interest: OptionSet {
    let rawValue: UInt32
    static let read = Interest(rawValue: EPOLLIN.rawValue)
    static let write = Interest(rawValue: EPOLLOUT.rawValue)
  }

  struct Event {
    let token: UInt64
    let readable: Bool
    /// Both directions are shut, or the connection broke.
    let broken: Bool

    init(_ event: epoll_event) {
      // Every member of the union is a number, and `u64` is the one that was set.
      token = unsafe event.data.u64
      let events = unsafe event.events
      readable = events & EPOLLIN.rawValue != 0
      broken = events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
    }
  }

  /// Room for the events of one wait, used again for the next.
  @safe struct Events {
    fileprivate var room = unsafe [epoll_event](repeating: epoll_event(), count: 256)
    fileprivate(set) var count = 0

    subscript(_ index: Int) -> Event { unsafe Event(room[index]) }
  }

  private let descriptor: Int32

  init() throws(ServerError) {
    descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard descriptor >= 0 else { throw .last(call: "epoll_create1") }
  }

  /// False when the kernel has no room for it.
  func add(_ socket: Int32, _ interest: Interest, token: UInt64) -> Bool {
    control(EPOLL_CTL_ADD, socket, interest, token)
  }

  func change(_ socket: Int32, _ interest: Interest, token: UInt64) {
    _ = control(EPOLL_CTL_MOD, socket, interest, token)
  }

  /// Blocks until something is ready or the time is over; negative milliseconds have no end.
  func wait(milliseconds: Int32, into events: inout Events) {
    // The kernel writes at most `count` events to the array, which outlives the call.
    let ready = unsafe events.room.withUnsafeMutableBufferPointer { buffer in
      unsafe epoll_wait(descriptor, buffer.baseAddress, Int32(clamping: buffer.count), milliseconds)
    }
    events.count = max(0, Int(ready))
  }

  func close() { _ = Glibc.close(descriptor) }

  private func control(_ operation: Int32, _ socket: Int32, _ interest: Interest, _ token: UInt64) -> Bool {
    var event = unsafe epoll_event(events: interest.rawValue, data: epoll_data_t(u64: token))
    // The kernel copies the event before it returns.
    return unsafe epoll_ctl(descriptor, operation, socket, &event) == 0
  }
}
