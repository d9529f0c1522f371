import Cells
import Domain

/// The prompts of earlier, found by typing, with what is known of the one under the cursor.
package struct PromptHistoryLayer: ListLayer {
  package var filter = TextBuffer("", limit: TextBuffer.filterLimit)
  package var list = ListState()
  /// Nil while they are read.
  package var picker: PromptPicker?

  package init() {}

  package var context: KeyContext { .filter }

  package var text: TextBuffer? {
    get { filter }
    set { filter = newValue ?? filter }
  }

  package mutating func follow(from before: TextBuffer, in model: Model) {
    guard before.text != filter.text else { return }
    picker?.setFilter(filter.text)
    list = ListState()
  }

  /// Under the cursor.
  package var prompt: PastPrompt? { picker?.prompt(at: list.cursor) }

  package func count(in model: Model) -> Int { picker?.rows.count ?? 0 }
  package func place(in model: Model) -> ListPlace? { PromptHistoryView(self, model).place }
  package func draw(_ model: Model, _ canvas: inout Canvas) { PromptHistoryView(self, model).draw(&canvas) }

  package func enter(_ model: inout Model) -> [Effect] {
    model.layers.removeLast()
    if let prompt { model.take(prompt) }
    return []
  }

  package func press(_ key: Key, _ model: inout Model) -> [Effect]? {
    guard key == .control("x"), let prompt else { return nil }
    model.ask("Take this prompt out of the history? Its pictures keep it.", yes: "Take it out") {
      $0.withLayers(PromptHistoryLayer.self) { $0.remove(prompt.id) }
      return [.deletePrompt(prompt.id)]
    }
    return []
  }

  package mutating func remove(_ id: Int64) {
    picker?.remove(id, filter: filter.text)
    list.move(by: 0, count: picker?.rows.count ?? 0)
  }

  package func description(in model: Model) -> String? { "Words of a prompt, or letters of them in their order." }

  package func hints(in model: Model) -> [KeyHints.Wanted] {
    (prompt != nil ? [([.open], "take it"), ([.up, .down], "move")] : []) + [([.back], "close")]
  }

  package func ownHints(in model: Model) -> [KeyHints.Hint] {
    prompt == nil ? [] : [KeyHints.Hint(keys: "^X", words: "delete")]
  }
}
