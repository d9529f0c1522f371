import Cells

/// All that there is to know of an action: its words, its keys, when it cannot be done, and what it does.
struct ActionRow: Sendable {
  /// What is done.
  ///
  /// - Parameter times: how far a move goes.
  typealias Deed = @Sendable (_ model: inout Model, _ times: Int) -> [Effect]

  /// How the palette shows it.
  enum Listing: Sendable {
    case always, never
    /// By another name where there is one; not at all where there is none.
    case named(@Sendable (Model) -> (title: String, synonyms: String)?)
  }

  let action: Action
  let group: Action.Group
  /// A few words, as the help and the palette say it.
  let summary: String
  /// Other words under which the palette finds it.
  let synonyms: String
  let keys: [KeyBinding]
  /// The words of a row of the help that it shares with others of its group.
  var shared: String?
  var listing: Listing
  /// Why it cannot be done now; nil when it can.
  let reason: @Sendable (Model) -> String?
  let deed: Deed

  init(
    _ action: Action, _ group: Action.Group, _ summary: String, also synonyms: String = "", _ keys: [KeyBinding],
    listing: Listing = .always, reason: @escaping @Sendable (Model) -> String? = { _ in nil },
    repeating deed: @escaping Deed
  ) {
    self.action = action
    self.group = group
    self.summary = summary
    self.synonyms = synonyms
    self.keys = keys
    self.listing = listing
    self.reason = reason
    self.deed = deed
  }

  /// For what is done once.
  init(
    _ action: Action, _ group: Action.Group, _ summary: String, also synonyms: String = "", _ keys: [KeyBinding],
    listing: Listing = .always, reason: @escaping @Sendable (Model) -> String? = { _ in nil },
    deed: @escaping @Sendable (inout Model) -> [Effect]
  ) {
    self.init(action, group, summary, also: synonyms, keys, listing: listing, reason: reason) { model, _ in deed(&model)
    }
  }

  /// For what changes the model alone.
  init(
    _ action: Action, _ group: Action.Group, _ summary: String, also synonyms: String = "", _ keys: [KeyBinding],
    listing: Listing = .always, reason: @escaping @Sendable (Model) -> String? = { _ in nil },
    change: @escaping @Sendable (inout Model) -> Void
  ) {
    self.init(action, group, summary, also: synonyms, keys, listing: listing, reason: reason) { model, _ in
      change(&model)
      return []
    }
  }
}
