import Cells
import Domain

/// The layer in which a style is edited.
package struct StyleLayer: Layer {
  package var draft: StyleDraft

  package init(_ draft: StyleDraft) { self.draft = draft }

  package var context: KeyContext { .style }

  package var text: TextBuffer? {
    get { draft.part.isText ? draft[draft.part] : nil }
    set { draft[draft.part] = newValue ?? draft[draft.part] }
  }

  package func draw(_ model: Model, _ canvas: inout Canvas) { StyleView.draw(draft, model, &canvas) }
  package mutating func move(by steps: Int, in model: Model) { draft.movePart(by: steps) }
  package func enter(_ model: inout Model) -> [Effect] { [] }
  package func press(_ key: Key, _ model: inout Model) -> [Effect]? { model.editStyle(with: key) }
  package func click(_ point: Point, _ model: inout Model) -> [Effect]? { model.clickStyle(point) }
  package func description(in model: Model) -> String? { draft.part.help }

  package func hints(in model: Model) -> [KeyHints.Wanted] {
    [([.saveStyle], "save"), ([.back], "leave"), ([.externalEditor], "$EDITOR")]
  }

  package func ownHints(in model: Model) -> [KeyHints.Hint] {
    let next = KeyHints.Hint(keys: "Tab", words: "next field")
    return draft.part == .kind ? [next, KeyHints.Hint(keys: "←→", words: "choose")] : [next]
  }
}
