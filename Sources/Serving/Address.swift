import Glibc

/// A socket address of IPv4 or IPv6.
struct Address {
  private var storage: sockaddr_storage
  private let length: socklen_t

  /// What a host stands for, in the resolver's order, each once.
  static func all(host: String, port: UInt16) throws(ServerError) -> [Address] {
    var hints = unsafe addrinfo()
    unsafe hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    // The list is the resolver's until freeaddrinfo, and is copied before.
    let code = unsafe getaddrinfo(host, String(port), &hints, &list)
    guard code == 0 else {
      throw .unknownHost(host: host, reason: unsafe String(cString: gai_strerror(code)))
    }
    defer { unsafe freeaddrinfo(list) }
    var addresses: [Address] = []
    var next = unsafe list
    while let entry = unsafe next {
      if let address = unsafe Address(entry.pointee), !addresses.contains(where: { $0.authority == address.authority })
      {
        addresses.append(address)
      }
      unsafe next = entry.pointee.ai_next
    }
    return addresses
  }

  private init?(_ entry: addrinfo) {
    let length = unsafe Int(entry.ai_addrlen)
    guard let address = unsafe entry.ai_addr, length <= MemoryLayout<sockaddr_storage>.size else { return nil }
    var storage = sockaddr_storage()
    // The resolver's address holds `length` bytes, and the storage has room for them.
    unsafe withUnsafeMutableBytes(of: &storage) { unsafe $0.copyMemory(from: .init(start: address, count: length)) }
    self.storage = storage
    self.length = socklen_t(length)
    guard family == AF_INET || family == AF_INET6 else { return nil }
  }

  /// The address that a socket has been bound to, with the port that was chosen.
  init(boundTo descriptor: Int32) throws(ServerError) {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    // The kernel writes at most `length` bytes to the storage.
    let code = unsafe withUnsafeMutableBytes(of: &storage) { bytes in
      unsafe getsockname(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &length)
    }
    guard code == 0 else { throw .last(call: "getsockname") }
    self.storage = storage
    self.length = length
  }

  /// The numeric address of who is at the other end of a socket; `-` when it has gone.
  static func peer(of descriptor: Int32) -> String {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    // The kernel writes at most `length` bytes to the storage.
    let code = unsafe withUnsafeMutableBytes(of: &storage) { bytes in
      unsafe getpeername(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &length)
    }
    return code == 0 ? Address(storage, length).numericHost : "-"
  }

  private init(_ storage: sockaddr_storage, _ length: socklen_t) {
    self.storage = storage
    self.length = length
  }

  var family: Int32 { Int32(storage.ss_family) }

  /// IPv4 and IPv6 hold the port at the same place, in network order.
  var port: UInt16 {
    unsafe withUnsafeBytes(of: storage) { bytes in unsafe UInt16(bytes[2]) << 8 | UInt16(bytes[3]) }
  }

  func with(port: UInt16) -> Address {
    var copy = self
    // Bytes 2 and 3 lie within the storage.
    unsafe withUnsafeMutableBytes(of: &copy.storage) { bytes in
      unsafe bytes[2] = UInt8(port >> 8)
      unsafe bytes[3] = UInt8(port & 0xFF)
    }
    return copy
  }

  var isAnyIPv6: Bool { family == AF_INET6 && numericHost == "::" }

  /// `host:port` as a URL has it, IPv6 in brackets (RFC 3986, section 3.2.2).
  var authority: String { family == AF_INET6 ? "[\(numericHost)]:\(port)" : "\(numericHost):\(port)" }

  func bind(_ descriptor: Int32) -> Int32 {
    // The kernel reads `length` bytes, which the storage holds.
    unsafe withUnsafeBytes(of: storage) { bytes in
      unsafe Glibc.bind(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), length)
    }
  }

  private var numericHost: String {
    var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    // The address is read for `length` bytes; at most `count` bytes of the name are written, the last one zero.
    let code = unsafe withUnsafeBytes(of: storage) { bytes in
      unsafe getnameinfo(
        bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), length, &name, socklen_t(name.count), nil, 0,
        NI_NUMERICHOST)
    }
    guard code == 0 else { return "unknown" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
