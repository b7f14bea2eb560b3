import FoundationEssentials
import Glibc
import Language
import Serving

/// `train`: makes the model that `Config/language` holds, and measures it.
@main
enum Main {
  private static let usage = """
    train model --out FILE [--dev FILE]... [--KEY VALUE]... TRAIN...   trains on CoNLL-U files
    train model --out FILE --network MODEL [--dev FILE]... TRAIN...     learns only the lemmas anew
    train evaluate MODEL FILE... [--least-las N]                      scores a model on CoNLL-U files
    train tokens LEXICON FILE... [--show N]                           scores tokenizer and sentence splitter
    train speed MODEL LEXICON FILE... [--rounds N]                    words a second, on one core

    """

  static func main() async {
    do {
      let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
      switch arguments.command {
      case "model": try await ModelCommand.run(arguments)
      case "evaluate": try EvaluateCommand.run(arguments)
      case "tokens": try TokensCommand.run(arguments)
      case "speed": try SpeedCommand.run(arguments)
      default: throw Failure("no such command: \(arguments.command)\n" + usage)
      }
    } catch {
      FileHandleText.error("train: \(error)\n")
      exit(1)
    }
  }
}
