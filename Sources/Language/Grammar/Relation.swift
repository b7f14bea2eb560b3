/// The dependency relations of Universal Dependencies 2 with the subtypes that English uses,
/// https://universaldependencies.org/en/dep.
package enum Relation: UInt8, CaseIterable, Hashable, Sendable {
  case acl, aclRelcl, advcl, advclRelcl, advmod, amod, appos, aux, auxPass, case_, cc, ccPreconj, ccomp, compound
  case compoundPrt, conj, cop, csubj, csubjOuter, csubjPass, dep, det, detPredet, discourse, dislocated, expl, fixed,
    flat
  case goeswith, iobj, list, mark, nmod, nmodDesc, nmodPoss, nmodUnmarked, nsubj, nsubjOuter, nsubjPass, nummod, obj,
    obl
  case oblAgent, oblUnmarked, orphan, parataxis, punct, reparandum, root, vocative, xcomp

  /// As UD writes it: "nsubj:pass".
  package var name: String { Self.names[Int(rawValue)] }

  /// The relation that UD writes so; a subtype that English does not use is its universal relation, and anything else null.
  package init?(name: some StringProtocol) {
    if let index = Self.names.firstIndex(where: { $0 == name }) {
      self.init(rawValue: UInt8(index))
    } else if let colon = name.firstIndex(of: ":"), colon > name.startIndex {
      self.init(name: name[..<colon])
    } else {
      return nil
    }
  }

  /// The relation without its subtype.
  package var universal: Relation {
    switch self {
    case .aclRelcl: .acl
    case .advclRelcl: .advcl
    case .auxPass: .aux
    case .ccPreconj: .cc
    case .compoundPrt: .compound
    case .csubjOuter, .csubjPass: .csubj
    case .detPredet: .det
    case .nmodDesc, .nmodPoss, .nmodUnmarked: .nmod
    case .nsubjOuter, .nsubjPass: .nsubj
    case .oblAgent, .oblUnmarked: .obl
    default: self
    }
  }

  /// A subject of any kind.
  package var isSubject: Bool { universal == .nsubj || universal == .csubj }

  /// Whether the dependent is a clause: it has its own predicate.
  package var isClausal: Bool {
    switch universal {
    case .acl, .advcl, .ccomp, .csubj, .xcomp, .parataxis, .root: true
    default: false
    }
  }

  private static let names = [
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj",
    "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep", "det",
    "det:predet",
    "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc",
    "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent",
    "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
  ]
}
