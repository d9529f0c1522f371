import Cells
import Domain

/// The entries of a panel's form, as things are now.
package struct Form: Sendable {
  package let entries: [FormEntry]

  /// - Parameter isRoomy: whether gaps and long notes have room.
  package init(_ panel: Panel, model: Model, isRoomy: Bool) {
    entries = panel.row?.entries(model, isRoomy) ?? []
  }

  /// What can have the focus, in order.
  package var refs: [FieldRef] { entries.compactMap(\.ref) }

  static func fields(_ section: String, _ model: Model, isRoomy: Bool) -> [FormEntry] {
    Fields.section(section).filter { $0.isShown(model.settings, model.world) }.flatMap { field in
      var entries: [FormEntry] = [.control(.setting(field.id))]
      if !field.note.isEmpty, isRoomy { entries.append(.note(field.note)) }
      if isRoomy, groupEnds.contains(field.id) { entries.append(.gap) }
      return entries
    }
  }

  /// Fields after which a blank line gives the eye a rest.
  private static let groupEnds: Set<String> = [
    "general.client", "general.analysis", "general.jobs", "general.automatic-generation", "general.embed-metadata",
    "budget.per-month",
    "gateway.force-model", "gateway.aliases", "gateway.chat-images", "gateway.total-budget", "gateway.origins",
    "prompt.fallback-type", "prompt.max-length", "prompt.automatic-analysis", "styles.art",
  ]
}
