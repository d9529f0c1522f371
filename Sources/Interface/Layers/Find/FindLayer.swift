import Cells
import Domain

/// The settings that hold what is typed.
package struct FindLayer: ListLayer {
  package var filter: TextBuffer
  package var list = ListState()

  /// - Parameter filter: what was looked for the last time; typing takes its place.
  package init(_ filter: String) {
    self.filter = TextBuffer(filter, limit: TextBuffer.filterLimit, isSelected: true)
  }

  package var context: KeyContext { .filter }

  package var text: TextBuffer? {
    get { filter }
    set { filter = newValue ?? filter }
  }

  package mutating func follow(from before: TextBuffer, in model: Model) { move(by: 0, in: model) }

  package func count(in model: Model) -> Int { model.hits(filter.text).count }
  package func place(in model: Model) -> ListPlace? { ListOverlay(find: self, model: model).place }
  package func draw(_ model: Model, _ canvas: inout Canvas) { ListOverlay(find: self, model: model).draw(&canvas) }

  package func enter(_ model: inout Model) -> [Effect] {
    model.goToFound(filter.text, row: list.cursor)
    return []
  }

  package func description(in model: Model) -> String? {
    "Words of names, help and panels; Enter goes there, n to the next."
  }
}
