#if FUZZING
  import Glibc

  /// libFuzzer's entry for programs that have a `main` of their own.
  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
  ) -> CInt

  /// Set once, before the first run.
  nonisolated(unsafe) private var hunted: FuzzTarget?

  extension Fuzzing {
    static func hunt(_ target: FuzzTarget, _ arguments: [String]) -> Int32 {
      unsafe hunted = target
      var count = CInt(arguments.count + 1)
      var words: [UnsafeMutablePointer<CChar>?] = unsafe ([target.name] + arguments).map { unsafe strdup($0) }
      unsafe words.append(nil)
      // libFuzzer keeps the words; they live as long as the process, as its `main` would have it.
      return unsafe words.withUnsafeMutableBufferPointer { words in
        var start = unsafe words.baseAddress
        return unsafe runDriver(&count, &start) { bytes, length in
          // libFuzzer lends `length` bytes for the call; they are copied.
          unsafe hunted?.run(Array(UnsafeBufferPointer(start: bytes, count: length)))
          return 0
        }
      }
    }
  }
#else
  extension Fuzzing {
    static func hunt(_ target: FuzzTarget, _ arguments: [String]) -> Int32 {
      complain(
        """
        this build holds no fuzzer: swift build -c release --product fuzz --scratch-path .build-fuzz \
        -Xswiftc -DFUZZING -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld
        """)
      return 69
    }
  }
#endif
