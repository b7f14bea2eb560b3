/// Character references: `&amp;`, `&#8217;`, `&#x2019;` (WHATWG HTML, section 13.2.5.72 and following).
enum HTMLReferences {
  /// The characters of some bytes, references resolved; what is none stays as it is written.
  static func resolved(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = bytes.startIndex
    while at < bytes.endIndex {
      if bytes[at] == UInt8(ascii: "&"), let (text, end) = reference(bytes[at...]) {
        out += text.utf8
        at = end
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static let longestName = 24

  /// What a reference at the beginning of some bytes stands for, and where it ends.
  private static func reference(_ bytes: ArraySlice<UInt8>) -> (String, end: Int)? {
    let start = bytes.startIndex + 1
    guard start < bytes.endIndex else { return nil }
    if bytes[start] == UInt8(ascii: "#") { return number(bytes[(start + 1)...]) }
    var end = start
    while end < bytes.endIndex, end - start <= longestName, isNameByte(bytes[end]) { end += 1 }
    guard end > start, let text = names[String(decoding: bytes[start..<end], as: UTF8.self)] else { return nil }
    if end < bytes.endIndex, bytes[end] == UInt8(ascii: ";") { return (text, end + 1) }
    // Without a semicolon only the oldest names are references ("AT&T", "&copy 2024", but not "?a=b&times=2").
    let isOld = text.unicodeScalars.first.map { $0.value < 0x100 } ?? false
    return isOld && (end == bytes.endIndex || bytes[end] != UInt8(ascii: "=")) ? (text, end) : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> (String, end: Int)? {
    guard let first = bytes.first else { return nil }
    let isHex = first | 0x20 == UInt8(ascii: "x")
    var at = bytes.startIndex + (isHex ? 1 : 0)
    let start = at
    var value: UInt32 = 0
    while at < bytes.endIndex, let digit = digit(bytes[at], isHex) {
      // Beyond Unicode it stays beyond, without overflow.
      value = min(0x20_0000, value * (isHex ? 16 : 10) + digit)
      at += 1
    }
    guard at > start else { return nil }
    if at < bytes.endIndex, bytes[at] == UInt8(ascii: ";") { at += 1 }
    return (character(value), at)
  }

  private static func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
    if (0x30...0x39).contains(byte) { return UInt32(byte - 0x30) }
    guard isHex, (0x61...0x66).contains(byte | 0x20) else { return nil }
    return UInt32(byte | 0x20) - 0x57
  }

  private static func character(_ value: UInt32) -> String {
    if (0x80..<0xA0).contains(value) { return Windows1252.text([UInt8(value)]) }
    guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
    return String(scalar)
  }

  /// Names of Latin-1 in order from U+00A0, then what articles use beyond.
  private static let names: [String: String] = {
    let latin =
      "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml"
    var names = [
      "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"", "QUOT": "\"", "apos": "'",
      "ndash": "–", "mdash": "—", "horbar": "―", "lsquo": "‘", "rsquo": "’", "rsquor": "’", "sbquo": "‚", "ldquo": "“",
      "rdquo": "”", "rdquor": "”", "bdquo": "„", "lsaquo": "‹", "rsaquo": "›", "hellip": "…", "mldr": "…", "bull": "•",
      "dagger": "†", "Dagger": "‡", "permil": "‰", "prime": "′", "Prime": "″", "trade": "™", "euro": "€", "numero": "№",
      "larr": "←", "uarr": "↑", "rarr": "→", "darr": "↓", "harr": "↔", "minus": "−", "ensp": "\u{2002}",
      "emsp": "\u{2003}", "thinsp": "\u{2009}", "hairsp": "\u{200A}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
      "lrm": "\u{200E}", "rlm": "\u{200F}", "hyphen": "‐", "dash": "‐", "NewLine": "\n", "Tab": "\t", "num": "#",
      "excl": "!", "quest": "?", "comma": ",", "period": ".", "colon": ":", "semi": ";", "lpar": "(", "rpar": ")",
      "lsqb": "[", "lbrack": "[", "rsqb": "]", "rbrack": "]", "lcub": "{", "rcub": "}", "sol": "/", "bsol": "\\",
      "ast": "*", "plus": "+", "equals": "=", "percnt": "%", "dollar": "$", "commat": "@", "lowbar": "_", "verbar": "|",
      "vert": "|", "grave": "`", "Hat": "^", "tilde": "˜", "circ": "ˆ", "caron": "ˇ", "breve": "˘", "OElig": "Œ",
      "oelig": "œ", "Scaron": "Š", "scaron": "š", "Yuml": "Ÿ", "fnof": "ƒ", "Zcaron": "Ž", "zcaron": "ž", "Ccaron": "Č",
      "ccaron": "č", "Cacute": "Ć", "cacute": "ć", "Sacute": "Ś", "sacute": "ś", "Zacute": "Ź", "zacute": "ź",
      "Nacute": "Ń", "nacute": "ń", "Zdot": "Ż", "zdot": "ż", "Lstrok": "Ł", "lstrok": "ł", "Dstrok": "Đ",
      "dstrok": "đ", "Amacr": "Ā", "amacr": "ā", "Emacr": "Ē", "emacr": "ē", "Imacr": "Ī", "imacr": "ī", "Omacr": "Ō",
      "omacr": "ō", "Umacr": "Ū", "umacr": "ū", "Abreve": "Ă", "abreve": "ă", "Gbreve": "Ğ", "gbreve": "ğ",
      "Scedil": "Ş", "scedil": "ş", "Idot": "İ", "imath": "ı", "inodot": "ı", "Ecaron": "Ě", "ecaron": "ě",
      "Rcaron": "Ř", "rcaron": "ř", "Uring": "Ů", "uring": "ů", "Aogon": "Ą", "aogon": "ą", "Eogon": "Ę", "eogon": "ę",
    ]
    for (index, name) in latin.split(separator: " ").enumerated() {
      names[String(name)] = Unicode.Scalar(UInt32(0xA0 + index)).map { String($0) }
    }
    return names
  }()
}
