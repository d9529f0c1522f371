import Cells
import Domain

/// The command palette: all that can be done, found by typing.
package struct PaletteLayer: ListLayer {
  package var filter = TextBuffer("", limit: TextBuffer.filterLimit, isSelected: true)
  package var list = ListState()

  package init() {}

  package var context: KeyContext { .filter }
  package var isOfCommands: Bool { true }

  package var text: TextBuffer? {
    get { filter }
    set { filter = newValue ?? filter }
  }

  package mutating func follow(from before: TextBuffer, in model: Model) { move(by: 0, in: model) }

  package func count(in model: Model) -> Int { CommandList.actions(filter.text, model: model).count }
  package func place(in model: Model) -> ListPlace? { ListOverlay(palette: self, model: model).place }
  package func draw(_ model: Model, _ canvas: inout Canvas) { ListOverlay(palette: self, model: model).draw(&canvas) }

  package func enter(_ model: inout Model) -> [Effect] {
    let actions = CommandList.actions(filter.text, model: model)
    model.layers.removeLast()
    return actions.indices.contains(list.cursor) ? model.perform(actions[list.cursor]) : []
  }
}
