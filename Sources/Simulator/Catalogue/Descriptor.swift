/// What a model says about one of its parameters.
enum Descriptor: Equatable, Sendable {
  case choice([String])
  case range(Int, Int)
  case toggle
  /// A kind this simulator does not know; any value passes.
  case other

  init(_ row: JSON) {
    switch row["type"]?.string {
    case "enum": self = .choice(row["values"]?.strings ?? [])
    case "range": self = .range(row["min"]?.int ?? 0, row["max"]?.int ?? .max)
    case "boolean": self = .toggle
    default: self = .other
    }
  }

  /// The descriptors of a `supported_parameters` map.
  static func map(_ row: JSON?) -> [String: Descriptor] {
    Dictionary((row?.members ?? []).map { ($0.key, Descriptor($0.value)) }, uniquingKeysWith: { _, last in last })
  }

  var choices: [String] { if case .choice(let values) = self { values } else { [] } }
}
