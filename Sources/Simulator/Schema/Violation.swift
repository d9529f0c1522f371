/// One place where a document breaks its schema.
struct Violation: Equatable, Sendable {
  /// Keys and indices from the root, e.g. `["input_references", "0", "type"]`.
  var path: [String]
  /// The keyword of JSON Schema that is broken, e.g. `enum`.
  var keyword: String
  /// A sentence part for people, e.g. `must be one of "low", "high"`.
  var reason: String

  var sentence: String { "\(path.isEmpty ? "body" : path.joined(separator: ".")) \(reason)" }
}
