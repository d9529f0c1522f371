import Cells
import Domain

/// The command palette: all that can be done, set and looked at, found by typing.
package struct PaletteLayer: ListLayer {
  package var filter = TextBuffer("", limit: TextBuffer.filterLimit, isSelected: true)
  package var list = ListState()
  /// What is found for the filter; made anew only where that changed.
  private(set) var entries: [PaletteEntry]

  init(_ model: Model) { entries = PaletteSearch("", model).entries }

  package var context: KeyContext { .filter }
  package var isOfCommands: Bool { true }

  package var text: TextBuffer? {
    get { filter }
    set { filter = newValue ?? filter }
  }

  package mutating func follow(from before: TextBuffer, in model: Model) {
    guard before.text != filter.text else { return }
    entries = PaletteSearch(filter.text, model).entries
    list.cursor = 0
  }

  package func count(in model: Model) -> Int { entries.count }
  package func place(in model: Model) -> ListPlace? { ListOverlay(palette: self, model: model).place }
  package func draw(_ model: Model, _ canvas: inout Canvas) { ListOverlay(palette: self, model: model).draw(&canvas) }

  package func enter(_ model: inout Model) -> [Effect] {
    model.layers.removeLast()
    return entries.indices.contains(list.cursor) ? entries[list.cursor].open(&model) : []
  }

  package func description(in model: Model) -> String? {
    "Commands, settings, values such as \"timeout 60\", pictures. Enter does it."
  }
}
