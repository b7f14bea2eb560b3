/// The software's version, as `entente version` and every answer's `meta` give it.
package enum Version {
  package static let text = "0.1.0"
}
