import COpenSSL

/// The wire as OpenSSL sees it: a BIO over memory that one loop lends to the connection it is serving just now.
///
/// OpenSSL's own memory BIOs keep two buffers for each connection and clear them after use; here an idle connection has
/// none. It never blocks: when the bytes received are used up, OpenSSL is told to come again.
@safe package final class TLSWire {
  /// What came from the peer; `used` bytes of it are read.
  private var input: [UInt8] = []
  private var used = 0
  /// What is to go to the peer.
  package private(set) var output: [UInt8] = []
  /// Room to put a record's bytes together in.
  private var record: [UInt8] = []
  private let method: OpaquePointer

  /// Null where OpenSSL has no memory.
  package init?() {
    guard let method = unsafe BIO_meth_new(BIO_TYPE_SOURCE_SINK | 0x7E, "entente wire") else { return nil }
    unsafe self.method = method
    unsafe BIO_meth_set_read(method) { bio, buffer, length in
      unsafe TLSWire.of(bio)?.read(into: buffer, length, bio) ?? -1
    }
    unsafe BIO_meth_set_write(method) { bio, bytes, length in
      unsafe TLSWire.of(bio)?.write(bytes, length, bio) ?? -1
    }
    // Only flushing has to succeed; nothing is ever held back.
    unsafe BIO_meth_set_ctrl(method) { _, command, _, _ in command == BIO_CTRL_FLUSH ? 1 : 0 }
  }

  deinit { unsafe BIO_meth_free(method) }

  /// A BIO for one connection. The wire has to outlive it: sessions end before their loop does.
  func makeBIO() -> OpaquePointer? {
    guard let bio = unsafe BIO_new(method) else { return nil }
    unsafe BIO_set_data(bio, Unmanaged.passUnretained(self).toOpaque())
    unsafe BIO_set_init(bio, 1)
    return unsafe bio
  }

  /// Puts bytes from the peer where OpenSSL reads them; what was left of those before is forgotten.
  func hold(_ bytes: Span<UInt8>) {
    input.removeAll(keepingCapacity: true)
    used = 0
    input.append(addingCapacity: bytes.count) { room in
      for index in bytes.indices { room.append(bytes[index]) }
    }
  }

  /// Lends both arrays as one for the length of the call.
  func withRecord(_ first: [UInt8], _ second: ArraySlice<UInt8>, _ use: ([UInt8]) -> Bool) -> Bool {
    record.removeAll(keepingCapacity: true)
    record.append(contentsOf: first)
    record.append(contentsOf: second)
    return use(record)
  }

  package func clearOutput() { output.removeAll(keepingCapacity: true) }

  /// The wire that a BIO of `makeBIO` carries: alive, as said there.
  private static func of(_ bio: OpaquePointer?) -> TLSWire? {
    guard let data = unsafe BIO_get_data(bio) else { return nil }
    return unsafe Unmanaged<TLSWire>.fromOpaque(data).takeUnretainedValue()
  }

  private func read(into buffer: UnsafeMutablePointer<CChar>?, _ length: Int32, _ bio: OpaquePointer?) -> Int32 {
    let count = min(Int(length), input.count - used)
    guard count > 0, let buffer = unsafe buffer else {
      unsafe copenssl_retry_read(bio)
      return -1
    }
    unsafe copenssl_clear_retry(bio)
    // OpenSSL's buffer has room for `length` bytes, and `count` of them are left in the input.
    unsafe input.withUnsafeBytes { bytes in
      unsafe UnsafeMutableRawPointer(buffer).copyMemory(
        from: bytes.baseAddress.unsafelyUnwrapped + used, byteCount: count)
    }
    used += count
    return Int32(count)
  }

  private func write(_ bytes: UnsafePointer<CChar>?, _ length: Int32, _ bio: OpaquePointer?) -> Int32 {
    guard length > 0, let bytes = unsafe bytes else { return 0 }
    unsafe copenssl_clear_retry(bio)
    // OpenSSL lends `length` bytes for the call; they are copied.
    unsafe output.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: Int(length)))
    return length
  }
}
