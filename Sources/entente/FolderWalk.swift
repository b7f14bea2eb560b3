import FoundationEssentials
import Glibc

/// Every file below a folder. Symbolic links are followed as long as they stay below it: what leads out is refused. Each
/// folder is entered once, so that links in a circle end.
struct FolderWalk {
  /// Relative to the folder, sorted; names that begin with a dot are left alone, as is what is neither file nor folder.
  let files: [String]
  /// What could not be looked into, for people.
  let faults: [String]

  private struct Place: Hashable {
    let device: UInt64
    let number: UInt64
  }

  init(_ root: String) {
    var (files, faults): ([String], [String]) = ([], [])
    var seen: Set<Place> = []
    if let place = Self.look(root)?.place { seen.insert(place) }
    let home = Self.resolved(root)
    var waiting = [""]
    while let folder = waiting.popLast() {
      let path = folder.isEmpty ? root : root + "/" + folder
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
        faults.append("\(path): may not be looked into; left out")
        continue
      }
      for name in names.sorted() where !name.hasPrefix(".") {
        let inner = folder.isEmpty ? name : folder + "/" + name
        // What cannot be looked at is kept: who reads it says why.
        guard let found = Self.look(root + "/" + inner) else {
          files.append(inner)
          continue
        }
        if Self.isLink(root + "/" + inner), let home, let goal = Self.resolved(root + "/" + inner),
          goal != home, !goal.hasPrefix(home.hasSuffix("/") ? home : home + "/")
        {
          faults.append(
            "\(root)/\(inner): is a link that leads out of \(root); left out. Copy the file, or name it by itself")
          continue
        }
        if found.isFolder {
          if seen.insert(found.place).inserted { waiting.append(inner) }
        } else if found.isFile {
          files.append(inner)
        }
      }
    }
    self.files = files.sorted()
    self.faults = faults
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    // The path is a C string for the call, which `status` outlives.
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// A path without links in it; null where nothing is.
  private static func resolved(_ path: String) -> String? {
    // The result is the caller's to free.
    guard let found = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  /// What stands at a path, links followed; null where nothing does.
  private static func look(_ path: String) -> (place: Place, isFolder: Bool, isFile: Bool)? {
    var status = stat()
    // The path is a C string for the call, which `status` outlives.
    guard unsafe stat(path, &status) == 0 else { return nil }
    let kind = status.st_mode & S_IFMT
    return (
      Place(device: UInt64(status.st_dev), number: UInt64(status.st_ino)), kind == S_IFDIR, kind == S_IFREG
    )
  }
}
