import Chronicle
import Language

/// Whom a sentence that names but two powers leaves for the other side, wherever it names them.
extension Casting {
  /// Both sides, where one is found.
  func completed(_ source: [Part], _ target: [Part], _ targets: [Frame.Slot]) -> (source: [Part], target: [Part]) {
    if source.isEmpty, !target.isEmpty, mayDoerBeElsewhere {
      return (remaining(besides: target).filter(mayDo), target)
    }
    if target.isEmpty, !source.isEmpty, targets.allSatisfy({ roles.site.isVerb || roles.isVacant($0) }) {
      return (source, remaining(besides: source))
    }
    return (source, target)
  }

  /// Whether somebody named elsewhere may have done it. "Kenya’s exit followed the bombing": Kenya has something else.
  private func mayDo(_ part: Part) -> Bool {
    part.phrase?.form == .head || roles.site.isVerb && part.phrase?.form == .possessive
  }

  /// The only other power that the sentence names, unless as a place: "formed a union in Peru".
  func remaining(besides parts: [Part]) -> [Part] {
    let others = roles.isParticiple ? [] : besides(parts)
    return areWhere(others) ? [] : others
  }

  /// Whether nobody else is told to do it: "was asked to leave Peru", "after protesters stormed Peru’s embassy", but not
  /// "the court ordered Peru".
  private var mayDoerBeElsewhere: Bool {
    guard roles.site.isVerb, !roles.isPassive, let subject = roles.tree.child(roles.site.word, .nsubj) else {
      return true
    }
    return roles.words.agents.contains(roles.tree.lemma(subject))
  }
}
