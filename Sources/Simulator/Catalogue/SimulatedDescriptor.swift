/// What a model says about one of its parameters.
enum SimulatedDescriptor: Equatable, Sendable {
  case choice([String])
  case range(Int, Int)
  case toggle
  /// A kind this simulator does not know; any value passes.
  case other

  init(_ row: WireJSON) {
    switch row["type"]?.string {
    case "enum": self = .choice(row["values"]?.strings ?? [])
    case "range": self = .range(row["min"]?.int ?? 0, row["max"]?.int ?? .max)
    case "boolean": self = .toggle
    default: self = .other
    }
  }

  /// The descriptors of a `supported_parameters` map.
  static func map(_ row: WireJSON?) -> [String: SimulatedDescriptor] {
    Dictionary(
      (row?.members ?? []).map { ($0.key, SimulatedDescriptor($0.value)) }, uniquingKeysWith: { _, last in last })
  }

  var choices: [String] { if case .choice(let values) = self { values } else { [] } }
}
