import CSystem

/// The process' memory.
package enum Memory {
  /// Gives back to the system what was freed: glibc keeps it otherwise, for as long as the process lives (malloc_trim(3)).
  package static func giveBack() { csystem_give_back() }
}
