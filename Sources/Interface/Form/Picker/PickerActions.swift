import Cells
import Domain

extension Action {
  package static let showAll = Action("showAll")
  package static let cycleSort = Action("cycleSort")
  package static let favourite = Action("favourite")
  package static let browse = Action("browse")
  package static let markModel = Action("markModel")
}

/// What is done in the model picker.
enum PickerActions {
  static let rows: [ActionRow] = [
    ActionRow(
      .showAll, .picker, "All models, or only those that fit", [.on(.control("a"), in: [.picker])], listing: .never,
      reason: reasonOutside, change: { $0.changePicker { state, _ in state.picker.toggleAll() } }),
    ActionRow(
      .cycleSort, .picker, "Next order", [.on(.control("o"), in: [.picker])], listing: .never,
      reason: reasonOutside, change: { $0.changePicker { state, _ in state.picker.setSort(state.picker.sort.next) } }),
    ActionRow(
      .favourite, .picker, "Mark as favourite", [.on(.control("f"), in: [.picker])], listing: .never,
      reason: reasonOutside, deed: { $0.changeFavourite() }),
    ActionRow(
      .browse, .picker, "Under the field, or the whole panel with details", [.on(.tab, in: [.picker])],
      listing: .never, reason: reasonOutside, change: { $0.changePicker { state, _ in state.isBrowser.toggle() } }),
    ActionRow(
      .markModel, .picker, "Mark for comparing; Enter takes the marked ones", [.on(.control("t"), in: [.picker])],
      listing: .never, reason: { $0.markRefusal }, change: { $0.markModel() }),
  ]

  @Sendable private static func reasonOutside(_ model: Model) -> String? {
    if case .picker = model.editor { nil } else { "Works in the model picker." }
  }
}

extension Model {
  /// Changes the open picker; the cursor stays on the model that is chosen.
  ///
  /// - Parameter change: gets the picker and the id of that model.
  fileprivate mutating func changePicker(_ change: (inout PickerState, String?) -> Void) {
    guard case .picker(var state) = editor else { return }
    let chosen = state.picker.model(at: state.list.cursor)?.id
    change(&state, chosen)
    state.list.cursor = chosen.flatMap { state.picker.row(of: $0) } ?? 0
    editor = .picker(state)
  }

  fileprivate mutating func changeFavourite() -> [Effect] {
    guard case .picker(let state) = editor, let chosen = state.picker.model(at: state.list.cursor)?.id else {
      return []
    }
    var changed = settings
    if let index = changed.favourites.firstIndex(of: chosen) {
      changed.favourites.remove(at: index)
    } else {
      changed.favourites.append(chosen)
    }
    let effects = change(to: changed)
    changePicker { state, _ in state.picker.setFavourites(changed.favourites) }
    return effects
  }

  fileprivate mutating func markModel() {
    var isFull = false
    changePicker { state, chosen in
      guard let chosen else { return }
      if let index = state.marked.firstIndex(of: chosen) {
        state.marked.remove(at: index)
      } else if state.marked.count < Comparison.most {
        state.marked.append(chosen)
      } else {
        isFull = true
      }
    }
    if isFull { say(.info, "\(Comparison.most) models are the most to compare.") }
  }
}
