import Domain

/// One piece of a form, top to bottom.
package enum FormEntry: Sendable {
  /// A label and a control.
  case control(FieldRef)
  /// A box of text with a title.
  case textBox(FieldRef, rows: Int)
  /// The key with its chip.
  case key
  /// A line in the panel's own colour.
  case subtitle(String)
  /// A line of facts, muted.
  case facts([String])
  /// What the focused style adds to prompts, in so many lines at most.
  case adds(String, rows: Int)
  /// A boxed note.
  case note(String)
  /// What ^G would send.
  case plan
  /// How many references there are, and each of them.
  case references
  case reference(Int)
  /// The button of Create.
  case generate
  /// The button of Speech, and what was spoken last.
  case speak
  case sound
  /// A part of what was spent.
  case spending(SpendingPart)
  /// A part of the gateway.
  case gateway(GatewayPart)
  case gap

  /// What has the focus when this has; nil for what cannot have it.
  package var ref: FieldRef? {
    switch self {
    case .control(let ref), .textBox(let ref, _): ref
    case .key: .key
    case .references: .references
    case .reference(let place): .reference(place)
    case .generate: .generate
    case .speak: .speak
    case .spending(let part): .spending(part)
    case .gateway(let part): .gateway(part)
    default: nil
    }
  }
}
