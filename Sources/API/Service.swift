package import Chronicle
import HTTP
package import Reading

/// What every answer is made from.
package struct Service: Sendable {
  /// What lasts as long as the service. Of one piece, as each answer hands the service about.
  private final class Core: Sendable {
    let chronicle: Chronicle
    let reader: Reader
    let publicURL: String
    let origin: Origin
    let maxReadingBytes: Int
    let isReady: @Sendable () -> Bool
    let edition: String
    /// What `meta` begins with everywhere, up to the notes.
    let meta: [UInt8]
    /// The fields of answers that last: where nobody needs a token, and where some do, without and with one.
    let openFields: Fields
    let publicFields: Fields
    let privateFields: Fields
    let fragments = Fragments(bytes: 32 * 1_048_576)
    let description: LinkField.Description

    init(
      _ chronicle: Chronicle, _ reader: Reader, _ publicURL: String, _ origin: Origin, _ maxReadingBytes: Int,
      _ isReady: @escaping @Sendable () -> Bool
    ) {
      self.chronicle = chronicle
      self.reader = reader
      self.publicURL = publicURL
      description = LinkField.Description(publicURL + "/openapi.yaml")
      self.origin = origin
      self.maxReadingBytes = maxReadingBytes
      self.isReady = isReady
      var json = JSONWriter()
      json.member("dataset_version", chronicle.version)
      json.member("software_version", Version.text)
      json.key("notes")
      meta = json.bytes
      openFields = Self.lasting(origin, "public, max-age=60", Service.openFields)
      publicFields = Self.lasting(origin, "public, max-age=60", Service.guardedFields)
      privateFields = Self.lasting(origin, "private, max-age=60", Service.guardedFields)
      edition = chronicle.version + "-" + Fingerprint.text(publicURL + Fingerprint.text(APIDocument.yaml))
    }

    private static func lasting(_ origin: Origin, _ caching: String, _ common: Fields) -> Fields {
      var fields = common
      fields.add("Cache-Control", caching)
      if let text = origin.lastModifiedText { fields.add("Last-Modified", text) }
      return fields
    }
  }

  /// What may be set, of one piece likewise.
  private struct Options: Sendable {
    var access: Access?
    var allowance: Allowance?
    var metrics: (@Sendable () -> [UInt8])?
    var isForOperators = false
    var meter = ReadingMeter()
  }

  private final class Box: Sendable {
    let options: Options
    init(_ options: Options) { self.options = options }
  }

  private let core: Core
  private var box = Box(Options())
  private var options: Options {
    get { box.options }
    set { box = Box(newValue) }
  }
  package var chronicle: Chronicle { core.chronicle }
  package var reader: Reader { core.reader }
  /// `https://host/base` without a slash at its end, or empty: links begin with it.
  package var publicURL: String { core.publicURL }
  package var origin: Origin { core.origin }
  /// How many bytes `POST /v1/readings` takes.
  package var maxReadingBytes: Int { core.maxReadingBytes }
  /// False while starting or stopping: readiness says so.
  package var isReady: @Sendable () -> Bool { core.isReady }
  /// What an ETag is made of beside the address: the data set, what links begin with, and the API itself.
  var edition: String { core.edition }
  var meta: [UInt8] { core.meta }
  var fragments: Fragments { core.fragments }
  /// The link to the API's document.
  var description: LinkField.Description { core.description }
  /// Who may read what; null lets anybody.
  package var access: Access? {
    get { box.options.access }
    set { options.access = newValue }
  }
  /// How often one client may have texts read; null sets no limit.
  package var allowance: Allowance? {
    get { box.options.allowance }
    set { options.allowance = newValue }
  }
  /// The text of `/metrics`; null where it is served elsewhere or not at all.
  package var metrics: (@Sendable () -> [UInt8])? {
    get { box.options.metrics }
    set { options.metrics = newValue }
  }
  /// Whether nothing but probes and figures is served.
  package var isForOperators: Bool {
    get { box.options.isForOperators }
    set { options.isForOperators = newValue }
  }
  /// Counts what is read for clients.
  package var meter: ReadingMeter {
    get { box.options.meter }
    set { options.meter = newValue }
  }

  package init(
    chronicle: Chronicle, reader: Reader, publicURL: String = "", origin: Origin = Origin(),
    maxReadingBytes: Int = 1_048_576,
    isReady: @escaping @Sendable () -> Bool = { true }
  ) {
    core = Core(chronicle, reader, publicURL, origin, maxReadingBytes, isReady)
  }

  /// What every answer of an endpoint that lasts has: where a token is needed, it is for those who have one.
  func lastingFields(of endpoint: Endpoint) -> Fields {
    guard let access else { return core.openFields }
    return access.guards(endpoint) ? core.privateFields : core.publicFields
  }

  /// What every answer carries: pages of any origin may use it.
  var commonFields: Fields { access == nil ? Self.openFields : Self.guardedFields }

  private static let openFields = fields(varyingOn: "Accept, Accept-Encoding")
  private static let guardedFields = fields(varyingOn: "Accept, Accept-Encoding, Authorization")

  private static func fields(varyingOn names: String) -> Fields {
    var fields = Fields()
    fields.add("Access-Control-Allow-Origin", "*")
    fields.add(
      "Access-Control-Expose-Headers",
      "Link, ETag, Location, Retry-After, Content-Disposition, X-Request-Id, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"
    )
    fields.add("Vary", names)
    fields.add("X-Content-Type-Options", "nosniff")
    return fields
  }

  /// Seconds since 1970.
  var lastModified: Int64? { origin.lastModified }
}

/// Names texts by numbers: FNV-1a, 64 bits; nobody has to be kept from forging one.
struct Fingerprint {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ text: String) { add(text) }

  /// The same as if the text stood behind all that was there before.
  mutating func add(_ text: String) { add(text.utf8Span.span) }

  mutating func add(_ bytes: Span<UInt8>) {
    var hash = hash
    defer { self.hash = hash }
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
  }

  /// 16 hexadecimal digits.
  var text: String {
    var digits: [UInt8] = []
    appendDigits(to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }

  func appendDigits(to digits: inout [UInt8]) {
    for shift in stride(from: UInt64(60), through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: hash >> shift & 15)
      digits.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + (digit - 10))
    }
  }

  /// 16 hexadecimal digits that differ when the text does.
  static func text(_ text: String) -> String { Fingerprint(text).text }
}
