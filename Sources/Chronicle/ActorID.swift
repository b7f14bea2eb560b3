/// The stable name of an actor: an ISO 3166-1 alpha-3 code (`PAK`), an abbreviation (`NATO`) or a slug (`imran-khan`).
///
/// Ids are written one way (`PAK`, `imran-khan`) and looked up without regard to case; see `folded`.
package struct ActorID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// The form under which ids are compared: `pak` and `PAK` are one actor.
  package var folded: String { text.lowercased() }

  package var description: String { text }

  package static func < (a: ActorID, b: ActorID) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
}
