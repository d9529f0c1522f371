import Cells
import Domain

extension Model {
  /// What kind of place the keys go to now.
  package var context: KeyContext {
    if let top = layers.last { return top.context }
    switch editor {
    case .textBox: return .text
    case .picker: return .picker
    case .dropdown, .multiselect, .galleryFilter: return .filter
    case .line, .key: return .question
    case nil:
      if slideShow != nil { return .slides }
      return zone == .gallery
        ? isLarge ? .picture : gallery.sideBySide.isEmpty || panel != .gallery ? .gallery : .choosing
        : zone == .result ? isLarge ? .largeResult : .result : zone == .form ? panel.row?.context ?? .form : .form
    }
  }

  /// The kind of place below the palette or the help, where what is chosen there is done.
  package var contextBelow: KeyContext {
    var model = self
    while let top = model.layers.last, top.isOfCommands { model.layers.removeLast() }
    return model.context
  }

  mutating func receive(_ event: InputEvent) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
    case .paste(let text): return paste(text)
    case .mouse(let mouse): return point(mouse)
    case .resized(let size):
      self.size = size
      // What had the keys has them again when a tiny window has grown.
      if Layout.fits(size) { settleZone() }
      return []
    case .pixels(let cell):
      look.cellPixels = cell
      return []
    case .hungUp: return [.quit(129)]
    }
  }

  /// A key is an action where the keymap has a row for it here, else text where text is typed.
  ///
  /// - Parameter times: how often a key came that moves.
  mutating func press(_ key: Key, times: Int = 1) -> [Effect] {
    guard Layout.fits(size) else { return pressUnseen(key) }
    let place = context
    if let action = keymap.action(for: key, in: place) {
      lastActs.kills.close()
      return perform(action, times: times)
    }
    if let top = layers.last, let effects = top.press(key, &self) { return effects }
    switch place {
    case .text, .filter, .picker, .question, .files: return edit(with: key, times: times)
    case .form, .styles, .gateway: return beginTyping(key)
    case .result, .largeResult:
      sayWhereToChoose(key)
      return []
    case .slides: return []
    case .style, .reading, .jobs, .gallery, .picture, .choosing: return []
    }
  }

  /// On a screen too small to show what is open, only leaving works; q never becomes text there, and asks by itself.
  private mutating func pressUnseen(_ key: Key) -> [Effect] {
    switch key {
    case .control("c"): return perform(.interrupt)
    case .character("q"), .function(10): return asksToQuit ? [.quit(0)] : perform(.quit)
    default: return []
    }
  }

  /// Whether the question on top is the one about quitting.
  var asksToQuit: Bool { top(Confirm.self)?.subject == .quit }

  /// The gallery's keys for choosing among pictures, pressed on a sheet of them.
  private mutating func sayWhereToChoose(_ key: Key) {
    let choosing: [Action] = [.pairAssets, .tournament, .rateAssets]
    guard comparison.isOpen, let action = keymap.action(for: key, in: .gallery), choosing.contains(action) else {
      return
    }
    say(.info, "Mark them in the gallery (2) to choose: they are compared and rated there.")
  }

  /// A digit on a number field begins to type a number; other keys do nothing.
  private mutating func beginTyping(_ key: Key) -> [Effect] {
    if key == .backspace || key == .delete, let ref = focusedRef, zone == .form { return resetField(ref) }
    return []
  }

  private mutating func paste(_ text: String) -> [Effect] {
    // Nobody sees where it would go.
    guard Layout.fits(size) else { return [] }
    if let effects = receiveDropped(text) { return effects }
    if withBuffer({ $0.insert(text) }) == false {
      say(.warning, "The text was too long and is cut.")
    } else if case nil = editor, layers.isEmpty, zone == .form, let ref = focusedRef,
      [.prompt, .negative, .instructions, .spokenText].contains(ref)
    {
      editor = .textBox(ref)
      return paste(text)
    }
    filterChanged()
    return []
  }

  /// Keys that edit the line or box that is open.
  private mutating func edit(with key: Key, times: Int = 1) -> [Effect] {
    if handleChoice(key) { return [] }
    let width = textBoxWidth
    var kills = lastActs.kills
    withBuffer { buffer in
      buffer.kills = kills
      buffer.apply(key, width: width, times: times)
      kills = buffer.kills
      return true
    }
    // What is cut out of a key must not come up in a prompt.
    if !typesSecret { lastActs.kills = kills }
    filterChanged()
    return []
  }

  private var typesSecret: Bool {
    if let top = layers.last { return (top as? LineQuestion)?.kind == .secret }
    if case .key? = editor { return true }
    return false
  }

  /// Space in a multiselect or the gallery's filters chooses rather than types.
  private mutating func handleChoice(_ key: Key) -> Bool {
    if case .multiselect(var state) = editor, layers.isEmpty, key == .character(" ") {
      let shown = state.shown
      if shown.indices.contains(state.list.cursor) { state.toggle(shown[state.list.cursor].value) }
      editor = .multiselect(state)
      return true
    }
    if case .dropdown(let state) = editor, state.ref == .galleryFilter, state.filter.isEmpty, layers.isEmpty,
      key == .character(" ")
    {
      let shown = state.shown
      if shown.indices.contains(state.list.cursor) { _ = set(state.ref, .word(shown[state.list.cursor].value)) }
      return true
    }
    return false
  }

  /// Runs a change on whatever buffer takes text now; nil when none does.
  @discardableResult
  mutating func withBuffer(_ change: (inout TextBuffer) -> Bool) -> Bool? {
    layers.isEmpty ? withEditorBuffer(change) : withLayerText(change)
  }

  private mutating func withEditorBuffer(_ change: (inout TextBuffer) -> Bool) -> Bool? {
    var result: Bool?
    if case .textBox(let ref)? = editor { withTextBox(ref) { result = change(&$0) } }
    guard var buffer = editor?.buffer else { return result }
    result = change(&buffer)
    editor?.buffer = buffer
    if case .galleryFilter? = editor { setFilter(buffer.text) }
    return result
  }

  mutating func filterChanged() {
    if layers.isEmpty { editor?.follow() }
  }

  /// The columns in which the prompt's text is wrapped, for moving up and down in it.
  var textBoxWidth: Int {
    if let width = layers.last?.textWidth(in: self) { return width }
    guard let form = layout.form else { return 40 }
    return TextBoxView.textWidth(of: layout.inside(form), self)
  }
}
