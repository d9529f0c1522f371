import Cells
import Domain

/// The help while it is read: where one is in it, and what is looked for.
package struct HelpLayer: ReadingLayer {
  package var list = ListState()
  /// What the rows that are shown must hold.
  package var filter = TextBuffer(limit: TextBuffer.filterLimit)
  /// Whether what is looked for is being typed.
  package var isSearching = false

  package init() {}

  package var context: KeyContext { isSearching ? .filter : .reading }
  package var isOfCommands: Bool { true }

  package var text: TextBuffer? {
    get { isSearching ? filter : nil }
    set { filter = newValue ?? filter }
  }

  package mutating func follow(from before: TextBuffer, in model: Model) { list = ListState() }

  package func count(in model: Model) -> Int { HelpText(model).lines(matching: filter.text).count }
  package func frame(in model: Model) -> Rect { HelpView.frame(self, model) }
  package func draw(_ model: Model, _ canvas: inout Canvas) { HelpView.draw(self, model, &canvas) }

  package func enter(_ model: inout Model) -> [Effect] {
    guard isSearching else { return model.perform(.back) }
    model.withTop(HelpLayer.self) { $0.isSearching = false }
    return []
  }

  package func description(in model: Model) -> String? {
    isSearching ? "Enter keeps the rows that are found, Esc shows all of them." : "Arrows scroll, Esc closes."
  }

  package func hints(in model: Model) -> [KeyHints.Wanted] {
    isSearching
      ? [([.up, .down], "move"), ([.open], "choose"), ([.back], "close")]
      : [([.up, .down], "scroll"), ([.find], "search"), ([.back], "close")]
  }
}

extension Model {
  /// Esc while the help is searched shows all of it again; false when there is no search to end.
  mutating func endHelpSearch() -> Bool {
    guard let help = top(HelpLayer.self), help.isSearching || !help.filter.isEmpty else { return false }
    replaceTop(HelpLayer())
    return true
  }
}
