import Glibc

/// Subcommands, one file each: measures a room on a file of data and prints the figures.
let commands: [(name: String, usage: String, run: ([String]) throws -> Void)] = [
  ("dates", "dates FILE.tsv [--misses]", DatesBench.run),
  ("serve", "serve [--rounds N] [--seconds N] [--only CASE]", ServeBench.run),
  ("hit", "hit COUNT", HitBench.run),
]

do {
  guard let command = commands.first(where: { $0.name == CommandLine.arguments.dropFirst().first }) else {
    throw BenchError(message: commands.map { "usage: bench \($0.usage)" }.joined(separator: "\n"))
  }
  try command.run(Array(CommandLine.arguments.dropFirst(2)))
} catch {
  print(error)
  exit(64)
}
