import Domain

/// The help while it is read: where one is in it, and what is looked for.
package struct HelpState: Sendable {
  package var list = ListState()
  /// What the rows that are shown must hold.
  package var filter = TextBuffer(limit: TextBuffer.filterLimit)
  /// Whether what is looked for is being typed.
  package var isSearching = false

  package init() {}
}

extension Model {
  /// The help on top; nil while something else is.
  var helpState: HelpState? { if case .help(let state)? = layers.last { state } else { nil } }

  mutating func withHelp(_ change: (inout HelpState) -> Void) {
    guard var state = helpState else { return }
    change(&state)
    layers[layers.count - 1] = .help(state)
  }

  /// Esc while the help is searched shows all of it again; false when there is no search to end.
  mutating func endHelpSearch() -> Bool {
    guard let state = helpState, state.isSearching || !state.filter.isEmpty else { return false }
    withHelp { $0 = HelpState() }
    return true
  }
}
