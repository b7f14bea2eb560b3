/// What can be chosen of a training run.
struct Settings: Sendable {
  var seed: UInt64 = 3
  var epochs = 20
  var input = 96
  var units = 80
  var hidden = 96
  /// Sentences between two steps of the optimizer, half of them for each of the two learners.
  var batch = 16
  var rate: Float = 0.003
  /// A word that occurs n times is taken for unknown in `wordDropout / (wordDropout + n)` of the cases.
  var wordDropout: Float = 0.25
  var inputDropout: Float = 0.2
  var layerDropout: Float = 0.3
  var hiddenDropout: Float = 0.1
  var tagWeight: Float = 0.7
  /// How often the parser's own wrong steps are followed, from the second epoch on.
  var exploring: Float = 0.8
  /// How often a sentence that names somebody is read with familiar words for names, and for how many of its names.
  var nameFolding: Float = 0.5
  var namesFolded: Float = 0.7
  /// Share of the sentences that are learnt from, for learning curves.
  var share = 1.0
}
