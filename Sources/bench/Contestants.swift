import FoundationEssentials
import Glibc

/// The program under test, as a process of its own.
final class Ours {
  let child: Child
  private let plain: String
  private let secure: String
  private(set) var sizes: [String: Int] = [:]

  init(folder: String, logs: Bool, options: [String] = []) throws {
    let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/entente"
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw BenchError(message: "\(program) is not there: swift build -c release")
    }
    let output = folder + "/entente-" + (["\(logs)"] + options).joined().replacing("/", with: "-")
    child = try Child(
      [
        program, "serve", "--port", "0", "--tls-port", "0", "--tls-certificate", folder + "/certificate.pem",
        "--tls-key", folder + "/key.pem",
      ] + (logs ? ["--access-log", folder + "/entente.log"] : []) + options, output: output)
    var urls: [String] = []
    for _ in 0..<600 where urls.count < 2 {
      usleep(100_000)
      let text = String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
      urls = text.split(separator: "\n").filter { $0.hasPrefix("http") }.map(String.init)
    }
    guard urls.count >= 2 else { throw BenchError(message: "\(program) serve printed no addresses: run it by itself") }
    plain = urls[0]
    secure = urls[1]
  }

  func url(_ item: ServeBench.Case) -> String { (item.isSecure ? secure : plain) + item.path }

  func body(of path: String, folder: String) throws -> [UInt8] {
    let file = folder + "/fetched"
    _ = try Child.output(of: ["curl", "-sf", "-o", file, plain + path], in: folder)
    let bytes = Array(FileManager.default.contents(atPath: file) ?? Data())
    sizes[path] = bytes.count
    return bytes
  }

  /// A page of a list, of about 20,000 bytes.
  func pathOfAboutTwentyKilobytes(folder: String) throws -> String {
    var best = (path: ServeBench.list, distance: Int.max)
    for limit in [10, 20, 30, 40, 50, 60, 80, 100, 150, 200] {
      for list in ["/v1/events", "/v1/actors"] {
        let path = "\(list)?limit=\(limit)"
        let distance = abs(try body(of: path, folder: folder).count - 20_480)
        if distance < best.distance { best = (path, distance) }
      }
    }
    return best.path
  }
}

/// nginx at its best for files of this size: no log unless asked, files kept open, gzip'd copies made beforehand.
final class Nginx {
  let child: Child
  private let plain: String
  private let secure: String
  private let names: [String: String]

  init(folder: String, logs: Bool, bodies: [String: [UInt8]]) throws {
    try FileManager.default.createDirectory(atPath: folder + "/www-\(logs)", withIntermediateDirectories: true)
    var names: [String: String] = [:]
    for (index, (path, body)) in bodies.sorted(by: { $0.key < $1.key }).enumerated() {
      let file = folder + "/www-\(logs)/\(index).json"
      try ServeBench.write(body, to: file)
      _ = try Child.output(of: ["gzip", "-kf6", file], in: folder)
      names[path] = "/\(index).json"
    }
    self.names = names
    let port = 20_000 + Int.random(in: 0..<10_000)
    plain = "http://127.0.0.1:\(port)"
    secure = "https://127.0.0.1:\(port + 1)"
    let workers = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    try ServeBench.write(
      Array(Self.configuration(folder: folder, logs: logs, port: port, workers: workers).utf8),
      to: folder + "/nginx.conf")
    let program = FileManager.default.isExecutableFile(atPath: "/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx"
    child = try Child(
      [program, "-e", folder + "/error.log", "-p", folder, "-c", folder + "/nginx.conf"],
      output: folder + "/nginx.out")
    usleep(500_000)
  }

  func url(_ item: ServeBench.Case) -> String { (item.isSecure ? secure : plain) + (names[item.path] ?? "/") }

  private static func configuration(folder: String, logs: Bool, port: Int, workers: Int) -> String {
    """
    daemon off; \(getuid() == 0 ? "user root;" : "")
    worker_processes \(workers);
    pid \(folder)/nginx.pid;
    error_log \(folder)/error.log crit;
    events { worker_connections 4096; }
    http {
      access_log \(logs ? "\(folder)/nginx.log combined buffer=32k flush=1s" : "off");
      sendfile off; output_buffers 1 64k;
      open_file_cache max=16; open_file_cache_valid 60s;
      keepalive_timeout 75s; keepalive_requests 1000000000;
      client_body_temp_path \(folder)/a; proxy_temp_path \(folder)/b; fastcgi_temp_path \(folder)/c;
      uwsgi_temp_path \(folder)/d; scgi_temp_path \(folder)/e;
      types { } default_type application/json;
      gzip_static on;
      ssl_certificate \(folder)/certificate.pem; ssl_certificate_key \(folder)/key.pem;
      ssl_protocols TLSv1.2 TLSv1.3; ssl_prefer_server_ciphers on;
      ssl_conf_command Ciphersuites TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256;
      server {
        listen 127.0.0.1:\(port) backlog=1024 reuseport;
        listen 127.0.0.1:\(port + 1) backlog=1024 reuseport ssl;
        root \(folder)/www-\(logs);
      }
    }
    """
  }
}
