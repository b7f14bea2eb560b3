import API
import Serving

/// `entente serve`: reads the documents and answers until it is told to end.
enum ServeCommand {
  static let syntax = Syntax(
    name: "serve",
    summary: "reads the documents and serves them over HTTP until SIGTERM or Ctrl-C; SIGHUP reads all of it anew",
    options: Setting.all.map(\.option) + [.published, .config])

  static func run(_ arguments: Arguments) throws(Failure) {
    Memory.holdLittle()
    let config = try ConfigFolder(option: arguments.value("--config"))
    let settings = try Settings.sound(arguments, config)
    let journal = Journal(settings)
    for line in settings.strangers { journal.note(line) }
    let life = Life(settings, journal)
    let reloader = Reloader(
      arguments, Loading(settings: settings, config: config, published: try ReadCommand.day(arguments)), life, journal)
    // Before any other thread is made: these inherit which signals are kept from them.
    Signals.watch(reload: { reloader.request(because: "SIGHUP") }, end: { life.end() })
    // The port is taken first: that it is in use is said at once, not when all has been read.
    let servers = try Servers(settings)
    life.begin(servers)
    do throws(Failure) {
      try reloader.begin(servers)
    } catch {
      servers.stop(within: .zero)
      throw error
    }
    guard life.isServing() else { return life.waitForEnd() }
    for url in servers.urls { Output.answer(line: url) }
    // What reading the lexicon and the documents took beside what is kept of them.
    Memory.giveBack()
    reloader.watch(every: settings.number(.watch))
    life.waitForEnd()
  }
}
