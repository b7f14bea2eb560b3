import Language

/// What each step of an arc-hybrid parser costs: how many arcs of the treebank's tree can no longer be drawn after it
/// (Goldberg and Nivre, 2013).
struct Oracle {
  let example: Example

  func cost(_ action: TransitionState.Action, _ state: TransitionState) -> Int {
    switch action {
    case .shift: shiftCost(state)
    case .left: popCost(state, besideBelow: true)
    case .right: popCost(state, besideBelow: false)
    }
  }

  /// The next word can have no head in the stack but its top, and no dependents in the stack at all.
  private func shiftCost(_ state: TransitionState) -> Int {
    let next = state.next
    let head = example.heads[Int(next)]
    var cost = 0
    for word in state.stack {
      if example.heads[Int(word)] == next { cost += 1 }
      if word == head && word != state.stacked(0) { cost += 1 }
    }
    return cost
  }

  /// The stack's top loses its dependents before the parser, and every head but the one that it gets.
  private func popCost(_ state: TransitionState, besideBelow isLeft: Bool) -> Int {
    let (top, next) = (state.stacked(0), state.next)
    let head = example.heads[Int(top)]
    var cost = example.children[Int(top)].count { $0 >= next }
    if isLeft {
      if head > next || (head == state.stacked(1) && head >= 0) { cost += 1 }
    } else if head >= next {
      cost += 1
    }
    return cost
  }
}
