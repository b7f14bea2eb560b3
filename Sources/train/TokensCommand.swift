import Language

/// `train tokens`: scores of the tokenizer and the sentence splitter on treebanks' raw text.
enum TokensCommand {
  static func run(_ arguments: Arguments) throws(Failure) {
    guard let lexicon = arguments.operands.first, arguments.operands.count > 1 else {
      throw Failure("tokens needs the folder Config/lexicon and CoNLL-U files")
    }
    let splitter = try splitter(lexicon + "/words/english.txt")
    let shown = try arguments.number("show", or: 0)
    for path in arguments.operands.dropFirst() {
      let score = SegmentationScore(try Files.treebank(path), splitter)
      FileHandleText.answer(
        "\(Name.of(path))  token F1 \(Decimal.text(score.tokens.percent, digits: 2))  sentence F1 "
          + "\(Decimal.text(score.sentences.percent, digits: 2))  (\(score.unspelled) sentences left out)\n")
      for (difference, count) in score.differences.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(shown)
      {
        FileHandleText.answer("  \(count)  \(difference)\n")
      }
    }
  }

  static func splitter(_ path: String) throws(Failure) -> SentenceSplitter {
    let lists = lists(String(decoding: try Files.bytes(path), as: UTF8.self))
    guard let abbreviations = lists["abbreviations"], let starters = lists["starters"],
      let titles = lists["before-names"]
    else { throw Failure("\(path): lacks 'list abbreviations', 'list starters' or 'list before-names'") }
    return SentenceSplitter(
      tokenizer: Tokenizer(abbreviations: abbreviations), starters: starters, titles: titles)
  }

  private static func lists(_ text: String) -> [String: Set<String>] {
    var lists: [String: Set<String>] = [:]
    var name = ""
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("list ") {
        name = String(line.dropFirst(5))
      } else {
        for word in line.split(separator: ",") { lists[name, default: []].insert(word.filter { $0 != " " }) }
      }
    }
    return lists
  }
}
