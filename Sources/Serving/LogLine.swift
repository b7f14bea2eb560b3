import HTTP

/// One line of the access log.
struct LogLine {
  let date: String
  let client: String
  /// Null for what was refused before it could be read.
  let request: Request?
  let target: String
  let route: String
  let id: String
  let answer: AccessLog.Answer

  func write(to lines: inout [UInt8], _ format: ServerSettings.LogFormat) {
    switch format {
    case .text: writeText(to: &lines)
    case .json: writeJSON(to: &lines)
    }
    lines.append(0x0A)
  }

  private func writeText(to lines: inout [UInt8]) {
    lines += client.utf8
    lines += " - - [".utf8
    lines += date.utf8
    lines += "] \"".utf8
    if let request {
      lines += request.method.utf8
      lines.append(0x20)
      // The parser lets no control byte through; a quote itself would end the field.
      for byte in target.utf8 { if byte == 0x22 { lines += "%22".utf8 } else { lines.append(byte) } }
      lines += " HTTP/1.1".utf8
    } else {
      lines.append(0x2D)
    }
    let trace = request.flatMap { RequestNames.traceParent($0.fields) } ?? "-"
    let length = answer.length.map { String($0) } ?? "-"
    lines += "\" \(answer.status) \(length) \(route) \(milliseconds) \(id) \(trace)".utf8
  }

  private func writeJSON(to lines: inout [UInt8]) {
    member("time", date, &lines, isFirst: true)
    member("client", client, &lines)
    member("method", request?.method, &lines)
    member("target", request == nil ? nil : target, &lines)
    member("route", route, &lines)
    lines +=
      ",\"status\":\(answer.status),\"bytes\":\(answer.length.map { String($0) } ?? "null"),\"ms\":\(milliseconds)".utf8
    member("request_id", id, &lines)
    member("traceparent", request.flatMap { RequestNames.traceParent($0.fields) }, &lines)
    lines.append(UInt8(ascii: "}"))
  }

  private func member(_ name: String, _ text: String?, _ lines: inout [UInt8], isFirst: Bool = false) {
    lines += (isFirst ? "{\"" : ",\"").utf8
    lines += name.utf8
    lines += "\":".utf8
    guard let text else {
      lines += "null".utf8
      return
    }
    lines.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: lines += [0x5C, byte]
      case 0..<0x20: lines += "?".utf8
      default: lines.append(byte)
      }
    }
    lines.append(0x22)
  }

  /// With three digits behind the point.
  private var milliseconds: String {
    let microseconds = answer.nanoseconds / 1_000
    let rest = String(microseconds % 1_000)
    return "\(microseconds / 1_000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }
}
