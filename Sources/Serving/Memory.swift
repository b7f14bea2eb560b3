import CSystem

/// The process' memory.
package enum Memory {
  /// Gives back to the system what was freed: glibc keeps it otherwise, for as long as the process lives (malloc_trim(3)).
  package static func giveBack() { csystem_give_back() }

  /// Large pieces are given back as soon as they are freed. Without it glibc takes the first that is freed for a sign that
  /// such are wanted again, and keeps each later one in the arena of whichever thread asked (mallopt(3)).
  package static func holdLittle() { csystem_hold_little() }
}
