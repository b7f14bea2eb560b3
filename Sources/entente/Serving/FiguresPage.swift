import API
import Serving

/// What `/metrics` says.
struct FiguresPage {
  let server: ServerCounts
  let heldMemory: Int
  let sizes: ChronicleSizes
  let reloads: ReloadFigures
  let meter: ReadingMeter
  let isReady: Bool

  var bytes: [UInt8] {
    var page = Exposition()
    page.family("entente_build_info", .gauge, "The program's version; always 1.")
    page.sample("entente_build_info", [("version", Version.text)], "1")
    page.single("entente_ready", .gauge, "1 while requests are welcome.", isReady ? 1 : 0)
    requests(&page)
    connections(&page)
    data(&page)
    ProcessFigures.now().write(to: &page)
    return page.bytes
  }

  private func requests(_ page: inout Exposition) {
    func labels(_ figures: RequestFigures) -> [(String, String)] {
      let names = Routes.names
      return [
        ("route", figures.route < names.count ? names[figures.route] : "other"), ("status", String(figures.status)),
      ]
    }
    page.family("entente_http_requests_total", .counter, "Answers by route and status.")
    for figures in server.requests {
      page.sample("entente_http_requests_total", labels(figures), String(figures.count))
    }
    let name = "entente_http_request_duration_seconds"
    page.family(name, .histogram, "From the last byte of a request to handing over the answer, by route and status.")
    for figures in server.requests {
      var sum = 0
      for (index, bound) in RequestFigures.bounds.enumerated() {
        sum += figures.classes[index]
        page.sample(
          name + "_bucket", labels(figures) + [("le", Exposition.text(Double(bound) / 1e9))], String(sum))
      }
      page.sample(name + "_bucket", labels(figures) + [("le", "+Inf")], String(figures.count))
      page.sample(name + "_sum", labels(figures), Exposition.text(Double(figures.nanoseconds) / 1e9))
      page.sample(name + "_count", labels(figures), String(figures.count))
    }
    page.single("entente_http_kept_answers_total", .counter, "Answers that were kept ready.", server.keptAnswers)
    page.single("entente_http_received_bytes_total", .counter, "Bytes received.", server.bytesReceived)
    page.single("entente_http_sent_bytes_total", .counter, "Bytes sent.", server.bytesSent)
  }

  private func connections(_ page: inout Exposition) {
    page.single("entente_connections", .gauge, "Connections that are open.", server.openConnections)
    page.single("entente_connections_total", .counter, "Connections that were accepted.", server.connections)
    page.single(
      "entente_connections_refused_total", .counter, "Connections that were one too many.", server.refusedConnections)
    page.single("entente_timeouts_total", .counter, "Requests and connections that took too long.", server.timeouts)
    page.single("entente_tls_handshakes_total", .counter, "TLS handshakes that succeeded.", server.handshakes)
    page.single(
      "entente_tls_handshakes_failed_total", .counter, "TLS handshakes that failed.", server.failedHandshakes)
    page.single("entente_held_bytes", .gauge, "Bytes of unfinished requests and unsent answers.", heldMemory)
  }

  private func data(_ page: inout Exposition) {
    page.single("entente_readings_total", .counter, "Texts that were read for clients.", meter.readings)
    page.single("entente_readings_bytes_total", .counter, "Bytes of these texts.", meter.bytes)
    page.single("entente_readings_events_total", .counter, "Events that were read from them.", meter.events)
    page.single(
      "entente_readings_refused_total", .counter, "Texts refused because a client had had its share.", meter.refused)
    page.family("entente_reloads_total", .counter, "Reloads by outcome.")
    page.sample("entente_reloads_total", [("outcome", "success")], String(reloads.successes))
    page.sample("entente_reloads_total", [("outcome", "failure")], String(reloads.failures))
    page.single(
      "entente_reload_last_successful", .gauge, "1 when the last reload went well.", reloads.lastWentWell ? 1 : 0)
    page.single(
      "entente_reload_last_success_timestamp_seconds", .gauge, "When what is served was read.", reloads.lastSuccess)
    page.single("entente_reload_last_duration_seconds", .gauge, "How long the last reload took.", reloads.lastSeconds)
    page.family("entente_dataset_info", .gauge, "The data set that is served; always 1.")
    page.sample("entente_dataset_info", [("dataset_version", sizes.version)], "1")
    page.family("entente_chronicle_size", .gauge, "How much there is in what is served.")
    let sizes = [
      ("documents", sizes.documents), ("sentences", sizes.sentences), ("actors", sizes.actors),
      ("events", sizes.events), ("ties", sizes.ties),
    ]
    for (name, count) in sizes { page.sample("entente_chronicle_size", [("what", name)], String(count)) }
  }
}
