import API
import Chronicle
import Reading
import Serving

/// `entente check`: whether settings, lexicon and documents are in order. Every fault is told, not the first alone.
enum CheckCommand {
  static let syntax = Syntax(
    name: "check", summary: "checks settings, lexicon and documents; exit code 78 where something is wrong",
    options: Setting.all.map(\.option) + [.published, .config])

  static func run(_ arguments: Arguments) throws(Failure) {
    let config = try ConfigFolder(option: arguments.value("--config"))
    let settings = try Settings(arguments, Files.environment, config)
    var faults = settings.faults + settings.strangers
    if settings.faults.isEmpty { faults += secrets(settings) }
    var summary = ""
    do throws(Failure) {
      summary = try documents(Loading(settings: settings, config: config, published: nil), &faults)
    } catch {
      faults.append(error.message)
    }
    guard faults.isEmpty else { throw Failure(.configuration, faults.joined(separator: "\n")) }
    Output.answer(line: "\(config.path): \(Setting.all.count) settings, \(summary): all in order")
  }

  /// Tokens and certificates are read as the server would read them.
  private static func secrets(_ settings: Settings) -> [String] {
    var faults: [String] = []
    do throws(Failure) { _ = try Tokens.access(settings) } catch { faults.append(error.message) }
    do throws(Failure) { _ = try Certificates.identity(settings) } catch { faults.append(error.message) }
    return faults
  }

  private static func documents(_ loading: Loading, _ faults: inout [String]) throws(Failure) -> String {
    let lexicon = try loading.config.lexicon()
    let reader = Reader(lexicon: lexicon, analyzer: try loading.config.analyzer(), digest: Digest.sha256)
    var documents = 0
    for place in loading.documents {
      do throws(Failure) {
        let (paths, refused) = try DocumentFile.found(place)
        faults += refused
        for path in paths {
          documents += 1
          check(path, reader, &faults)
        }
      } catch {
        faults.append(error.message)
      }
    }
    return "\(lexicon.actors.count) actors, \(lexicon.examples.count) examples, \(documents) documents"
  }

  private static func check(_ path: String, _ reader: Reader, _ faults: inout [String]) {
    do throws(Failure) {
      let source = try DocumentFile.source(at: path, published: nil)
      if reader.read(source).events.isEmpty { Output.note("\(path): no event is read from it") }
    } catch {
      faults.append(error.message)
    }
  }
}
