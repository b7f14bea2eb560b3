/// Where a browser says that a request comes from.
package enum RequestSite {
  /// Whether the request was made for a page of another site: `Sec-Fetch-Site` says so (Fetch Metadata), or `Origin` or
  /// `Referer` names another authority than Host does.
  ///
  /// A page of another site can have a browser ask for what that page chooses, and see how long the answer is. Where the
  /// answer is compressed and repeats what was asked, its length tells whether that stands elsewhere in the answer (BREACH;
  /// Gluck, Harris and Prado, Black Hat 2013). Programs and the server's own pages do not make such requests.
  package static func isElsewhere(_ fields: Fields) -> Bool {
    if fields.holds("cross-site", in: "sec-fetch-site") { return true }
    guard fields.has("referer") || fields.has("origin") else { return false }
    let host = fields.first("host") ?? ""
    return (fields["referer"] + fields["origin"]).contains { !isAuthority(host, of: $0) }
  }

  /// Whether a URL names an authority; one that names none, such as the `null` of a page in a sandbox, names another.
  private static func isAuthority(_ authority: String, of url: String) -> Bool {
    let bytes = Array(url.utf8)
    guard let scheme = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[scheme...].starts(with: "://".utf8) else {
      return false
    }
    let rest = bytes[(scheme + 3)...]
    return rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }.equalsIgnoringCase(authority)
  }
}
