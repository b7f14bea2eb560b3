/// Arc-hybrid parsing of one sentence: a stack, what is left of the sentence, and the arcs drawn so far.
///
/// Kuhlmann, Gómez-Rodríguez and Satta (2011). The artificial root stands behind the last word, so that the last arc names
/// the sentence's root; a second word may not hang from it. Every sentence of n words takes 2n steps.
package struct TransitionState: Sendable {
  package enum Action: Int, CaseIterable, Sendable {
    /// The next word goes onto the stack.
    case shift
    /// The stack's top depends on the next word, and leaves.
    case left
    /// The stack's top depends on the word below it, and leaves.
    case right
  }

  package let count: Int
  /// Words that have no head yet and are not before the parser, the last one on top.
  package private(set) var stack: [Int32] = []
  /// The next word; `count` is the artificial root.
  package private(set) var next: Int32 = 0
  /// By word: its head, `count` for the root, -1 before it is known.
  package private(set) var heads: [Int32]
  package private(set) var labels: [UInt8]
  /// By word: its outermost children so far, -1 for none. One entry more for the artificial root.
  package private(set) var leftmost: [Int32]
  package private(set) var rightmost: [Int32]

  package init(count: Int) {
    self.count = count
    heads = [Int32](repeating: -1, count: count)
    labels = [UInt8](repeating: 0, count: count)
    leftmost = [Int32](repeating: -1, count: count + 1)
    rightmost = [Int32](repeating: -1, count: count + 1)
    stack.reserveCapacity(min(count, 64))
  }

  package var isDone: Bool { stack.isEmpty && next == count }

  @inline(__always)
  package func allows(_ action: Action) -> Bool {
    switch action {
    case .shift: next < count
    case .left: next < count ? !stack.isEmpty : stack.count == 1
    case .right: stack.count > 1
    }
  }

  /// The word at a depth of the stack; -1 when it is not that deep.
  @inline(__always)
  package func stacked(_ depth: Int) -> Int32 { depth < stack.count ? stack[stack.count - 1 - depth] : -1 }

  /// Takes an allowed step; `label` is the arc's.
  package mutating func take(_ action: Action, label: UInt8) {
    switch action {
    case .shift:
      stack.append(next)
      next += 1
    case .left:
      let word = stack.removeLast()
      attach(word, to: next, label)
    case .right:
      let word = stack.removeLast()
      attach(word, to: stack[stack.count - 1], label)
    }
  }

  private mutating func attach(_ word: Int32, to head: Int32, _ label: UInt8) {
    heads[Int(word)] = head
    labels[Int(word)] = label
    if word < head {
      leftmost[Int(head)] = word
      if rightmost[Int(head)] < 0 { rightmost[Int(head)] = word }
    } else {
      rightmost[Int(head)] = word
      if leftmost[Int(head)] < 0 { leftmost[Int(head)] = word }
    }
  }
}
