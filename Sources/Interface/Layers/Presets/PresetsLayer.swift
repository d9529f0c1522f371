import Cells
import Domain

/// The presets: one is taken, what stands on Create is kept as one, one is deleted.
package struct PresetsLayer: ListLayer {
  package var filter = TextBuffer("", limit: TextBuffer.filterLimit)
  package var list = ListState()

  package init() {}

  package var context: KeyContext { .filter }

  package var text: TextBuffer? {
    get { filter }
    set { filter = newValue ?? filter }
  }

  package mutating func follow(from before: TextBuffer, in model: Model) { move(by: 0, in: model) }

  /// Those that hold every word.
  func shown(in model: Model) -> [Preset] {
    let words = filter.text.lowercased().split(separator: " ")
    return (model.create.presets ?? []).filter { preset in
      let line = "\(preset.name) \(preset.model) \(preset.prompt)".lowercased()
      return words.allSatisfy { line.contains($0) }
    }
  }

  /// Under the cursor.
  func preset(in model: Model) -> Preset? {
    let shown = shown(in: model)
    return shown.indices.contains(list.cursor) ? shown[list.cursor] : nil
  }

  package func count(in model: Model) -> Int { shown(in: model).count }
  package func place(in model: Model) -> ListPlace? { ListOverlay(presets: self, model: model).place }
  package func draw(_ model: Model, _ canvas: inout Canvas) { ListOverlay(presets: self, model: model).draw(&canvas) }

  package func enter(_ model: inout Model) -> [Effect] {
    let preset = preset(in: model)
    model.layers.removeLast()
    return preset.map { model.take($0) } ?? []
  }

  package func press(_ key: Key, _ model: inout Model) -> [Effect]? {
    switch key {
    case .control("s"): model.askToKeepPreset(named: preset(in: model)?.name ?? filter.text)
    case .control("x"):
      guard let preset = preset(in: model) else { return [] }
      model.ask("Delete the preset \(preset.name)? This cannot be undone.", yes: "Delete") { _ in
        [.deletePreset(preset.name)]
      }
    default: return nil
    }
    return []
  }

  package func description(in model: Model) -> String? {
    preset(in: model).map { OneLine.text($0.prompt, limit: 400) } ?? "A preset is all of Create under a name."
  }

  package func hints(in model: Model) -> [KeyHints.Wanted] {
    (count(in: model) > 0 ? [([.open], "take it"), ([.up, .down], "move")] : []) + [([.back], "close")]
  }

  package func ownHints(in model: Model) -> [KeyHints.Hint] {
    let keep = KeyHints.Hint(keys: "^S", words: "keep Create")
    return count(in: model) > 0 ? [keep, KeyHints.Hint(keys: "^X", words: "delete")] : [keep]
  }
}
