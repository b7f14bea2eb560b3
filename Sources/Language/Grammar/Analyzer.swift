/// Tags, lemmatises and parses English sentences by a trained model. A value: one serves any number of threads.
package struct Analyzer: Sendable {
  /// SHA-256 of some bytes, 32 of them; handed in because pure rooms link no library.
  package typealias Digest = @Sendable ([UInt8]) -> [UInt8]

  private let network: CompactNetwork
  private let labels: ModelLabels
  private let lemmatizer: Lemmatizer

  /// - Parameters:
  ///   - model: a model file's bytes, as `train` writes them.
  ///   - digest: checks that they are the bytes that were written.
  /// - Throws: what is wrong with the file and what to do.
  package init(model: [UInt8], digest: Digest) throws(ModelError) {
    let file = try ModelFile(bytes: model, digest: digest)
    self.init(network: file.network, labels: file.labels, lemmatizer: file.lemmatizer)
  }

  package init(network: Network, labels: ModelLabels, lemmatizer: Lemmatizer) {
    self.network = CompactNetwork(network, root: labels.root)
    self.labels = labels
    self.lemmatizer = lemmatizer
  }

  /// The tree of a sentence. Linear in its length, and never refuses: tokens of any script and kind get some analysis.
  package func tree(of tokens: [Token], in workspace: inout Workspace) -> DependencyTree {
    guard !tokens.isEmpty else { return DependencyTree(tokens: [], lemmas: [], analyses: []) }
    workspace.read(tokens, by: network)
    var state = TransitionState(count: tokens.count)
    while !state.isDone { step(&state, workspace) }
    var lemmas: [String] = []
    var analyses: [DependencyTree.Analysis] = []
    lemmas.reserveCapacity(tokens.count)
    analyses.reserveCapacity(tokens.count)
    for (word, token) in tokens.enumerated() {
      let (part, tag) = labels.tags[workspace.tag(word)]
      lemmas.append(workspace.lemma(word, of: token, labels, lemmatizer))
      let head = state.heads[word]
      analyses.append(
        .init(
          part: part, tag: tag, head: Int(head) == tokens.count ? -1 : head,
          relation: labels.relations[Int(state.labels[word])]))
    }
    return DependencyTree(tokens: tokens, lemmas: lemmas, analyses: analyses)
  }

  /// Whether the model has met a word as a whole; others it judges by their beginnings and ends.
  package func knows(_ token: Token) -> Bool {
    let word = WordFeatures.features(of: token.text, folded: token.folded)[0]
    return network.vocabulary.row(word) != Vocabulary.unknownWord
  }

  package func tree(of tokens: [Token]) -> DependencyTree {
    var workspace = Workspace()
    return tree(of: tokens, in: &workspace)
  }

  /// The best allowed step, and for an arc its best relation.
  private func step(_ state: inout TransitionState, _ workspace: Workspace) {
    let look = state.look(relations: network.shape.relations)
    workspace.look(look, network)
    let action = workspace.best(network, state)
    // The artificial root's arc is `root`, and no other is.
    let isRoot = action == .left && Int(state.next) == state.count
    let label =
      action == .shift ? 0 : isRoot ? UInt8(labels.root) : workspace.label(for: action, network)
    state.take(action, label: label)
  }
}

/// What the network's outputs stand for.
package struct ModelLabels: Sendable {
  package let tags: [(part: PartOfSpeech, tag: PennTag)]
  package let relations: [Relation]
  /// The index of `root`.
  package let root: Int

  package init(tags: [(part: PartOfSpeech, tag: PennTag)], relations: [Relation]) {
    self.tags = tags
    self.relations = relations
    root = relations.firstIndex(of: .root) ?? 0
  }
}
