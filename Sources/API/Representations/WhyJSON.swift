package import Chronicle

/// Why an event was read, and why a sentence told none.
package enum WhyJSON {
  /// Null where the event was loaded from a reading that kept no reason.
  package static func write(_ why: Explanation?, to json: inout JSONWriter) {
    guard let why else { return json.null() }
    json.object { json in
      json.member("parties", of: why.parties) { json, party in
        json.object {
          $0.member("actor", party.actor.text)
          $0.member("as", party.part.rawValue)
          $0.member("for", party.principal.text)
          $0.member("slot", party.slot)
          $0.member("start", party.range?.lowerBound)
          $0.member("end", party.range?.upperBound)
          $0.member("text", party.text)
        }
      }
      json.member("status", why.status)
      json.member("date", why.date)
      json.member("rejected", of: why.rejected) { write($1, to: &$0) }
    }
  }

  static func write(_ sentence: SilentSentence, to json: inout JSONWriter) {
    json.object { json in
      json.member("sentence", sentence.sentence)
      json.member("reason", sentence.reason)
      json.member("rejected", of: sentence.rejected) { write($1, to: &$0) }
    }
  }

  static func write(_ alternative: Explanation.Alternative, to json: inout JSONWriter) {
    json.object {
      $0.member("rule", alternative.rule)
      $0.member("start", alternative.range.lowerBound)
      $0.member("end", alternative.range.upperBound)
      $0.member("text", alternative.text)
      $0.member("reason", alternative.reason)
    }
  }
}
