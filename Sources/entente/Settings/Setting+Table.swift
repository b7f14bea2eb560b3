extension Setting {
  /// The table, in the order of the help and of README.
  static let all = [
    host, port, tlsPort, tlsCertificate, tlsKey, adminHost, adminPort, publicURL, documents, readings, watch, tokens,
    tokensFor, readingsRate, readingsBurst, readingBytes, trustedProxies, accessLog, logFormat, logQueries,
    maxConnections, memoryBytes, answerBytes, requestTimeout, idleTimeout, shutdownDelay, shutdownGrace,
  ]

  /// What decides which data are served, with or without a port.
  static let ofData = [documents, readings, publicURL]

  static let host = Setting(
    name: "host", value: "HOST", standard: "127.0.0.1", help: "the address to listen on; :: is every address",
    fault: SettingCheck.anything)
  static let port = Setting(
    name: "port", value: "PORT", standard: "8080", help: "the port for HTTP; 0 picks a free one",
    fault: SettingCheck.number(0...65_535))
  static let tlsPort = Setting(
    name: "tls-port", value: "PORT", standard: nil,
    help: "the port for HTTPS beside HTTP, with --tls-certificate and --tls-key; 0 picks a free one",
    fault: SettingCheck.number(0...65_535))
  static let tlsCertificate = Setting(
    name: "tls-certificate", value: "FILE", standard: nil,
    help: "the certificate as PEM, its issuers' behind it; read anew by a reload", fault: SettingCheck.anything,
    isLive: true)
  static let tlsKey = Setting(
    name: "tls-key", value: "FILE", standard: nil, help: "its private key as PEM, without a passphrase",
    fault: SettingCheck.anything, isLive: true)
  static let adminHost = Setting(
    name: "admin-host", value: "HOST", standard: "127.0.0.1",
    help: "the address for /metrics and probes, with --admin-port", fault: SettingCheck.anything)
  static let adminPort = Setting(
    name: "admin-port", value: "PORT", standard: nil,
    help: "a port of its own for /metrics and probes; /metrics is then there alone",
    fault: SettingCheck.number(0...65_535))
  static let publicURL = Setting(
    name: "public-url", value: "URL", standard: nil, help: "what links begin with, such as https://ties.example.org",
    fault: SettingCheck.url, isLive: true)
  static let documents = Setting(
    name: "document", value: "PATH", standard: nil,
    help: "a document, or a folder of them (.txt, .md, .html); without any, the built-in briefing",
    fault: SettingCheck.anything, isRepeatable: true, isLive: true)
  static let readings = Setting(
    name: "readings", value: "FILE", standard: nil,
    help: "readings saved by read --format ndjson; they are not held in memory", fault: SettingCheck.anything,
    isRepeatable: true, isLive: true)
  static let watch = Setting(
    name: "watch", value: "SECONDS", standard: "0",
    help: "how often documents, readings, lexicon and certificates are looked at for changes; 0 waits for SIGHUP",
    fault: SettingCheck.number(0...86_400))
  static let tokens = Setting(
    name: "tokens", value: "FILE", standard: nil,
    help: "bearer tokens, one a line, at least 16 characters each; without any, whoever reaches it may read",
    fault: SettingCheck.anything, isSecret: true, isLive: true)
  static let tokensFor = Setting(
    name: "tokens-for", value: "WHAT", standard: "all",
    help: "what a token is needed for: all of /v1, or readings alone",
    fault: SettingCheck.choice(["all", "readings"]), isLive: true)
  static let readingsRate = Setting(
    name: "readings-rate", value: "COUNT", standard: "60",
    help: "texts that one client may have read a minute (POST /v1/readings); 0 sets no limit",
    fault: SettingCheck.number(0...1_000_000), isLive: true)
  static let readingsBurst = Setting(
    name: "readings-burst", value: "COUNT", standard: "30", help: "how many of these may come at once",
    fault: SettingCheck.number(1...1_000_000), isLive: true)
  static let readingBytes = Setting(
    name: "reading-bytes", value: "BYTES", standard: "1048576", help: "the longest text that POST /v1/readings takes",
    fault: SettingCheck.number(1_024...16_777_216), isLive: true)
  static let trustedProxies = Setting(
    name: "trusted-proxy", value: "ADDRESS", standard: nil,
    help: "a proxy whose X-Forwarded-For says who the client is, as an address; the log and the limits go by it",
    fault: SettingCheck.anything, isRepeatable: true)
  static let accessLog = Setting(
    name: "access-log", value: "FILE", standard: nil,
    help: "where a line is added for each answer; - is standard output", fault: SettingCheck.anything)
  static let logFormat = Setting(
    name: "log-format", value: "FORMAT", standard: "text", help: "text or json, of the access log and of what is noted",
    fault: SettingCheck.choice(["text", "json"]))
  static let logQueries = Setting(
    name: "log-queries", value: "WHAT", standard: "hide",
    help: "hide or show what is searched for (q) in the access log",
    fault: SettingCheck.choice(["hide", "show"]))
  static let maxConnections = Setting(
    name: "max-connections", value: "COUNT", standard: "16384",
    help: "open connections; held to what the process may open", fault: SettingCheck.number(1...1_000_000))
  static let memoryBytes = Setting(
    name: "memory-bytes", value: "BYTES", standard: "268435456",
    help: "what unfinished requests and unsent answers may hold together",
    fault: SettingCheck.number(1_048_576...1_099_511_627_776))
  static let answerBytes = Setting(
    name: "answer-bytes", value: "BYTES", standard: "67108864",
    help: "answers that are kept ready to send; 0 keeps none",
    fault: SettingCheck.number(0...1_099_511_627_776))
  static let requestTimeout = Setting(
    name: "request-timeout", value: "SECONDS", standard: "10",
    help: "how long a request's head may take, and how long its body may stand still",
    fault: SettingCheck.number(1...3_600))
  static let idleTimeout = Setting(
    name: "idle-timeout", value: "SECONDS", standard: "60", help: "how long a connection may wait between requests",
    fault: SettingCheck.number(1...3_600))
  static let shutdownDelay = Setting(
    name: "shutdown-delay", value: "SECONDS", standard: "0",
    help: "how long it still serves after SIGTERM while /readyz says 503, for balancers to notice",
    fault: SettingCheck.number(0...3_600))
  static let shutdownGrace = Setting(
    name: "shutdown-grace", value: "SECONDS", standard: "10",
    help: "how long requests that have begun may then take to finish", fault: SettingCheck.number(0...3_600))
}
