import Glibc

/// A measurement: what it is called, what it takes, what it does.
struct Bench {
  let name: String
  let usage: String
  let run: ([String]) throws -> Void
}

let benches = [
  Bench(name: "chronicle", usage: "chronicle DOCUMENTS [FILE]", run: ChronicleBench.run),
  Bench(name: "dates", usage: "dates FILE.tsv [--misses]", run: DatesBench.run),
  Bench(name: "examples", usage: "examples [WORD]...", run: ExamplesBench.run),
  Bench(name: "hit", usage: "hit COUNT", run: HitBench.run),
  Bench(name: "page", usage: "page [ROUNDS]", run: PageBench.run),
  Bench(name: "sentences", usage: "sentences FILE.tsv [--half even|odd] [--misses]", run: SentencesBench.run),
  Bench(name: "serve", usage: "serve [--rounds N] [--seconds N] [--only CASE]", run: ServeBench.run),
]

let arguments = Array(CommandLine.arguments.dropFirst())
guard let bench = benches.first(where: { $0.name == arguments.first }) else {
  print("name a measurement:")
  for bench in benches { print("  bench " + bench.usage) }
  exit(64)
}
do {
  try bench.run(Array(arguments.dropFirst()))
} catch {
  print("bench: \(error)")
  exit(1)
}
