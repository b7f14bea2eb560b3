/// Tags, lemmatises and parses English sentences by a trained model. A value: one serves any number of threads.
package struct Analyzer: Sendable {
  /// SHA-256 of some bytes, 32 of them; handed in because pure rooms link no library.
  package typealias Digest = @Sendable ([UInt8]) -> [UInt8]

  /// - Parameters:
  ///   - model: a model file's bytes, as `train` writes them.
  ///   - digest: checks that they are the bytes that were written.
  /// - Throws: what is wrong with the file and what to do.
  package init(model: [UInt8], digest: Digest) throws(ModelError) {
    throw .foreign
  }

  /// What one thread works in; handed on from sentence to sentence, it saves allocations.
  package struct Workspace {
    package init() {}
  }

  /// The tree of a sentence. Linear in its length, and never refuses: tokens of any script and kind get some analysis.
  package func tree(of tokens: [Token], in workspace: inout Workspace) -> DependencyTree {
    DependencyTree(tokens: tokens, lemmas: [], analyses: [])
  }

  package func tree(of tokens: [Token]) -> DependencyTree {
    var workspace = Workspace()
    return tree(of: tokens, in: &workspace)
  }
}
