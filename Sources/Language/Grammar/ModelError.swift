/// Why a file is no model that this program can use.
package enum ModelError: Error, Hashable, CustomStringConvertible {
  /// It does not begin as a model file does.
  case foreign
  /// It was written for another version of the program.
  case version(found: Int, read: Int)
  /// It ends early, or bytes in it were changed.
  case damaged
  /// Its parts do not fit together, although its checksum is right.
  case inconsistent(String)

  package var description: String {
    switch self {
    case .foreign: "is no language model: take the file from this release, or train one with `train model`"
    case .version(let found, let read):
      "is a language model of format \(found), and format \(read) is read: take the file from this release, or train anew"
    case .damaged: "is damaged: it ends early or was changed; copy it again"
    case .inconsistent(let what): "holds a model whose \(what) does not fit: train it anew"
    }
  }
}
