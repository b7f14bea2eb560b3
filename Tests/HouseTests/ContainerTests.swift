import Testing

/// What the tests need to know of the Dockerfile.
struct ContainerFile {
  let lines: [String]

  init() throws {
    // A backslash carries an instruction on.
    lines = try Repository.text("Dockerfile").replacing("\\\n", with: " ").split(separator: "\n").map(String.init)
  }

  /// `ARG NAME=VALUE`: the images that the stages begin from.
  var bases: [Substring] {
    lines.compactMap { $0.firstMatch(of: #/^ARG \w+_IMAGE=(\S+)$/#)?.1 }
  }

  /// What the first stage installs with apt.
  var buildPackages: [String] {
    let install = lines.lazy.compactMap {
      $0.firstMatch(of: #/apt-get install -y --no-install-recommends ([a-z0-9 .+-]+?)\s+&&/#)
    }
    return install.first.map { $0.1.split(separator: " ").map(String.init) } ?? []
  }

  /// Paths of the tree that some stage copies.
  var copied: [String] {
    lines.filter { $0.hasPrefix("COPY ") && !$0.contains("--from=") }
      .flatMap { $0.split(separator: " ").dropFirst().dropLast().map(String.init) }
  }
}

@Suite struct ContainerTests {
  /// Nothing of the build image comes along but what the program holds itself.
  @Test func theProgramNeedsNothingOfItsImage() throws {
    #expect(try ContainerFile().bases.last == "scratch")
    let build = try ContainerFile().lines.filter { $0.contains("swift build") }
    #expect(build.count == 1 && build.allSatisfy { $0.contains("-static-executable") })
  }

  @Test func itSaysWhatItIs() throws {
    let labels = try ContainerFile().lines.first { $0.hasPrefix("LABEL ") } ?? ""
    for name in ["title", "description", "licenses", "version", "revision"] {
      #expect(labels.contains("org.opencontainers.image.\(name)="))
    }
    #expect(try Repository.text("Sources/API/Version.swift").contains("\"" + version() + "\""))
  }

  private func version() throws -> String {
    try ContainerFile().lines.compactMap { $0.firstMatch(of: #/^ARG VERSION=(\S+)$/#).map { String($0.1) } }.first ?? ""
  }

  @Test func stagesBeginFromImagesThatABuildCanReplace() throws {
    for line in try ContainerFile().lines where line.hasPrefix("FROM ") {
      #expect(line.hasPrefix("FROM ${"), "\(line)")
    }
  }

  @Test func whatIsCopiedIsThereAndNotIgnored() throws {
    let ignored = try Repository.lines(".dockerignore").filter { !$0.isEmpty && !$0.hasPrefix("#") }
    for path in try ContainerFile().copied {
      #expect(Repository.files.contains { $0 == path || $0.hasPrefix(path + "/") }, "\(path) is not there")
      #expect(!ignored.contains { $0 == path || $0 == path + "/" }, "\(path) is ignored")
    }
  }

  /// `*.md` means the top level alone; with two stars, or with the folder's name, the briefing would stay outside.
  @Test func theBriefingComesAlong() throws {
    for rule in try Repository.lines(".dockerignore") {
      #expect(!rule.hasPrefix("Config") && !rule.hasPrefix("**"), "\(rule)")
    }
    #expect(!Repository.files(in: "Config/documents").isEmpty)
  }

  @Test func itRunsAsNobodyInParticularAndWithoutAShell() throws {
    let lines = try ContainerFile().lines
    #expect(lines.contains { $0.contains(#/^USER [1-9]\d*:[1-9]\d*$/#) })
    for instruction in ["ENTRYPOINT", "CMD"] {
      #expect(lines.contains { $0.hasPrefix(instruction + " [") }, "\(instruction) in exec form")
    }
    #expect(
      lines.contains { $0.hasPrefix("HEALTHCHECK ") && $0.contains(#"CMD ["/usr/local/bin/entente", "healthcheck"]"#) })
  }
}
