import Domain

/// One thing on a form that can have the focus.
package enum FieldRef: Hashable, Sendable {
  /// A setting, by its field's id.
  case setting(String)
  /// A part of what is being created.
  case draft(DraftField)
  case prompt
  case negative
  /// The head of the references, and each of them.
  case references
  case reference(Int)
  case instructions
  case character
  case key
  case generate
  /// What is to be spoken, and the button that does it.
  case spokenText
  case speak
  /// What an axis of the sweep is about, and the values that are tried.
  case axis(Int)
  case axisValues(Int)
  /// What a picture of the gallery can be a reference for, and the gallery's filters.
  case referenceUses
  case galleryFilter
  /// A part of what was spent; there to be scrolled to.
  case spending(SpendingPart)
  /// A part of the gateway.
  case gateway(GatewayPart)
}

/// The parts of a draft that are chosen with a control.
package enum DraftField: String, CaseIterable, Hashable, Sendable {
  case visType, format, style, count

  package var label: String {
    switch self {
    case .visType: "Vis type"
    case .format: "Format"
    case .style: "Style"
    case .count: "Images"
    }
  }

  package var help: String {
    switch self {
    case .visType: "What the picture is for; its style on the panel Styles joins the prompt."
    case .format: "The shape; a model that lacks it gets the nearest it has, and says so below."
    case .style: "The art style for this picture; the panel Styles holds the usual one."
    case .count: "How many pictures; more than the model makes at once become several requests."
    }
  }
}

extension FieldRef {
  var isAxisValues: Bool { if case .axisValues = self { true } else { false } }
}
