import Chronicle

/// Office holders whom an article has spoken of without a name: "Ethiopia’s president arrived. President Tolossa said": one and the
/// same.
struct Offices {
  private var unnamed: [(title: String, owner: ActorID, sentence: Int)] = []
  private var sentence = 0

  /// So many sentences later a name may still be the one that was kept back.
  private static let reach = 6

  mutating func next() { sentence += 1 }

  mutating func note(_ title: String, of owner: ActorID) {
    unnamed.append((title, owner, sentence))
    if unnamed.count > Self.reach * 2 { unnamed.removeFirst() }
  }

  /// Whose holder of an office was spoken of last; null where those of two states were.
  func owner(of title: String) -> ActorID? {
    let near = unnamed.filter { sentence - $0.sentence <= Self.reach && ($0.title == title || $0.title == "leader") }
    guard let last = near.last else { return nil }
    return near.contains { $0.sentence == last.sentence && $0.owner != last.owner } ? nil : last.owner
  }
}
