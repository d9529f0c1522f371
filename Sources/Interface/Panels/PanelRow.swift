import Domain

/// All that there is to know of a panel: its names, its form, and what is done when it is opened.
struct PanelRow: Sendable {
  let panel: Panel
  /// On the rail.
  let title: String
  /// On the tab line of narrow screens.
  let shortTitle: String
  /// Over its form; its title where there is no other.
  var heading: String?
  /// The heading on the rail under which it is the first; nil for the others.
  var section: String?
  /// Whether a gap stands over it on the rail.
  var hasGap = false
  /// The columns that its form takes at most.
  var widest = 100
  /// What kind of place its form is.
  var context = KeyContext.form
  /// The groups of actions that come first in the help.
  var groups: [Action.Group] = [.moving, .settings]
  /// What is loaded when one comes to it.
  var opened: [Effect] = []
  /// What is loaded again with the catalogue.
  var refreshed: [Effect] = []
  var isListed: @Sendable (Settings) -> Bool = { _ in true }
  /// What stands behind its title on the rail.
  var mark: @Sendable (Model) -> RailMark? = { _ in nil }
  /// What the footer names while its form has the keys.
  var hints: @Sendable (Model) -> [KeyHints.Wanted] = { _ in usualHints }
  /// Its form, with gaps and long notes where there is room.
  let entries: @Sendable (_ model: Model, _ isRoomy: Bool) -> [FormEntry]

  static let usualHints: [KeyHints.Wanted] = [
    ([.up, .down], "move"), ([.left, .right], "change"), ([.open], "edit"), ([.undo], "undo"), ([.reset], "default"),
    ([.nextZone], "zone"), ([.find], "find"),
  ]
}

/// A few signs behind a panel's title on the rail.
struct RailMark: Sendable {
  let text: String
  let role: Role
  /// Columns between it and the edge.
  var inset = 0
}
