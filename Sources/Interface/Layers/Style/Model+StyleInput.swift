import Cells
import Domain

extension Model {
  /// Keys of the layer in which a style is edited: Tab moves, the rest edits the part that has the focus.
  mutating func editStyle(with key: Key) -> [Effect] {
    guard var draft = styleDraft else { return [] }
    if key == .enter, draft.part == .save { return perform(.saveStyle) }
    switch key {
    case .tab: draft.movePart(by: 1, wrapping: true)
    case .backTab: draft.movePart(by: -1, wrapping: true)
    case .enter where !draft.part.isMultiline: draft.movePart(by: 1)
    case .down where !draft.part.isMultiline: draft.movePart(by: 1)
    case .up where !draft.part.isMultiline: draft.movePart(by: -1)
    case .left where draft.part == .kind: draft.stepKind(-1)
    case .right where draft.part == .kind, .character(" ") where draft.part == .kind: draft.stepKind(1)
    default:
      guard draft.part.isText else { return [] }
      draft[draft.part].apply(key, width: StyleLayout(draft, size).textWidth)
    }
    replaceTop(StyleLayer(draft))
    return []
  }

  /// A click goes to a part; on the type it chooses the next, on Save it saves.
  mutating func clickStyle(_ point: Point) -> [Effect] {
    guard var draft = styleDraft, let row = StyleLayout(draft, size).row(at: point) else { return [] }
    draft.part = row.part
    if row.part == .kind { draft.stepKind(1) }
    replaceTop(StyleLayer(draft))
    return row.part == .save ? perform(.saveStyle) : []
  }
}
