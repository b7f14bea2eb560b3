import Testing

@Suite struct ReadmeTests {
  @Test(arguments: ["swift run -c release entente serve", "swift test"])
  func oneLineRunsItOnABareMachine(command: String) throws {
    let setUp = "apt-get install -y " + (try ContainerFile().buildPackages.joined(separator: " ")) + " && "
    let lines = try Repository.lines("README.md").filter { $0.hasSuffix("&& " + command) }
    #expect(lines.count == 1, "`.ci/run` takes the command from README.md: it must stand there once")
    #expect(lines.allSatisfy { $0.contains(setUp) }, "the command brings what the Dockerfile's build installs")
  }

  @Test func everyFolderIsExplained() throws {
    let readme = try Repository.text("README.md")
    let folders = Set(
      Repository.files.compactMap { file -> String? in
        let parts = file.split(separator: "/")
        guard parts.count > 2, ["Config", "Sources"].contains(parts[0]) else { return nil }
        return parts[0...1].joined(separator: "/")
      })
    for folder in folders.sorted() {
      #expect(readme.contains("`\(folder)`"), "README.md does not say what \(folder) holds")
    }
  }

  @Test func filesItNamesAreThere() throws {
    let name = #/`((?:Config|Sources|Tests|\.ci)/[A-Za-z0-9\/._-]+)`/#
    for match in try Repository.text("README.md").matches(of: name) {
      let path = String(match.1)
      let found = Repository.files.contains { $0 == path || $0.hasPrefix(path + "/") }
      #expect(found, "README.md names \(path), which is not there")
    }
  }

  @Test func picturesLieInTheTree() throws {
    let picture = #/!\[[^\]]*\]\(([^)]*)\)/#
    for match in try Repository.text("README.md").matches(of: picture) {
      #expect(Repository.files.contains(String(match.1)), "README.md shows \(match.1), which is not there")
    }
  }
}
