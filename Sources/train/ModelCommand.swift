import Language
import Serving
import Seeded

/// `train model`: from treebanks to a model file.
enum ModelCommand {
  static func run(_ arguments: Arguments) async throws(Failure) {
    guard let out = arguments.values("out").last else { throw Failure("--out FILE says where the model goes") }
    let settings = try settings(arguments)
    var sentences: [Treebank.Sentence] = []
    for path in arguments.operands { sentences += try Files.treebank(path).sentences }
    sentences = Array(sentences.shuffledBySeed(settings.seed).prefix(Int(Double(sentences.count) * settings.share)))
    guard !sentences.isEmpty else { throw Failure("no sentences to train on: name CoNLL-U files") }
    var tuning: [(name: String, sentences: [Treebank.Sentence])] = []
    for path in arguments.values("dev") { tuning.append((Name.of(path), try Files.treebank(path).sentences)) }
    if let path = arguments.values("network").last {
      let file = try relearned(path, LemmaLearner.lemmatizer(sentences), tuning)
      return try Files.write(file.bytes(digest: Digest.sha256), to: out)
    }
    let clock = ContinuousClock()
    let start = clock.now
    let lemmatizer = LemmaLearner.lemmatizer(sentences)
    let trainer = Trainer(sentences, settings)
    await trainer.train { epoch, loss in
      var line = "epoch \(epoch)  loss \(Decimal.text(loss, digits: 4))  \((clock.now - start).components.seconds) s"
      let analyzer = Analyzer(network: trainer.network, labels: trainer.labels, lemmatizer: lemmatizer)
      for (name, sentences) in tuning { line += "  | \(name) " + Score(sentences, analyzer).summary }
      FileHandleText.error(line + "\n")
    }
    let words = sentences.reduce(0) { $0 + $1.words.count }
    var remarks = [
      "trained on \(arguments.operands.map { Name.of($0) }.joined(separator: ", ")): \(sentences.count) sentences, \(words) words",
      "settings \(settings)",
    ]
    let analyzer = Analyzer(network: trainer.network, labels: trainer.labels, lemmatizer: lemmatizer)
    remarks += scores(analyzer, tuning)
    let file = ModelFile(
      network: trainer.network, labels: trainer.labels, lemmatizer: lemmatizer, remarks: remarks)
    try Files.write(file.bytes(digest: Digest.sha256), to: out)
  }

  private static func scores(
    _ analyzer: Analyzer, _ tuning: [(name: String, sentences: [Treebank.Sentence])]
  ) -> [String] {
    tuning.map { "scores on \($0.name): " + Score($0.sentences, analyzer).summary }
  }

  /// The network of another model with lemmas learnt anew: they do not depend on each other.
  private static func relearned(
    _ path: String, _ lemmatizer: Lemmatizer, _ tuning: [(name: String, sentences: [Treebank.Sentence])]
  ) throws(Failure) -> ModelFile {
    let bytes = try Files.bytes(path)
    let old: ModelFile
    do { old = try ModelFile(bytes: bytes, digest: Digest.sha256) } catch { throw Failure("\(path) \(error)") }
    let kept = old.remarks.filter { $0.hasPrefix("trained on ") || $0.hasPrefix("settings ") }
    let analyzer = Analyzer(network: old.network, labels: old.labels, lemmatizer: lemmatizer)
    return ModelFile(
      network: old.network, labels: old.labels, lemmatizer: lemmatizer, remarks: kept + scores(analyzer, tuning))
  }

  private static func settings(_ arguments: Arguments) throws(Failure) -> Settings {
    var settings = Settings()
    settings.seed = try arguments.number("seed", or: settings.seed)
    settings.epochs = try arguments.number("epochs", or: settings.epochs)
    settings.input = try arguments.number("input", or: settings.input)
    settings.units = try arguments.number("units", or: settings.units)
    settings.hidden = try arguments.number("hidden", or: settings.hidden)
    settings.batch = try arguments.number("batch", or: settings.batch)
    settings.rate = try arguments.number("rate", or: settings.rate)
    settings.wordDropout = try arguments.number("word-dropout", or: settings.wordDropout)
    settings.inputDropout = try arguments.number("input-dropout", or: settings.inputDropout)
    settings.layerDropout = try arguments.number("layer-dropout", or: settings.layerDropout)
    settings.hiddenDropout = try arguments.number("hidden-dropout", or: settings.hiddenDropout)
    settings.tagWeight = try arguments.number("tag-weight", or: settings.tagWeight)
    settings.exploring = try arguments.number("exploring", or: settings.exploring)
    settings.nameFolding = try arguments.number("name-folding", or: settings.nameFolding)
    settings.namesFolded = try arguments.number("names-folded", or: settings.namesFolded)
    settings.share = try arguments.number("share", or: settings.share)
    return settings
  }
}

enum Name {
  /// A file's name without folders and suffix.
  static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.prefix { $0 != "." })
  }
}

extension Array {
  fileprivate func shuffledBySeed(_ seed: UInt64) -> [Element] {
    var random = SplitMix(seed: seed)
    return shuffled(using: &random)
  }
}
