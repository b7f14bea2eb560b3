import Chronicle
import Reading

/// Documents as they come from files and streams: plain text, Markdown or saved HTML, with what is known of them.
enum DocumentFile {
  /// What a folder is searched for.
  static let suffixes = plainSuffixes + pageSuffixes
  private static let plainSuffixes = [".txt", ".text", ".md", ".markdown"]
  private static let pageSuffixes = [".html", ".htm", ".xhtml"]

  /// The files that a path names: itself, or every document below a folder, sorted.
  static func paths(_ path: String) throws(Failure) -> [String] {
    let (paths, refused) = try found(path)
    for fault in refused { Output.note(fault) }
    return paths
  }

  /// The same, and what is left out because it leads elsewhere or may not be looked into.
  static func found(_ path: String) throws(Failure) -> (paths: [String], refused: [String]) {
    guard Files.exists(path) else { throw Failure(.noInput, "\(path): no such file or folder") }
    guard Files.isFolder(path) else { return ([path], []) }
    let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let walk = FolderWalk(folder)
    let found = walk.files.filter { name in suffixes.contains { name.lowercased().hasSuffix($0) } }
    guard !found.isEmpty else {
      throw Failure(.noInput, "\(path): holds no document (\(suffixes.joined(separator: ", ")))")
    }
    return (found.map { folder + (folder.hasSuffix("/") ? "" : "/") + $0 }, walk.faults)
  }

  /// The document in a file.
  static func source(at path: String, published: Day?) throws(Failure) -> Source {
    let bytes = try Files.bytes(path, limit: DocumentBytes.longest)
    return try source(bytes, named: path, stem: Files.stem(of: path), published: published)
  }

  /// The document in some bytes; `name` is what messages call it, and its suffix tells what they are. Without a suffix
  /// that tells, they are a page if they begin like one.
  static func source(
    _ bytes: [UInt8], named name: String, stem: String, published: Day?
  ) throws(Failure) -> Source {
    guard !isPage(bytes, named: name) else {
      return try told(name) { () throws(DocumentFault) in
        try Source(html: bytes, name: stem, published: published)
      }
    }
    let text = try told(name) { () throws(DocumentFault) in try DocumentBytes.text(bytes) }
    let front = FrontMatter(of: text)
    if let line = front.badDate {
      throw Failure(.badInput, "\(name):\(line): published must be a day of the calendar, such as 2024-12-20")
    }
    return Source(
      name: stem, text: text, published: published ?? front.published, title: front.title, url: front.url,
      publisher: front.publisher, language: front.language)
  }

  /// What is wrong with a document's bytes, told with the document's name.
  private static func told<Value>(
    _ name: String, _ make: () throws(DocumentFault) -> Value
  ) throws(Failure) -> Value {
    do throws(DocumentFault) {
      return try make()
    } catch {
      throw Failure(.badInput, "\(name): \(error)")
    }
  }

  private static func isPage(_ bytes: [UInt8], named name: String) -> Bool {
    let name = name.lowercased()
    if pageSuffixes.contains(where: { name.hasSuffix($0) }) { return true }
    return !name.hasSuffix(".md") && !name.hasSuffix(".markdown") && HTMLBytes.looksLikePage(bytes)
  }
}
