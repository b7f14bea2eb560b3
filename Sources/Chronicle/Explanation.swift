/// Why an event was coded as it was: what an analyst reads before letting it stand.
package struct Explanation: Hashable, Sendable {
  /// How one party was found.
  package struct Party: Hashable, Sendable {
    package let actor: ActorID
    package let part: Participant.Part
    /// Whom it counts for.
    package let principal: ActorID
    /// Where the frame found it: `subject`, `object`, `possessor`, a preposition, `clause`, `sentence` or `discourse`.
    package let slot: String
    /// The words that name it; null where no word of the sentence does.
    package let range: Range<Int>?
    package let text: String?

    package init(
      actor: ActorID, part: Participant.Part, principal: ActorID, slot: String, range: Range<Int>?, text: String?
    ) {
      self.actor = actor
      self.part = part
      self.principal = principal
      self.slot = slot
      self.range = range
      self.text = text
    }
  }

  /// A coding that was considered and not taken.
  package struct Alternative: Hashable, Sendable {
    /// The frame’s name in the lexicon.
    package let rule: String
    /// Code points into the document’s text: the words that could have told it.
    package let range: Range<Int>
    package let text: String
    /// Why not, in words.
    package let reason: String

    package init(rule: String, range: Range<Int>, text: String, reason: String) {
      self.rule = rule
      self.range = range
      self.text = text
      self.reason = reason
    }
  }

  package let parties: [Party]
  /// What decided the status, in words.
  package let status: String
  /// What gave the date, in words.
  package let date: String
  /// What else the same words could have told.
  package let rejected: [Alternative]

  package init(parties: [Party], status: String, date: String, rejected: [Alternative]) {
    self.parties = parties
    self.status = status
    self.date = date
    self.rejected = rejected
  }
}

/// A sentence that named two actors and told no event, and why not.
package struct SilentSentence: Hashable, Sendable {
  /// Counted from 1.
  package let sentence: Int
  package let rejected: [Explanation.Alternative]
  /// In words, where no frame was tried at all.
  package let reason: String

  package init(sentence: Int, rejected: [Explanation.Alternative], reason: String) {
    self.sentence = sentence
    self.rejected = rejected
    self.reason = reason
  }
}
