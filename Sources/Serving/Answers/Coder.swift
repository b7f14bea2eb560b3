import CZlib
import HTTP

/// Codes bodies with zlib. A stream is made once for each coding and used again: making one costs more than coding a page.
///
/// It belongs to one loop, or to one piece of work off the loops.
final class Coder {
  /// Whether a body is worth the work: below this, what is saved is less than a packet.
  static let smallest = 860

  private var streams: [ContentCoding: Deflate] = [:]

  /// The whole body, coded; null when zlib has no memory.
  func code(_ body: [UInt8], _ coding: ContentCoding) -> [UInt8]? {
    if streams[coding] == nil { streams[coding] = Deflate(coding) }
    return streams[coding]?.whole(body)
  }
}

/// One zlib stream (RFC 1950 to 1952).
@safe final class Deflate {
  private var stream = unsafe z_stream()

  /// Null when zlib has no memory.
  init?(_ coding: ContentCoding) {
    // 15 bits of window; 16 more ask for gzip's frame (zlib.h, deflateInit2).
    let window: Int32 = coding == .gzip ? 15 + 16 : 15
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    guard unsafe deflateInit2_(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    else { return nil }
  }

  deinit { unsafe deflateEnd(&stream) }

  func whole(_ body: [UInt8]) -> [UInt8]? {
    guard unsafe deflateReset(&stream) == Z_OK else { return nil }
    return add(body, Z_FINISH)
  }

  /// Codes a piece of a longer body; what comes out at once may be less than went in before `finish`.
  func piece(_ bytes: [UInt8]) -> [UInt8]? { add(bytes, Z_SYNC_FLUSH) }

  func finish() -> [UInt8]? { add([], Z_FINISH) }

  private func add(_ bytes: [UInt8], _ flush: Int32) -> [UInt8]? {
    // An upper bound for one call with all input there, and what a flush adds.
    let room = unsafe Int(deflateBound(&stream, UInt(bytes.count))) + 64
    var result: Int32 = Z_OK
    var bytes = bytes
    let coded = unsafe [UInt8](unsafeUninitializedCapacity: room) { output, count in
      // zlib reads `avail_in` and writes at most `avail_out` bytes, which are the sizes of the two buffers.
      unsafe bytes.withUnsafeMutableBufferPointer { input in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = UInt32(clamping: input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(clamping: output.count)
        result = unsafe deflate(&stream, flush)
      }
      count = unsafe output.count - Int(stream.avail_out)
    }
    let isDone = flush == Z_FINISH ? result == Z_STREAM_END : result == Z_OK || result == Z_BUF_ERROR
    return unsafe isDone && stream.avail_in == 0 ? coded : nil
  }
}
