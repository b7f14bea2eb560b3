/// Numbers for words by their hashes, handed out in the order in which words come.
///
/// The keys are hashes already, so that a table of their own, probed in a line, finds them in a third of the time that
/// `Dictionary` takes, which hashes them again.
struct TermTable: Sendable {
  /// Keys and numbers side by side; a number of `free` marks a place that is not taken.
  private var keys: [UInt64]
  private var numbers: [UInt32]
  private(set) var count = 0

  private static let free = UInt32.max

  init() {
    keys = Array(repeating: 0, count: 1024)
    numbers = Array(repeating: Self.free, count: 1024)
  }

  subscript(_ key: UInt64) -> UInt32? {
    let number = numbers[place(of: key)]
    return number == Self.free ? nil : number
  }

  /// The number of a word, a new one for a word that has none.
  mutating func number(of key: UInt64) -> UInt32 {
    let place = place(of: key)
    guard numbers[place] == Self.free else { return numbers[place] }
    let number = UInt32(truncatingIfNeeded: count)
    keys[place] = key
    numbers[place] = number
    count += 1
    if count * 2 > keys.count { grow() }
    return number
  }

  /// The words by their numbers.
  var words: [UInt64] {
    var words = [UInt64](repeating: 0, count: count)
    for (key, number) in zip(keys, numbers) where number != Self.free { words[Int(number)] = key }
    return words
  }

  /// Where a key is, or would be: half of the places are free, so that the search ends.
  private func place(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: key ^ key >> 32) & mask
    while numbers[place] != Self.free, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldKeys, oldNumbers) = (keys, numbers)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    numbers = Array(repeating: Self.free, count: oldKeys.count * 2)
    for (key, number) in zip(oldKeys, oldNumbers) where number != Self.free {
      let place = place(of: key)
      keys[place] = key
      numbers[place] = number
    }
  }
}
