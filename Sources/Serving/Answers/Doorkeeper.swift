/// Remembers which targets were asked for lately, so that a full cache takes in only what is asked for twice: what nobody
/// asks for again, as when a program walks through all pages, drives out nothing (the doorkeeper of Einziger, Friedman and
/// Manes, "TinyLFU", ACM TOS 2017).
///
/// A hash stands for a target: one that is mistaken for another is kept a request too early.
struct Doorkeeper {
  private var seen: [UInt32]

  /// `places` is a power of two.
  init(places: Int = 4_096) { seen = Array(repeating: 0, count: places) }

  /// Whether the target was asked for lately; from now on it was.
  mutating func knows(_ hash: Int) -> Bool {
    let bits = UInt(bitPattern: hash)
    let place = Int(truncatingIfNeeded: bits) & (seen.count - 1)
    // Never 0, which stands for none.
    let mark = UInt32(truncatingIfNeeded: bits >> 32) | 1
    if seen[place] == mark { return true }
    seen[place] = mark
    return false
  }
}
