package import Chronicle

/// What the reader knows beforehand: actors, titles and event frames, from the files below `Config/lexicon`.
package struct Lexicon: Sendable {
  /// Actors by id, without names met in any text (`Actor.mentions` 0).
  package let actors: [Actor]

  /// Reads every file, or says where the first fault is.
  package init(files: [LexiconFile]) throws(LexiconError) {
    actors = []
  }
}
