import HTTP

/// Where a data set comes from: what was read, when, and with which lexicon.
package struct Origin: Sendable {
  package struct Input: Sendable {
    package enum Kind: String, Sendable { case document, readings }

    /// Without folders: what lies where is nobody's business.
    package let name: String
    package let kind: Kind
    /// How many documents it gave.
    package let documents: Int

    package init(name: String, kind: Kind, documents: Int) {
      self.name = name
      self.kind = kind
      self.documents = documents
    }
  }

  package let inputs: [Input]
  /// A hash of the lexicon.
  package let lexiconVersion: String
  /// Seconds since 1970: when the newest of the inputs was changed last, where that is known.
  package let lastModified: Int64?
  /// The same as `Last-Modified` says it.
  let lastModifiedText: String?
  /// Seconds since 1970.
  package let loadedAt: Int64
  package let now: @Sendable () -> Int64

  package init(
    inputs: [Input] = [], lexiconVersion: String = "", lastModified: Int64? = nil, loadedAt: Int64 = 0,
    now: @escaping @Sendable () -> Int64 = { 0 }
  ) {
    self.inputs = inputs
    self.lexiconVersion = lexiconVersion
    self.lastModified = lastModified
    lastModifiedText = lastModified.map { HTTPDate.text(secondsSince1970: $0) }
    self.loadedAt = loadedAt
    self.now = now
  }
}
