import Chronicle

/// An actor as every answer shows it.
enum ActorJSON {
  static func write(_ actor: Actor, to json: inout JSONWriter) {
    json.object { writeMembers(actor, to: &$0) }
  }

  static func writeMembers(_ actor: Actor, to json: inout JSONWriter) {
    json.member("id", actor.id.text)
    json.member("kind", actor.kind.rawValue)
    json.member("name", actor.name)
    json.member("names", actor.names)
    json.member("affiliation", actor.affiliation?.text)
    json.member("role", actor.role)
    json.member("mentions", actor.mentions)
  }
}
