/// What becomes of a mask that comes with an edit through the gateway.
package enum MaskPolicy: String, CaseIterable, Hashable, Sendable {
  /// No model of the service takes one.
  case refuse
  /// It goes along as the last reference.
  case reference
  /// What is outside of it is put back over the result.
  case composite

  package var title: String {
    switch self {
    case .refuse: "Refuse it"
    case .reference: "One more reference"
    case .composite: "Put over the result"
    }
  }
}
