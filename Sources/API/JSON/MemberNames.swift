/// The names that an object's members may have, in the order in which this program writes them.
///
/// What this program wrote is read by a look at the one name that is due next, without making a text of it.
struct MemberNames<Member: RawRepresentable<String> & Sendable>: Sendable {
  private let names: [[UInt8]]
  /// Null for a name whose value is not taken.
  private let members: [Member?]

  init(_ names: [String]) {
    self.names = names.map { Array($0.utf8) }
    members = names.map { Member(rawValue: $0) }
  }

  var count: Int { names.count }

  subscript(_ index: Int) -> Member? { members[index] }

  /// Whether a name, and the quotation mark behind it, stand at a place.
  func isName(_ index: Int, at place: Int, in bytes: [UInt8], before limit: Int) -> Bool {
    let name = names[index]
    guard place + name.count < limit, bytes[place + name.count] == UInt8(ascii: "\"") else { return false }
    for offset in name.indices where name[offset] != bytes[place + offset] { return false }
    return true
  }

  func length(of index: Int) -> Int { names[index].count }

  func index(of name: String) -> Int? { names.firstIndex { name.utf8.elementsEqual($0) } }
}

extension MemberNames where Member: CaseIterable {
  /// All of an enumeration's cases, in their order.
  init() { self.init(Member.allCases.map(\.rawValue)) }
}

extension JSONScanner {
  /// Hands over each member that is known, whose value the body must take, and passes over the others. Says whether all
  /// names were there, in their order, and no other.
  @discardableResult
  mutating func object<Member>(
    _ names: MemberNames<Member>, _ body: (Member, inout JSONScanner) throws(JSONError) -> Void
  ) throws(JSONError) -> Bool {
    guard try beginObject() else { return names.count == 0 }
    var due = 0
    var isInOrder = true
    repeat {
      let index = try name(names, due)
      try take(UInt8(ascii: ":"))
      isInOrder = isInOrder && index == due
      due = (index ?? due) + 1
      if let index, let member = names[index] { try body(member, &self) } else { try skipValue() }
    } while try continueObject()
    return isInOrder && due == names.count
  }

  /// Takes a name; null for one that is not known.
  private mutating func name<Member>(_ names: MemberNames<Member>, _ due: Int) throws(JSONError) -> Int? {
    let isQuoted = try peek() == UInt8(ascii: "\"")
    if isQuoted, due < names.count, names.isName(due, at: offset + 1, in: bytes, before: limit) {
      skip(to: offset + names.length(of: due) + 2)
      return due
    }
    return names.index(of: try string())
  }
}
