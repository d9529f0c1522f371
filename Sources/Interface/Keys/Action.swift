/// Something a user can do, wherever it is asked for: by a key, the palette or the mouse. Its row says what it is.
package struct Action: Hashable, Sendable, CustomStringConvertible {
  let id: String

  init(_ id: String) { self.id = id }

  package var description: String { id }
}

extension Action: CaseIterable {
  package static let allCases: [Action] = ActionRows.all.map(\.action)

  var row: ActionRow? { ActionRows.row(of: self) }

  package var group: Group { row?.group ?? .anywhere }

  /// A few words, as the help and the palette say it.
  package var summary: String { row?.summary ?? id }

  /// Why it cannot be done now; nil when it can.
  package func disabledReason(in model: Model) -> String? { row?.reason(model) }
}

extension Action {
  /// Where it stands in the help.
  package enum Group: String, CaseIterable, Sendable {
    case anywhere = "Anywhere"
    case panels = "Panels"
    case moving = "Lists and forms"
    case settings = "Settings"
    case creating = "Creating"
    case references = "References"
    case result = "Result"
    case picker = "Model picker"
    case styles = "Styles"
    case queue = "Jobs"
    case gallery = "Gallery"
    case gateway = "Gateway"
  }
}
