import Glibc

// `bench SUBCOMMAND`: figures, as ratios against something run beside, or as counts that do not depend on the machine.
exit(Bench.run(Array(CommandLine.arguments.dropFirst())))
