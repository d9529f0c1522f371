/// What a model says it accepts for one parameter.
package enum Descriptor: Hashable, Codable, Sendable {
  /// One of these words.
  case values([String])
  /// A whole number within bounds; a missing bound is nil.
  case range(min: Int?, max: Int?)
  /// The parameter is accepted, nothing more is said.
  case flag
  /// A kind that this program does not know, as its JSON text; it survives and is shown.
  case unknown(String)
}
