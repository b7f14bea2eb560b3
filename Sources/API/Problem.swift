import HTTP

/// Why a request was not answered as asked, for people and programs (RFC 9457).
struct Problem: Error {
  /// A parameter, or place in the body, that is wrong.
  struct Fault: Sendable {
    let parameter: String
    let detail: String
    var allowed: [String] = []
  }

  let status: Int
  let detail: String
  var faults: [Fault] = []
  /// Paths that may have been meant.
  var near: [String] = []
  /// Fields that the status demands, such as `Allow`.
  var fields = Fields()

  init(_ status: Int, _ detail: String, faults: [Fault] = [], near: [String] = []) {
    self.status = status
    self.detail = detail
    self.faults = faults
    self.near = near
  }

  /// A parameter that cannot be taken, and what can.
  static func parameter(_ name: String, _ detail: String, allowed: [String] = []) -> Problem {
    Problem(400, "\(name): \(detail)", faults: [Fault(parameter: name, detail: detail, allowed: allowed)])
  }

  /// A value that is well formed and stands for nothing there is, and what may have been meant.
  static func unknownValue(_ name: String, _ detail: String, allowed: [String] = []) -> Problem {
    Problem(404, "\(name): \(detail)", faults: [Fault(parameter: name, detail: detail, allowed: allowed)])
  }

  /// What was saved when the server started cannot be read again.
  static let lost = Problem(
    500, "The saved readings have changed or gone since the server started: start it anew with readings that stay.")

  func response(requestID: String) -> Response {
    var json = JSONWriter()
    json.object {
      $0.member("type", "about:blank")
      $0.member("title", StatusPhrase.of(status))
      $0.member("status", status)
      $0.member("detail", detail)
      $0.member("errors", of: faults) { json, fault in
        json.object {
          $0.member("parameter", fault.parameter)
          $0.member("detail", fault.detail)
          $0.member("allowed", fault.allowed)
        }
      }
      $0.member("near", near)
      $0.member("request_id", requestID)
    }
    var fields = fields
    fields.set("Content-Type", "application/problem+json")
    fields.set("Cache-Control", "no-store")
    fields.set("X-Request-Id", requestID)
    return Response(status: status, fields: fields, body: json.bytes + [UInt8(ascii: "\n")])
  }
}
