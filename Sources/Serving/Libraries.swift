import COpenSSL
import CZlib

/// Versions of the C libraries that this process runs with.
package enum Libraries {
  package static var openSSL: String {
    // A static string of the library, never null.
    unsafe String(cString: OpenSSL_version(OPENSSL_VERSION_STRING))
  }

  package static var zlib: String {
    // A static string of the library, never null.
    unsafe String(cString: zlibVersion())
  }
}
