/// Sentences that people analysed, read from CoNLL-U.
package struct Treebank: Sendable {
  package let sentences: [Sentence]

  package struct Sentence: Sendable {
    /// `# newdoc id`'s or `# sent_id`'s value: which document and sentence it is, as far as the file tells.
    package let id: String
    /// Whether a document begins here.
    package let startsDocument: Bool
    /// Whether a paragraph begins here.
    package let startsParagraph: Bool
    /// `# text`, as it was written.
    package let text: String
    package let words: [Word]
  }

  /// One line of a sentence: a syntactic word.
  package struct Word: Hashable, Sendable {
    package let form: String
    package let lemma: String
    package let analysis: DependencyTree.Analysis
    /// Whether a space, or the sentence's end, stands behind it; false inside a multiword token.
    package let spaceAfter: Bool

    package init(form: String, lemma: String, analysis: DependencyTree.Analysis, spaceAfter: Bool) {
      self.form = form
      self.lemma = lemma
      self.analysis = analysis
      self.spaceAfter = spaceAfter
    }
  }

  /// - Throws: where a line is no CoNLL-U.
  package init(conllu bytes: [UInt8]) throws(TreebankError) {
    var sentences: [Sentence] = []
    var builder = Builder()
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let bare = line.last == 0x0D ? line.dropLast() : line
      if bare.isEmpty {
        if let sentence = builder.end() { sentences.append(sentence) }
      } else {
        try builder.add(bare, line: index + 1)
      }
    }
    if let sentence = builder.end() { sentences.append(sentence) }
    self.sentences = sentences
  }

  private struct Builder {
    private var id = ""
    private var startsDocument = false
    private var startsParagraph = false
    private var text = ""
    private var words: [Word] = []
    /// The last word of the multiword token that is being read, and whether a space follows that token.
    private var multiword: (last: Int, spaceAfter: Bool)?

    mutating func add(_ line: ArraySlice<UInt8>, line number: Int) throws(TreebankError) {
      if line.first == UInt8(ascii: "#") {
        comment(String(decoding: line, as: UTF8.self))
        return
      }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard fields.count == 10 else {
        throw TreebankError(line: number, reason: "\(fields.count) fields instead of 10")
      }
      let hasSpace = !fields[9].split(separator: "|").contains("SpaceAfter=No")
      // 8.1 is an empty node of the enhanced graph, 8-9 a multiword token.
      if fields[0].contains(".") { return }
      if let dash = fields[0].firstIndex(of: "-") {
        guard let last = Int(fields[0][fields[0].index(after: dash)...]) else {
          throw TreebankError(line: number, reason: "“\(fields[0])” is no range of words")
        }
        multiword = (last, hasSpace)
        return
      }
      guard Int(fields[0]) == words.count + 1 else {
        throw TreebankError(line: number, reason: "word \(fields[0]) where \(words.count + 1) is due")
      }
      guard let head = Int32(fields[6]), head >= 0 else {
        throw TreebankError(line: number, reason: "“\(fields[6])” is no head")
      }
      guard let part = PartOfSpeech(name: fields[3]), let relation = Relation(name: fields[7]) else {
        throw TreebankError(line: number, reason: "“\(fields[3])” or “\(fields[7])” is not of Universal Dependencies")
      }
      words.append(
        Word(
          form: fields[1], lemma: fields[2],
          analysis: .init(part: part, tag: PennTag(name: fields[4]), head: head - 1, relation: relation),
          spaceAfter: spaceAfter(words.count + 1, own: hasSpace)))
    }

    private mutating func spaceAfter(_ number: Int, own: Bool) -> Bool {
      guard let multiword, number <= multiword.last else { return own }
      return number == multiword.last && multiword.spaceAfter
    }

    private mutating func comment(_ line: String) {
      if line.hasPrefix("# newdoc") {
        startsDocument = true
      } else if line.hasPrefix("# newpar") {
        startsParagraph = true
      } else if line.hasPrefix("# text = ") {
        text = String(line.dropFirst("# text = ".count))
      } else if line.hasPrefix("# sent_id = ") {
        id = String(line.dropFirst("# sent_id = ".count))
      }
    }

    mutating func end() -> Sentence? {
      defer { self = Builder() }
      guard !words.isEmpty else { return nil }
      return Sentence(
        id: id, startsDocument: startsDocument, startsParagraph: startsParagraph, text: text, words: words)
    }
  }
}

/// A line that is no CoNLL-U.
package struct TreebankError: Error, Hashable, CustomStringConvertible {
  package let line: Int
  package let reason: String

  package var description: String { "line \(line): \(reason); ten fields between tabs are read, as UD defines them" }
}

extension Treebank.Sentence {
  /// The words as tokens of a text that sets them as the treebank says, from the code point `start` on.
  package func tokens(from start: Int = 0) -> [Token] {
    var at = start
    return words.map { word in
      let range = at..<(at + word.form.unicodeScalars.count)
      at = range.upperBound + (word.spaceAfter ? 1 : 0)
      return Token(form: word.form, range: range)
    }
  }

  /// The tree that people drew.
  package var tree: DependencyTree {
    DependencyTree(tokens: tokens(), lemmas: words.map(\.lemma), analyses: words.map(\.analysis))
  }
}
