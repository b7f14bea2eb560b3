import CAssets

/// A file that the page needs, as it lies in `Sources/CAssets/page`.
package struct Asset: Sendable {
  /// `timeline.js`
  package let name: String
  package let bytes: [UInt8]

  package var mediaType: String {
    switch name.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    default: "image/svg+xml"
    }
  }

  package static let all: [Asset] = (0..<entente_asset_count()).map { index in
    // Both are the program's own constants: they never change and never go, and every index below the count has them.
    let asset = unsafe entente_asset_at(index)
    let bytes = unsafe UnsafeBufferPointer(start: asset.bytes, count: asset.count)
    return unsafe Asset(name: String(cString: asset.name), bytes: Array(bytes))
  }

  package static func named(_ name: String) -> Asset? { all.first { $0.name == name } }

  /// Names what all of them hold, in 16 hexadecimal digits. It is part of their address, so that a browser may keep them
  /// for good. FNV-1a, 64 bits: nobody has to be kept from forging one.
  package static let version: String = {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for asset in all {
      for byte in asset.name.utf8 + asset.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }()
}
