import Chronicle
import Reading

/// Documents as they come from files and streams: UTF-8 text, with what is known of it.
enum DocumentFile {
  /// What a folder is searched for.
  static let suffixes = [".txt", ".md"]

  /// The files that a path names: itself, or every document below a folder, sorted.
  static func paths(_ path: String) throws(Failure) -> [String] {
    guard Files.exists(path) else { throw Failure(.noInput, "\(path): no such file or folder") }
    guard Files.isFolder(path) else { return [path] }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    let found = Files.below(folder).filter { name in suffixes.contains { name.lowercased().hasSuffix($0) } }
    guard !found.isEmpty else {
      throw Failure(.noInput, "\(path): holds no document (\(suffixes.joined(separator: ", ")))")
    }
    return found.map { folder + "/" + $0 }
  }

  /// The document in a file.
  static func source(at path: String, published: Day?) throws(Failure) -> Source {
    try source(try Files.bytes(path), named: path, stem: Files.stem(of: path), published: published)
  }

  /// The document in some bytes; `name` is what messages call it.
  static func source(
    _ bytes: [UInt8], named name: String, stem: String, published: Day?
  ) throws(Failure) -> Source {
    let text = try text(of: bytes, named: name)
    let front = FrontMatter(of: text)
    if let line = front.badDate {
      throw Failure(.badInput, "\(name):\(line): published must be a day of the calendar, such as 2024-12-20")
    }
    return Source(
      name: stem, text: text, published: published ?? front.published, title: front.title, url: front.url,
      publisher: front.publisher)
  }

  /// The text that some bytes are, without a byte order mark.
  static func text(of bytes: [UInt8], named name: String) throws(Failure) -> String {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      let offset = firstInvalidByte(of: bytes)
      throw Failure(.badInput, "\(name): not UTF-8 at byte \(offset); save it as UTF-8, or convert it with iconv")
    }
    guard text.contains(where: { !$0.isWhitespace }) else { throw Failure(.badInput, "\(name): holds no text") }
    return text
  }

  /// The offset, from 0, of the first byte that is not UTF-8 (RFC 3629).
  static func firstInvalidByte(of bytes: [UInt8]) -> Int {
    var decoder = UTF8.ForwardParser()
    var input = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &input) {
      case .valid(let encoded): offset += encoded.count
      case .error, .emptyInput: return offset
      }
    }
  }
}
