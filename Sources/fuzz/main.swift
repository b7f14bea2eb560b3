import Glibc

// `fuzz TARGET [ARGUMENT]...` hunts with libFuzzer where the program is built for it, and otherwise replays what it found:
// `fuzz replay FOLDER` runs every file of FOLDER/TARGET through its target and ends with 0 when none of them breaks it.
exit(Fuzzing.run(Array(CommandLine.arguments.dropFirst())))
